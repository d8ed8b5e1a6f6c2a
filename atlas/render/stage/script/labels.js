// Names and values on a map, in letters of a readable size at any width, never one over another.

import { morph, s } from "./dom.js";
import { drawings, told } from "./map.js";

const LETTERS = 13, SMALLEST = 11, LARGEST_CIRCLE = 30;

// Fill the label groups of all maps; called again whenever their width changes.
export function drawLabels(root, blocks, words) {
  for (const group of root.querySelectorAll("[data-labels]")) {
    const block = blocks.get(group.dataset.labels), drawing = drawings.get(block.drawing);
    const svg = group.ownerSVGElement, box = svg.getBoundingClientRect();
    if (!drawing || !box.width) continue;
    const [, , width, height] = drawing.viewBox;
    const unit = Math.max(width / box.width, height / box.height);
    const fresh = s("g", {}, labels(block, drawing, unit, box.width, root.lang, words));
    group.removeAttribute("data-own");
    morph(group, s("g", { class: "labels", "data-labels": block.id, "data-own": true }, [...fresh.childNodes]));
  }
}

function labels(block, drawing, unit, wide, language, words) {
  const size = (wide < 480 ? SMALLEST : LETTERS) * unit;
  const areas = new Map(block.areas.map((area) => [area.code, area]));
  const taken = block.sizes ? circleBoxes(block, drawing, unit, areas) : [];
  const circles = block.sizes ? drawing.places.map((place) => circle(place, areas.get(place.code), unit, words)) : [];
  const first = [...drawing.places].sort((one, other) => (other.code === block.chosen) - (one.code === block.chosen) || other.room - one.room);
  const texts = [];
  for (const place of first) {
    const area = areas.get(place.code);
    if (!area) continue;
    const found = settle(place, area, size, taken, language, !!block.sizes, drawing.viewBox);
    if (!found) continue;
    taken.push(found.box);
    texts.push(written(place, found, size));
  }
  return [circles, texts];
}

// The fullest wording that fits: name and value on two lines, name, at the leader, or nothing.
function settle(place, area, size, taken, language, circles, sheet) {
  const name = language.startsWith("zh") ? place.short || place.name : place.short_en || place.name_en;
  const value = area.fig.t;
  if (circles) {
    const at = [place.label[0], place.label[1] + size * 0.8 + (area.radius || 0)];
    return tried([name], at, "middle", size, taken, sheet);
  }
  const roomy = (lines) => Math.max(...lines.map((line) => ems(line) * size)) <= place.room * 1.25 + size * 0.4;
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
  const wide = Math.max(...lines.map((line) => ems(line))) * size, high = lines.length * size * 1.15;
  const left = anchor === "middle" ? x - wide / 2 : anchor === "end" ? x - wide : x;
  const box = [left, y - high / 2, left + wide, y + high / 2];
  if (box[0] < 0 || box[2] > width || box[3] > height + size) return null;
  const free = taken.every((other) => box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1]);
  return free ? { lines, x, y, anchor, box } : null;
}

function ems(text) {
  let sum = 0;
  for (const letter of text) sum += letter.codePointAt(0) > 0x2e7f ? 1 : 0.56;
  return sum;
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

function circle(place, area, unit, words) {
  if (!area || !area.r) return null;
  area.radius = area.r * LARGEST_CIRCLE * unit;
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

function circleBoxes(block, drawing, unit, areas) {
  return drawing.places
    .filter((place) => (areas.get(place.code) || {}).r)
    .map((place) => {
      const r = areas.get(place.code).r * LARGEST_CIRCLE * unit * 0.7, [x, y] = place.label;
      return [x - r, y - r, x + r, y + r];
    });
}
