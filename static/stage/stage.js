// Made by atlas/render/stage/bundle.py from atlas/render/stage/script.

// dom
// Build elements, and bring the page from one state to the next without replacing what stays.

const SVG = "http://www.w3.org/2000/svg";

function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false || value === "") continue;
    // by the object model, because a policy may forbid style attributes
    if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    element.append(child);
  }
  return element;
}

// Make `from` like `want`. Children with data-k keep their element wherever they move;
// the inside of an element with data-own belongs to whoever drew it.
function morph(from, want) {
  attributes(from, want);
  if (!from.hasAttribute("data-own")) children(from, want);
}

function attributes(from, want) {
  // class and style of an own element belong to its owner too; data-live is set after drawing
  const left = from.hasAttribute("data-own") ? ["class", "style", "aria-busy", "data-live"] : ["style", "data-live"];
  for (const { name } of [...from.attributes]) {
    if (!left.includes(name) && !want.hasAttribute(name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...want.attributes]) {
    if (!left.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  if (!left.includes("class") && from.style.cssText !== want.style.cssText) from.style.cssText = want.style.cssText;
}

function children(from, want) {
  const kept = new Map();
  for (const child of from.children) if (child.dataset.k) kept.set(child.dataset.k, child);
  let at = from.firstChild;
  for (const next of [...want.childNodes]) {
    const key = next.nodeType === 1 ? next.dataset.k : undefined;
    let have = key ? kept.get(key) : at && !(at.nodeType === 1 && at.dataset.k) ? at : null;
    if (have && (have.nodeName !== next.nodeName || have.nodeType !== next.nodeType)) have = null;
    if (!have) {
      from.insertBefore(next, at);
      continue;
    }
    if (have === at) at = at.nextSibling;
    else from.insertBefore(have, at);
    if (have.nodeType === 1) morph(have, next);
    else if (have.nodeValue !== next.nodeValue) have.nodeValue = next.nodeValue;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function fillIn(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// Width of a text in ems: 汉字 take one, other letters a little more than half.
function ems(text) {
  let sum = 0;
  for (const letter of text) sum += letter.codePointAt(0) > 0x2e7f ? 1 : 0.57;
  return sum;
}

// theme
// The reader's theme: light or dark, and the colours that stand behind the tokens of figures.

function themeOf(root) {
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const dark = ground ? luminance(ground) < 0.5 : matchMedia("(prefers-color-scheme: dark)").matches;
  return dark ? "dark" : "light";
}

function luminance(colour) {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(colour);
  let parts;
  if (hex) {
    const text = hex[1].length < 6 ? [...hex[1]].map((c) => c + c).join("") : hex[1];
    parts = [0, 2, 4].map((at) => parseInt(text.slice(at, at + 2), 16));
  } else parts = (colour.match(/[\d.]+/g) || [255, 255, 255]).slice(0, 3).map(Number);
  return (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255;
}

// A function that turns "@c1" into the colour of --ga-c1 as it is now.
function palette(root) {
  const style = getComputedStyle(root), seen = {};
  return (token) => {
    if (!(token in seen)) seen[token] = style.getPropertyValue("--ga-" + token.slice(1)).trim();
    return seen[token];
  };
}

function painted(part, colour) {
  if (typeof part === "string") return part[0] === "@" ? colour(part) || part : part;
  if (Array.isArray(part)) return part.map((one) => painted(one, colour));
  if (part && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, painted(one, colour)]));
  return part;
}

// figure
// A figure is a button that leads to its source; without a source it is plain text.


function tip(...lines) {
  return lines.filter(Boolean).join("\n");
}

function figure(fig, words, what, options) {
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

function change(move) {
  const arrow = { up: "▲", down: "▼" }[move.sign];
  return h("span", { class: "chg " + move.sign }, arrow && h("span", { class: "arrow", "aria-hidden": "true" }, arrow), move.t);
}

// head
// Title, context, tiles, sentences, empty states, footnotes.


function head(story) {
  const badge = story.demo.length ? h("span", { class: "badge", "data-tip": story.demo[1], tabindex: "0" }, story.demo[0]) : null;
  return h(
    "header",
    { class: "head", "data-k": "head" },
    story.crumbs.length > 1 ? crumbs(story.crumbs) : null,
    h("h1", { tabindex: "-1" }, story.title),
    h("p", { class: "context" }, story.context.map((part) => h("span", {}, part)), badge),
  );
}

function crumbs(path) {
  const last = path.length - 1;
  return h(
    "nav",
    { class: "crumbs" },
    path.map(([target, name], index) => {
      if (index === last || !target) return h("span", { "aria-current": index === last ? "page" : null }, name);
      return /[/?]/.test(target) ? h("a", { href: target }, name) : h("button", { type: "button", "data-place": target }, name);
    }),
  );
}

function tiles(story) {
  if (!story.tiles.length) return null;
  const across = story.tiles.length > 5 ? 4 : Math.max(story.tiles.length, 3);
  return h("div", { class: "tiles", "data-k": "tiles", style: { "--across": String(across) } }, story.tiles.map((one, index) => tile(one, index, story.words)));
}

function tile(one, index, words) {
  const label = one.href ? h("a", { href: one.href }, one.label) : one.label;
  return h(
    "article",
    { class: "tile", "data-k": "tile" + index },
    h("h2", {}, label),
    h("div", { class: "value" }, figure(one.fig, words, one.label, { parts: !one.fig.miss }), one.spark ? spark(one.spark) : null),
    one.change ? h("p", { class: "move" }, change(one.change), one.change.since && h("span", { class: "since" }, one.change.since)) : null,
    one.goal ? h("p", { class: "aim" }, one.goal.t, one.goal.reach && h("span", {}, one.goal.reach)) : null,
    h(
      "p",
      { class: "foot" },
      one.as_of && h("span", {}, one.as_of),
      one.fig.demo && h("span", { class: "badge small" }, words.demo),
      one.mark && h("a", { class: "ledger" + (one.mark.serious ? " serious" : ""), href: one.mark.href }, one.mark.t),
      one.fig.ids && h("button", { type: "button", class: "source", "data-figure": one.fig.ids, "aria-label": one.label + " " + words.open_source }, words.source),
    ),
  );
}

const WIDE = 104, HIGH = 34, PAD = 4;

// Years that were not reported are gaps here too.
function spark(points) {
  const known = points.filter((point) => point[1] !== null);
  const years = points.map((point) => point[0]), values = known.map((point) => point[1]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (year) => PAD + ((year - first) / (last - first || 1)) * (WIDE - 2 * PAD);
  const y = (value) => HIGH - PAD - ((value - low) / (high - low || 1)) * (HIGH - 2 * PAD);
  let path = "", before = null;
  for (const [year, value] of known) {
    path += (before === year - 1 ? "L" : "M") + x(year).toFixed(1) + " " + y(value).toFixed(1);
    before = year;
  }
  const end = known[known.length - 1];
  const lone = known.filter(([year]) => !known.some(([other]) => Math.abs(other - year) === 1));
  return s(
    "svg",
    { class: "spark", viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    s("path", { d: path }),
    lone.map(([year, value]) => s("path", { class: "lone", d: `M${x(year)} ${y(value)}h0` })),
    s("path", { class: "end", d: `M${x(end[0])} ${y(end[1])}h0` }),
  );
}

function sentence(block, words) {
  const caution = block.tone === "caution";
  return h("p", { class: "sentence" + (caution ? " caution" : "") }, caution && h("b", {}, words.caution), block.text);
}

function empty(block) {
  return h(
    "div",
    { class: "empty" },
    h("h3", {}, block.title),
    h("p", {}, block.reason),
    block.action && (block.href ? h("a", { class: "go", href: block.href }, block.action) : h("p", { class: "todo" }, block.action)),
  );
}

function footnotes(story) {
  if (!story.footnotes.length) return null;
  return h(
    "section",
    { class: "footnotes", "data-k": "footnotes" },
    h("h2", {}, story.words.notes),
    h("dl", {}, story.footnotes.map(([mark, text]) => h("div", {}, h("dt", {}, mark), h("dd", {}, text)))),
  );
}

// table
// Real tables: they scroll inside themselves and sort by their headers.


// `state` is {sort: [column, direction]} of this table, kept while the reader stays.
function table(block, words, state, name) {
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
function sorted(before, column) {
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

// values
// The printed values of a chart over years, thinned to what the width allows.


const LETTERS_HIGH = 12, LINE = 15;

// Printed values never meet: bounds first, then the last, the first, the highest; the rest only
// where all of them fit. What is left out stays in hover and table.
function thin(data, layout, width) {
  if (!layout.xaxis || !layout.yaxis) return;
  const [x0, x1] = layout.xaxis.range, [y0, y1] = layout.yaxis.range;
  const across = width - layout.margin.l - layout.margin.r, up = layout.height - layout.margin.t - layout.margin.b;
  const taken = layout.annotations.filter((one) => one.name === "goal").map((one) => [0, pixels(one.y, y0, y1, up), lengthOf(one.text), LINE]);
  for (const tick of layout.yaxis.tickvals || []) taken.push([-60, pixels(tick, y0, y1, up) - LINE / 2, 54, LINE]);
  for (const trace of data) {
    if (trace.meta === "inside") segments(trace, (across / (x1 - x0)) * trace.width);
    if (trace.meta !== "printed" || !trace.text) continue;
    const boxes = trace.text.map((text, index) => {
      const long = lengthOf(text);
      return [pixels(trace.x[index], x0, x1, across) - long / 2, pixels(trace.y[index] + ((trace.base || [])[index] || 0), y0, y1, up) + (below(trace, index) ? -LINE - 5 : 5), long, LINE];
    });
    const order = priority(trace);
    const all = order.every((index, at) => free(boxes[index], [...taken, ...order.slice(0, at).map((other) => boxes[other])]));
    const kept = new Set();
    for (const index of all ? order : order.slice(0, order.first)) {
      if (!free(boxes[index], taken)) continue;
      taken.push(boxes[index]);
      kept.add(index);
    }
    trace.text = trace.text.map((text, index) => (kept.has(index) ? text : ""));
  }
}

function below(trace, index) {
  return Array.isArray(trace.textposition) && trace.textposition[index].startsWith("bottom");
}

// Counts inside upright segments: either all fit the width of a bar, or none is written.
function segments(trace, wide) {
  if (trace.text && trace.text.some((text) => lengthOf(text) + 2 > wide)) trace.text = trace.text.map(() => "");
}

function priority(trace) {
  const all = trace.text.map((text, index) => index);
  const bounds = all.filter((index) => /[≥≤≈–]/.test(trace.text[index]));
  const highest = all.reduce((best, index) => (trace.y[index] > trace.y[best] ? index : best), 0);
  const first = [...new Set([...bounds, all.length - 1, highest, 0])];
  const order = [...new Set([...first, ...all])];
  order.first = first.length;
  return all.length ? order : Object.assign([], { first: 0 });
}

function pixels(value, low, high, length) {
  return ((value - low) / (high - low)) * length;
}

function lengthOf(text) {
  return ems(text.replace(/<[^>]*>/g, "")) * LETTERS_HIGH;
}

function free(box, taken) {
  return taken.every((other) => box[0] + box[2] < other[0] || other[0] + other[2] < box[0] || box[1] + box[3] < other[1] || other[1] + other[3] < box[1]);
}

// plot
// Charts: Plotly draws into an element that stays, so that nothing is rebuilt on a rerun.


const CONFIG = { displayModeBar: false, staticPlot: false, scrollZoom: false, doubleClick: false, showTips: false };
const NARROW = 230;
let loading = null;

// The library comes once, from our own host, and only where a story has a chart.
function loadPlotly(address) {
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
  loading ||= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(globalThis.Plotly);
    script.onerror = () => {
      loading = null;
      failed(new Error("charts: " + address));
    };
    document.head.append(script);
  });
  return loading;
}

function chart(block, words, state) {
  return h("figure", { class: "chart", "data-k": block.id, "data-block": block.id }, caption(block), drawing(block, words, state));
}

function panels(block, words, states) {
  return h(
    "figure",
    { class: "chart panels", "data-k": block.id },
    caption(block),
    block.charts.map((one) =>
      h(
        "div",
        { class: "panel", "data-k": one.id, "data-block": one.id },
        h("h4", {}, one.title, h("span", { class: "sub" }, one.subtitle)),
        drawing({ ...one, subtitle: "" }, words, states(one.id)),
      ),
    ),
  );
}

function caption(block) {
  return h("figcaption", { "data-k": "caption" }, h("h3", {}, block.title), block.subtitle && h("p", { class: "sub" }, block.subtitle));
}

function drawing(block, words, state) {
  return [
    block.key && h("ul", { class: "key" + (block.keyed ? "" : " when-narrow"), "data-k": "key" }, block.key.map(([name, colour]) => h("li", {}, swatch(colour), name))),
    h("div", { class: "plot", "data-k": "plot", "data-own": true, "data-plot": block.id, role: "img", "aria-label": block.alt, "aria-busy": "true", style: { height: block.height + "px" } }),
    block.notes && h("ul", { class: "notes", "data-k": "notes" }, block.notes.map((text) => h("li", {}, text))),
    h(
      "p",
      { class: "under", "data-k": "under" },
      h("span", {}, block.source || ""),
      h("button", { type: "button", class: "toggle", "data-toggle": block.id, "aria-expanded": String(!!state.open) }, state.open ? words.hide_table : words.show_table),
    ),
    state.open && h("div", { class: "behind", "data-k": "behind" }, table(block.table, words, state, block.title || block.alt)),
  ];
}

function swatch(colour) {
  return h("i", { class: "swatch", style: { background: `var(--ga-${colour})` } });
}

// Draw the charts of a story whose element, width, theme or figure has changed: those on screen
// at once, the rest one by one, so that a click is never kept waiting. A newer turn ends an older.
async function drawPlots(Plotly, root, blocks, host, current) {
  const colour = palette(root);
  const later = [];
  for (const element of root.querySelectorAll("[data-plot]")) {
    const box = element.getBoundingClientRect();
    if (box.top < innerHeight && box.bottom > 0) drawPlot(Plotly, root, element, blocks, host, colour);
    else later.push(element);
  }
  for (const element of later) {
    await new Promise((done) => setTimeout(done));
    if (!current()) return;
    drawPlot(Plotly, root, element, blocks, host, colour);
  }
}

function drawPlot(Plotly, root, element, blocks, host, colour) {
  const block = blocks.get(element.dataset.plot);
  const width = Math.floor(element.clientWidth);
  if (!block || !width) return;
  const wanted = [root.dataset.theme, width, root.lang, JSON.stringify(block.figure)].join("|");
  if (element.drawn === wanted) return;
  element.drawn = wanted;
  element.setAttribute("aria-label", block.alt);
  element.style.height = block.height + "px";
  const { data, layout } = painted(block.figure, colour);
  fit(data, layout, block, width, root);
  Plotly.react(element, data, layout, CONFIG);
  element.removeAttribute("aria-busy");
  if (!element.listens) listenTo(element, host);
}

function listenTo(element, host) {
  element.listens = true;
  element.on("plotly_click", (event) => {
    const [figures, place] = (event.points[0] || {}).customdata || [];
    if (place) host.place(place);
    else if (figures) host.figure(figures);
  });
  element.on("plotly_hover", (event) => {
    const asks = (event.points[0] || {}).customdata;
    if (asks && (asks[0] || asks[1])) element.classList.add("asks");
  });
  element.on("plotly_unhover", () => element.classList.remove("asks"));
}

// What depends on the width that only the browser knows: margins, names at line ends, years.
function fit(data, layout, block, width, root) {
  layout.width = width;
  layout.font.family = getComputedStyle(root).fontFamily;
  const narrow = width - layout.margin.l - layout.margin.r < NARROW;
  const element = root.querySelector(`[data-block="${CSS.escape(block.id)}"]`);
  if (element) element.toggleAttribute("data-live", narrow);
  layout.annotations ||= [];
  const ends = layout.annotations.filter((one) => one.name === "end");
  if (narrow && ends.length) {
    layout.annotations = layout.annotations.filter((one) => one.name !== "end");
    layout.margin.r = 14;
  }
  for (const one of layout.annotations) {
    if (one.name === "demo") one.font.size = Math.min(44, ((width - layout.margin.l - layout.margin.r) * 0.8) / ems(one.text));
  }
  if (block.years) years(layout, width);
  thin(data, layout, width);
}

const FULL = 36, SHORT = 25;

// Every year keeps its tick; its label is 2017, '17 or left out, as the width allows.
function years(layout, width) {
  const axis = layout.xaxis, all = axis.tickvals;
  const each = (width - layout.margin.l - layout.margin.r) / all.length;
  if (each >= FULL) return;
  const every = each >= SHORT ? 1 : Math.ceil(FULL / each);
  const last = all.length - 1;
  axis.ticktext = all.map((year, index) => ((last - index) % every ? "" : every > 1 ? String(year) : "'" + String(year).slice(2)));
}

// map
// Maps by class with their key and ranked list, drawn as SVG from outlines fetched once.


const known = new Map();

// Outlines by name; a failed fetch is forgotten, so that the next story tries again.
function loadDrawing(name, address) {
  if (!known.has(name)) {
    const coming = fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(address + " " + answer.status))))
      .then((drawing) => {
        known.set(name, Promise.resolve(drawing));
        drawings.set(name, drawing);
        return drawing;
      })
      .catch((error) => {
        known.delete(name);
        drawings.set(name, null);
        throw error;
      });
    known.set(name, coming);
  }
  return known.get(name);
}

// name → outlines that are here, or null where they could not be had
const drawings = new Map();

function placeMap(block, words) {
  const hatch = "ga-" + block.id;
  return h(
    "figure",
    { class: "map" + (block.list || block.unplaced ? " listed" : ""), "data-k": block.id, "data-map": block.id },
    caption(block),
    h("div", { class: "sheet", "data-k": "sheet" }, sheet(block, block.areas, hatch, words, true), key(block, words, hatch), under(block)),
    (block.list || block.unplaced) && h("div", { class: "beside", "data-k": "beside" }, block.list && ranking(block, words, hatch), block.unplaced && unplaced(block, words)),
  );
}

function smallMaps(block, words) {
  const hatch = "ga-" + block.id;
  return h(
    "figure",
    { class: "maps", "data-k": block.id, "data-map": block.id },
    caption(block),
    h(
      "div",
      { class: "row", "data-k": "row" },
      block.maps.map(([name, areas], index) => h("div", { class: "one", "data-k": name }, h("h4", {}, name), sheet(block, areas, `${hatch}-${index}`, words, false))),
    ),
    key(block, words, hatch),
    under(block),
  );
}

function sheet(block, areas, hatch, words, labelled) {
  const drawing = drawings.get(block.drawing);
  if (drawing === null) return h("div", { class: "frame failed", "data-k": "frame" }, h("p", {}, words.map_fails));
  if (!drawing) return h("div", { class: "frame waiting", "data-k": "frame", "aria-busy": "true" });
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const [, , width, height] = drawing.viewBox;
  const chosen = drawing.places.find((place) => place.code === block.chosen && byCode.has(place.code));
  const svg = s(
    "svg",
    { viewBox: drawing.viewBox.join(" "), role: "group", "aria-label": block.alt || block.title },
    s("defs", {}, patterns(hatch, labelled ? 1.3 : 3)),
    (drawing.neighbours || []).map((one) => s("path", { class: "neighbour", d: one.d })),
    s("g", { class: "places" }, drawing.places.map((place) => shape(place, byCode.get(place.code), block, hatch, words))),
    drawing.outline && s("path", { class: "outline", d: drawing.outline }),
    chosen && s("path", { class: "ring", d: chosen.d }),
    labelled && s("g", { class: "labels", "data-own": true, "data-labels": block.id }),
    block.demo && s("text", { class: "watermark", "font-size": Math.min(labelled ? 64 : 120, (width * 0.7) / ems(words.demo)), x: width / 2, y: height * 0.42, transform: `rotate(-18 ${width / 2} ${height * 0.42})` }, words.demo),
  );
  return h("div", { class: "frame", "data-k": "frame" }, svg);
}

function shape(place, area, block, hatch, words) {
  if (!area) return s("path", { d: place.d, class: "place none", "data-k": place.code });
  const text = told(area, words);
  return s("path", {
    d: place.d,
    class: "place",
    "data-k": place.code,
    "data-code": place.code,
    "data-place": place.code,
    "data-tip": text,
    tabindex: "0",
    role: "button",
    "aria-label": text.replaceAll("\n", " "),
    style: { fill: ground(area, block, hatch) },
  });
}

function ground(area, block, hatch) {
  if (area.fig.miss) return `url(#${hatch}-${area.fig.miss})`;
  if (block.sizes) return "var(--ga-plain)";
  return `var(--ga-${block.classes[area.c].fill})`;
}

function told(area, words) {
  const rank = area.rank && `${words.rank} ${area.rank}` + (area.moved ? `（${area.moved.t}）` : "");
  return tip(area.name, area.fig.t, area.fig.x && words.exact.replace("{text}", area.fig.x), rank, ...(area.fig.notes || []), area.fig.demo && words.demo);
}

// One pattern for each way of being missing: they are different things and look it.
function patterns(id, scale) {
  const tile = (kind, size, ...marks) =>
    s("pattern", { class: "gap", id: `${id}-${kind}`, patternTransform: `scale(${scale})`, width: size, height: size, patternUnits: "userSpaceOnUse" }, s("rect", { class: "ground", width: size, height: size }), marks);
  return [
    tile("unreported", 10, s("path", { d: "M-2 12L12 -2M-2 2L2 -2M8 12L12 8" })),
    tile("suppressed", 10, s("path", { d: "M0 0L10 10M10 0L0 10" })),
    // flat: there is nothing to come, so nothing to look out for
    tile("inapplicable", 10, s("rect", { class: "void", width: 10, height: 10 })),
    tile("blank", 10, s("circle", { cx: 5, cy: 5, r: 1.2 })),
  ];
}

function key(block, words, hatch) {
  const gaps = block.gaps.map(([kind, name]) =>
    h("li", {}, s("svg", { class: "swatch", viewBox: "0 0 22 14" }, s("defs", {}, patterns(hatch + "-key", 0.8)), s("rect", { width: 22, height: 14, style: { fill: `url(#${hatch}-key-${kind})` } })), name),
  );
  const classes = block.classes.map((one) =>
    h("li", { class: one.goal ? "goal" : null }, one.goal && h("b", {}, one.goal), h("i", { class: "swatch", style: { background: `var(--ga-${one.fill})` } }), one.t),
  );
  const sizes = (block.sizes || []).map((one, index) =>
    h("li", {}, s("svg", { class: "dot", "data-k": "dot" + index, "data-own": true, "data-share": one.r }, s("circle", { class: "amount" })), one.t),
  );
  return h(
    "div",
    { class: "legend", "data-k": "legend" },
    h("ul", { "aria-label": words.legend }, classes, sizes, gaps),
    h("p", {}, [block.method, block.sizes && words.size_of].filter(Boolean).join(" · ")),
  );
}

function ranking(block, words, hatch) {
  return h(
    "ol",
    { class: "ranking", "data-k": "ranking", tabindex: block.areas.length > 14 ? "0" : null, style: { "--fig": longest(block) + "em" } },
    h("li", { class: "top", "data-k": "top", "aria-hidden": "true" }, [words.rank, words.place, "", words.value, words.moved].map((text) => h("span", {}, text))),
    block.list.order.map((index) => {
      const area = block.areas[index];
      return h(
        "li",
        { "data-k": area.code, "data-code": area.code, class: area.code === block.chosen ? "chosen" : null },
        h("span", { class: "rank" }, area.rank || ""),
        h("button", { type: "button", class: "name", "data-place": area.code }, area.name),
        area.fig.miss ? null : h("span", { class: "track", "aria-hidden": "true" }, bar(block, area, index)),
        figure(area.fig, words, area.name, { bare: true }),
        h("span", { class: "moved " + (area.moved ? area.moved.sign : ""), "data-tip": area.moved ? area.moved.t : null, "aria-label": area.moved ? area.moved.t : null }, movement(area.moved)),
      );
    }),
  );
}

// The column of figures is as wide as its longest: bars begin and end in line.
function longest(block) {
  const letters = block.areas.map((area) => (area.fig.miss ? 0 : ems(area.fig.n)));
  return Math.max(2.6, ...letters) + 0.6;
}

function movement(moved) {
  if (!moved || moved.sign === "same") return moved ? "–" : "";
  return (moved.sign === "up" ? "▲" : "▼") + moved.n;
}

function bar(block, area, index) {
  const fill = block.sizes ? "c1" : block.classes[area.c].fill;
  return h("i", { style: { width: block.list.bars[index] + "%", background: `var(--ga-${fill})` } });
}

function unplaced(block, words) {
  return h(
    "div",
    { class: "unplaced", "data-k": "unplaced" },
    h("h4", {}, words.unplaced),
    h("ul", {}, block.unplaced.map(([name, fig]) => h("li", {}, name, figure(fig, words, name)))),
  );
}

function under(block) {
  const lines = [block.note, block.source, block.boundaries].filter(Boolean);
  return lines.length ? h("div", { class: "under", "data-k": "under" }, lines.map((text) => h("p", {}, text))) : null;
}

// labels
// Names and values on a map, in letters of a readable size at any width, never one over another.


const LETTERS = 13, SMALLEST = 11, LARGEST_CIRCLE = 30, CIRCLE_OF_SHEET = 0.048, SMALL_SHEET = 480;

// Fill the label groups of all maps; called again whenever their width changes.
function drawLabels(root, blocks, words) {
  for (const group of root.querySelectorAll("[data-labels]")) {
    const block = blocks.get(group.dataset.labels), drawing = drawings.get(block.drawing);
    const svg = group.ownerSVGElement, box = svg.getBoundingClientRect();
    if (!drawing || !box.width) continue;
    const [, , width, height] = drawing.viewBox;
    const unit = Math.max(width / box.width, height / box.height);
    children(group, s("g", {}, labels(block, drawing, unit, box.width, root.lang, words)));
    for (const one of svg.closest("figure").querySelectorAll(".legend .dot")) sized(one, largest(unit, width) / unit);
  }
}

function labels(block, drawing, unit, wide, language, words) {
  const size = (wide < SMALL_SHEET ? SMALLEST : LETTERS) * unit;
  const most = largest(unit, drawing.viewBox[2]);
  const areas = new Map(block.areas.map((area) => [area.code, area]));
  const taken = block.sizes ? circleBoxes(drawing, most, areas) : [];
  const circles = block.sizes ? drawing.places.map((place) => circle(place, areas.get(place.code), most, words)) : [];
  const first = [...drawing.places].sort((one, other) => (other.code === block.chosen) - (one.code === block.chosen) || other.room - one.room);
  const texts = [];
  for (const place of first) {
    const area = areas.get(place.code);
    if (!area) continue;
    const found = settle(place, area, size, wide < SMALL_SHEET ? 1.15 : 1.35, taken, language, !!block.sizes, drawing.viewBox);
    if (!found) continue;
    taken.push(found.box);
    texts.push(written(place, found, size));
  }
  return [circles, texts];
}

// The radius of the largest circle in units of the sheet: small sheets have smaller circles.
function largest(unit, width) {
  return Math.min(LARGEST_CIRCLE * unit, width * CIRCLE_OF_SHEET);
}

// Circles of the key are as large as those of the map.
function sized(dot, most) {
  const radius = Number(dot.dataset.share) * most, half = radius + 1;
  dot.setAttribute("width", 2 * half);
  dot.setAttribute("height", 2 * half);
  dot.setAttribute("viewBox", `${-half} ${-half} ${2 * half} ${2 * half}`);
  dot.firstChild.setAttribute("r", radius);
}

// The fullest wording that fits: name and value on two lines, name, at the leader, or nothing.
function settle(place, area, size, slack, taken, language, circles, sheet) {
  const name = language.startsWith("zh") ? place.short || place.name : place.short_en || place.name_en;
  const value = area.fig.t;
  if (circles) {
    const at = [place.label[0], place.label[1] + size * 0.8 + (area.radius || 0)];
    return tried([name], at, "middle", size, taken, sheet);
  }
  const roomy = (lines) => Math.max(...lines.map((line) => ems(line) * size)) <= place.room * slack;
  for (const lines of [[name, value], [name]]) {
    if (!roomy(lines)) continue;
    const found = tried(lines, place.label, "middle", size, taken, sheet);
    if (found) return found;
  }
  if (!place.leader) return null;
  for (const lines of [[name + " " + value], [name]]) {
    const found = tried(lines, place.leader, place.anchor || "start", size, taken, sheet);
    if (found) return { ...found, leader: true };
  }
  return null;
}

function tried(lines, [x, y], anchor, size, taken, [, , width, height]) {
  const wide = (Math.max(...lines.map((line) => ems(line))) + 0.3) * size, high = lines.length * size * 1.15;
  const left = anchor === "middle" ? x - wide / 2 : anchor === "end" ? x - wide : x;
  const box = [left, y - high / 2, left + wide, y + high / 2];
  if (box[0] < 0 || box[2] > width || box[3] > height + size) return null;
  const free = taken.every((other) => box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1]);
  return free ? { lines, x, y, anchor, box } : null;
}

function written(place, found, size) {
  const start = found.y - ((found.lines.length - 1) / 2) * size * 1.15;
  return s(
    "g",
    { "data-k": place.code },
    found.leader && s("path", { class: "leader", d: `M${place.label}L${[found.x + (found.anchor === "end" ? 3 : -3), found.y]}` }),
    s(
      "text",
      { "text-anchor": found.anchor, "font-size": size.toFixed(1), "stroke-width": (size * 0.22).toFixed(1) },
      found.lines.map((line, index) => s("tspan", { x: found.x, y: (start + index * size * 1.15).toFixed(1), class: index ? "value" : "name", dy: "0.35em" }, line)),
    ),
  );
}

function circle(place, area, most, words) {
  if (!area || !area.r) return null;
  area.radius = area.r * most;
  return s("circle", {
    class: "amount",
    "data-k": "o" + place.code,
    "data-code": place.code,
    "data-place": place.code,
    "data-tip": told(area, words),
    cx: place.label[0],
    cy: place.label[1],
    r: area.radius.toFixed(1),
  });
}

function circleBoxes(drawing, most, areas) {
  return drawing.places
    .filter((place) => (areas.get(place.code) || {}).r)
    .map((place) => {
      const r = areas.get(place.code).r * most * 0.7, [x, y] = place.label;
      return [x - r, y - r, x + r, y + r];
    });
}

// listen
// One listener of each kind for the whole stage: clicks, keys, hover and focus.


const ASKS = "[data-figure],[data-place],[data-sort],[data-toggle],a[href]";

function listen(root, stage) {
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

function hideTip(root) {
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

// stage
// A story on a page: give `mount` an element, the story's JSON and a host, and again for the next.


// Draw `data` (bytes or text) in `parent`; returns what stops everything.
export function mount(parent, data, host) {
  let stage = parent.gaStage;
  if (!stage) stage = parent.gaStage = new Stage(parent);
  stage.host = host;
  stage.show(typeof data === "string" ? data : new TextDecoder().decode(data));
  return () => stage.stop();
}

class Stage {
  constructor(parent) {
    this.root = h("div", { class: "ga" });
    parent.append(this.root);
    this.states = new Map();
    this.blocks = new Map();
    listen(this.root, this);
    this.sizes = new ResizeObserver(() => this.later());
    this.sizes.observe(this.root);
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.themed = () => this.story && this.draw();
    this.system.addEventListener("change", this.themed);
  }

  async show(text) {
    const styled = style(this.host.style);
    if (text !== this.text) {
      this.text = text;
      this.story = JSON.parse(text);
      // what it was about may be gone, and then no pointer will ever leave it
      hideTip(this.root);
    }
    if (this.story.plots) loadPlotly(this.host.plotly).then(() => this.later(), () => {});
    for (const name of this.story.drawings) loadDrawing(name, this.host.drawing(name)).then(() => this.draw(), () => this.draw());
    await styled;
    this.draw();
  }

  state(id) {
    if (!this.states.has(id)) this.states.set(id, {});
    return this.states.get(id);
  }

  sort(id, column) {
    const state = this.state(id);
    state.sort = sorted(state.sort, column);
    this.draw();
  }

  toggle(id) {
    const state = this.state(id);
    state.open = !state.open;
    this.draw();
  }

  draw() {
    const { root, story } = this;
    this.blocks = new Map();
    const themed = themeOf(root);
    const want = h("div", { class: "ga", lang: story.lang, "data-theme": themed }, head(story), tiles(story), this.sections(), footnotes(story));
    const tipBox = root.querySelector(":scope > .tip");
    if (tipBox) want.append(tipBox.cloneNode());
    const held = root.contains(document.activeElement);
    morph(root, want);
    // whoever chose a place by keyboard goes on from its headline, not from the top of the window
    if (held && !root.contains(document.activeElement)) root.querySelector("h1").focus({ preventScroll: true });
    this.layOut();
  }

  sections() {
    return this.story.sections.map((section, index) =>
      h(
        "section",
        { class: "section", "data-k": "s" + index },
        section.title && h("h2", {}, section.title),
        h("div", { class: "grid" }, section.blocks.map((block, at) => h("div", { class: "cell", "data-k": block.id || "b" + at, style: { "--span": String(block.span) } }, this.block(block)))),
      ),
    );
  }

  block(block) {
    const words = this.story.words;
    if (block.id) this.blocks.set(block.id, block);
    for (const one of block.charts || []) this.blocks.set(one.id, one);
    switch (block.kind) {
      case "sentence":
        return sentence(block, words);
      case "empty":
        return empty(block);
      case "chart":
        return chart(block, words, this.state(block.id));
      case "panels":
        return panels(block, words, (id) => this.state(id));
      case "map":
        return placeMap(block, words);
      case "maps":
        return smallMaps(block, words);
      case "table":
        return this.table(block, words);
    }
    throw new Error("stage: " + block.kind);
  }

  table(block, words) {
    return h(
      "figure",
      { class: "table" + (block.demo ? " demo" : ""), "data-k": block.id, "data-block": block.id },
      caption(block),
      block.demo && h("p", { class: "badge small" }, words.demo),
      table(block, words, this.state(block.id), block.title),
      h("div", { class: "under" }, [block.note, block.source].filter(Boolean).map((text) => h("p", {}, text))),
    );
  }

  // What needs the widths of elements on the page.
  layOut() {
    if (!this.story) return;
    drawLabels(this.root, this.blocks, this.story.words);
    const turn = (this.turn = (this.turn || 0) + 1);
    if (globalThis.Plotly && this.story.plots) drawPlots(globalThis.Plotly, this.root, this.blocks, this.host, () => turn === this.turn);
  }

  later() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.layOut());
  }

  stop() {
    this.turn = null;
    cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
    this.system.removeEventListener("change", this.themed);
    if (globalThis.Plotly) for (const plot of this.root.querySelectorAll("[data-plot]")) globalThis.Plotly.purge(plot);
    const parent = this.root.parentNode;
    this.root.remove();
    if (parent) delete parent.gaStage;
  }
}

let styles = null;

// The sheet of styles, before the first drawing: nothing is ever seen undressed.
function style(address) {
  if (!address) return Promise.resolve();
  styles ||= new Promise((done) => {
    const link = h("link", { rel: "stylesheet", href: address });
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
  return styles;
}

// The host of a story inside the platform: clicks go to the script, links change the page in place.
export function inside({ base, style: sheet, plotly, send }) {
  return {
    style: sheet,
    plotly,
    drawing: (name) => `${base}/app/static/geo/${name}.json`,
    figure: (ids) => send("figure", ids),
    place: (code) => send("place", code),
    navigate(href) {
      const to = new URL(href.startsWith("/") ? base + href : href, location.href);
      if (to.origin !== location.origin) return false;
      history.pushState(null, "", to);
      // the platform reads the address when it hears that the reader went back or forward
      dispatchEvent(new PopStateEvent("popstate"));
      return true;
    },
  };
}
