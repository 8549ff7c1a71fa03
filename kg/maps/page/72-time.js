// Time: a slider over what is dated. What has no date stays, and is said to.
const dated = [...nodes.values(), ...ties].map((item) => item.t).filter(Boolean).flatMap((period) => period.slice(0, 4)).filter((day) => typeof day === "number");
const monthOf = (day) => {
  const date = new Date((day - 719163) * 86400000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
// The last day of a month that is counted from the year 0.
const lastDay = (month) => {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), (month % 12) + 1, 0);
  return Math.round(date.getTime() / 86400000) + 719163;
};

let stopPlaying = () => {};
if (dated.length) {
  const checkedDays = [...cases.values()].map((one) => one.day).filter((day) => day && !data.clock);
  const first = monthOf(dated.reduce((a, b) => Math.min(a, b)));
  const last = Math.max(monthOf(dated.reduce((a, b) => Math.max(a, b))), ...checkedDays.map(monthOf), ...(data.at === null ? [] : [monthOf(data.at)]));
  const slider = el("input", { type: "range", id: "when", min: first, max: last, step: 1, value: data.at === null ? last : monthOf(data.at), "aria-label": say("time") });
  const shownDay = el("output", { id: "day", for: "when" });
  const play = tool("▶", () => (timer ? stop() : start()), { id: "play", "aria-label": say("play"), title: say("play") });
  const always = tool(say("always"), () => { stop(); view.day = null; refresh(); }, { id: "always" });
  const doubt = el("span", { id: "doubt" });
  let timer = null;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶";
  };
  stopPlaying = stop;
  const to = (month) => {
    slider.value = month;
    view.day = lastDay(Number(slider.value));
    refresh();
  };
  const start = () => {
    if (Number(slider.value) >= last) to(first);
    play.textContent = "❚❚";
    const step = Math.max(1, Math.round((last - first) / 60));
    timer = setInterval(() => {
      if (Number(slider.value) >= last) return stop();
      return to(Math.min(last, Number(slider.value) + step));
    }, 350);
  };
  slider.addEventListener("input", () => to(slider.value));
  byId("foot").before(el("section", { id: "time", "aria-label": say("time") }, play, slider, shownDay, always, doubt));
  whenChanged(() => {
    const undated = [...current.shown].filter((id) => !nodes.get(id).t).length;
    const text = view.day === null ? say("all_times") : dayText(view.day);
    shownDay.textContent = text;
    byId("time").classList.toggle("whole", view.day === null);
    if (view.day !== null) slider.value = monthOf(view.day);
    slider.setAttribute("aria-valuetext", text);
    always.setAttribute("aria-pressed", String(view.day === null));
    doubt.textContent = view.day === null ? "" : say("doubt", { n: undated });
  });
}
