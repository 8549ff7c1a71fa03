// The bar under the map: the caption, one scene back and forth, and the making of scenes.
const stage = el("section", { id: "scenes", "aria-label": say("scenes"), hidden: true });
byId(byId("time") ? "time" : "foot").before(stage);
const caption = el("p", { id: "caption", dir: "auto" });
const sceneNumber = el("span", { id: "scene-number" });
const back = tool("◀", () => showScene(sceneAt - 1), { id: "scene-back", "aria-label": say("scene_back"), title: `${say("scene_back")} (Page ↑)` });
const onward = tool("▶", () => showScene(sceneAt + 1), { id: "scene-next", "aria-label": say("scene_next"), title: `${say("scene_next")} (Page ↓)` });
let scenesSaved = true;

function showScene(at, quick = false) {
  if (at < 0 || at >= scenes.length) return;
  sceneAt = at;
  const hand = document.activeElement;
  drawBar();
  applyScene(scenes[at], quick);
  // Opening a way moves the hand into the panel, where the keys of a remote would scroll.
  if (document.activeElement !== hand) (hand === document.body || panel.contains(hand) ? surface : hand).focus({ preventScroll: true });
  announce(`${at + 1} / ${scenes.length}. ${captionOf(scenes[at])}`);
}

// The caption is asked for in the bar itself; Enter takes it, Escape leaves everything as it was.
const form = el("form", { id: "scene-form", hidden: true });
const typed = el("textarea", { id: "scene-caption", rows: 2, maxlength: 2000, dir: "auto", "aria-label": say("scene_caption"), placeholder: say("scene_caption") });
let takesCaption = () => {};
form.append(typed, el("button", { type: "submit" }, say("ok")), tool(say("cancel"), () => askCaption(null)));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = typed.value.trim();
  if (!text) return typed.focus();
  takesCaption(text);
  return askCaption(null);
});
typed.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    askCaption(null);
  }
});
function askCaption(takes, before = "") {
  takesCaption = takes ?? (() => {});
  form.hidden = takes === null;
  typed.value = before;
  (takes === null ? addButton : typed).focus();
  resized();
}

function changeScenes(change) {
  change();
  scenesSaved = false;
  sceneAt = Math.min(sceneAt, scenes.length - 1);
  drawBar();
}
const addButton = tool(say("scene_add"), () => {
  const taken = captureScene();
  askCaption((text) => changeScenes(() => {
    sceneAt += 1;
    scenes.splice(sceneAt, 0, { caption: text, ...taken });
  }));
}, { id: "scene-add" });
const move = (step) => changeScenes(() => {
  const [one] = scenes.splice(sceneAt, 1);
  sceneAt += step;
  scenes.splice(sceneAt, 0, one);
});
const retakeButton = tool(say("scene_retake"), () => changeScenes(() => { scenes[sceneAt] = { caption: scenes[sceneAt].caption, ...captureScene() }; }), { id: "scene-retake" });
const renameButton = tool(say("scene_rename"), () => askCaption((text) => changeScenes(() => { scenes[sceneAt] = withCaption(scenes[sceneAt], text); }), captionOf(scenes[sceneAt])), { id: "scene-rename" });
const earlierButton = tool(say("scene_earlier"), () => move(-1), { id: "scene-earlier" });
const laterButton = tool(say("scene_later"), () => move(1), { id: "scene-later" });
const removeButton = tool(say("scene_remove"), () => changeScenes(() => scenes.splice(sceneAt, 1)), { id: "scene-remove" });
const saveButton = tool(say("scene_save"), () => {
  save(new Blob([asYaml(scenes)], { type: "application/yaml;charset=utf-8" }), fileName("scenes.yaml"));
  scenesSaved = true;
  drawBar();
}, { id: "scene-save" });
const state = el("span", { id: "scene-state" });
const making = el("details", { id: "scene-making", open: !scenes.length }, el("summary", {}, say("scene_making")),
  el("div", { class: "row" }, addButton, retakeButton, renameButton, earlierButton, laterButton, removeButton, saveButton, state), form);
making.addEventListener("toggle", () => resized());
stage.append(el("div", { class: "telling" }, back, sceneNumber, onward, caption), making);

function drawBar() {
  const one = scenes[sceneAt];
  caption.textContent = one ? captionOf(one) : say("no_scene");
  sceneNumber.textContent = `${sceneAt + 1} / ${scenes.length}`;
  back.disabled = sceneAt <= 0;
  onward.disabled = sceneAt >= scenes.length - 1;
  for (const button of [retakeButton, renameButton, removeButton]) button.disabled = !one;
  earlierButton.disabled = sceneAt <= 0;
  laterButton.disabled = !one || sceneAt === scenes.length - 1;
  saveButton.disabled = !scenes.length;
  state.textContent = scenesSaved ? "" : say("scenes_unsaved");
}
function setStage(open) {
  stage.hidden = !open;
  stageButton.setAttribute("aria-pressed", String(open));
  drawBar();
  resized();
}
const stageButton = tool(say("scenes"), () => setStage(stage.hidden), { id: "to-scenes", "aria-pressed": "false" });
tools.append(stageButton);

// The keys of a presenter's remote; where something scrolls under the hand, they scroll.
const SCROLLS = "#panel, #legend, #answer, #lanes, input, textarea, select";
document.addEventListener("keydown", (event) => {
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  if (!step || !scenes.length || event.target.closest?.(SCROLLS)) return;
  event.preventDefault();
  if (stage.hidden) setStage(true);
  showScene(sceneAt + step);
});
addEventListener("beforeunload", (event) => { if (!scenesSaved) event.preventDefault(); });
