// Title, context, tiles, sentences, empty states, footnotes.

import { h, s } from "./dom.js";
import { change, figure } from "./figure.js";

export function head(story) {
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

export function tiles(story) {
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

export function sentence(block, words) {
  const caution = block.tone === "caution";
  return h("p", { class: "sentence" + (caution ? " caution" : "") }, caution && h("b", {}, words.caution), block.text);
}

export function empty(block) {
  return h(
    "div",
    { class: "empty" },
    h("h3", {}, block.title),
    h("p", {}, block.reason),
    block.action && (block.href ? h("a", { class: "go", href: block.href }, block.action) : h("p", { class: "todo" }, block.action)),
  );
}

export function footnotes(story) {
  if (!story.footnotes.length) return null;
  return h(
    "section",
    { class: "footnotes", "data-k": "footnotes" },
    h("h2", {}, story.words.notes),
    h("dl", {}, story.footnotes.map(([mark, text]) => h("div", {}, h("dt", {}, mark), h("dd", {}, text)))),
  );
}
