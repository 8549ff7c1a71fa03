// Names under the nodes: large enough to be read from the back of a room, and none over another. Where there is
// no room for all, the weightiest have theirs; coming nearer brings the others.
const SMALLEST = 12.5;
const MOST_NAMED = 400;
const ALWAYS_NAMED = 12;
let named = new Map();
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
// Who is chosen has a ring around the shape, and the name outside it.
const standsOut = (node) => node.id === view.selected || node.id === view.cursor || Boolean(view.path?.ends.includes(node.id));
const RING = 7;
const BOLDER = 1.1;
function nameBox(ctx, node, at, height, side = "below") {
  const width = nameWidth(ctx, node) * height * (node.id === view.selected ? BOLDER : 1);
  const tall = node.label.split("\n").length * (height + 1);
  const gap = radiusOf(node) + 4 + (standsOut(node) ? RING : 0);
  const middle = { right: gap + width / 2, left: -gap - width / 2 }[side] ?? 0;
  const top = at.y + ({ below: gap, above: -gap - tall }[side] ?? -tall / 2);
  return { left: at.x + middle - width / 2, right: at.x + middle + width / 2, top, low: top + tall };
}
const shared = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.low, b.low) - Math.max(a.top, b.top));
const overlap = (a, b) => shared(a, b) > 0;

// While the map is only moved about, the names stay those that were chosen.
let namedFor = {};
function namesNow(ctx) {
  const near = Math.abs(scale / namedFor.scale - 1) < 0.02;
  if (!near || namedFor.current !== current || namedFor.lit !== view.lit || namedFor.cursor !== view.cursor) {
    namedFor = { scale, current, lit: view.lit, cursor: view.cursor };
    named = chooseNames(ctx);
  }
  seen = seenNow();
}
// What stands out first, then by weight. A name hides no other name, and only the weightiest may hide a shape, as small
// a part of it as can be.
// Of the few that are lit, as many as can be are called by name: above or beside the shape where there is no room below.
function chooseNames(ctx) {
  const height = nameHeight();
  const sides = view.lit === null ? ["below"] : ["below", "above", "right", "left"];
  const standing = [...current.shown].filter((id) => view.lit === null || view.lit.has(id)).map((id) => nodes.get(id));
  const at = network.getPositions();
  const wanted = standing.filter((node) => at[node.id]).sort((a, b) => standsOut(b) - standsOut(a) || radiusOf(b) - radiusOf(a) || (a.id < b.id ? -1 : 1)).slice(0, MOST_NAMED);
  const shapes = wanted.map((node) => ({ id: node.id, left: at[node.id].x - radiusOf(node) * 0.8, right: at[node.id].x + radiusOf(node) * 0.8, top: at[node.id].y - radiusOf(node) * 0.8, low: at[node.id].y + radiusOf(node) * 0.8 }));
  const taken = [];
  const chosen_ = new Map();
  ctx.save();
  for (const [rank, node] of wanted.entries()) {
    const boxes = sides.map((side) => ({ side, box: nameBox(ctx, node, at[node.id], height, side) }));
    const apart = boxes.filter(({ box: one }) => !taken.some((other_) => overlap(other_, one)));
    const hiding = (one) => shapes.reduce((sum, shape) => sum + (shape.id === node.id ? 0 : shared(shape, one) / shared(shape, shape)), 0);
    const least = apart.map((one) => ({ ...one, hides: hiding(one.box) })).sort((a, b) => a.hides - b.hides)[0];
    const stays = least && (least.hides === 0 || rank < ALWAYS_NAMED);
    const found = stays ? least : standsOut(node) ? boxes[0] : undefined;
    if (!found) continue;
    taken.push(found.box);
    chosen_.set(node.id, found.side);
  }
  ctx.restore();
  return chosen_;
}

// The part of the map that is in sight. A name that would be cut off at its edge waits until it is wholly there.
let seen = null;
function seenNow() {
  const { width, height } = room();
  const [from, to] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: width + 2 * MARGIN, y: height + 2 * MARGIN })];
  return { left: from.x, right: to.x, top: from.y, low: to.y };
}
const isWhole = (one) => one.left >= seen.left && one.right <= seen.right && one.top >= seen.top && one.low <= seen.low;

function drawLabel(ctx, node, x, y) {
  const height = nameHeight();
  const place = nameBox(ctx, node, { x, y }, height, named.get(node.id));
  if (!isWhole(place) && !standsOut(node)) return;
  ctx.save();
  ctx.font = nameFont(height, node.id === view.selected);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = Math.max(3.5, 3 / scale);
  ctx.strokeStyle = "#ffffffe6";
  ctx.fillStyle = "#1d1d1b";
  node.label.split("\n").forEach((line, at) => {
    const spot = [(place.left + place.right) / 2, place.top + at * (height + 1)];
    ctx.strokeText(line, ...spot);
    ctx.fillText(line, ...spot);
  });
  ctx.restore();
}
