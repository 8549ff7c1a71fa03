// The picture itself: vis-network, with every place worked out beforehand and every shape drawn by us.
const INK = "#2b2b28";
const shownNodes = new vis.DataSet();
const shownTies = new vis.DataSet();
const tieById = new Map();
const places = new Map();
const bendOf = new Map();
const large = data.nodes.length > 700;
let scale = 1;

function drawnNode(node) {
  return ({ ctx, x, y, state: { hover } }) => {
    const dim = view.lit !== null && !view.lit.has(node.id);
    const strong = standsOut(node) || hover;
    return {
      drawNode() {
        ctx.save();
        ctx.globalAlpha = dim ? 0.13 : 1;
        if (strong) {
          trace(ctx, "dot", x, y, radiusOf(node) + RING);
          ctx.fillStyle = node.id === view.cursor ? "#0b61d833" : "#1d3b5326";
          ctx.fill();
          ctx.lineWidth = 3;
          ctx.strokeStyle = node.id === view.cursor ? "#0b61d8" : "#1d3b53";
          ctx.stroke();
        }
        for (const { radius, fill, width, dash } of layersOf(node)) {
          trace(ctx, node.shape, x, y, radius);
          Object.assign(ctx, { fillStyle: fill, lineWidth: width, strokeStyle: INK });
          ctx.fill();
          ctx.setLineDash(dash);
          ctx.stroke();
        }
        for (const mark_ of marksOf(node)) drawMark(ctx, mark_, x, y);
        ctx.restore();
      },
      drawExternalLabel() {
        if (dim || !(strong || named.has(node.id))) return;
        drawLabel(ctx, node, x, y);
      },
      nodeDimensions: { width: 2 * radiusOf(node), height: 2 * radiusOf(node) },
    };
  };
}
// What an answer puts beside a shape: circles (`r`) and boxes (`w`, `h`), placed from its middle.
let marksOf = () => [];
function drawMark(ctx, { dx, dy, r, w, h, fill, line, dash }, x, y) {
  ctx.beginPath();
  if (r) ctx.arc(x + dx, y + dy, r, 0, 2 * Math.PI);
  else ctx.rect(x + dx, y + dy, w, h);
  ctx.setLineDash(dash ?? []);
  ctx.lineWidth = 1.5;
  if (fill) Object.assign(ctx, { fillStyle: fill }).fill();
  if (line) Object.assign(ctx, { strokeStyle: line }).stroke();
}
let radiusOf = (node) => node.size;
// What is drawn of a shape, one upon the other. What may or may not be there at the date is hollow around a core,
// so that its colour stays its own; what has no date has a dotted rim while a date is looked at.
const CORE = 0.5;
function layersOf(node) {
  const radius = radiusOf(node);
  const known = atDay(node);
  const dash = node.sure !== "stated" || known === "maybe" ? [4, 3] : known === "unknown" ? [1, 2.5] : [];
  if (known !== "maybe") return [{ radius, fill: node.color, width: 1.6, dash }];
  return [{ radius, fill: "#ffffff", width: 1.6, dash }, { radius: radius * CORE, fill: node.color, width: 0.8, dash: [] }];
}
// A dot after every dash: may or may not be there at the date.
const OPEN_DASHES = { stated: [14, 4, 2, 4], inferred: [9, 5, 2, 5], disputed: [2, 4, 2, 10] };
function tieStyle(tie) {
  const kind = tieKinds.get(tie.kind);
  const lit = tieIsLit(tie);
  const dim = view.lit !== null && !lit && !pathHas(tie);
  const dashes = tieAtDay(tie) === "maybe" ? OPEN_DASHES : DASHES;
  return {
    color: { color: kind.color, highlight: kind.color, hover: kind.color, inherit: false, opacity: dim ? 0.08 : tie.absent ? 0.55 : 0.85 },
    width: lit || pathHas(tie) ? 3.2 : tie.alliance ? 2.4 : 1.5,
    dashes: tie.absent ? [1, 6] : dashes[tie.sure],
    arrows: kind.end && !tie.alliance ? { to: { enabled: true, type: kind.end, scaleFactor: 0.55 } } : "",
  };
}
let pathHas = () => false;

// Parallel ties are fanned out, so that none hides another.
function bends(drawn) {
  const between = group(drawn, (tie) => (tie.from < tie.to ? `${tie.from}\n${tie.to}` : `${tie.to}\n${tie.from}`));
  const bent = new Map();
  for (const same of between.values()) {
    same.forEach((tie, at) => {
      const step = at - (same.length - 1) / 2;
      if (step === 0) return bent.set(tie.id, false);
      const forward = tie.from < tie.to ? step : -step;
      return bent.set(tie.id, { enabled: true, type: forward > 0 ? "curvedCW" : "curvedCCW", roundness: Math.min(0.12 + 0.14 * Math.abs(step), 0.8) });
    });
  }
  return bent;
}

const network = new vis.Network(
  byId("map"),
  { nodes: shownNodes, edges: shownTies },
  {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", chosen: false },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, font: { size: 0 } },
    interaction: {
      hover: !large, keyboard: false, navigationButtons: false, selectConnectedEdges: false, hoverConnectedEdges: false,
      tooltipDelay: 1e9, hideEdgesOnDrag: data.edges.length > 2500, hideEdgesOnZoom: data.edges.length > 2500,
    },
  },
);
// An id may be any word; one that every object has already ("constructor") would be taken for known, and not drawn.
for (const byName of [network.body.nodes, network.clustering.clusteredNodes]) Object.setPrototypeOf(byName, null);
network.on("beforeDrawing", (ctx) => {
  scale = network.getScale();
  namesNow(ctx);
});

function placeOf(node) {
  if (places.has(node.id)) return places.get(node.id);
  const planned = view.all || node.fx === undefined ? (view.all ? [node.x, node.y] : freePlace(node)) : [node.fx, node.fy];
  places.set(node.id, planned);
  return planned;
}
// A spot near its neighbours where it covers nobody: for what was not part of the first look.
function freePlace(node) {
  const near = tiesOf.get(node.id).map((tie) => places.get(other(tie, node.id))).filter(Boolean);
  const taken = [...places.values()];
  const mean = (axis) => (near.length ? near.reduce((sum, point) => sum + point[axis], 0) / near.length : 0);
  const [x, y] = [mean(0), mean(1)];
  for (let step = 4; step < 4000; step += 1) {
    const [angle, distance] = [step * 2.4, 14 * Math.sqrt(step * 6)];
    const spot = [Math.round(x + distance * 1.3 * Math.cos(angle)), Math.round(y + distance * Math.sin(angle))];
    if (taken.every((point) => Math.abs(point[0] - spot[0]) > 120 || Math.abs(point[1] - spot[1]) > 66)) return spot;
  }
  return [x, y];
}

// A tie that only changes its look is not given to vis-network again, which would take it apart and build it
// anew: with nine thousand of them that is the difference between a second and none.
function restyle(id, { color, width, dashes }) {
  const { options } = network.body.edges[id];
  Object.assign(options, { width, dashes, color: { ...options.color, ...color } });
}
function drawTies(drawn) {
  const wanted = new Set(drawn.map((tie) => tie.id));
  const gone = [...bendOf.keys()].filter((id) => !wanted.has(id));
  for (const id of gone) bendOf.delete(id);
  shownTies.remove(gone);
  const bent = bends(drawn);
  const changed = [];
  for (const tie of drawn) {
    const smooth = bent.get(tie.id);
    const bend = smooth ? smooth.type + smooth.roundness : "";
    const style = tieStyle(tie);
    tieById.set(tie.id, tie);
    if (bendOf.get(tie.id) === bend) restyle(tie.id, style);
    else changed.push({ id: tie.id, from: tie.from, to: tie.to, ...style, smooth });
    bendOf.set(tie.id, bend);
  }
  if (changed.length) shownTies.update(changed);
}
function drawPicture() {
  const { shown, drawn } = current;
  const fresh = [...shown].filter((id) => !shownNodes.get(id)).map((id) => {
    const node = nodes.get(id);
    const [x, y] = placeOf(node);
    return { id, x, y, size: radiusOf(node), ctxRenderer: drawnNode(node) };
  });
  shownNodes.remove(shownNodes.getIds().filter((id) => !shown.has(id)));
  shownNodes.add(fresh);
  drawTies(drawn);
  byId("nothing").hidden = shown.size > 0;
  network.redraw();
}
whenChanged(drawPicture);

function moveAll() {
  // Between the two pictures, the first look and the whole, every node has another place.
  places.clear();
  bendOf.clear();
  shownTies.clear();
  shownNodes.clear();
}
// Beside an open panel the map is narrower; vis-network would notice a second later.
function resized() {
  network.setSize("100%", "100%");
  network.redraw();
}
network.on("dragEnd", ({ nodes: moved }) => {
  for (const [id, { x, y }] of Object.entries(network.getPositions(moved))) places.set(id, [x, y]);
  namedFor = {};
});
