// What a click or a finger means: the shape under it, else the name, else the nearest that is within reach. vis-network
// measures its own reach on the map, so that from afar a line would be too thin for any hand.
const REACH = { mouse: { node: 3, tie: 6 }, touch: { node: 18, tie: 14 } };

// How far a spot of the map is from the rim of a shape, and from a line, in points of the screen.
const toShape = (id, spot) => {
  const at = network.getPosition(id);
  return (Math.hypot(at.x - spot.x, at.y - spot.y) - radiusOf(nodes.get(id))) * scale;
};
function toLine(id, spot) {
  const { edgeType, from, to } = network.body.edges[id];
  return edgeType.getDistanceToEdge(from.x, from.y, to.x, to.y, spot.x, spot.y) * scale;
}
function nearest(ids, distance, reach) {
  let [best, least] = [undefined, reach];
  for (const id of ids) {
    const found = distance(id);
    if (found <= least) [best, least] = [id, found];
  }
  return best;
}
function nameUnder(spot) {
  const held = ([id, side]) => {
    const place = nameBox(pen, nodes.get(id), network.getPosition(id), nameHeight(), side);
    return spot.x >= place.left && spot.x <= place.right && spot.y >= place.top && spot.y <= place.low && (isWhole(place) || standsOut(nodes.get(id)));
  };
  return [...named].find(held)?.[0];
}
function reached({ nodes: [exact], pointer, event }) {
  if (exact !== undefined) return { node: exact };
  const reach = event?.pointerType === "touch" ? REACH.touch : REACH.mouse;
  const node = nameUnder(pointer.canvas) ?? nearest(current.shown, (id) => toShape(id, pointer.canvas), reach.node);
  return node !== undefined ? { node } : { tie: nearest(shownTies.getIds(), (id) => toLine(id, pointer.canvas), reach.tie) };
}
