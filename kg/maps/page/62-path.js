// "How are these two connected?": the shortest way between two, and who stands on it.
view.from = null;
view.path = null;
const asking = el("section", { id: "asking", "aria-label": say("way_from"), hidden: true });
byId("notice").after(asking);
// Being in one place or under one theme connects nobody.
const WAY = (node) => node.kind !== "territory" && node.kind !== "theme";

function shortestWay(from, to) {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const id of edge) {
      const steps = tiesOf.get(id).filter((tie) => !tie.absent && tiePasses(tie)).map((tie) => [other(tie, id), tie]);
      steps.sort(([a], [b]) => nodes.get(b).size - nodes.get(a).size);
      for (const [end, tie] of steps) {
        if (came.has(end) || !(end === to || WAY(nodes.get(end)))) continue;
        came.set(end, { id, tie });
        next.push(end);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const way = [];
  for (let id = to; came.get(id); id = came.get(id).id) way.unshift({ id, tie: came.get(id).tie, before: came.get(id).id });
  return way;
}

function askWay(node) {
  view.from = node.id;
  asking.replaceChildren(el("span", { dir: "auto" }, say("way_to", { name: node.name })), " ", tool(say("cancel"), endWay));
  asking.hidden = false;
  announce(asking.textContent);
  box.focus();
}
function endWay() {
  view.from = null;
  asking.hidden = true;
}
function showWay(from, to) {
  const way = shortestWay(from, to);
  const [start, end] = [nodes.get(from), nodes.get(to)];
  view.selected = null;
  view.tie = null;
  view.folded = false;
  view.path = way && { ends: [from, to], nodes: new Set([from, ...way.map((step) => step.id)]), ties: new Set(way.map((step) => step.tie.id)) };
  if (view.path) for (const id of view.path.nodes) if (!current.shown.has(id)) include(id);
  refresh();
  const between = way ? way.slice(0, -1).map((step) => nodes.get(step.id)) : [];
  panel.replaceChildren(
    ...head(`${start.name} – ${end.name}`, say(way ? "way_length" : "no_way", { n: way?.length })),
    ...(between.length ? [el("p", {}, el("strong", {}, `${say("on_the_way")}${colon}`), ...between.flatMap((node, at) => [at ? ", " : "", goTo(node)]))] : []),
    ...(way ?? []).flatMap((step) => [
      el("h3", { dir: "auto" }, `${nodes.get(step.tie.from).name} → ${tieKinds.get(step.tie.kind).title} → ${nodes.get(step.tie.to).name}`),
      el("div", {}, ...tieFacts(step.tie)),
    ]),
  );
  openPanel();
  panel.querySelector("h2").focus({ preventScroll: true });
  announce(panel.querySelector("h2").textContent + ". " + say(way ? "way_length" : "no_way", { n: way?.length }));
  if (way) fitOn(view.path.nodes, { most: 1.2 });
}
// A click or a find while a way is asked for gives its other end.
chooses.unshift((id) => {
  view.path = null;
  view.row = null;
  if (view.from === null || id === null || id === view.from) return false;
  const from = view.from;
  endWay();
  showWay(from, id);
  return true;
});
pathHas = (tie) => (view.path ?? view.row)?.ties.has(tie.id) ?? false;
panelTools.push((node) => el("div", { class: "row" }, el("button", { type: "button", id: "way", onclick: () => askWay(node) }, say("way_from"))));
