// An answer beside the map: its rows, and on the map what each is about.
const answer = data.answer;
let whyOf = () => [];
let markRows = () => [];
const rowButtons = [];

function chooseRow(row, button) {
  const ids = new Set([row.about, ...row.ids].filter((id) => nodes.has(id)));
  const facts = new Set(row.facts);
  const lit = ties.filter((tie) => facts.has(tie.id.slice(tie.case.length + 1)));
  for (const tie of lit) ids.add(tie.from).add(tie.to);
  const again = button.getAttribute("aria-pressed") === "true";
  view.selected = null;
  view.tie = null;
  view.path = null;
  view.row = again ? null : { nodes: ids, ties: new Set(lit.map((tie) => tie.id)) };
  if (!again) for (const id of ids) if (!current.shown.has(id)) include(id);
  panel.hidden = true;
  resized();
  refresh();
  if (!again) button.setAttribute("aria-pressed", "true");
  if (!again) fitOn(ids, { most: 1.1 });
}

if (answer) {
  const rows = answer.rows.map((row) => {
    const [first, ...rest] = row.cells;
    const button = el("button", { type: "button", "aria-pressed": "false", dir: "auto" },
      el("span", { class: "first" }, first?.[1] ?? row.about),
      ...rest.map(([title, text]) => el("span", { class: "aside" }, `${title}${colon}${text}`)));
    button.addEventListener("click", () => chooseRow(row, button));
    rowButtons.push(button);
    return el("li", {}, button);
  });
  byId("answer").hidden = false;
  byId("answer").setAttribute("aria-label", answer.title);
  byId("answer").append(
    el("h2", { dir: "auto" }, answer.title),
    el("p", { dir: "auto" }, answer.question),
    el("p", { class: "aside" }, rows.length ? say("rows", { n: rows.length }) : say("no_rows"), answer.truncated ? ` ${say("more_rows")}` : ""),
    el("ol", {}, ...rows),
    el("details", {}, el("summary", {}, say("made")), el("dl", {}, ...answer.made.flatMap(([what, value]) => entry(what, value)))),
  );
  whenChanged(() => { if (!view.row) for (const button of rowButtons) button.setAttribute("aria-pressed", "false"); });

  const sizes = new Map(Object.entries(answer.sizes));
  if (sizes.size) radiusOf = (node) => (sizes.has(node.id) ? 10 + 18 * Math.sqrt(sizes.get(node.id)) : Math.min(node.size, 10));
  const about = group(answer.rows, (row) => row.about);
  const rowsOn = (node) => about.get(node.id) ?? [];
  const seatsOn = (node) => rowsOn(node).filter((row) => row.seat);
  const haltOn = (node) => rowsOn(node).find((row) => row.halt);
  marksOf = (node) => [...emptySeats(Math.min(seatsOn(node).length, 8), radiusOf(node)), ...(haltOn(node) ? halted(radiusOf(node)) : [])];
  whyOf = (node) => [...seatsOn(node).map((row) => `${say("empty_seat")}${colon}${row.seat}`), ...(haltOn(node) ? [haltOn(node).halt] : [])];
  markRows = () => {
    const shown = [...current.shown].map((id) => nodes.get(id));
    return [
      ...(shown.some((node) => seatsOn(node).length) ? [{ icon: markIcon(emptySeats(1, -11)), title: say("empty_seat") }] : []),
      ...(shown.some(haltOn) ? [{ icon: markIcon(halted(0)), title: say("halted") }] : []),
    ];
  };
  panelTools.push((node) => (whyOf(node).length
    ? el("section", { class: "why" }, el("h3", {}, answer.title), el("ul", {}, ...whyOf(node).map((text) => el("li", { dir: "auto" }, text))))
    : null));
  legendMore.push(() => section(answer.title, markRows().map(({ icon, title }) => el("li", { class: "mark" }, icon, el("span", { class: "word" }, title)))));
}

const svgMark = ({ dx, dy, r, w, h, fill, line, dash }, x = 0, y = 0) => {
  const look = { fill: fill ?? "none", ...(line ? { stroke: line, "stroke-width": 1.5 } : {}), ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}) };
  const place = r ? { cx: x + dx, cy: y + dy, r } : { x: x + dx, y: y + dy, width: w, height: h };
  return svg(r ? "circle" : "rect", { ...Object.fromEntries(Object.entries(place).map(([side, number]) => [side, number.toFixed(1)])), ...look });
};
const markIcon = (marks) => svg("svg", { width: 24, height: 22, viewBox: "-12 -11 24 22", "aria-hidden": "true" }, ...marks.map((one) => svgMark(one)));

// A seat for each thing that is missing, empty, around the one that misses it.
function emptySeats(seats, radius) {
  return Array.from({ length: seats }, (_, at) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * at) / Math.max(seats, 6);
    return { dx: (radius + 11) * Math.cos(angle), dy: (radius + 11) * Math.sin(angle), r: 6, line: "#B00020", dash: [3, 2] };
  });
}
function halted(radius) {
  const bar = { dy: -radius - 4, w: 3, h: 8, fill: "#ffffff" };
  return [{ dx: radius, dy: -radius, r: 9, fill: "#B00020" }, { ...bar, dx: radius - 4 }, { ...bar, dx: radius + 1 }];
}
