// Filters that keep: by phase, role, programme, territory. What belongs to a chosen value stays, with
// whatever is tied to it directly; being under one theme or in one place ties nobody.
const ROLE_TIES = new Set(["PARTY_TO", "TAKES_PART_IN"]);
const FACETS = ["phase", "role", "programme", "territory"];
const MOST_BROUGHT = 60;
let kept = null;

const atPresentDay = (period) => holds(period, view.day, null) !== "no";
function put(groups, name, id) {
  if (!groups.has(name)) groups.set(name, new Set());
  groups.get(name).add(id);
}
// Every value of a facet with the ids of what belongs to it, at the day that is looked at.
const MEMBERS = {
  phase(groups) {
    for (const node of nodes.values()) {
      for (const part of node.parts ?? []) if (part.kind === "stay" && part.phase && atPresentDay(part.t)) put(groups, part.phase, node.id);
    }
  },
  role(groups) {
    for (const tie of ties) {
      if (!tie.role || !ROLE_TIES.has(tie.kind) || tie.absent || !atPresentDay(tie.t)) continue;
      put(groups, tie.role, tie.from);
      put(groups, tie.role, tie.to);
    }
  },
  programme(groups) {
    for (const node of nodes.values()) if (node.kind === "programme") put(groups, node.id, node.id);
    for (const tie of ties) if (tie.kind === "HOSTS" && atPresentDay(tie.t)) put(groups, tie.from, tie.to);
  },
  territory(groups) {
    const inside = (tie) => tie.kind === "LOCATED_IN" || (tie.kind === "PART_OF" && nodes.get(tie.to).kind === "territory");
    for (const node of nodes.values()) if (node.kind === "territory") put(groups, node.id, node.id);
    for (const place of [...groups.keys()]) {
      // A town's people are the region's too; a place that holds itself ends at once.
      const members = groups.get(place);
      for (const id of members) for (const tie of tiesOf.get(id)) if (inside(tie) && tie.to === id && nodes.get(id).kind === "territory") members.add(tie.from);
    }
  },
};
function membersOf(facet) {
  const groups = new Map();
  MEMBERS[facet](groups);
  return groups;
}

function withNeighbours(members) {
  const all = new Set(members);
  for (const id of members) {
    if (nodes.get(id).kind === "territory") continue;
    for (const tie of tiesOf.get(id)) {
      const end = nodes.get(other(tie, id));
      if (!tie.absent && end.kind !== "territory" && end.kind !== "theme") all.add(end.id);
    }
  }
  return all;
}
const chosenMembers = (facet) => {
  const groups = membersOf(facet);
  return new Set([...view.only[facet]].flatMap((value) => [...(groups.get(value) ?? [])]));
};
// What passes every facet in which something is chosen; null when nothing is.
function keptNow() {
  let all = null;
  for (const facet of FACETS) {
    if (!view.only[facet].size) continue;
    const members = chosenMembers(facet);
    const found = facet === "role" ? members : withNeighbours(members);
    all = all === null ? found : new Set([...all].filter((id) => found.has(id)));
  }
  return all;
}
const heaviestFirst = (ids) => [...ids].sort((a, b) => nodes.get(b).size - nodes.get(a).size || (a < b ? -1 : 1));
// What belongs to the choice comes onto the map even when the first look left it out, the weightiest first.
function bring() {
  view.pinned.clear();
  view.brought.clear();
  kept = keptNow();
  if (kept === null) return;
  const members = new Set(FACETS.flatMap((facet) => [...chosenMembers(facet)]).filter((id) => kept.has(id)));
  view.brought = new Set(heaviestFirst(members).slice(0, MOST_BROUGHT));
}
function keepOnly(facet, value, wanted) {
  if (wanted) view.only[facet].add(value);
  else view.only[facet].delete(value);
  bring();
  refresh();
  fit();
}
const notBrought = () => (kept === null ? [] : [...kept].filter((id) => !inScope(nodes.get(id))));
