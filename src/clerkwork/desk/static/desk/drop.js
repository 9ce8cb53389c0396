// Files dropped anywhere on the page go to its drop zone: a form with `data-drop`, a file input
// and a list. Each file is sent by itself; the server answers with the fragment for its row.

const zone = document.querySelector("form[data-drop]");

function carriesFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

function row(name) {
  const item = document.createElement("li");
  const title = document.createElement("span");
  title.textContent = name;
  const share = document.createElement("span");
  share.textContent = "0 %";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  item.append(title, share, bar);
  zone.querySelector("ul").append(item);
  return { item, share, bar };
}

function failed(line, words) {
  line.share.textContent = words;
  line.share.className = "short";
  line.bar.remove();
}

/** Send one file; its row shows how far it is, then what the server says about it. */
function send(file) {
  const line = row(file.name);
  const form = new FormData(zone);
  const input = zone.querySelector("input[type=file]");
  form.set(input.name, file, file.name);
  const request = new XMLHttpRequest(); // fetch cannot tell how much has gone out
  request.open("POST", zone.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    line.bar.value = event.loaded / event.total;
    line.share.textContent = `${Math.round((100 * event.loaded) / event.total)} %`;
  });
  request.addEventListener("load", () => {
    if (request.status < 300 || request.status === 422) {
      line.item.innerHTML = request.responseText;
      window.htmx?.process(line.item);
    } else {
      failed(line, `not taken (answer ${request.status})`);
    }
  });
  request.addEventListener("error", () => failed(line, "not sent: the server cannot be reached"));
  request.send(form);
}

function sendAll(files) {
  for (const file of files) send(file);
}

if (zone) {
  let depth = 0; // dragenter and dragleave come once for every element under the pointer
  const mark = () => document.documentElement.toggleAttribute("data-dragging", depth > 0);

  document.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    mark();
  });
  document.addEventListener("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    depth -= 1;
    mark();
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    sendAll(event.dataTransfer.files);
  });
  zone.querySelector("input[type=file]").addEventListener("change", (event) => {
    sendAll(event.target.files);
    event.target.value = "";
  });
}
