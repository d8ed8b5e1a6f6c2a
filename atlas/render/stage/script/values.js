// The printed values of a chart over years, thinned to what the width allows.

import { ems } from "./dom.js";

const LETTERS_HIGH = 12, LINE = 15;

// Printed values never meet: bounds first, then the last, the first, the highest; the rest only
// where all of them fit. What is left out stays in hover and table.
export function thin(data, layout, width) {
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
