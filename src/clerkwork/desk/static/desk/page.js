// What every page needs: the theme, and plain words when the server does not answer.

const root = document.documentElement;
const YEAR = 365 * 24 * 3600;

/** light, dark, or "" for what the system prefers; kept in a cookie so the server can render it. */
function setTheme(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  document.cookie = `theme=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax`;
}

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Say something to people who see the page and to those who hear it. */
export function say(text, place = "announcer") {
  const region = document.getElementById(place);
  if (region) region.textContent = text;
}

/** Show what went wrong at the top of the page, in words; `""` takes it away. */
export function complain(text) {
  const place = document.getElementById("refusal");
  if (!place) return;
  place.replaceChildren();
  if (!text) return;
  const banner = document.createElement("div");
  banner.className = "banner";
  banner.dataset.hue = "stop";
  const words = document.createElement("p");
  words.textContent = text;
  banner.append(words);
  place.append(banner);
}

/** Bring the first marked value of each document into the middle of its own window. */
function showMarks() {
  for (const paper of document.querySelectorAll(".paper")) {
    const mark = paper.querySelector("mark, rect")?.getBoundingClientRect();
    if (!mark) continue;
    const frame = paper.getBoundingClientRect();
    paper.scrollTop += mark.top - frame.top - frame.height / 3;
    paper.scrollLeft += mark.left - frame.left - frame.width / 2;
  }
}

function wordsFor(status) {
  if (status === 403) return "You may not do this. Ask an administrator for the role that may.";
  if (status === 404) return "This is no longer there. Somebody may have changed it: reload the page.";
  if (status === 413) return "This file is larger than the server takes.";
  return `The server could not do this (answer ${status}). Nothing was changed. Try again.`;
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  if (target.closest("[data-theme-switch]")) setTheme(isDark() ? "light" : "dark");
  target.closest("[data-dismiss]")?.closest(".toast, .banner")?.remove();
  const opener = target.closest("[data-open-dialog]");
  if (opener) document.getElementById(opener.dataset.openDialog)?.showModal();
  target.closest("[data-close-dialog]")?.closest("dialog")?.close();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("htmx:responseError", (event) => {
  complain(wordsFor(event.detail.xhr.status));
});

document.addEventListener("htmx:sendError", () => {
  // The floor keeps what was scanned and tries again by itself: see floor.js.
  if (!document.querySelector("[data-scan]")) {
    complain("The server cannot be reached. Nothing was changed. Check the connection, then try again.");
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig?.verb !== "get") complain("");
});

showMarks();
