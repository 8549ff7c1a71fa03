// Mouse, touch and keyboard on the map itself.
const somethingOpen = () => view.selected !== null || view.tie !== null || view.path !== null || view.row !== null || !panel.hidden;
const surface = byId("map");
const tip = byId("tip");

network.on("click", (event) => {
  const { node, tie } = reached(event);
  if (node !== undefined) select(node);
  else if (tie !== undefined) selectTie(tieById.get(tie));
  else if (somethingOpen()) select(null);
});
network.on("doubleClick", (event) => {
  if (reached(event).node === undefined) fit();
});

function showTip(text, { x, y }) {
  tip.textContent = text;
  tip.hidden = false;
  const room = surface.getBoundingClientRect();
  tip.style.left = `${Math.min(x + 14, room.width - tip.offsetWidth - 4)}px`;
  tip.style.top = `${Math.min(y + 14, room.height - tip.offsetHeight - 4)}px`;
}
const tieText = (tie) => [
  tie.alliance ? nodes.get(tie.alliance).name : `${nodes.get(tie.from).name} → ${tieKinds.get(tie.kind).title} → ${nodes.get(tie.to).name}`,
  tie.alliance ? "" : tieSentence(tie),
].filter(Boolean).join("\n");
network.on("hoverNode", ({ node, pointer }) => {
  const one = nodes.get(node);
  showTip([one.name, [kinds.get(one.kind).title, spheres.get(one.sphere)?.title, one.when].filter(Boolean).join(" · "), ...whyOf(one)].join("\n"), pointer.DOM);
});
network.on("hoverEdge", ({ edge, pointer }) => showTip(tieText(tieById.get(edge)), pointer.DOM));
for (const over of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(over, () => { tip.hidden = true; });

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
// The nearest one that lies that way: straight ahead counts more than aside.
function nextInDirection([dx, dy]) {
  const places_ = network.getPositions();
  const here = view.cursor !== null && places_[view.cursor] ? places_[view.cursor] : null;
  if (here === null) {
    const middle = network.getViewPosition();
    middle.y -= room().covered / 2 / network.getScale();
    return closest(Object.entries(places_), (at) => Math.hypot(at.x - middle.x, at.y - middle.y));
  }
  return closest(Object.entries(places_).filter(([id]) => id !== view.cursor), (at) => {
    const along = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const aside = Math.abs((at.x - here.x) * dy) + Math.abs((at.y - here.y) * dx);
    return along > 1 ? along + 2 * aside : Infinity;
  });
}
function closest(entries, distance) {
  let [best, least] = [null, Infinity];
  for (const [id, at] of entries) {
    const found = distance(at);
    if (found < least) [best, least] = [id, found];
  }
  return best;
}
function moveCursor(direction) {
  const id = nextInDirection(direction);
  if (id === null) return;
  view.cursor = id;
  const node = nodes.get(id);
  announce(`${node.name}, ${kinds.get(node.kind).title}`);
  const spot = network.canvasToDOM(network.getPosition(id));
  const room = surface.getBoundingClientRect();
  if (spot.x < 40 || spot.y < 40 || spot.x > room.width - 40 || spot.y > room.height - 60) network.moveTo({ position: network.getPosition(id), animation: false });
  network.redraw();
}
// What the mouse drags, Shift and an arrow move a step.
function moveNode([dx, dy]) {
  if (view.cursor === null) return;
  const at = network.getPosition(view.cursor);
  const step = 20 / network.getScale();
  const spot = [Math.round(at.x + dx * step), Math.round(at.y + dy * step)];
  network.moveNode(view.cursor, ...spot);
  places.set(view.cursor, spot);
}
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });

surface.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (DIRECTIONS[event.key] && event.shiftKey) moveNode(DIRECTIONS[event.key]);
  else if (DIRECTIONS[event.key]) moveCursor(DIRECTIONS[event.key]);
  else if ((event.key === "Enter" || event.key === " ") && view.cursor !== null) select(view.cursor, { keyboard: true });
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (somethingOpen() || !asking.hidden)) {
    endWay();
    closePanel();
  }
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    box.focus();
  }
});
