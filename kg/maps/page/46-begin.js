// Where to begin: as long as nothing is chosen, no date either, the foot of the map says what to do first. What is framed keeps
// clear of it. An answer and scenes say it themselves, and who has read it puts it away.
const begin = el("section", { id: "begin", "aria-label": say("begin"), hidden: true });
const byFinger = matchMedia("(pointer: coarse)");
let beginRead = nodes.size === 0 || Boolean(data.answer) || data.scenes.length > 0;
const closeBegin = tool("✕", () => {
  beginRead = true;
  refresh();
  surface.focus();
}, { "aria-label": say("begin_close"), title: say("begin_close") });
byId("map").after(begin);

function beginSentences() {
  const first = byFinger.matches || narrow.matches ? "begin_touch" : "begin_click";
  const then = byId("time") ? "begin_way_and_time" : "begin_way";
  return [say("begin") + colon.trimEnd(), say(first), ...(nodes.size > 1 ? [say(then)] : [])].join(" ");
}
whenChanged(() => {
  begin.hidden = beginRead || somethingOpen() || view.day !== data.at;
  if (!begin.hidden) begin.replaceChildren(el("p", {}, beginSentences()), closeBegin);
});
