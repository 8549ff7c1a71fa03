// Finding by typing: accents and case do not matter, other names count too.
const index = [...nodes.values()].map((node) => ({ node, names: [node.name, ...(node.also ?? [])].map(fold) }));
const box = byId("find");
const list = byId("found");
let choices = [];
let chosen = -1;

function matches(text) {
  const wanted = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!wanted.length) return [];
  const whole = wanted.join(" ");
  const rank = ({ node, names }) => {
    const fits = names.filter((name) => wanted.every((word) => name.includes(word)));
    if (!fits.length) return null;
    const best = fits.some((name) => name === whole) ? 0 : fits.some((name) => name.startsWith(wanted[0])) ? 1 : 2;
    return [best, -node.size];
  };
  return index.map((item) => ({ node: item.node, rank: rank(item) })).filter(({ rank: found }) => found)
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]).slice(0, 12).map(({ node }) => node);
}
function offer() {
  choices = matches(box.value);
  chosen = choices.length ? 0 : -1;
  const rows = choices.map((node, at) =>
    el("li", { role: "option", id: `found-${at}`, "aria-selected": at === chosen, onmousedown: (event) => { event.preventDefault(); take(node); } },
      el("span", { dir: "auto" }, node.name), " ",
      el("span", { class: "aside" }, [kinds.get(node.kind).title, ...(current.shown.has(node.id) ? [] : [say("not_shown")])].join(" · "))));
  if (!rows.length && box.value.trim()) rows.push(el("li", { role: "option", "aria-disabled": "true", class: "aside" }, say("nothing_found")));
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  box.setAttribute("aria-expanded", String(rows.length > 0));
  mark();
}
function mark() {
  [...list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
  if (chosen >= 0) {
    box.setAttribute("aria-activedescendant", `found-${chosen}`);
    list.children[chosen].scrollIntoView({ block: "nearest" });
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
    if (choices.length) chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % choices.length;
    mark();
  } else if (event.key === "Enter" && chosen >= 0) take(choices[chosen]);
  else if (event.key === "Escape" && (box.value || !list.hidden)) {
    event.stopPropagation();
    box.value = "";
    closeList();
  } else return;
  event.preventDefault();
});
