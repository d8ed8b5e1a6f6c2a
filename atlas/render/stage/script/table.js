// Real tables: they scroll inside themselves and sort by their headers.

import { h } from "./dom.js";
import { change, figure, tip } from "./figure.js";

// `state` is {sort: [column, direction]} of this table, kept while the reader stays.
export function table(block, words, state, name) {
  const keys = rowKeys(block.rows);
  return h(
    "div",
    { class: "scroll" + (block.rows.length > 24 ? " long" : ""), tabindex: "0", role: "region", "aria-label": name },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, block.columns.map((column, index) => header(column, index, words, state)))),
      h("tbody", {}, ordered(block.rows, state).map((row) => line(row, block.columns, words, keys.get(row)))),
    ),
  );
}

// What a row is known by, whichever way the table is turned: rows of one name are counted.
function rowKeys(rows) {
  const seen = new Map(), keys = new Map();
  for (const row of rows) {
    const name = row.place || (row.cells[0] ? row.cells[0].t : ""), before = seen.get(name) || 0;
    seen.set(name, before + 1);
    keys.set(row, "r" + name + (before ? "#" + before : ""));
  }
  return keys;
}

function header(column, index, words, state) {
  const [chosen, direction] = state.sort || [];
  const next = chosen !== index ? words.sort_down : direction < 0 ? words.sort_up : words.sort_official;
  const arrow = chosen === index ? (direction < 0 ? "▼" : "▲") : "";
  return h(
    "th",
    { scope: "col", class: column.kind, "aria-sort": chosen === index ? (direction < 0 ? "descending" : "ascending") : null },
    h(
      "button",
      { type: "button", "data-sort": index, "data-tip": next },
      column.title,
      column.unit && h("span", { class: "unit" }, column.unit),
      h("span", { class: "arrow", "aria-hidden": "true" }, arrow),
    ),
  );
}

// First click: from large to small; second: from small to large; third: the official order.
export function sorted(before, column) {
  const [chosen, direction] = before || [];
  if (chosen !== column) return [column, -1];
  return direction < 0 ? [column, 1] : undefined;
}

// Totals stay on top and what is missing at the end, whichever way the rest is turned.
function ordered(rows, state) {
  if (!state.sort) return rows;
  const [column, direction] = state.sort;
  const value = (row) => {
    const cell = row.cells[column];
    return cell ? (cell.v !== undefined ? cell.v : cell.miss || cell.sign ? null : cell.t) : null;
  };
  return [...rows].sort((one, other) => {
    if (one.strong || other.strong) return !!other.strong - !!one.strong;
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
  });
}

function line(row, columns, words, key) {
  const name = row.cells[0] ? row.cells[0].t : "";
  return h(
    "tr",
    { class: row.strong ? "strong" : null, "data-k": key },
    row.cells.map((cell, index) => {
      if (index === 0) return h("th", { scope: "row" }, first(row, cell));
      return h("td", { class: columns[index].kind }, content(cell, columns[index], words, name));
    }),
  );
}

function first(row, cell) {
  if (row.place) return h("button", { type: "button", class: "name", "data-place": row.place }, cell.t);
  if (row.href) return h("a", { href: row.href }, cell.t);
  return cell ? cell.t : "";
}

function content(cell, column, words, name) {
  if (!cell) return h("span", { class: "miss" }, words.blank);
  if (cell.sign) return change(cell);
  if (column.kind === "state") return matrixCell(cell);
  if (cell.n !== undefined) return figure(cell, words, tip(name) + " " + column.title, { bare: column.unit !== "" });
  return cell.t;
}

// A state of a matrix; what leads nowhere is still reached by keyboard for what it tells.
function matrixCell(cell) {
  const kind = "stand " + (cell.tone || "");
  if (cell.href) return h("a", { class: kind, href: cell.href, "data-tip": cell.tip }, cell.t);
  return h("span", { class: kind, "data-tip": cell.tip, tabindex: cell.tip ? "0" : null }, cell.t);
}
