// Maps by class with their key and ranked list, drawn as SVG from outlines fetched once.

import { ems, h, s } from "./dom.js";
import { figure, tip } from "./figure.js";
import { caption } from "./plot.js";

const known = new Map();

// Outlines by name; a failed fetch is forgotten, so that the next story tries again.
export function loadDrawing(name, address) {
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
export const drawings = new Map();

export function placeMap(block, words) {
  const hatch = "ga-" + block.id;
  return h(
    "figure",
    { class: "map" + (block.list || block.unplaced ? " listed" : ""), "data-k": block.id, "data-map": block.id },
    caption(block),
    h("div", { class: "sheet", "data-k": "sheet" }, sheet(block, block.areas, hatch, words, true), key(block, words, hatch), under(block)),
    (block.list || block.unplaced) && h("div", { class: "beside", "data-k": "beside" }, block.list && ranking(block, words, hatch), block.unplaced && unplaced(block, words)),
  );
}

export function smallMaps(block, words) {
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

export function told(area, words) {
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
