// Corrections: anybody can note that something is wrong or missing. Notes stay in this page until they are
// saved as a table, which `kg proposals` sets beside what the graph says. They change nothing here.
const notes = [];
let notesSaved = true;
let lastBy = "";
const NOTE_KINDS = ["wrong", "missing"];

const isAbout = (note, { about = "", tie = "" }) => note.about === about && note.tie === tie;
function noteName({ about = "", tie = "" }) {
  const one = tie ? ties.find((found) => found.id === tie) : null;
  if (one) return `${nodes.get(one.from).name} → ${tieKinds.get(one.kind).title} → ${nodes.get(one.to).name}`;
  return nodes.get(about)?.name ?? say("whole_map");
}
function changeNotes(change) {
  change();
  notesSaved = notes.length === 0;
  drawNoteButton();
}

// The form stands where it was asked for; the rest of the panel stays as it is.
function noteForm(subject, done) {
  const kind = el("select", { "aria-label": say("note_kind"), class: "note-kind" }, ...NOTE_KINDS.map((word) => el("option", { value: word }, say(`note_${word}`))));
  const text = el("textarea", { rows: 3, maxlength: 2000, dir: "auto", required: true, class: "note-text", "aria-label": say("note_text"), placeholder: say("note_text") });
  const by = el("input", { type: "text", maxlength: 200, dir: "auto", value: lastBy, class: "note-by", autocomplete: "off", "aria-label": say("note_by"), placeholder: say("note_by") });
  const made = el("form", { class: "note-form" }, kind, text, by, el("div", { class: "row" }, el("button", { type: "submit" }, say("note_add")), tool(say("cancel"), done)));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!text.value.trim()) return text.focus();
    lastBy = by.value.trim();
    const day = new Date();
    const on = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    changeNotes(() => notes.push({ kind: kind.value, about: "", tie: "", ...subject, name: noteName(subject), note: text.value.trim(), by: lastBy, on }));
    announce(`${say("note_added")} ${say("notes_unsaved")}`);
    return done();
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  });
  return made;
}
// A button that becomes a form, and under it what was noted so far.
function noteCorner(subject) {
  const corner = el("div", { class: "notes" });
  const drawCorner = (focus = false) => {
    const button = tool(say("note_do"), () => {
      corner.replaceChildren(noteForm(subject, () => drawCorner(true)));
      corner.querySelector(".note-text").focus();
    }, { class: "note-do" });
    corner.replaceChildren(button, ...notesList(notes.filter((note) => isAbout(note, subject)), drawCorner));
    if (focus) button.focus();
  };
  drawCorner();
  return corner;
}
function notesList(some, redraw, named = false) {
  if (!some.length) return [];
  return [
    el("ul", {}, ...some.map((note) => el("li", { dir: "auto" },
      ...(named ? [nodes.has(note.about) ? goTo(nodes.get(note.about)) : el("strong", {}, note.name), " "] : []),
      el("span", { class: "tag" }, say(`note_${note.kind}`)), ` ${note.note}`,
      el("span", { class: "aside" }, note.by ? ` (${note.by})` : ""), " ",
      tool(say("note_remove"), () => { changeNotes(() => notes.splice(notes.indexOf(note), 1)); redraw(true); }, { class: "go" })))),
    ...(notesSaved ? [] : [el("p", { class: "unsaved" }, say("notes_unsaved"))]),
  ];
}
panelTools.push((node) => noteCorner({ about: node.id }));
tieTools.push((tie) => noteCorner({ tie: tie.id }));

// All notes together, and the saving of them.
function showNotes() {
  select(null);
  const saveNotes = tool(say("notes_save"), () => {
    save(new Blob(["\ufeff", asTable()], { type: "text/csv;charset=utf-8" }), fileName("notes.csv"));
    notesSaved = true;
    drawNoteButton();
    showNotes();
  }, { id: "save-notes", disabled: !notes.length });
  panel.replaceChildren(
    ...head(say("notes"), say("notes_help")),
    ...notesList(notes, showNotes, true),
    el("div", { class: "row" }, saveNotes),
    noteCorner({}),
  );
  openPanel();
  panel.querySelector("h2").focus({ preventScroll: true });
}
const noteButton = tool("", showNotes, { id: "to-notes" });
tools.append(noteButton);
function drawNoteButton() {
  const unsaved = notesSaved ? "" : `, ${say("unsaved")}`;
  noteButton.textContent = notes.length ? `${say("notes")} (${notes.length}${unsaved})` : say("notes");
}
drawNoteButton();
addEventListener("beforeunload", (event) => { if (!notesSaved) event.preventDefault(); });

// A cell that begins like a formula gets an apostrophe in front, which `kg proposals` takes away again.
const FORMULA = /^'*[=+\-@|%\t\r\n＝＋－＠]/;
const NOTE_COLUMNS = ["kind", "about", "tie", "name", "note", "by", "on", "map"];
function cellOf(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.toWellFormed().replaceAll('"', '""')}"`;
}
function asTable() {
  // Spreadsheets in French part cells by semicolons.
  const separator = data.lang === "fr" ? ";" : ",";
  const rows = notes.map((note) => NOTE_COLUMNS.map((column) => cellOf(column === "map" ? data.title : note[column])));
  return [NOTE_COLUMNS, ...rows].map((cells) => `${cells.join(separator)}\r\n`).join("");
}
