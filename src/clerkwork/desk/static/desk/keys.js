// The keyboard. Any control takes a key by `data-key="e"`, and the help sheet lists them all;
// rows of a `[data-list]` are walked with j and k; Ctrl-K goes anywhere.

const TYPING = "input, textarea, select, [contenteditable]";
const WITHOUT_TEXT = "input:is([type=checkbox], [type=radio], [type=button], [type=submit])";

function isTyping(target) {
  return target.closest(TYPING) && !target.matches(WITHOUT_TEXT);
}

function visible(element) {
  return element.getClientRects().length > 0;
}

/** Go `step` rows down (or up) in the page's list, from the focused row or the open one. */
function walk(step) {
  const rows = [...document.querySelectorAll("[data-list] [data-row]")].filter(visible);
  if (!rows.length) return;
  let at = rows.indexOf(document.activeElement);
  if (at < 0) at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Press (or, if it is a field, enter) the control that has taken this key. */
function press(key) {
  const control = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === key && visible(one) && !one.disabled,
  );
  if (!control) return false;
  if (control.matches(TYPING) && !control.matches(WITHOUT_TEXT)) {
    control.focus();
    control.select?.();
  } else {
    control.click();
  }
  return true;
}

function entry(key, words) {
  const term = document.createElement("dt");
  const cap = document.createElement("kbd");
  cap.textContent = key;
  term.append(cap);
  const detail = document.createElement("dd");
  detail.textContent = words;
  return [term, detail];
}

function showHelp() {
  const sheet = document.getElementById("help");
  if (!sheet || sheet.open) return;
  const here = sheet.querySelector("[data-keys-here]");
  const taken = [...document.querySelectorAll("[data-key]")].filter(visible);
  here.replaceChildren(
    ...taken.flatMap((one) => entry(one.dataset.key, one.dataset.help ?? one.textContent.trim())),
  );
  sheet.showModal();
}

function openPalette() {
  const palette = document.getElementById("palette");
  if (!palette || palette.open) return;
  palette.showModal();
  const field = palette.querySelector("input");
  field.value = "";
  narrow(palette, "");
  field.focus();
}

/** Show the palette's fixed destinations that contain what was typed. What the server finds
    is swapped into `[data-results]` by htmx. */
function narrow(palette, typed) {
  const wanted = typed.trim().toLowerCase();
  for (const link of palette.querySelectorAll("[data-places] a")) {
    link.hidden = !link.textContent.toLowerCase().includes(wanted);
  }
  if (!wanted) palette.querySelector("[data-results]")?.replaceChildren();
}

/** Arrow keys walk the palette; Enter in its field opens the first link, if one is shown. */
function inPalette(event, palette) {
  const links = [...palette.querySelectorAll("a")].filter(visible);
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
  else if (event.key === "ArrowUp") palette.querySelector("input").focus();
  else if (event.key === "Enter" && at < 0 && links.length) links[0].click();
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
    return;
  }
  const palette = document.getElementById("palette");
  if (palette?.open) {
    inPalette(event, palette);
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "?") showHelp();
  else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (!press(event.key)) return;
  event.preventDefault();
});

document.addEventListener("input", (event) => {
  const palette = event.target.closest("#palette");
  if (palette) narrow(palette, event.target.value);
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-palette]")) {
    event.preventDefault();
    openPalette();
  }
  if (target?.closest("[data-help-sheet]")) showHelp();
  if (target?.matches("dialog.sheet")) target.close(); // a click on the backdrop
});

// What was swapped in may say where the hands go next.
document.addEventListener("htmx:afterSettle", (event) => {
  event.detail.elt.querySelector?.("[data-focus]")?.focus();
});
