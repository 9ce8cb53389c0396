// Reviewing an order beside its document. The field with the focus shows its place in the document;
// Tab goes through the fields that need a person and no others; Enter says that a value is right
// and goes on; Ctrl-Enter saves.

const FIELDS = "input[data-field], input[data-reason]";

const form = () => document.querySelector("[data-review]");
const all = (what, root = document) => [...root.querySelectorAll(what)];
const shown = (element) => element.getClientRects().length > 0;
const changed = (field) => field.dataset.was !== undefined && field.value.trim() !== field.dataset.was;
const marks = (key) => all(`[data-mark~="${CSS.escape(key)}"]`);

const byKey = (key) => document.getElementById(`f-${key}`);

/** The findings about a field that are no mere doubts: each wants a reason or another value. */
function askedAbout(field) {
  return all(`.asked[data-about="${CSS.escape(field.dataset.field ?? "")}"]`, form());
}

/** Whether nothing is left to be said about a field. */
function settled(field) {
  if (field.hasAttribute("data-reason")) return field.value.trim() !== "";
  if (field.value === field.dataset.refused) return false;
  if (changed(field)) return true;
  const owner = field.dataset.settledBy && byKey(field.dataset.settledBy);
  if (owner && changed(owner) && !askedAbout(field).length) return true;
  const doubts = all(".sure input", field.closest(".one"));
  const asked = askedAbout(field);
  return (
    doubts.every((box) => box.checked) &&
    asked.every((one) => one.querySelector("[data-reason]")?.value.trim())
  );
}

function waiting() {
  return all("[data-needs]", form()).filter((field) => !settled(field));
}

/** Tab stops, marks and the count, after anything was typed or confirmed. */
function refresh() {
  const left = new Set(waiting());
  for (const field of all("[data-needs]", form())) {
    const open = left.has(field);
    field.tabIndex = open ? 0 : -1;
    field.toggleAttribute("data-done", !open);
    for (const mark of marks(field.dataset.field ?? "")) mark.toggleAttribute("data-open", open);
  }
  for (const field of all("[data-was]", form())) field.toggleAttribute("data-changed", changed(field));
  const said = form().querySelector("[data-left]");
  said.textContent = left.size ? `${left.size} left to look at` : "Nothing left to look at";
}

/** The key that leaves a line out is that of the line with the focus. */
function aim(field) {
  const row = field.closest("tbody");
  if (!row) return;
  for (const one of all("[data-out]", form())) {
    if (row.contains(one)) one.dataset.key = "x";
    else delete one.dataset.key;
  }
}

/** Show where the value of a field stands in the document. */
function point(field) {
  aim(field);
  for (const mark of all("[data-current]")) mark.removeAttribute("data-current");
  if (field.dataset.field) for (const one of askedAbout(field)) one.setAttribute("data-current", "");
  const found = field.dataset.field ? marks(field.dataset.field) : [];
  for (const mark of found) mark.setAttribute("data-current", "");
  const paper = found[0]?.closest(".paper");
  if (!paper) return;
  const mark = found[0].getBoundingClientRect();
  const frame = paper.getBoundingClientRect();
  const inside = mark.top >= frame.top + 24 && mark.bottom <= frame.bottom - 24;
  if (!inside) paper.scrollTop += mark.top - frame.top - frame.height / 3;
  const beside = mark.left < frame.left || mark.right > frame.right;
  if (beside) paper.scrollLeft += mark.left - frame.left - frame.width / 3;
}

function go(field) {
  if (!field) return;
  field.focus();
  field.select();
  field.scrollIntoView({ block: "nearest" });
}

/** The next field that needs a person, after this one and round again. */
function onward(from) {
  const left = waiting();
  const next = left.find((one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (next ?? left[0]) go(next ?? left[0]);
  else form().requestSubmit();
}

function complainAt(field, words) {
  const place = field.closest(".one, .asked");
  let note = place.querySelector("[data-note]");
  if (!note) {
    note = document.createElement("p");
    note.className = "wrong";
    note.dataset.note = "";
    note.setAttribute("role", "alert");
    place.append(note);
  }
  note.textContent = words;
}

/** Enter: what is in the field is right. */
function confirm(field) {
  if (!field.hasAttribute("data-reason") && !changed(field)) {
    for (const box of all(".sure input", field.closest(".one"))) box.checked = true;
    for (const one of askedAbout(field)) {
      const reason = one.querySelector("[data-reason]");
      if (!reason) {
        complainAt(field, "Type the right value: it cannot stay as it is.");
        return field.select();
      }
      if (!reason.value.trim()) {
        refresh();
        return go(reason);
      }
    }
  } else if (field.hasAttribute("data-reason") && !field.value.trim()) {
    return complainAt(field, "Say why it is right, in a few words.");
  }
  refresh();
  onward(field);
}

/** Arrows reach every field: up and down in a column, else in the order of reading. */
function step(field, down) {
  const row = field.closest("tbody");
  const name = field.dataset.field?.split(".").pop();
  const lines = all(".grid-lines tbody", form());
  const beside = row && lines[lines.indexOf(row) + (down ? 1 : -1)];
  const same = beside && all("[data-field]", beside).find((one) => one.dataset.field.endsWith(`.${name}`));
  if (same) return go(same);
  const fields = all(FIELDS, form()).filter(shown);
  if (row) {
    const outside = fields.filter((one) => !one.closest("tbody"));
    return go(down ? null : outside[outside.length - 1]);
  }
  go(fields[fields.indexOf(field) + (down ? 1 : -1)]);
}

function sideways(field, right) {
  const edge = right ? field.value.length : 0;
  if (field.selectionStart !== edge || field.selectionEnd !== edge) return false;
  const fields = all(FIELDS, form()).filter(shown);
  const next = fields[fields.indexOf(field) + (right ? 1 : -1)];
  go(next);
  return Boolean(next);
}

function take(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  go(field);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || !form()?.contains(event.target)) return;
  const field = event.target.closest(FIELDS);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form().requestSubmit();
  else if (!field || event.shiftKey || event.ctrlKey || event.metaKey) return;
  else if (event.key === "Enter") confirm(field);
  else if (field.list && event.key.startsWith("Arrow")) return; // they walk its choices
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(field, event.key === "ArrowDown");
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    if (!sideways(field, event.key === "ArrowRight")) return;
  } else if (event.key === "F2" && field.dataset.suggested) take(field, field.dataset.suggested);
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const field = form()?.contains(event.target) && event.target.closest(FIELDS);
  if (!field) return;
  const about = field.closest(".asked")?.dataset.about;
  point(about ? (byKey(about) ?? field) : field);
});

document.addEventListener("input", (event) => {
  if (!form()?.contains(event.target)) return;
  event.target.closest(".one, .asked")?.querySelector("[data-note]")?.remove();
  refresh();
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const mark = target?.closest("[data-mark]");
  if (mark) go(byKey(mark.dataset.mark.split(" ")[0]));
  const offer = target?.closest("[data-take]");
  if (offer) take(byKey(offer.closest(".asked").dataset.about), offer.dataset.take);
});

function begin() {
  if (!form()) return;
  for (const field of all("[aria-invalid=true]", form())) field.dataset.refused = field.value;
  refresh();
  go(all("[aria-invalid=true]", form())[0] ?? waiting()[0]);
}

document.addEventListener("htmx:afterSwap", begin);
begin();
