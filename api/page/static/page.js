/* What the page does in the browser. Every view also works without it: forms are sent, links lead to pages. */
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const filled = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

/* Files: dropped or chosen, shown by name, taken out one by one. */
function files() {
  const form = one("#send");
  if (!form) return;
  const input = one("#files"), drop = one("#drop"), list = one("#chosen"), mistake = one("#files-mistake");
  const kept = new DataTransfer();
  const said = form.dataset;

  function show() {
    input.files = kept.files;
    list.replaceChildren(...[...kept.files].map((file, index) => row(file, index)));
    mistake.textContent = wrong();
    input.setCustomValidity(mistake.textContent);
    input.toggleAttribute("aria-invalid", Boolean(mistake.textContent));
  }
  function wrong() {
    if (kept.files.length > Number(said.most)) return said.tooMany;
    const large = [...kept.files].find((file) => file.size > Number(said.largest));
    return large ? `${large.name} ${said.tooLarge}` : "";
  }
  function row(file, index) {
    const item = document.createElement("li"), name = document.createElement("span"), button = document.createElement("button");
    name.className = "name";
    name.textContent = file.name;
    const size = document.createElement("span");
    size.className = "soft small";
    size.textContent = file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
    button.type = "button";
    button.className = "quiet small";
    button.textContent = said.remove;
    button.setAttribute("aria-label", `${said.remove}: ${file.name}`);
    button.addEventListener("click", () => { kept.items.remove(index); show(); (one("button", list) ?? input).focus(); });
    item.append(name, size, button);
    return item;
  }
  function add(given) {
    const known = new Set([...kept.files].map((file) => `${file.name} ${file.size}`));
    for (const file of given) if (!known.has(`${file.name} ${file.size}`)) kept.items.add(file);
    show();
  }
  input.addEventListener("change", () => add([...input.files]));
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });

  const sending = one("#sending");
  form.addEventListener("htmx:xhr:progress", (event) => { if (event.detail.total) sending.value = (100 * event.detail.loaded) / event.detail.total; });
  form.addEventListener("htmx:beforeRequest", () => { sending.hidden = false; });
  form.addEventListener("htmx:afterRequest", () => { sending.hidden = true; });
}

/* Lines of a shipment. */
function lines() {
  const add = one("#add-line"), holder = one("#lines"), pattern = one("template#line");
  if (!add) return;
  let number = 1;
  const ready = () => all("fieldset.line", holder).forEach((line, index) => {
    const button = one("[data-drop-line]", line);
    button.hidden = all("fieldset.line", holder).length === 1;
    one("legend", line).textContent = one("legend", pattern.content).textContent.replace("NUMBER", index + 1);
  });
  add.hidden = false;
  add.addEventListener("click", () => {
    const made = document.createElement("div");
    made.append(pattern.content.cloneNode(true));
    for (const part of all("*", made)) for (const name of ["id", "name", "for"]) {
      const value = part.getAttribute(name);
      if (value?.includes("NUMBER")) part.setAttribute(name, value.replace("NUMBER", number));
    }
    number += 1;
    const line = made.firstElementChild;
    holder.append(line);
    ready();
    one("input", line).focus();
  });
  holder.addEventListener("click", (event) => {
    if (!event.target.closest("[data-drop-line]")) return;
    event.target.closest("fieldset.line").remove();
    ready();
    add.focus();
  });
}

/* Pages being read. */
function watching() {
  const place = one("#watching");
  if (!place) return;
  const bar = one("#pages"), said = one("#said"), sheets = one("#sheets");
  const source = new EventSource(place.dataset.events);
  const draw = (done, total) => {
    if (!total) return;
    bar.max = total;
    bar.value = done;
    said.textContent = filled(place.dataset.said, { done, total });
    while (sheets.children.length < Math.min(total, 120)) sheets.append(document.createElement("li"));
    [...sheets.children].forEach((sheet, index) => { sheet.className = index < done ? "read" : index === done ? "now" : ""; });
  };
  source.addEventListener("progress", (event) => { const { pages } = JSON.parse(event.data); draw(pages.done, pages.total); });
  source.addEventListener("final", () => { source.close(); window.location.reload(); });
}

/* The papers: a click leads to the place and marks it. */
function papers() {
  const viewer = one("#viewer");
  if (!viewer) return;
  const sheets = one("#sheets"), looked = one("#looked");
  let zoom = 1, opener = null;
  const narrow = () => window.matchMedia("(max-width: 64rem)").matches;
  for (const button of all("[data-zoom], [data-close]", viewer)) button.hidden = false;

  function open(from) {
    if (!narrow()) return;
    opener = from;
    viewer.classList.add("open");
    document.documentElement.classList.add("covered");
    one("[data-close]", viewer).focus();
  }
  function close() {
    viewer.classList.remove("open");
    document.documentElement.classList.remove("covered");
    opener?.focus();
  }
  function parsed(text) {
    return text.split(";").filter(Boolean).map((part) => {
      const [page, number, ...box] = part.trim().split(/\s+/).map(Number);
      return { document: page, page: number, box };
    });
  }
  async function look(places, from) {
    open(from);
    all(".looked", sheets).forEach((mark) => mark.remove());
    all(".evidence.now").forEach((link) => link.classList.remove("now"));
    from?.classList.add("now");
    for (const { document: paper, page, box: [x0, top, x1, bottom] } of places) {
      const marks = one(`#page-${paper}-${page} .marks`);
      if (!marks) continue;
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      mark.setAttribute("class", "looked");
      for (const [name, value] of Object.entries({ x: x0 - 2, y: top - 1.5, width: x1 - x0 + 4, height: bottom - top + 3, rx: 2 })) mark.setAttribute(name, value);
      marks.append(mark);
    }
    const first = places[0], sheet = first && one(`#page-${first.document}-${first.page}`);
    if (!sheet) return;
    const picture = one("img", sheet);
    picture.loading = "eager";
    centre(sheet, first.box);
    looked.textContent = filled(looked.dataset.said, { page: first.page });
  }
  function centre(sheet, [x0, top, x1, bottom]) {
    const face = one(".face", sheet), view = one(".marks", sheet).viewBox.baseVal;
    const scale = face.clientWidth / view.width;
    const at = sheets.getBoundingClientRect(), on = face.getBoundingClientRect();
    sheets.scrollTo({
      top: sheets.scrollTop + on.top - at.top + ((top + bottom) / 2) * scale - sheets.clientHeight / 2,
      left: sheets.scrollLeft + on.left - at.left + ((x0 + x1) / 2) * scale - sheets.clientWidth / 2,
      behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
    });
  }
  function magnify(how) {
    const before = sheets.scrollTop / Math.max(1, sheets.scrollHeight);
    zoom = how === "fit" ? 1 : Math.min(4, Math.max(0.5, zoom * (how === "in" ? 1.25 : 0.8)));
    sheets.style.setProperty("--zoom", zoom);
    sheets.scrollTop = before * sheets.scrollHeight;
    if (zoom > 1.5) for (const picture of all("img", sheets)) picture.src = picture.src.replace("dpi=110", "dpi=200");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-places]");
    if (link) { event.preventDefault(); look(parsed(link.dataset.places), link); return; }
    const tab = event.target.closest("[data-document][href]");
    if (tab) { event.preventDefault(); one(`#document-${tab.dataset.document}`).scrollIntoView({ block: "start" }); return; }
    const mark = event.target.closest(".mark[data-finding]");
    if (mark) { point(mark.dataset.finding); return; }
    const way = event.target.closest("[data-zoom]");
    if (way) magnify(way.dataset.zoom);
    if (event.target.closest("[data-close]")) close();
    if (event.target.closest("[data-open]")) open(event.target.closest("[data-open]"));
    if (event.target.closest("[data-print]")) window.print();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && viewer.classList.contains("open")) close(); });

  function point(finding) {
    const item = one(`.item[data-finding="${finding}"]`);
    if (!item) return;
    close();
    reveal(item);
    item.classList.remove("pointed");
    void item.offsetWidth;
    item.classList.add("pointed");
  }
  const tabs = all("[data-document][href]", viewer);
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) for (const tab of tabs) tab.classList.toggle("now", `document-${tab.dataset.document}` === entry.target.id);
  }, { root: sheets, rootMargin: "-45% 0px -45% 0px" });
  all(".document", sheets).forEach((section) => seen.observe(section));
}

function reveal(item) {
  for (let holder = item.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
  item.scrollIntoView({ block: "center" });
  item.focus({ preventScroll: true });
}

/* A value read otherwise. */
function correcting() {
  const dialog = one("#correcting");
  if (!dialog) return;
  const form = one("form", dialog), typed = one("#corrected"), chosen = one("#corrected-choice");
  let opener = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-correct]");
    if (button) show(button);
    if (event.target.closest("[data-dismiss]")) dialog.close();
  });
  function show(button) {
    opener = button;
    const { document: number, path, label, value, choices, readings, day } = button.dataset;
    form.reset();
    one("[data-wrong]", dialog).replaceChildren();
    remembered(form);
    form.elements.document.value = number;
    form.elements.path.value = path;
    one("[data-label]", dialog).textContent = label;
    one("[data-machine]", dialog).textContent = value || readings.replace("|", " / ") || "—";
    ways(readings.split("|").filter(Boolean));
    const choice = Boolean(choices);
    chosen.hidden = chosen.disabled = !choice;
    typed.hidden = typed.disabled = choice;
    one("label[for^=corrected]", dialog).htmlFor = choice ? chosen.id : typed.id;
    if (choice) {
      const allowed = choices.split(" ");
      for (const option of chosen.options) option.hidden = option.disabled = !allowed.includes(option.value);
      chosen.value = allowed.includes(value) ? value : allowed[0];
    }
    typed.type = day === undefined ? "text" : "date";
    typed.value = value;
    dialog.showModal();
    (choice ? chosen : typed).focus();
  }
  function ways(readings) {
    const place = one("[data-ways]", dialog);
    place.hidden = !readings.length;
    place.replaceChildren(...readings.map((reading) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet small";
      button.textContent = reading;
      button.addEventListener("click", () => { typed.value = reading; typed.focus(); });
      return button;
    }));
  }
  dialog.addEventListener("close", () => opener?.isConnected && opener.focus());
  document.addEventListener("htmx:afterSwap", (event) => {
    if (!dialog.open) return;
    if (event.detail.target.id === "left") dialog.close();
    if (event.detail.target.id === "notice") one("[data-wrong]", dialog).replaceChildren(...one("#notice").childNodes);
  });
}

/* The name that a person gave last is offered again. */
function remembered(within) {
  for (const field of all("[data-name]", within)) if (!field.value) field.value = localStorage.getItem("greenlane-name") ?? "";
}

/* Whatever htmx has put in: shown, focused, ready. */
function arrived() {
  for (const part of all("[data-correct], [data-print], [data-open]")) part.hidden = false;
  remembered(document);
}

document.documentElement.classList.add("scripted");
document.addEventListener("submit", (event) => {
  const name = one("[data-name]", event.target);
  if (name?.value) localStorage.setItem("greenlane-name", name.value);
});
document.addEventListener("htmx:beforeRequest", () => one("#notice").replaceChildren());
document.addEventListener("htmx:afterSettle", () => {
  arrived();
  const wanted = one("#left")?.dataset.focus;
  const item = wanted && document.getElementById(wanted);
  if (item) { reveal(item); delete one("#left").dataset.focus; }
});
document.addEventListener("click", (event) => {
  for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && one("details.menu[open]");
  if (menu) { menu.open = false; one("summary", menu).focus(); }
});
files();
lines();
watching();
papers();
correcting();
arrived();
if (location.hash.startsWith("#finding-")) {
  const item = document.getElementById(location.hash.slice(1));
  if (item) reveal(item);
}
