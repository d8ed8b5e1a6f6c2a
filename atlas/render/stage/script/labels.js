// Names and values on a map, in letters of a readable size at any width, never one over another.

import { children, ems, s } from "./dom.js";
import { drawings, told } from "./map.js";

const LETTERS = 13, SMALLEST = 11, LARGEST_CIRCLE = 30, CIRCLE_OF_SHEET = 0.048, SMALL_SHEET = 480;

// Fill the label groups of all maps; called again whenever their width changes.
export function drawLabels(root, blocks, words) {
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
