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

function nodeRows(field, all, icon, counts) {
  return [...all.values()].filter((item) => counts.has(item.key)).map((item) =>
    row(icon(item), item.title, counts.get(item.key), !view.off[field].has(item.key), () => toggle(view.off[field], item.key)));
}
function drawLegend() {
  const focused = legendRows.contains(document.activeElement) ? [...legendRows.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  const scope = [...nodes.values()].filter((node) => inScope(node));
  const inside = new Set(scope.filter(passes).map((node) => node.id));
  const between = ties.filter((tie) => inside.has(tie.from) && inside.has(tie.to));
  const kindCounts = count(scope, (node) => node.kind);
  const outside = [...kinds.values()].filter((kind) => !kindCounts.has(kind.key));
  const missing = count([...nodes.values()].filter((node) => !inScope(node)), (node) => node.kind);
  legendRows.replaceChildren(
    el("p", {}, say("legend_help")),
    ...section(say("kinds"), nodeRows("kind", kinds, (kind) => shapeIcon(kind.shape, NEUTRAL), kindCounts)),
    ...section(say("spheres"), nodeRows("sphere", spheres, (sphere) => shapeIcon("dot", sphere.color), count(scope.filter((node) => node.sphere), (node) => node.sphere))),
    ...section(say("ties"), [
      ...nodeRows("tie", tieKinds, (kind) => lineIcon(kind.color, false, kind.end), count(between, (tie) => tie.kind)),
      ...(between.some((tie) => tie.absent) ? [row(lineIcon(NO_MARK, [1, 4]), say("absent"), between.filter((tie) => tie.absent).length, view.absent, () => { view.absent = !view.absent; refresh(); })] : []),
    ]),
    ...section(say("certainty"), nodeRows("sure", certainties, (sure) => lineIcon(INK, DASHES[sure.key]), count([...scope, ...between], (item) => item.sure))),
    ...(cases.size > 1 ? section(say("cases"), [...cases.values()].map((one) =>
      row("", one.title, null, !view.off.case.has(one.id), () => toggle(view.off.case, one.id)))) : []),
    ...legendMore.flatMap((more) => more()),
    ...section(say("add"), outside.filter((kind) => missing.has(kind.key)).map((kind) =>
      row(shapeIcon(kind.shape, NEUTRAL, true), `+ ${kind.title}`, missing.get(kind.key), null, () => { view.added.add(kind.key); refresh(); fit(); }))),
  );
  if (focused >= 0) legendRows.querySelectorAll("button")[focused]?.focus();
}
const legendMore = [];
whenChanged(drawLegend);
