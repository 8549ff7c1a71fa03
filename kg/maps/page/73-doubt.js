// While a date is looked at, the legend says how what is not certain at it looks, and what has no date.
const hollowIcon = () => shapeBoxed(
  svgShape("dot", -3, 0, 8, { fill: "#ffffff", stroke: INK, "stroke-width": 1.4, "stroke-dasharray": "4 3" }),
  svgShape("dot", -3, 0, 8 * CORE, { fill: NO_MARK, stroke: INK, "stroke-width": 0.8 }));
const dottedIcon = () => shapeBoxed(svgShape("dot", -3, 0, 8, { fill: NEUTRAL, stroke: INK, "stroke-width": 1.6, "stroke-dasharray": "1 2.5" }));

function dateMarks() {
  if (view.day === null) return [];
  const shown = [...current.shown].map((id) => nodes.get(id));
  const [open, openTies] = [shown.filter((node) => atDay(node) === "maybe").length, current.drawn.filter((tie) => tieAtDay(tie) === "maybe").length];
  const undated = shown.filter((node) => !node.t).length;
  return [
    ...(open ? [{ icon: hollowIcon(), title: say("open_node"), number: open }] : []),
    ...(openTies ? [{ icon: lineIcon(INK, OPEN_DASHES.stated), title: say("open_tie_date"), number: openTies }] : []),
    ...(undated ? [{ icon: dottedIcon(), title: say("no_date"), number: undated }] : []),
  ];
}
legendMore.push(() => section(say("at_date"), dateMarks().map(({ icon, title, number }) =>
  el("li", { class: "mark" }, icon, el("span", { class: "word" }, title), el("span", { class: "count" }, String(number))))));
