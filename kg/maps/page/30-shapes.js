// One outline for each kind, used on the canvas, in the legend and in the exported pictures.
const ring = (corners, radius, turn = -Math.PI / 2) =>
  Array.from({ length: corners }, (_, at) => {
    const angle = turn + (2 * Math.PI * at) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const OUTLINES = {
  hexagon: (r) => ring(6, r, 0),
  triangle: (r) => ring(3, r * 1.15),
  triangleDown: (r) => ring(3, r * 1.15, Math.PI / 2),
  square: (r) => ring(4, r * 1.2, Math.PI / 4),
  diamond: (r) => ring(4, r * 1.15),
  pentagon: (r) => ring(5, r * 1.05),
  star: (r) => ring(10, r).map(([x, y], at) => (at % 2 ? [x * 0.5, y * 0.5] : [x * 1.2, y * 1.2])),
  bowtie: (r) => [[-r, -r * 0.8], [0, -r * 0.2], [r, -r * 0.8], [r, r * 0.8], [0, r * 0.2], [-r, r * 0.8]],
  cross: (r) => {
    const [a, b] = [r, r * 0.38];
    return [[-a, -a + b], [-a + b, -a], [0, -b], [a - b, -a], [a, -a + b], [b, 0], [a, a - b], [a - b, a], [0, b], [-a + b, a], [-a, a - b], [-b, 0]];
  },
  house: (r) => [[0, -r], [r, -r * 0.1], [r * 0.75, -r * 0.1], [r * 0.75, r], [-r * 0.75, r], [-r * 0.75, -r * 0.1], [-r, -r * 0.1]],
  bar: (r) => [[-r * 1.1, -r * 0.55], [r * 1.1, -r * 0.55], [r * 1.1, r * 0.55], [-r * 1.1, r * 0.55]],
};
const outline = (shape, radius) => (OUTLINES[shape] ? OUTLINES[shape](radius) : null);

function trace(context, shape, x, y, radius) {
  const points = outline(shape, radius);
  context.beginPath();
  if (points === null) context.arc(x, y, radius, 0, 2 * Math.PI);
  else points.forEach(([dx, dy], at) => (at ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
  context.closePath();
}

function svgShape(shape, x, y, radius, look) {
  const points = outline(shape, radius);
  return points === null
    ? svg("circle", { cx: x, cy: y, r: radius, ...look })
    : svg("polygon", { points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" "), ...look });
}
const shapeBoxed = (...drawn) => svg("svg", { width: 24, height: 22, viewBox: "-12 -11 24 22", "aria-hidden": "true" }, ...drawn);
function shapeIcon(shape, color, dashed = false) {
  return shapeBoxed(svgShape(shape, 0, 0, 8, { fill: color, stroke: "#2b2b28", "stroke-width": 1.4, ...(dashed ? { "stroke-dasharray": "3 2" } : {}) }));
}

const DASHES = { stated: false, inferred: [9, 5], disputed: [2, 4] };
function lineIcon(color, dashes, end = "") {
  const line = svg("line", { x1: 1, y1: 6, x2: end ? 27 : 33, y2: 6, stroke: color, "stroke-width": 2.4 });
  if (dashes) line.setAttribute("stroke-dasharray", dashes.join(" "));
  const icon = svg("svg", { width: 34, height: 12, viewBox: "0 0 34 12", "aria-hidden": "true" }, line);
  if (end) icon.append(endIcon(end, color));
  return icon;
}
function endIcon(end, color) {
  const solid = { fill: color };
  switch (end) {
    case "circle": return svg("circle", { cx: 29, cy: 6, r: 4, ...solid });
    case "box": return svg("rect", { x: 25, y: 2, width: 8, height: 8, ...solid });
    case "bar": return svg("rect", { x: 28, y: 1, width: 3, height: 10, ...solid });
    case "diamond": return svg("polygon", { points: "24,6 29,2 34,6 29,10", ...solid });
    case "vee": return svg("polygon", { points: "24,1 34,6 24,11 28,6", ...solid });
    case "crow": return svg("polygon", { points: "34,1 24,6 34,11 30,6", ...solid });
    default: return svg("polygon", { points: "25,2 34,6 25,10", ...solid });
  }
}
