// Lanes: each innovation through the phases. What lies between the earliest and the latest day looks uncertain.
const PHASE_COLORS = ["#d9e6f2", "#a3c6e3", "#5b9bd0", "#1f6fb2", "#0b3c69", "#06213b"];
const ENDINGS = { advanced: "→", regressed: "↩", halted: "■", resumed: "▶", abandoned: "✕", merged: "⋈", split: "⋔", still_there: "…" };
const phaseAt = new Map(data.phases.map((phase, at) => [phase.key, at]));
const phaseTitle = (key) => data.phases[phaseAt.get(key)]?.title ?? key;
const innovations = [...nodes.values()].filter((node) => node.kind === "innovation");
const staysOf = (node) => (node.parts ?? []).filter((part) => part.kind === "stay");
const lanes = el("section", { id: "lanes", hidden: true, "aria-label": say("lanes") });
byId("stage").append(lanes);

// The four days of a stay, with open ends at the edges of the picture; null when it has no date.
function span(period, [low, high]) {
  const days = [...(period ?? []), null, null, null, null, null].slice(0, 5).map((day) => day ?? null);
  if (days.slice(0, 4).every((day) => day === null)) return null;
  const [startMin, startMax, endMin, endMax, ongoing] = days;
  const from = startMin ?? startMax ?? low;
  const to_ = ongoing ? high : endMax ?? endMin ?? high;
  const sureFrom = startMax ?? to_;
  const sureTo = ongoing ? high : endMin ?? sureFrom;
  return { from, to: Math.max(to_, from), sureFrom: Math.min(sureFrom, to_), sureTo: Math.max(Math.min(sureTo, to_), Math.min(sureFrom, to_)) };
}

function laneRange() {
  const known = innovations.flatMap((node) => staysOf(node).flatMap((stay) => (stay.t ?? []).slice(0, 4))).filter((day) => typeof day === "number");
  if (!known.length) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const margin = Math.max(90, (high - low) * 0.06);
  return [low - margin, high + margin];
}

function laneOf(node, range, width) {
  const stays = staysOf(node);
  const undated = stays.filter((stay) => !range || span(stay.t, range) === null);
  const open = () => select(node.id);
  return el("div", { class: "lane" },
    el("button", { type: "button", class: "go", dir: "auto", onclick: open }, node.name),
    stays.length ? null : el("p", { class: "aside" }, say("no_phase")),
    undated.length ? el("p", { class: "chips" }, ...undated.flatMap((stay) => [chip(stay), " "]), el("span", { class: "aside" }, say("undated"))) : null,
    range && undated.length < stays.length ? drawLane(node, stays.filter((stay) => !undated.includes(stay)), range, width, open) : null);
}
const stayText = (stay) => [phaseTitle(stay.phase), stay.when ?? say("undated"), data.outcomes[stay.outcome], stay.certainty].filter(Boolean).join(" · ");
const chip = (stay) => el("span", { class: "chip", title: stayText(stay) }, `${phaseTitle(stay.phase)} ${ENDINGS[stay.outcome] ?? ""}`);

// A label begins with its bar; where the picture ends too soon for that, it stands before the bar.
function laneText(label, start, y, width) {
  pen.font = nameFont(13, false);
  const fits = start + 6 + pen.measureText(label).width + 4 <= width;
  const text = svg("text", { x: (fits ? start + 6 : start - 6).toFixed(1), y, "text-anchor": fits ? "start" : "end", "font-size": 13, "font-family": 'system-ui, "Segoe UI", sans-serif', fill: "#1d1d1b", stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" });
  text.textContent = label;
  return text;
}
function drawLane(node, stays, range, width, open) {
  const x = (day) => (width * (day - range[0])) / (range[1] - range[0]);
  const heightOf = 30;
  const picture = svg("svg", { width, height: stays.length * heightOf + 4, viewBox: `0 0 ${width} ${stays.length * heightOf + 4}`, role: "img", "aria-label": `${node.name}. ${stays.map(stayText).join(". ")}` });
  stays.forEach((stay, at) => {
    const { from, to: until, sureFrom, sureTo } = span(stay.t, range);
    const color = PHASE_COLORS[phaseAt.get(stay.phase) ?? 0];
    const y = at * heightOf + 3;
    const whole = { x: x(from).toFixed(1), y, width: Math.max(6, x(until) - x(from)).toFixed(1), height: 22, rx: 3 };
    const title = svg("title");
    title.textContent = stayText(stay);
    const piece = svg("g", { class: "stay" }, title,
      svg("rect", { ...whole, fill: color, "fill-opacity": 0.35, stroke: INK, "stroke-dasharray": "3 3" }));
    if (sureTo > sureFrom) piece.append(svg("rect", { ...whole, x: x(sureFrom).toFixed(1), width: Math.max(2, x(sureTo) - x(sureFrom)).toFixed(1), fill: color, stroke: INK }));
    const text = laneText(`${phaseTitle(stay.phase)} ${ENDINGS[stay.outcome] ?? ""}`, x(from), y + 16, width);
    piece.append(text);
    piece.addEventListener("click", open);
    picture.append(piece);
  });
  return picture;
}

function axis(range, width) {
  const picture = svg("svg", { width, height: 22, viewBox: `0 0 ${width} 22`, "aria-hidden": "true" });
  const first = Math.ceil(monthOf(range[0]) / 12);
  const last = Math.floor(monthOf(range[1]) / 12);
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 70))));
  for (let year = first; year <= last; year += step) {
    const at = (width * (lastDay(year * 12 - 1) + 1 - range[0])) / (range[1] - range[0]);
    const text = svg("text", { x: at.toFixed(1), y: 15, "font-size": 12, "text-anchor": "middle", fill: "#4c4c47" });
    text.textContent = data.clock ? `${data.clock}+${(year - 1000) * 12}` : String(year);
    picture.append(svg("line", { x1: at.toFixed(1), x2: at.toFixed(1), y1: 17, y2: 22, stroke: "#4c4c47" }), text);
  }
  return picture;
}

function drawLanes() {
  if (lanes.hidden) return;
  const range = laneRange();
  const width = Math.max(300, lanes.clientWidth - 40);
  lanes.replaceChildren(
    el("h2", {}, say("lanes")),
    el("p", { class: "aside" }, say("lanes_help")),
    el("p", { class: "chips" }, ...data.phases.map((phase, at) => el("span", { class: "key" }, shapeIcon("square", PHASE_COLORS[at]), phase.title, " "))),
    el("p", { class: "chips aside" }, Object.entries(ENDINGS).map(([key, mark_]) => `${mark_} ${data.outcomes[key]}`).join("   ")),
    range ? axis(range, width) : el("p", { class: "aside" }, say("nothing_dated")),
    ...innovations.map((node) => laneOf(node, range, width)),
  );
}
let setLanes = () => {};
if (innovations.length) {
  const button = tool(say("lanes"), () => setLanes(lanes.hidden), { id: "to-lanes", "aria-pressed": "false" });
  setLanes = (open) => {
    lanes.hidden = !open;
    button.setAttribute("aria-pressed", String(open));
    drawLanes();
  };
  tools.append(button);
  addEventListener("resize", drawLanes);
  whenChanged(drawLanes);
}
