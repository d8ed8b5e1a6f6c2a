// A story on a page: give `mount` an element, the story's JSON and a host, and again for the next.

import { h, morph } from "./dom.js";
import { empty, footnotes, head, sentence, tiles } from "./head.js";
import { drawLabels } from "./labels.js";
import { hideTip, listen } from "./listen.js";
import { loadDrawing, placeMap, smallMaps } from "./map.js";
import { caption, chart, drawPlots, loadPlotly, panels } from "./plot.js";
import { sorted, table } from "./table.js";
import { themeOf } from "./theme.js";

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
