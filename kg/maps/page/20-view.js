// What is to be seen: one object holds every choice that a person made; everything drawn follows from it.
const view = {
  all: false,
  extra: new Set(),
  added: new Set(),
  off: { kind: new Set(), sphere: new Set(), tie: new Set(), sure: new Set(), case: new Set() },
  only: { phase: new Set(), role: new Set(), programme: new Set(), territory: new Set() },
  // What the filters that keep something bring in, and what was asked for by name in spite of them.
  brought: new Set(),
  pinned: new Set(),
  absent: true,
  folded: false,
  day: data.at,
  selected: null,
  tie: null,
  cursor: null,
  lit: null,
  row: null,
};
const essential = data.nodes.some((node) => !node.first);
if (!essential) view.all = true;

// Whether a period holds a day: "yes", "no", "maybe", or "unknown" where nothing at all is dated.
function holds(period, day, checked) {
  if (day === null) return "yes";
  if (!period) return "unknown";
  const [startMin, startMax, endMin, endMax, ongoing] = [...period, null, null, null, null, null];
  if (startMin !== null && day < startMin) return "no";
  if (endMax !== null && day > endMax) return "no";
  const begun = startMax !== null && startMax <= day;
  const lasting = (ongoing && (!checked || day <= checked)) || (endMin !== null && day <= endMin);
  return begun && lasting ? "yes" : "maybe";
}
const checkedOf = (tie) => cases.get(tie.case)?.day ?? null;
// What goes on was seen to, by whoever looked last.
const lookedAt = (node) => node.says.reduce((last, said) => Math.max(last, cases.get(said.case)?.day ?? Infinity), 0);
const atDay = (node) => holds(node.t, view.day, lookedAt(node));
// A kind of tie that bears no date of its own is as sure as the two that it ties.
const bearsDate = (tie) => Boolean(tie.alliance) || tieKinds.get(tie.kind).dated;
function tieAtDay(tie) {
  if (bearsDate(tie)) return holds(tie.t, view.day, checkedOf(tie));
  const ends = [tie.from, tie.to].map((id) => atDay(nodes.get(id)));
  return ["no", "maybe", "unknown"].find((word) => ends.includes(word)) ?? "yes";
}

function inScope(node) {
  return view.all || Boolean(node.first) || view.extra.has(node.id) || view.brought.has(node.id) || view.added.has(node.kind);
}
// With `but`, whatever one filter says: what would come back without it.
function passes(node, but = "") {
  const off = (field, value) => field !== but && view.off[field].has(value);
  if (off("kind", node.kind) || off("sure", node.sure)) return false;
  if (kept !== null && !kept.has(node.id) && !view.pinned.has(node.id)) return false;
  if (node.sphere && off("sphere", node.sphere)) return false;
  if (view.off.case.size && node.says.every((said) => view.off.case.has(said.case))) return false;
  return atDay(node) !== "no";
}
const foldable = (node) => node.kind === "alliance" && partiesOf(node.id).length <= 12;
const isFolded = (node) => view.folded && foldable(node) && node.id !== view.selected;
const isShown = (node, but = "") => !isFolded(node) && inScope(node) && passes(node, but);
function tiePasses(tie, but = "") {
  const off = (field, value) => field !== but && view.off[field].has(value);
  if (off("tie", tie.kind) || off("sure", tie.sure) || off("case", tie.case)) return false;
  if (tie.absent && !view.absent && but !== "absent") return false;
  if (view.only.role.size && ROLE_TIES.has(tie.kind) && !view.only.role.has(tie.role)) return false;
  return tieAtDay(tie) !== "no";
}
function partiesOf(alliance) {
  return tiesOf.get(alliance).filter((tie) => tie.kind === "PARTY_TO" && tie.to === alliance && !tie.absent);
}

// Ties that stand in for the alliances while these are folded: one for each pair of parties.
function foldedTies(shown) {
  if (!view.folded) return [];
  const found = [];
  for (const node of nodes.values()) {
    if (!foldable(node) || !inScope(node) || !passes(node) || shown.has(node.id)) continue;
    const parties = [...new Set(partiesOf(node.id).filter((tie) => tiePasses(tie)).map((tie) => tie.from))].filter((id) => shown.has(id));
    parties.forEach((from, at) => {
      for (const to of parties.slice(at + 1)) {
        found.push({ id: `folded|${node.id}|${from}|${to}`, from, to, kind: "PARTY_TO", sure: node.sure, alliance: node.id, t: node.t });
      }
    });
  }
  return found;
}

function shownNow() {
  const shown = new Set();
  for (const node of nodes.values()) if (isShown(node)) shown.add(node.id);
  const drawn = ties.filter((tie) => shown.has(tie.from) && shown.has(tie.to) && tiePasses(tie));
  return { shown, drawn: drawn.concat(foldedTies(shown)) };
}

const listeners = [];
const whenChanged = (listener) => listeners.push(listener);
let current = { shown: new Set(), drawn: [] };

// Everything that depends on the view follows it, in the order in which it registered.
function refresh() {
  kept = keptNow();
  current = shownNow();
  view.lit = litBy();
  for (const listener of listeners) listener();
}

// What stands out: the one that is open with its neighbours; null when nothing does.
function litBy() {
  if (view.path) return view.path.nodes;
  if (view.row) return view.row.nodes;
  if (view.tie) return new Set([view.tie.from, view.tie.to]);
  if (!view.selected || !current.shown.has(view.selected)) return null;
  const lit = new Set([view.selected]);
  for (const tie of current.drawn) {
    if (tie.from === view.selected) lit.add(tie.to);
    if (tie.to === view.selected) lit.add(tie.from);
  }
  return lit;
}
const tieIsLit = (tie) => {
  if (view.tie) return tie === view.tie;
  return view.selected !== null && (tie.from === view.selected || tie.to === view.selected);
};

// Bring something into view that the first look or a filter left out.
function include(id) {
  const node = nodes.get(id);
  view.extra.add(id);
  view.off.kind.delete(node.kind);
  view.off.sphere.delete(node.sphere);
  view.off.sure.delete(node.sure);
  if (kept !== null && !kept.has(id)) view.pinned.add(id);
  for (const said of node.says) view.off.case.delete(said.case);
  if (atDay(node) === "no") view.day = null;
}
