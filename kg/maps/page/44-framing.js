// Which part of the map is looked at: what is wanted comes into the picture together with its names.
const CLOSEST = 1.4;
const MARGIN = 12;
// Around the one that was found, neighbours come into view as long as this leaves shapes to be told apart.
const FARTHEST_FOUND = 0.5;
const pen = byId("map").querySelector("canvas").getContext("2d");

// On a phone the panel covers the lower part of the map, and before anything is chosen the words on where to begin
// do everywhere: what is left above them.
function room() {
  const { width, height } = byId("map").getBoundingClientRect();
  const covered = narrow.matches && !panel.hidden ? panel.offsetHeight : begin.offsetHeight;
  return { width: Math.max(40, width - 2 * MARGIN), height: Math.max(40, height - covered - 2 * MARGIN), covered };
}
function around(boxes) {
  const edge = (side, pick, start) => boxes.reduce((best, one) => pick(best, one[side]), start);
  return { left: edge("left", Math.min, Infinity), right: edge("right", Math.max, -Infinity), top: edge("top", Math.min, Infinity), low: edge("low", Math.max, -Infinity) };
}
function shapeBox(id, at) {
  const radius = radiusOf(nodes.get(id)) * 1.2;
  return { left: at.x - radius, right: at.x + radius, top: at.y - radius, low: at.y + radius };
}
// How large a name is depends on how near one stands, and how near on what the names leave room for: shapes alone
// first, then with the names that are shown from there, until no other name appears.
function frameOf(ids, most) {
  const at = network.getPositions(ids);
  const shapes = ids.map((id) => shapeBox(id, at[id]));
  const space = room();
  const present = scale;
  const counted = new Map();
  let frame = around(shapes);
  const nearest = () => Math.min(most, space.width / (frame.right - frame.left), space.height / (frame.low - frame.top));
  scale = nearest();
  for (let turn = 0; turn < 8; turn += 1) {
    const fresh = [...chooseNames(pen)].filter(([id, side]) => at[id] && counted.get(id) !== side);
    if (!fresh.length) break;
    for (const [id, side] of fresh) counted.set(id, side);
    for (let step = 0; step < 4; step += 1) {
      frame = around([...shapes, ...[...counted].map(([id, side]) => nameBox(pen, nodes.get(id), at[id], nameHeight(), side))]);
      scale = nearest();
    }
  }
  const found = { scale, x: (frame.left + frame.right) / 2, y: (frame.top + frame.low) / 2, covered: space.covered };
  scale = present;
  return found;
}
function moveView({ x, y, scale: nearness, covered }, animated) {
  // A strip that came or went left the map another size; vis-network would notice later, and rescale what was aimed.
  network.setSize("100%", "100%");
  const position = { x, y: y + covered / 2 / nearness };
  network.moveTo({ position, scale: nearness, animation: animated && !calm && !large ? { duration: 350 } : false });
}
function fitOn(wanted, { most = CLOSEST, animated = false } = {}) {
  const ids = [...wanted].filter((id) => current.shown.has(id));
  if (ids.length) moveView(frameOf(ids, most), animated);
}
const fit = () => fitOn(current.shown, { animated: true });
// The one that was found with those it is tied to; when they lie too far apart, it stands in the middle.
function lookAt(id) {
  const frame = frameOf([...(view.lit ?? [id])].filter((one) => current.shown.has(one)), 1);
  const { x, y } = network.getPosition(id);
  moveView(frame.scale < FARTHEST_FOUND ? { ...frame, x, y, scale: FARTHEST_FOUND } : frame, true);
}
// While the view glides, names are chosen on the way; where it stops, they are chosen once more.
network.on("animationFinished", () => {
  namedFor = {};
  network.redraw();
});
