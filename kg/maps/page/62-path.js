// "How are these two connected?": the shortest way between two, and who stands on it.
view.from = null;
view.path = null;
const asking = el("section", { id: "asking", "aria-label": say("way_from"), hidden: true });
byId("notice").after(asking);
// Being in one place or under one theme connects nobody, nor does what is not there at the date.
const WAY = (node) => node.kind !== "territory" && node.kind !== "theme" && atDay(node) !== "no";

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
// Who brought these two together, if a text says so: the introductions, those of the fewest first.
const endsOf = (introduction, kind) => tiesOf.get(introduction).filter((tie) => tie.kind === kind && tiePasses(tie));
const makersOf = (introduction) => endsOf(introduction, "MADE").map((tie) => nodes.get(tie.from));
function introductionsOf(from, to) {
  const brought = (id) => endsOf(id, "BROUGHT").map((tie) => tie.to);
  const met = tiesOf.get(from).map((tie) => tie.from).filter((id) => nodes.get(id).kind === "introduction" && passes(nodes.get(id)));
  const both = [...new Set(met)].filter((id) => [from, to].every((end) => brought(id).includes(end)));
  return both.sort((a, b) => brought(a).length - brought(b).length).map((id) => nodes.get(id));
}
function introductionItem(node) {
  const makers = makersOf(node.id).flatMap((maker, at) => [at ? ", " : "", goTo(maker)]);
  return el("li", {},
    ...(makers.length ? [el("strong", {}, ...makers), colon] : []), goTo(node), ...(node.told ? [" — ", el("span", { class: "told", dir: "auto" }, node.told), "."] : []),
    ...node.says.flatMap((said) => [...tag(said.certainty), ...noteOf(said), ...caseName(said.case), ...citations(said.evidence)]));
}
// Everything that stands out: the way, and beside it who brought its ends together.
function litWay(from, to, way, introductions) {
  const sides = introductions.flatMap((node) => tiesOf.get(node.id).filter((tie) => tiePasses(tie) && (tie.kind === "MADE" || [from, to].includes(tie.to))));
  return {
    ends: [from, to],
    nodes: new Set([from, ...way.map((step) => step.id), ...sides.flatMap((tie) => [tie.from, tie.to])]),
    ties: new Set([...way.map((step) => step.tie), ...sides].map((tie) => tie.id)),
  };
}
function onTheWay(way) {
  const between = way.slice(0, -1).map((step) => nodes.get(step.id));
  const by = (node) => (node.kind === "introduction" ? makersOf(node.id).filter((maker) => !between.includes(maker)) : []);
  const made = (node) => (by(node).length ? [" (", ...by(node).flatMap((maker, at) => [at ? ", " : "", goTo(maker)]), ")"] : []);
  return between.length
    ? [el("p", {}, el("strong", {}, `${say("on_the_way")}${colon}`), ...between.flatMap((node, at) => [at ? ", " : "", goTo(node), ...made(node)]))]
    : [];
}
function showWay(from, to) {
  const way = shortestWay(from, to);
  const introductions = introductionsOf(from, to);
  const [start, end] = [nodes.get(from), nodes.get(to)];
  const length = say(way ? "way_length" : "no_way", { n: way?.length });
  view.selected = null;
  view.tie = null;
  view.cursor = null;
  view.folded = false;
  view.path = way && litWay(from, to, way, introductions);
  if (view.path) for (const id of view.path.nodes) if (!current.shown.has(id)) include(id);
  refresh();
  panel.replaceChildren(
    ...head(`${start.name} – ${end.name}`, introductions.length ? "" : length),
    ...(introductions.length ? [el("h3", {}, say("brought_by")), el("ul", {}, ...introductions.map(introductionItem)), el("h3", {}, length)] : []),
    ...onTheWay(way ?? []),
    ...(way ?? []).flatMap((step) => [
      el("h3", { dir: "auto" }, `${nodes.get(step.tie.from).name} → ${tieKinds.get(step.tie.kind).title} → ${nodes.get(step.tie.to).name}`),
      el("div", {}, ...tieFacts(step.tie)),
    ]),
  );
  openPanel();
  panel.querySelector("h2").focus({ preventScroll: true });
  announce(`${panel.querySelector("h2").textContent}. ${length}`);
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
