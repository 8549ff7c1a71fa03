// The buttons, the sentence on what is not shown, and the first drawing.
function showAll(all) {
  view.all = all;
  moveAll();
  refresh();
  fit();
}
if (data.nodes.some((node) => node.kind === "alliance")) {
  const button = tool(say("fold"), () => { view.folded = !view.folded; refresh(); }, { id: "fold" });
  tools.prepend(button);
  whenChanged(() => { button.textContent = say(view.folded ? "unfold" : "fold"); });
}
if (essential) {
  const button = tool(say("everything"), () => showAll(!view.all), { id: "everything" });
  tools.prepend(button);
  whenChanged(() => { button.textContent = say(view.all ? "essentials" : "everything"); });
}
tools.append(tool(say("fit"), fit, { id: "fit" }));

const menu = byId("menu");
function setMenu(open) {
  legend.hidden = !open;
  menu.setAttribute("aria-expanded", String(open));
  resized();
}
menu.addEventListener("click", () => setMenu(legend.hidden));
if (narrow.matches || data.answer) setMenu(false);

const notice = byId("notice");
whenChanged(() => {
  notice.textContent = unbroken(data.notice);
  notice.hidden = !data.notice || view.all;
  byId("foot").textContent = [
    ...(view.day === null ? [] : [say("as_of", { day: dayText(view.day) })]),
    say("shown_count", { n: current.shown.size, total: data.total }),
    ...[...cases.values()].slice(0, 3).map((one) => `${one.title} (${one.checked})`),
  ].join(" · ");
});

refresh();
if (data.around && nodes.has(data.around)) select(data.around);
fitOn(current.shown);
if (scenes.length) {
  setStage(true);
  showScene(0, true);
}

function onPage(spot) {
  const corner = surface.getBoundingClientRect();
  const at = network.canvasToDOM(spot);
  return { x: corner.x + at.x, y: corner.y + at.y };
}
// For tests and for those who look under the hood: what is shown, and where.
window.kgMap = Object.freeze({
  shown: () => [...current.shown].sort(),
  lit: () => view.lit && [...view.lit].sort(),
  open: (id) => select(id),
  openTie: (id) => selectTie(ties.find((tie) => tie.id === id)),
  notes: (some) => changeNotes(() => notes.push(...some)),
  scenes: () => scenes,
  scene: () => captureScene(),
  yaml: () => asYaml(scenes),
  ties: () => current.drawn.map((tie) => tie.id).sort(),
  where: (id) => onPage(network.getPosition(id)),
  radius: (id) => radiusOf(nodes.get(id)) * scale,
  dashes: (id) => network.body.edges[id].options.dashes,
  names: () => [...named].map(([id, side]) => {
    const box_ = nameBox(pen, nodes.get(id), network.getPosition(id), nameHeight(), side);
    const [from, to] = [onPage({ x: box_.left, y: box_.top }), onPage({ x: box_.right, y: box_.low })];
    return { id, left: from.x, right: to.x, top: from.y, low: to.y };
  }),
});
document.body.dataset.ready = "true";
