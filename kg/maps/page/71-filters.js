// The filters' own corner of the legend, and the strip that says what is filtered and takes it away again.
const filters = el("section", { id: "filters", "aria-label": say("only") });
legend.prepend(filters);
const strip = el("section", { id: "filtered", "aria-label": say("filtered"), hidden: true });
byId("notice").after(strip);

const FACET_VALUES = {
  phase: data.phases.map(({ key: value, title }) => [value, title]),
  role: Object.entries(data.roles),
  programme: namesOf("programme"),
  territory: namesOf("territory"),
};
function namesOf(kind) {
  const found = [...nodes.values()].filter((node) => node.kind === kind).map((node) => [node.id, node.name]);
  return found.sort(([, a], [, b]) => a.localeCompare(b, data.lang));
}
const facetTitle = (facet) => say(`by_${facet}`);

// One box to tick for each value that anything belongs to.
const counters = [];
function facetRows(facet) {
  const groups = membersOf(facet);
  const rows = FACET_VALUES[facet].filter(([value]) => groups.has(value)).map(([value, title]) => {
    const tick = el("input", { type: "checkbox", onchange: () => keepOnly(facet, value, tick.checked) });
    const number = el("span", { class: "count" });
    counters.push({ facet, value, tick, number });
    return el("li", {}, el("label", {}, tick, el("span", { class: "word", dir: "auto" }, title), number));
  });
  return rows.length ? [el("details", { id: `only-${facet}` }, el("summary", {}, facetTitle(facet)), el("ul", {}, ...rows))] : [];
}
const facets = FACETS.flatMap(facetRows);
if (facets.length) filters.append(el("h2", {}, say("only")), ...facets, el("p", {}, say("only_help")));

function countFacets() {
  const groups = new Map(FACETS.map((facet) => [facet, membersOf(facet)]));
  for (const { facet, value, tick, number } of counters) {
    tick.checked = view.only[facet].has(value);
    const members = [...(groups.get(facet).get(value) ?? [])].filter((id) => atDay(nodes.get(id)) !== "no");
    number.textContent = String(members.length);
  }
}
whenChanged(countFacets);

// Each filter that is on: what it is called, and how to take it away.
const HIDING = { kind: kinds, sphere: spheres, tie: tieKinds, sure: certainties, case: cases };
function filtersOn() {
  const keeping = FACETS.flatMap((facet) => FACET_VALUES[facet].filter(([value]) => view.only[facet].has(value)).map(([value, title]) => (
    { name: `${facetTitle(facet)}${colon}${title}`, remove: () => keepOnly(facet, value, false) })));
  const hiding = Object.entries(HIDING).flatMap(([field, all]) => [...all].filter(([value]) => view.off[field].has(value)).map(([value, { title }]) => (
    { name: say("without", { name: brief(title) }), remove: () => toggle(view.off[field], value) })));
  const absent = view.absent ? [] : [{ name: say("without", { name: say("absent") }), remove: () => { view.absent = true; refresh(); } }];
  return [...keeping, ...hiding, ...absent];
}
const filterNames = () => filtersOn().map(({ name }) => name);
function clearFilters() {
  for (const chosen of [...Object.values(view.off), ...Object.values(view.only)]) chosen.clear();
  view.absent = true;
  bring();
}
function bringAll() {
  for (const id of notBrought()) view.extra.add(id);
  refresh();
  fit();
}

function drawStrip() {
  const on = filtersOn();
  const inside = strip.contains(document.activeElement);
  const more = notBrought().length;
  strip.hidden = !on.length;
  strip.replaceChildren(
    el("strong", {}, say("filtered")),
    ...on.map(({ name, remove }) => el("button", { type: "button", class: "chip", dir: "auto", "aria-label": say("remove_filter", { name }), onclick: remove }, `✕ ${name}`)),
    ...(more ? [tool(say("bring", { n: more }), bringAll, { id: "bring" })] : []),
    tool(say("reset"), () => { clearFilters(); refresh(); }, { id: "reset" }),
  );
  if (inside) (strip.hidden ? byId("map") : strip.querySelector("button")).focus();
}
let saidOn = "";
whenChanged(() => {
  drawStrip();
  const said = filterNames().join(", ");
  if (said !== saidOn) announce(`${said ? `${say("filtered")} ${said}. ` : ""}${say("shown_count", { n: current.shown.size, total: data.total })}`);
  saidOn = said;
});
