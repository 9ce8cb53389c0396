// The floor: the scan field has the focus, right and wrong are seen and heard, and a scan that
// finds no radio is kept and sent when it is back. Once: it carries its own `scan_id`.

const RETRY_MS = 2000;
const KEPT = "clerkwork.scan";
let audio;

/** 128 random bits. `crypto.randomUUID` would do, but only exists where there is TLS. */
function freshId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");
}

/** Keep a scan over a reload or a dead battery, until the server has answered it. */
function keep(form) {
  const values = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const kept = { action: form.action, id: form.dataset.scanId, values };
  localStorage.setItem(KEPT, JSON.stringify(kept));
}

/** What was kept for this form, into it again and off. For another form it is out of date: the
    server has gone on to the next step, so it had the scan, and only its answer was lost. */
function resume() {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  const form = document.querySelector("[data-scan-form]");
  if (!form || kept?.action !== form.action) return;
  form.dataset.scanId = kept.id;
  for (const [name, value] of kept.values) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  waiting(form, true);
  form.requestSubmit();
}

/** Show that something waits; meanwhile nothing may take its place in the form. */
function waiting(form, yes) {
  form.querySelector("[data-waiting]")?.toggleAttribute("hidden", !yes);
  for (const input of form.querySelectorAll("input")) input.readOnly = yes;
}

function field() {
  return document.querySelector("[data-scan]");
}

function wrongScreen() {
  return document.querySelector("[data-wrong]");
}

/** Browsers make no sound on a page that no finger has touched yet. */
function mayBeHeard() {
  return navigator.userActivation?.hasBeenActive ?? true;
}

/** Beeps in a row, each [frequency in Hz, length in s]. */
function beep(...tones) {
  if (!mayBeHeard()) return;
  audio ??= new AudioContext();
  let at = audio.currentTime;
  for (const [frequency, length] of tones) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = "square";
    tone.frequency.value = frequency;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
    at += length + 0.05;
  }
}

function shake(pattern) {
  if (mayBeHeard()) navigator.vibrate?.(pattern);
}

function right() {
  const flash = document.createElement("div");
  flash.className = "right-flash";
  flash.addEventListener("animationend", () => flash.remove());
  document.body.append(flash);
  beep([1320, 0.08]);
  shake(40);
}

function wrong(screen) {
  screen.tabIndex = -1;
  screen.focus();
  beep([220, 0.25], [165, 0.45]);
  shake([200, 80, 200]);
}

/** Put the focus where the next scan belongs, unless a person is in another field or dialog. */
function aim() {
  const screen = wrongScreen();
  if (screen) {
    if (!screen.contains(document.activeElement)) screen.focus();
    return;
  }
  if (document.activeElement?.matches("input, select, textarea, dialog *")) return;
  field()?.focus({ preventScroll: true });
}

/** After a page or a fragment has come: `data-flash="right"`, or a `[data-wrong]` screen. */
function react() {
  const screen = wrongScreen();
  if (screen) wrong(screen);
  else if (document.querySelector("[data-flash=right]")) right();
  document.querySelector("[data-flash]")?.removeAttribute("data-flash");
  aim();
}

// A scanner types and presses Enter. While the wrong screen stands, it types into nothing: the
// screen is answered by a finger on its button, or by Escape, which no scanner sends.
document.addEventListener(
  "keydown",
  (event) => {
    const screen = wrongScreen();
    if (!screen || event.key === "Tab") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") screen.querySelector("[data-answer]")?.click();
  },
  true,
);

// Answered: the step that was interrupted stands below, as it was.
document.addEventListener("click", (event) => {
  const screen = wrongScreen();
  if (!(event.target instanceof Element) || !event.target.closest("[data-answer]")) return;
  event.preventDefault();
  screen.remove();
  aim();
});

document.addEventListener("pointerup", () => setTimeout(aim));
document.addEventListener("focusout", () => setTimeout(aim));
document.addEventListener("visibilitychange", aim);
document.addEventListener("htmx:afterSettle", react);

// One scan, one number: the server answers the same number twice with the same step, done once.
document.addEventListener("htmx:configRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches("[data-scan-form]")) return;
  form.dataset.scanId ??= freshId();
  event.detail.parameters.scan_id = form.dataset.scanId;
});

document.addEventListener("htmx:sendError", (event) => {
  const form = event.detail.elt;
  if (!form.matches("[data-scan-form]")) return;
  keep(form);
  waiting(form, true);
  setTimeout(() => form.requestSubmit(), RETRY_MS);
});

document.addEventListener("htmx:afterOnLoad", (event) => {
  const form = event.detail.elt;
  if (!form.matches("[data-scan-form]")) return;
  delete form.dataset.scanId;
  localStorage.removeItem(KEPT);
  waiting(form, false);
  if (field()) field().value = "";
});

react();
window.addEventListener("load", resume); // by then htmx listens to the form
