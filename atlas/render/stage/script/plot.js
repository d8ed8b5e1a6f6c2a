// Charts: Plotly draws into an element that stays, so that nothing is rebuilt on a rerun.

import { ems, h } from "./dom.js";
import { table } from "./table.js";
import { painted, palette } from "./theme.js";
import { thin } from "./values.js";

const CONFIG = { displayModeBar: false, staticPlot: false, scrollZoom: false, doubleClick: false, showTips: false };
const NARROW = 230;
let loading = null;

// The library comes once, from our own host, and only where a story has a chart.
export function loadPlotly(address) {
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

export function chart(block, words, state) {
  return h("figure", { class: "chart", "data-k": block.id, "data-block": block.id }, caption(block), drawing(block, words, state));
}

export function panels(block, words, states) {
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

export function caption(block) {
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

export function swatch(colour) {
  return h("i", { class: "swatch", style: { background: `var(--ga-${colour})` } });
}

// Draw the charts of a story whose element, width, theme or figure has changed: those on screen
// at once, the rest one by one, so that a click is never kept waiting. A newer turn ends an older.
export async function drawPlots(Plotly, root, blocks, host, current) {
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
