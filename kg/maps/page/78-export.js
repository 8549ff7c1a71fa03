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
    ...(current.drawn.some((tie) => tie.absent) ? [{ icon: lineIcon(NO_MARK, [1, 4]), title: say("absent") }] : []),
    ...[...certainties.values()].filter((sure) => sure_.has(sure.key)).map((sure) => ({ icon: lineIcon(INK, DASHES[sure.key]), title: sure.title })),
    ...dateMarks(),
    ...markRows(),
  ];
};
const dateLine = () => [view.day === null ? say("all_times") : say("as_of", { day: dayText(view.day) }), say("shown_count", { n: current.shown.size, total: data.total }), ...filterNames(), ...[...cases.values()].slice(0, 3).map((one) => `${one.title} (${one.checked})`)].join(" · ");

function svgText(text, x, y, size, more = {}) {
  const made = svg("text", { x, y, "font-size": size, fill: "#1d1d1b", "font-family": "system-ui, Segoe UI, sans-serif", ...more });
  made.textContent = text;
  return made;
}
// A text in lines that are no wider than this; a word that is wider by itself is cut.
function inLines(text, size, width, weight = "") {
  pen.font = `${weight} ${size}px system-ui, "Segoe UI", sans-serif`;
  const fits = (line) => pen.measureText(line).width <= width;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(word)) lines.push(word);
    else for (const letter of ` ${word}`) fits(lines.at(-1) + letter) ? (lines[lines.length - 1] += letter) : lines.push(letter);
  }
  return lines;
}
// On paper a wide picture is made small: what stands around the map grows with it, to be read there too.
const grown = (width) => Math.max(1, width / 1800);
// Title, and under it the date, what is filtered and how much is shown: the texts, and where they end.
function headOf(width) {
  const [large_, small] = [24, 15].map((size) => Math.round(size * grown(width)));
  const lines = [...inLines(data.title, large_, width - 40, "bold").map((line) => [line, large_, { "font-weight": "bold" }]), ...inLines(dateLine(), small, width - 40).map((line) => [line, small, {}])];
  let low = 4;
  const texts = lines.map(([line, size, more]) => {
    low += Math.round(size * 1.3);
    return svgText(line, 20, low, size, more);
  });
  return { texts, low: low + 20 };
}
function legendAt(top, width) {
  const items = legendOf().map(({ icon, title }) => ({ icon, title: brief(title) }));
  const by = grown(width);
  pen.font = `${14 * by}px system-ui, "Segoe UI", sans-serif`;
  const column = Math.max(300 * by, ...items.map(({ title }) => pen.measureText(title).width + 64 * by));
  const columns = Math.max(1, Math.floor((width - 20) / column));
  const drawn = items.flatMap(({ icon, title }, number) => {
    const [x, y] = [20 + (number % columns) * column, top + Math.floor(number / columns) * 26 * by];
    const sides = { x, y, width: icon.getAttribute("width") * by, height: icon.getAttribute("height") * by };
    for (const [side, length] of Object.entries(sides)) icon.setAttribute(side, length);
    return [icon, svgText(title, x + 44 * by, y + 14 * by, 14 * by)];
  });
  return { drawn, low: top + Math.ceil(items.length / columns) * 26 * by + 20 };
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
  const head_ = headOf(width);
  const key = legendAt(head_.low + height + 10, width);
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: key.low, viewBox: `0 0 ${width} ${key.low}` }, svg("rect", { width, height: key.low, fill: "#ffffff" }));
  const bent = bends(current.drawn);
  const map = svg("g", { transform: `translate(${-left} ${head_.low - top})` });
  for (const tie of current.drawn) map.append(svgTie(tie, at, bent.get(tie.id)));
  for (const id of current.shown) map.append(...svgNode(nodes.get(id), at[id]));
  picture.append(...head_.texts, map, ...key.drawn);
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
  const opacity = faint(node.id) ? 0.13 : 1;
  const shapes = layersOf(node).map(({ radius: size, fill, width, dash }) => svgShape(node.shape, x, y, size, { fill, stroke: INK, "stroke-width": width, opacity, ...(dash.length ? { "stroke-dasharray": dash.join(" ") } : {}) }));
  const radius = radiusOf(node);
  if (faint(node.id)) return shapes;
  return [...shapes, ...marksOf(node).map((one) => svgMark(one, x, y)), ...node.label.split("\n").map((line, number) => svgText(line, x, y + radius + 18 + number * 17, 16, { "text-anchor": "middle", stroke: "#ffffff", "stroke-width": 3.5, "paint-order": "stroke" }))];
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
