// Scenes: views with a caption, one after the other. A scene is what the view is, written down and put back.
const scenes = data.scenes.map((scene) => ({ ...scene }));
let sceneAt = -1;
const sorted = (set) => [...set].sort();
const withoutEmpty = (mapping) =>
  Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "" && !(Array.isArray(value) && !value.length) && !(value?.constructor === Object && !Object.keys(value).length)));

const isoDay = (day) => new Date((day - 719163) * 86400000).toISOString().slice(0, 10);
// The day as it is written in a file; on a scenario's own clock, the month that it ends.
const writtenDay = (day) => (data.clock ? `${data.clock}${monthOf(day) < monthOf(data.epoch) ? "" : "+"}${monthOf(day) - monthOf(data.epoch)}m` : isoDay(day));

// The middle of what is seen, and how wide a piece of the map it is: the same on a wider screen.
function frameNow() {
  const { x, y } = network.getViewPosition();
  return { x: Math.round(x), y: Math.round(y), width: Math.max(20, Math.round(surface.clientWidth / network.getScale())) };
}
function putFrame({ x, y, width }, quick) {
  // Strips and panels that came or went left the map another size: vis-network must know before it is aimed.
  resized();
  network.moveTo({ position: { x, y }, scale: surface.clientWidth / width, animation: quick || calm || large ? false : { duration: 450 } });
}

function fitTo(ids) {
  if (!ids) return fit();
  return fitOn(ids, { most: 1.2 });
}

function focusNow() {
  const row = rowButtons.findIndex((button) => button.getAttribute("aria-pressed") === "true");
  if (row >= 0) return { question: answer.name, row: row + 1 };
  if (view.path) return { way: view.path.ends };
  if (view.tie) return view.tie.alliance ? { open: view.tie.alliance } : { tie: view.tie.id };
  return { open: view.selected };
}
// What the view is now, without a caption.
function captureScene() {
  return withoutEmpty({
    ...focusNow(),
    lanes: !lanes.hidden,
    at: view.day === null ? null : { text: writtenDay(view.day), day: view.day },
    everything: essential && view.all,
    with: sorted(view.extra).filter((id) => current.shown.has(id) && (!nodes.get(id).first || view.pinned.has(id))),
    kinds: sorted(view.added),
    only: withoutEmpty(Object.fromEntries(FACETS.map((facet) => [facet, sorted(view.only[facet])]))),
    without: withoutEmpty({ ...Object.fromEntries(Object.keys(HIDING).map((field) => [field, sorted(view.off[field])])), absent: !view.absent }),
    folded: view.folded,
    frame: frameNow(),
  });
}

function forget() {
  stopPlaying();
  endWay();
  Object.assign(view, { selected: null, tie: null, path: null, row: null, cursor: null });
  view.extra.clear();
  view.added.clear();
  clearFilters();
  if (!panel.hidden) {
    panel.hidden = true;
    resized();
  }
}
function focusOn(scene) {
  if (scene.row && rowButtons[scene.row - 1]) chooseRow(answer.rows[scene.row - 1], rowButtons[scene.row - 1]);
  else if (scene.way) showWay(...scene.way);
  else if (scene.tie && ties.some((tie) => tie.id === scene.tie)) selectTie(ties.find((tie) => tie.id === scene.tie));
  else if (scene.open && nodes.has(scene.open)) select(scene.open);
}
// Put a view back: everything that the scene does not say is as at the start.
function applyScene(scene, quick = false) {
  forget();
  const all = !essential || Boolean(scene.everything);
  if (view.all !== all) moveAll();
  view.all = all;
  view.folded = Boolean(scene.folded);
  view.day = scene.at?.day ?? null;
  view.absent = !scene.without?.absent;
  for (const kind of scene.kinds ?? []) view.added.add(kind);
  for (const [facet, values] of Object.entries(scene.only ?? {})) for (const value of values) view.only[facet].add(value);
  for (const field of Object.keys(HIDING)) for (const value of scene.without?.[field] ?? []) view.off[field].add(value);
  bring();
  for (const id of scene.with ?? []) {
    view.extra.add(id);
    view.pinned.add(id);
  }
  refresh();
  setLanes(Boolean(scene.lanes));
  focusOn(scene);
  if (scene.frame) putFrame(scene.frame, quick);
  else if (!scene.way && !scene.row) fitTo(view.lit);
}
const captionOf = (scene) => (typeof scene.caption === "string" ? scene.caption : scene.caption[data.lang] ?? Object.values(scene.caption)[0] ?? "");
// A caption that is written in two languages keeps the other one.
const withCaption = (scene, text) => ({ ...scene, caption: typeof (scene.caption ?? "") === "string" ? text : { ...scene.caption, [data.lang]: text } });
