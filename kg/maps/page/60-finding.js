// Finding by typing: accents and case do not matter, other names count too.
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const index = [...nodes.values()].map((node) => ({ node, names: [node.name, ...(node.also ?? [])].map((name) => ` ${wordsOf(name).join(" ")}`) }));
const box = byId("find");
const list = byId("found");
let choices = [];
let chosen = -1;

// Who is called just that first, then whose words begin with what is typed, the weightiest first.
function rankOf(names, wanted) {
  const fits = names.filter((name) => wanted.every((word) => name.includes(word)));
  if (!fits.length) return null;
  if (fits.some((name) => name.slice(1) === wanted.join(" "))) return 0;
  return fits.some((name) => wanted.every((word) => name.includes(` ${word}`))) ? 1 : 2;
}
function matches(wanted) {
  if (!wanted.length) return [];
  return index.map(({ node, names }) => ({ node, rank: rankOf(names, wanted) })).filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank - b.rank || b.node.size - a.node.size).slice(0, MOST_OFFERED).map(({ node }) => node);
}
const MOST_OFFERED = 12;
// Where nothing is called that, what begins alike: each word gives up its last letters one by one, never its first.
const SHORTEST = 4;
function likely(wanted) {
  const longest = Math.max(0, ...wanted.map((word) => word.length));
  for (let length = longest - 1; length >= SHORTEST; length -= 1) {
    const begun = wanted.map((word) => ` ${word.slice(0, length)}`);
    const found = matches(begun);
    if (found.length) return found;
  }
  return [];
}
function offer() {
  const wanted = wordsOf(box.value);
  const sure = matches(wanted);
  choices = sure.length ? sure : likely(wanted);
  // Enter takes what was typed, never what only looks like it.
  chosen = sure.length ? 0 : -1;
  const rows = choices.map((node, at) =>
    el("li", { role: "option", id: `found-${at}`, "aria-selected": at === chosen, onmousedown: (event) => { event.preventDefault(); take(node); } },
      el("span", { dir: "auto" }, node.name), " ",
      el("span", { class: "aside" }, [kinds.get(node.kind).title, ...(spheres.has(node.sphere) && node.sphere !== "unknown" ? [brief(spheres.get(node.sphere).title)] : []), ...(current.shown.has(node.id) ? [] : [say("not_shown")])].join(" · "))));
  if (box.value.trim() && !sure.length) rows.unshift(el("li", { role: "option", "aria-disabled": "true", class: "aside" }, say(rows.length ? "nothing_but" : "nothing_found")));
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  box.setAttribute("aria-expanded", String(rows.length > 0));
  mark();
}
function mark() {
  const rows = [...list.querySelectorAll("[id]")];
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
  if (chosen >= 0) {
    box.setAttribute("aria-activedescendant", `found-${chosen}`);
    rows[chosen].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}
function closeList() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
function take(node) {
  box.value = "";
  closeList();
  select(node.id, { keyboard: true });
}
box.addEventListener("input", offer);
box.addEventListener("blur", closeList);
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const last = choices.length - 1;
    if (event.key === "ArrowDown") chosen = chosen < last ? chosen + 1 : Math.min(0, last);
    else chosen = chosen > 0 ? chosen - 1 : last;
    mark();
  } else if (event.key === "Enter" && chosen >= 0) take(choices[chosen]);
  else if (event.key === "Escape" && (box.value || !list.hidden)) {
    event.stopPropagation();
    box.value = "";
    closeList();
  } else return;
  event.preventDefault();
});
