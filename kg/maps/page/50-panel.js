// The panel: what something is, since when, its dated ties, and who says so.
const panel = byId("panel");

function citations(evidence = []) {
  if (!evidence.length) return [el("p", { class: "cite" }, say("no_evidence"))];
  const lines = group(evidence.map((cited) => [cited.split(":")[0], cited.slice(cited.indexOf(":") + 1 || cited.length)]), ([source]) => source);
  return [...lines].map(([source, cited]) => {
    const ranges = cited.map(([, range]) => range.replace("-", "–")).filter(Boolean);
    const word = ranges.length > 1 || ranges.some((range) => range.includes("–")) ? "lines" : "line";
    const where = ranges.length ? `, ${say(word)} ${ranges.join(", ")}` : "";
    return el("p", { class: "cite", dir: "auto" }, `${sources.get(source) ?? source}${where}`);
  });
}
const caseName = (id) => (cases.size > 1 ? [el("p", { class: "aside" }, `${say("in_case")}${colon}${cases.get(id)?.title ?? id}`)] : []);
const tag = (text) => (text ? [" ", el("span", { class: "tag" }, text)] : []);
const noteOf = (item) => (item.note ? [el("p", { class: "aside", dir: "auto" }, `${say("note")}${colon}${item.note}`)] : []);
const entry = (label, text) => [el("dt", {}, label), el("dd", { dir: "auto" }, text)];

function head(title, subtitle) {
  return [
    el("div", { class: "head" },
      el("h2", { tabindex: "-1", dir: "auto" }, title),
      el("button", { type: "button", "aria-label": say("close"), title: say("close"), onclick: closePanel }, "✕")),
    el("p", { class: "aside" }, subtitle),
  ];
}

function showNode(node) {
  const subtitle = [kinds.get(node.kind).title, spheres.get(node.sphere)?.title].filter(Boolean).join(" · ");
  const facts = [
    ...(node.when ? entry(say("since"), node.when) : node.kind === "theme" || node.kind === "territory" ? [] : entry(say("since"), say("undated"))),
    ...(node.also ? entry(say("also"), node.also.join(" · ")) : []),
    ...(node.details ?? []).flatMap(([label, value]) => entry(label, value)),
  ];
  panel.replaceChildren(
    ...head(node.name, subtitle),
    el("dl", {}, ...facts),
    ...panelTools.map((tool) => tool(node)).filter(Boolean),
    ...claimsOf(node),
    ...partsOf(node),
    ...tiesIn(node),
  );
  openPanel();
}

function claimsOf(node) {
  return [
    el("h3", {}, say(node.says.length > 1 ? "disagree" : "who_says")),
    ...node.says.flatMap((said) => [
      ...(node.says.length > 1 ? [el("h4", {}, cases.get(said.case)?.title ?? said.case)] : caseName(said.case)),
      ...(said.name ? [el("p", { dir: "auto" }, [said.name, said.when].filter(Boolean).join(" · "))] : []),
      ...(said.details ?? []).map(([label, value]) => el("p", { dir: "auto" }, el("span", { class: "aside" }, `${label}${colon}`), value)),
      ...tag(said.certainty), ...noteOf(said), ...citations(said.evidence),
    ]),
  ];
}

const PART_TITLES = { stay: "phases", gate_check: "gate_checks", indicator: "figures", perception: "perceptions" };
function partsOf(node) {
  return [...group(node.parts ?? [], (part) => part.kind)].flatMap(([kind, parts]) => [
    el("h3", {}, say(PART_TITLES[kind])),
    el("ul", {}, ...parts.map((part) => el("li", {},
      el("span", { dir: "auto" }, [part.name, part.text, ...(part.details ?? [])].filter(Boolean).join(" · ")),
      ...(part.when ? [" · ", el("span", { class: "when" }, part.when)] : []),
      ...(part.holder ? [el("span", { class: "aside" }, ` (${part.holder})`)] : []),
      ...tag(part.certainty), ...noteOf(part), ...citations(part.evidence)))),
  ]);
}

function tiesIn(node) {
  const mine = tiesOf.get(node.id);
  if (!mine.length) return [el("p", { class: "aside" }, say("no_ties"))];
  const order = [...tieKinds.keys()];
  const sorted = mine.map((tie, at) => [tie, at]).sort(([a, i], [b, j]) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.from === node.id ? 0 : 1) - (b.from === node.id ? 0 : 1) || i - j);
  const groups = group(sorted.map(([tie]) => tie), (tie) => `${tie.from === node.id ? "→" : "←"} ${tieKinds.get(tie.kind).title}`);
  return [
    el("h3", {}, `${say("ties_of")} (${mine.length})`),
    ...[...groups].flatMap(([title, same]) => [
      el("h4", {}, title),
      el("ul", {}, ...same.map((tie) => tieItem(tie, node.id))),
    ]),
  ];
}

function tieItem(tie, from) {
  const end = nodes.get(other(tie, from));
  return el("li", {},
    goTo(end), ...(current.shown.has(end.id) ? [] : [el("span", { class: "aside" }, ` (${say("not_shown")})`)]),
    " ", openTie(tie, end), ...tieFacts(tie, " — "));
}
// A tie can be clicked on the map; by keyboard it is opened here, to be noted on or seen with those beside it.
function openTie(tie, end) {
  const open = () => {
    if (!current.shown.has(end.id)) include(end.id);
    selectTie(tie);
    panel.querySelector("h2").focus({ preventScroll: true });
  };
  return el("button", { type: "button", class: "tie-open", "aria-label": say("open_tie", { name: end.name }), title: say("open_tie", { name: end.name }), onclick: open }, "⋯");
}
// What a tie says, as one sentence: in which role, doing what, when, and how sure that is.
const tieWhen = (tie) => tie.when ?? (tieKinds.get(tie.kind).dated ? say("undated") : "");
const tieSure = (tie) => (tie.certainty ? `(${tie.certainty})` : "");
const tieSentence = (tie) => [[tie.told, tieWhen(tie)].filter(Boolean).join(", "), tieSure(tie)].filter(Boolean).join(" ");
// It goes on after a name with what leads there, or stands by itself.
function tieFacts(tie, lead = "") {
  const said = [["", "told", tie.told], [", ", tie.when ? "when" : "aside", tieWhen(tie)], [" ", "aside", tieSure(tie)]].filter(([, , text]) => text);
  const sentence = said.flatMap(([joint, name, text], at) => [at ? joint : lead, el("span", { class: name, dir: "auto" }, at || lead ? text : capital(text))]);
  return [...sentence, said.length ? "." : "", ...noteOf(tie), ...caseName(tie.case), ...citations(tie.evidence)];
}
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const goTo = (node) => el("button", { type: "button", class: "go", dir: "auto", onclick: () => select(node.id, { keyboard: true }) }, node.name);

function showTie(tie) {
  const [from, to] = [nodes.get(tie.from), nodes.get(tie.to)];
  const alike = tie.alliance ? [] : ties.filter((one) => (one.from === tie.from && one.to === tie.to) || (one.from === tie.to && one.to === tie.from));
  const alliance = tie.alliance ? nodes.get(tie.alliance) : null;
  panel.replaceChildren(
    ...head(`${from.name} – ${to.name}`, alliance ? kinds.get("alliance").title : say(alike.length > 1 ? "several" : "ties_of")),
    el("div", { class: "row" }, goTo(from), "–", goTo(to)),
    ...(alliance ? [el("p", {}, goTo(alliance), ", ", el("span", { class: "when" }, alliance.when ?? say("undated"))), ...claimsOf(alliance)] : []),
    ...alike.flatMap((one) => [
      el("h3", { dir: "auto" }, `${nodes.get(one.from).name} → ${tieKinds.get(one.kind).title} → ${nodes.get(one.to).name}`),
      el("div", {}, ...tieFacts(one)),
      ...tieTools.map((tool) => tool(one)).filter(Boolean),
    ]),
  );
  openPanel();
}
const panelTools = [
  (node) => {
    const hidden = [...new Set(tiesOf.get(node.id).map((tie) => other(tie, node.id)))].filter((id) => !current.shown.has(id));
    return hidden.length
      ? el("div", { class: "row" }, el("button", { type: "button", onclick: () => addNeighbours(node, hidden) }, `${say("show_neighbours")} (+${hidden.length})`))
      : null;
  },
];
const tieTools = [];

function addNeighbours(node, hidden) {
  hidden.forEach(include);
  refresh();
  showNode(node);
}
function openPanel() {
  if (panel.hidden) {
    panel.hidden = false;
    begin.hidden = true;
    resized();
  }
  panel.scrollTop = 0;
}
function closePanel() {
  select(null);
  byId("map").focus();
}

// Open something: it and its neighbours are lit, the rest is dimmed.
const chooses = [];
function select(id, { keyboard = false } = {}) {
  if (chooses.some((takes) => takes(id))) return undefined;
  view.tie = null;
  view.selected = id;
  if (id === null) {
    panel.hidden = true;
    resized();
    return refresh();
  }
  if (!current.shown.has(id)) include(id);
  view.cursor = keyboard ? id : null;
  refresh();
  const node = nodes.get(id);
  showNode(node);
  announce(`${node.name}, ${kinds.get(node.kind).title}`);
  if (keyboard || narrow.matches) lookAt(id);
  if (keyboard) {
    panel.querySelector("h2").focus({ preventScroll: true });
  }
  return undefined;
}
function selectTie(tie) {
  view.row = null;
  view.path = null;
  view.selected = null;
  view.tie = tie;
  refresh();
  showTie(tie);
}
