// An answer beside the map: its rows, and on the map what each is about.
const answer = data.answer;
const rowButtons = [];

function chooseRow(row, button) {
  const ids = new Set([row.about, ...row.ids].filter((id) => nodes.has(id)));
  const facts = new Set(row.facts);
  const lit = ties.filter((tie) => facts.has(tie.id.slice(tie.case.length + 1)));
  for (const tie of lit) ids.add(tie.from).add(tie.to);
  const again = button.getAttribute("aria-pressed") === "true";
  view.selected = null;
  view.tie = null;
  view.path = null;
  view.row = again ? null : { nodes: ids, ties: new Set(lit.map((tie) => tie.id)) };
  if (!again) for (const id of ids) if (!current.shown.has(id)) include(id);
  panel.hidden = true;
  resized();
  refresh();
  if (!again) button.setAttribute("aria-pressed", "true");
  if (!again) fitOn(ids, { most: 1.1 });
}

if (answer) {
  const rows = answer.rows.map((row) => {
    const [first, ...rest] = row.cells;
    const button = el("button", { type: "button", "aria-pressed": "false", dir: "auto" },
      el("span", { class: "first" }, first?.[1] ?? row.about),
      ...rest.map(([title, text]) => el("span", { class: "aside" }, `${title}${colon}${text}`)));
    button.addEventListener("click", () => chooseRow(row, button));
    rowButtons.push(button);
    return el("li", {}, button);
  });
  byId("answer").hidden = false;
  byId("answer").setAttribute("aria-label", answer.title);
  byId("answer").append(
    el("h2", { dir: "auto" }, answer.title),
    el("p", { dir: "auto" }, answer.question),
    el("p", { class: "aside" }, rows.length ? say("rows", { n: rows.length }) : say("no_rows"), answer.truncated ? ` ${say("more_rows")}` : ""),
    el("ol", {}, ...rows),
    el("details", {}, el("summary", {}, say("made")), el("dl", {}, ...answer.made.flatMap(([what, value]) => entry(what, value)))),
  );
  whenChanged(() => { if (!view.row) for (const button of rowButtons) button.setAttribute("aria-pressed", "false"); });

  const counted = count(answer.rows.filter((row) => nodes.has(row.about)), (row) => row.about);
  const sizes = new Map(Object.entries(answer.sizes));
  if (sizes.size) radiusOf = (node) => (sizes.has(node.id) ? 10 + 18 * Math.sqrt(sizes.get(node.id)) : Math.min(node.size, 10));
  if (answer.group === "gaps") adornments.push((ctx, node, x, y) => emptySeats(ctx, Math.min(counted.get(node.id) ?? 0, 8), radiusOf(node), x, y));
  if (answer.group === "stalled") adornments.push((ctx, node, x, y) => counted.has(node.id) && halted(ctx, radiusOf(node), x, y));
}

// A seat for each thing that is missing, empty, around the one that misses it.
function emptySeats(ctx, seats, radius, x, y) {
  for (let at = 0; at < seats; at += 1) {
    const angle = -Math.PI / 2 + (2 * Math.PI * at) / Math.max(seats, 6);
    trace(ctx, "dot", x + (radius + 11) * Math.cos(angle), y + (radius + 11) * Math.sin(angle), 6);
    ctx.setLineDash([3, 2]);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = "#B00020";
    ctx.stroke();
  }
}
function halted(ctx, radius, x, y) {
  ctx.setLineDash([]);
  trace(ctx, "dot", x + radius, y - radius, 9);
  ctx.fillStyle = "#B00020";
  ctx.fill();
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(x + radius - 4, y - radius - 4, 3, 8);
  ctx.fillRect(x + radius + 1, y - radius - 4, 3, 8);
}
