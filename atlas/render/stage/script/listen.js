// One listener of each kind for the whole stage: clicks, keys, hover and focus.

import { h } from "./dom.js";

const ASKS = "[data-figure],[data-place],[data-sort],[data-toggle],a[href]";

export function listen(root, stage) {
  root.addEventListener("click", (event) => {
    const asked = event.target.closest(ASKS);
    if (asked && root.contains(asked)) answer(asked, event, stage);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip(root);
    const asked = event.target.closest("svg [data-place]");
    if (!asked || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    answer(asked, event, stage);
  });
  for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, (event) => over(root, event));
  for (const kind of ["pointerout", "focusout"]) root.addEventListener(kind, (event) => out(root, event));
  root.addEventListener("pointermove", (event) => follow(root, event), { passive: true });
}

function answer(asked, event, stage) {
  const { figure, place, sort, toggle } = asked.dataset;
  if (figure) stage.host.figure(figure);
  else if (place) stage.host.place(place);
  else if (sort !== undefined) stage.sort(asked.closest("[data-block]").dataset.block, Number(sort));
  else if (toggle) stage.toggle(toggle);
  else if (plain(event) && stage.host.navigate(asked.getAttribute("href"))) event.preventDefault();
}

function plain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function over(root, event) {
  hot(root, event.target.closest("[data-code]"));
  const told = event.target.closest("[data-tip]");
  if (!told || event.pointerType === "touch") return;
  const box = tipBox(root);
  const [first, ...rest] = told.dataset.tip.split("\n");
  box.replaceChildren(h("b", {}, first), ...rest.map((line) => h("span", {}, line)));
  box.hidden = false;
  if (event.type === "focusin") {
    const at = told.getBoundingClientRect();
    put(box, at.left + Math.min(at.width / 2, 120), at.top + at.height / 2);
  } else put(box, event.clientX, event.clientY);
}

function out(root, event) {
  const to = event.relatedTarget;
  if (to && to.closest && to.closest("[data-tip]") && root.contains(to)) return;
  hideTip(root);
  hot(root, to && to.closest && root.contains(to) ? to.closest("[data-code]") : null);
}

function follow(root, event) {
  const box = root.querySelector(":scope > .tip");
  if (box && !box.hidden && event.pointerType !== "touch") put(box, event.clientX, event.clientY);
}

export function hideTip(root) {
  const box = root.querySelector(":scope > .tip");
  if (box) box.hidden = true;
}

function tipBox(root) {
  let box = root.querySelector(":scope > .tip");
  if (!box) {
    box = h("div", { class: "tip", role: "tooltip", "data-k": "tip", "data-own": true });
    root.append(box);
  }
  return box;
}

const AWAY = 14;

// Beside the pointer, inside the window.
function put(box, x, y) {
  const { offsetWidth: wide, offsetHeight: high } = box;
  const left = x + AWAY + wide > innerWidth ? Math.max(4, x - AWAY - wide) : x + AWAY;
  const top = y + AWAY + high > innerHeight ? Math.max(4, y - AWAY - high) : y + AWAY;
  box.style.transform = `translate(${left}px, ${top}px)`;
}

// The same place in map and list lights up together.
function hot(root, element) {
  const code = element ? element.dataset.code : null;
  for (const lit of root.querySelectorAll(".hot")) if (lit.dataset.code !== code) lit.classList.remove("hot");
  if (!code) return;
  for (const one of element.closest("figure").querySelectorAll(`[data-code="${CSS.escape(code)}"]`)) one.classList.add("hot");
}
