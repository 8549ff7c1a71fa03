// The page's data, and the few helpers that everything else is built with. Texts only ever become text nodes.
const data = JSON.parse(document.getElementById("data").textContent);
const words = new Map(Object.entries(data.words));
const byId = (id) => document.getElementById(id);

// No line ends between a French quotation mark and what it holds.
const unbroken = (text) => text.replaceAll("« ", "«\u00a0").replaceAll(" »", "\u00a0»");
const say = (key, values = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => String(value)),
    unbroken(words.get(key) ?? key),
  );

const colon = data.lang === "fr" ? " : " : ": ";
// A day as people read it; on a scenario's own clock, the months since its start.
function dayText(day) {
  if (data.clock) return `${data.clock} + ${say("months", { n: Math.floor((day - data.epoch) / 30.44) })}`;
  const date = new Date((day - 719163) * 86400000);
  return date.toLocaleDateString(data.lang, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" });
}

const LETTERS = { œ: "oe", æ: "ae", ø: "o", ß: "ss", ł: "l", đ: "d", ı: "i" };
const fold = (text) =>
  text.toLowerCase().replace(/[œæøßłđı]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(/\p{M}/gu, "");

// An element with attributes, listeners (`onclick: f`) and children; a string becomes a text node.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const tools = byId("tools");
const tool = (title, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, title);

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

const group = (items, key) => {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
};

const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const ties = data.edges;
const tiesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const tie of ties) {
  tiesOf.get(tie.from).push(tie);
  tiesOf.get(tie.to).push(tie);
}
const keyed = (items) => new Map(items.map((item) => [item.key ?? item.id, item]));
const kinds = keyed(data.kinds);
const spheres = keyed(data.spheres);
const tieKinds = keyed(data.tieKinds);
const certainties = keyed(data.certainties);
const cases = keyed(data.cases);
const sources = new Map(Object.entries(data.sources));
// A title without what it adds in brackets or after a colon.
const brief = (title) => title.split(/[(:]/)[0].trim() || title;
const NEUTRAL = "#F4F1E6";
const other = (tie, id) => (tie.from === id ? tie.to : tie.from);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = matchMedia("(max-width: 760px)");

function announce(text) {
  byId("said").textContent = text;
}
