// A figure is a button that leads to its source; without a source it is plain text.

import { h } from "./dom.js";

export function tip(...lines) {
  return lines.filter(Boolean).join("\n");
}

export function figure(fig, words, what, options) {
  const { parts = false, tag = "span" } = options || {};
  const lines = tip(what, fig.t, fig.x && words.exact.replace("{text}", fig.x), ...(fig.notes || []), fig.demo && words.demo);
  const body = parts
    ? [h("span", { class: "n" }, fig.n), fig.u && h("span", { class: "u" }, fig.u)]
    : [fig.miss || !options || !options.bare ? fig.t : fig.n];
  const marks = fig.marks && h("sup", {}, fig.marks);
  const kind = "fig" + (fig.miss ? " miss" : "") + (fig.demo ? " demo" : "");
  if (!fig.ids) return h(tag, { class: kind, "data-tip": fig.x || fig.notes ? lines : null }, body, marks);
  return h(
    "button",
    { type: "button", class: kind, "data-figure": fig.ids, "data-tip": lines, "aria-label": [what, fig.t, words.open_source].filter(Boolean).join(" ") },
    body,
    marks,
  );
}

export function change(move) {
  const arrow = { up: "▲", down: "▼" }[move.sign];
  return h("span", { class: "chg " + move.sign }, arrow && h("span", { class: "arrow", "aria-hidden": "true" }, arrow), move.t);
}
