// Names under the nodes: large enough to be read from the back of a room, and none over another. Where there is
// no room for all, the weightiest have theirs; coming nearer brings the others.
const SMALLEST = 12.5;
const MOST_NAMED = 400;
const ALWAYS_NAMED = 12;
let named = new Set();
const nameHeight = () => Math.max(16, Math.min(SMALLEST / scale, 90));
const nameFont = (height, bold) => `${bold ? "bold " : ""}${height}px system-ui, "Segoe UI", sans-serif`;

// How wide a name is at a height of 1: measured once, since measuring is what takes time.
const nameWidths = new Map();
function nameWidth(ctx, node) {
  if (!nameWidths.has(node.id)) {
    ctx.font = nameFont(20, false);
    nameWidths.set(node.id, Math.max(...node.label.split("\n").map((line) => ctx.measureText(line).width)) / 20);
  }
  return nameWidths.get(node.id);
}
function nameBox(ctx, node, at, height) {
  const lines = node.label.split("\n");
  const width = nameWidth(ctx, node) * height;
  const top = at.y + radiusOf(node) + 4;
  return { left: at.x - width / 2, right: at.x + width / 2, top, low: top + lines.length * (height + 1) };
}
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.low && b.top < a.low;

// While the map is only moved about, the names stay those that were chosen.
let namedFor = {};
function namesNow(ctx) {
  const near = Math.abs(scale / namedFor.scale - 1) < 0.02;
  if (!near || namedFor.current !== current || namedFor.lit !== view.lit || namedFor.cursor !== view.cursor) {
    namedFor = { scale, current, lit: view.lit, cursor: view.cursor };
    named = chooseNames(ctx);
  }
}
// What stands out first, then by weight. A name hides no other name, and only the weightiest may hide a shape.
function chooseNames(ctx) {
  const height = nameHeight();
  const standing = [...current.shown].filter((id) => view.lit === null || view.lit.has(id)).map((id) => nodes.get(id));
  const at = network.getPositions();
  const wanted = standing.filter((node) => at[node.id]).sort((a, b) => radiusOf(b) - radiusOf(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_NAMED);
  const shapes = wanted.map((node) => ({ id: node.id, left: at[node.id].x - radiusOf(node) * 0.8, right: at[node.id].x + radiusOf(node) * 0.8, top: at[node.id].y - radiusOf(node) * 0.8, low: at[node.id].y + radiusOf(node) * 0.8 }));
  const taken = [];
  const chosen_ = new Set();
  ctx.save();
  for (const [rank, node] of wanted.entries()) {
    const box_ = nameBox(ctx, node, at[node.id], height);
    const first = node.id === view.selected || node.id === view.cursor;
    if (!first && (taken.some((one) => overlap(one, box_)) || (rank >= ALWAYS_NAMED && shapes.some((shape) => shape.id !== node.id && overlap(shape, box_))))) continue;
    taken.push(box_);
    chosen_.add(node.id);
  }
  ctx.restore();
  return chosen_;
}

function drawLabel(ctx, node, x, y) {
  const height = nameHeight();
  ctx.save();
  ctx.font = nameFont(height, node.id === view.selected);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = Math.max(3.5, 3 / scale);
  ctx.strokeStyle = "#ffffffe6";
  ctx.fillStyle = "#1d1d1b";
  node.label.split("\n").forEach((line, at) => {
    const top = y + radiusOf(node) + 4 + at * (height + 1);
    ctx.strokeText(line, x, top);
    ctx.fillText(line, x, top);
  });
  ctx.restore();
}
