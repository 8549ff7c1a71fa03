// The present view as a picture: PNG, SVG, or a printed page, each with title, date and legend.
const fileName = (ending) => `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "map"}.${ending}`;
const legendOf = () => {
  const shown = [...current.shown].map((id) => nodes.get(id));
  const has = (items, key) => new Set(items.map(key));
  const [kinds_, spheres_, ties_, sure_] = [has(shown, (n) => n.kind), has(shown, (n) => n.sphere), has(current.drawn, (t) => t.kind), has(current.drawn, (t) => t.sure)];
  return [
    ...[...kinds.values()].filter((kind) => kinds_.has(kind.key)).map((kind) => ({ icon: shapeIcon(kind.shape, NEUTRAL), title: kind.title })),
    ...[...spheres.values()].filter((sphere) => spheres_.has(sphere.key)).map((sphere) => ({ icon: shapeIcon("dot", sphere.color), title: sphere.title })),
    ...[...tieKinds.values()].filter((kind) => ties_.has(kind.key)).map((kind) => ({ icon: lineIcon(kind.color, false, kind.end), title: kind.title })),
    ...[...certainties.values()].filter((sure) => sure_.has(sure.key)).map((sure) => ({ icon: lineIcon(INK, DASHES[sure.key]), title: sure.title })),
    ...markRows(),
  ];
};
const dateLine = () => [view.day === null ? say("all_times") : say("as_of", { day: dayText(view.day) }), say("shown_count", { n: current.shown.size, total: data.total }), ...filterNames(), ...[...cases.values()].slice(0, 3).map((one) => `${one.title} (${one.checked})`)].join(" · ");

function svgText(text, x, y, size, more = {}) {
  const made = svg("text", { x, y, "font-size": size, fill: "#1d1d1b", "font-family": "system-ui, Segoe UI, sans-serif", ...more });
  made.textContent = text;
  return made;
}
// The whole view drawn again as vectors; sizes are those of the map.
function asSvg() {
  const at = network.getPositions([...current.shown]);
  const points = Object.values(at);
  const edge = (pick, side, start) => points.reduce((best, point) => side(best, pick(point)), start);
  const left = edge((p) => p.x, Math.min, points.length ? Infinity : 0) - 110;
  const top = edge((p) => p.y, Math.min, points.length ? Infinity : 0) - 60;
  const width = Math.max(900, edge((p) => p.x, Math.max, points.length ? -Infinity : 0) + 110 - left);
  const height = Math.max(300, edge((p) => p.y, Math.max, points.length ? -Infinity : 0) + 100 - top);
  const items = legendOf();
  const columns = Math.max(1, Math.floor(width / 300));
  const rows = Math.ceil(items.length / columns);
  const all = height + 90 + rows * 26 + 20;
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: all, viewBox: `0 0 ${width} ${all}` }, svg("rect", { width, height: all, fill: "#ffffff" }));
  picture.append(svgText(data.title, 20, 34, 24, { "font-weight": "bold" }), svgText(dateLine(), 20, 60, 15));
  const bent = bends(current.drawn);
  const map = svg("g", { transform: `translate(${-left} ${80 - top})` });
  for (const tie of current.drawn) map.append(svgTie(tie, at, bent.get(tie.id)));
  for (const id of current.shown) map.append(...svgNode(nodes.get(id), at[id]));
  picture.append(map);
  items.forEach(({ icon, title }, number) => {
    const [x, y] = [20 + (number % columns) * 300, height + 90 + Math.floor(number / columns) * 26];
    icon.setAttribute("x", x);
    icon.setAttribute("y", y);
    picture.append(icon, svgText(title.split(/[(:]/)[0].trim(), x + 44, y + 14, 14));
  });
  return picture;
}
const faint = (id) => view.lit !== null && !view.lit.has(id);
function svgTie(tie, at, bend) {
  const style = tieStyle(tie);
  const [from, to] = [at[tie.from], at[tie.to]];
  const round = bend ? bend.roundness * (bend.type === "curvedCW" ? 1 : -1) : 0;
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * round * 0.5, y: (from.y + to.y) / 2 + (to.x - from.x) * round * 0.5 };
  const length = Math.hypot(to.x - middle.x, to.y - middle.y) || 1;
  const cut = radiusOf(nodes.get(tie.to)) + 3;
  const end = { x: to.x - ((to.x - middle.x) * cut) / length, y: to.y - ((to.y - middle.y) * cut) / length };
  const line = svg("path", { d: `M${from.x} ${from.y}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}`, fill: "none", stroke: style.color.color, "stroke-width": style.width, "stroke-opacity": style.color.opacity });
  if (style.dashes) line.setAttribute("stroke-dasharray", style.dashes.join(" "));
  const kind = tieKinds.get(tie.kind);
  if (!kind.end || tie.alliance) return line;
  const angle = (Math.atan2(end.y - middle.y, end.x - middle.x) * 180) / Math.PI;
  const head_ = svg("g", { transform: `translate(${end.x.toFixed(1)} ${end.y.toFixed(1)}) rotate(${angle.toFixed(1)}) translate(-34 -6)`, opacity: style.color.opacity }, endIcon(kind.end, kind.color));
  return svg("g", {}, line, head_);
}
function svgNode(node, { x, y }) {
  const radius = radiusOf(node);
  const points = outline(node.shape, radius);
  const look = { fill: node.color, stroke: INK, "stroke-width": 1.6, opacity: faint(node.id) ? 0.13 : 1 };
  if (isVague(node)) look["stroke-dasharray"] = "4 3";
  const shape = points === null ? svg("circle", { cx: x, cy: y, r: radius, ...look }) : svg("polygon", { points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" "), ...look });
  if (faint(node.id)) return [shape];
  return [shape, ...marksOf(node).map((one) => svgMark(one, x, y)), ...node.label.split("\n").map((line, number) => svgText(line, x, y + radius + 18 + number * 17, 16, { "text-anchor": "middle", stroke: "#ffffff", "stroke-width": 3.5, "paint-order": "stroke" }))];
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
// One letter that XML forbids would make the whole picture unreadable.
const NOT_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const svgSource = () => new XMLSerializer().serializeToString(asSvg()).replace(NOT_XML, "\ufffd");
function saveSvg() {
  save(new Blob([svgSource()], { type: "image/svg+xml;charset=utf-8" }), fileName("svg"));
}
function savePng() {
  const image = new Image();
  image.addEventListener("load", () => {
    const factor = Math.min(2, 8000 / Math.max(image.width, image.height));
    const canvas = el("canvas", { width: Math.round(image.width * factor), height: Math.round(image.height * factor) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, fileName("png")), "image/png");
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgSource())}`;
}
const paper = el("div", { id: "paper", "aria-hidden": "true" });
document.body.append(paper);
addEventListener("beforeprint", () => {
  const picture = asSvg();
  for (const side of ["width", "height"]) picture.removeAttribute(side);
  paper.replaceChildren(picture);
});
addEventListener("afterprint", () => paper.replaceChildren());
tools.append(tool("PNG", savePng, { id: "png", title: say("save_png") }), tool("SVG", saveSvg, { id: "svg", title: say("save_svg") }), tool(say("print"), () => print(), { id: "print" }));
