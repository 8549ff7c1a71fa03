// The legend: only what is on the map; a click hides it or brings it back.
const legend = byId("legend");
const legendRows = el("div", { id: "rows" });
legend.append(legendRows);
const NO_MARK = "#8b8b85";

function count(items, key) {
  const counts = new Map();
  for (const item of items) for (const name of [key(item)].flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  refresh();
}
function row(icon, title, number, pressed, onclick) {
  return el("li", {}, el("button", { type: "button", "aria-pressed": pressed === null ? null : String(pressed), onclick },
    icon, el("span", { class: "word" }, title), el("span", { class: "count" }, number === null ? "" : String(number))));
}
const section = (title, rows) => (rows.length ? [el("h2", {}, title), el("ul", {}, ...rows)] : []);

// What is in sight, counted by a field; of what a filter of that field hides, what would come back without it.
function counts(field, key, { nodesToo = false, tiesToo = false }) {
  const off = view.off[field];
  const shown = [...current.shown].map((id) => nodes.get(id));
  const back = off.size ? [...nodes.values()].filter((node) => isShown(node, field)) : [];
  const inside = new Set(back.map((node) => node.id));
  const backTies = off.size ? ties.filter((tie) => inside.has(tie.from) && inside.has(tie.to) && tiePasses(tie, field)) : [];
  const items = [...(nodesToo ? [...shown, ...back.filter((node) => off.has(key(node)))] : []), ...(tiesToo ? [...current.drawn, ...backTies.filter((tie) => off.has(key(tie)))] : [])];
  return count(items.filter(key), key);
}
function rowsOf(field, all, icon, counted) {
  return [...all.values()].filter((item) => counted.has(item.key) || view.off[field].has(item.key)).map((item) =>
    row(icon(item), item.title, counted.get(item.key) ?? 0, !view.off[field].has(item.key), () => toggle(view.off[field], item.key)));
}
function absentRows() {
  const both = (tie) => current.shown.has(tie.from) && current.shown.has(tie.to);
  const number = ties.filter((tie) => tie.absent && both(tie) && tiePasses(tie, "absent")).length;
  return number || !view.absent ? [row(lineIcon(NO_MARK, [1, 4]), say("absent"), number, view.absent, () => { view.absent = !view.absent; refresh(); })] : [];
}
// Kinds of which nothing is part of the map yet, with how many of each there are at the date and under the filters.
function addRows() {
  const inside = count([...nodes.values()].filter(inScope), (node) => node.kind);
  const missing = count([...nodes.values()].filter((node) => passes(node)), (node) => node.kind);
  return [...kinds.values()].filter((kind) => !inside.has(kind.key) && missing.has(kind.key)).map((kind) =>
    row(shapeIcon(kind.shape, NEUTRAL, true), `+ ${kind.title}`, missing.get(kind.key), null, () => { view.added.add(kind.key); refresh(); fit(); }));
}
function drawLegend() {
  const focused = legendRows.contains(document.activeElement) ? [...legendRows.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  legendRows.replaceChildren(
    el("p", {}, say("legend_help")),
    ...section(say("kinds"), rowsOf("kind", kinds, (kind) => shapeIcon(kind.shape, NEUTRAL), counts("kind", (node) => node.kind, { nodesToo: true }))),
    ...section(say("spheres"), rowsOf("sphere", spheres, (sphere) => shapeIcon("dot", sphere.color), counts("sphere", (node) => node.sphere, { nodesToo: true }))),
    ...section(say("ties"), [...rowsOf("tie", tieKinds, (kind) => lineIcon(kind.color, false, kind.end), counts("tie", (tie) => tie.kind, { tiesToo: true })), ...absentRows()]),
    ...section(say("certainty"), rowsOf("sure", certainties, (sure) => lineIcon(INK, DASHES[sure.key]), counts("sure", (item) => item.sure, { nodesToo: true, tiesToo: true }))),
    ...(cases.size > 1 ? section(say("cases"), [...cases.values()].map((one) =>
      row("", one.title, null, !view.off.case.has(one.id), () => toggle(view.off.case, one.id)))) : []),
    ...legendMore.flatMap((more) => more()),
    ...section(say("add"), addRows()),
  );
  if (focused >= 0) legendRows.querySelectorAll("button")[focused]?.focus();
}
const legendMore = [];
whenChanged(drawLegend);
