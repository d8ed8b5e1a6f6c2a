// The picture of a sheet and the list of findings: give `mount` an element, the JSON and a host.
// Written by hand, read as it is; atlas/render/sheet/component.py names it by its digest.

const KINDS = { sheet: Picture, findings: Findings };

// Draw `data` (bytes) in `parent`; returns what stops everything.
export function mount(parent, data, host) {
  const content = JSON.parse(new TextDecoder().decode(data));
  let drawn = parent.gaSheet;
  if (!drawn) drawn = parent.gaSheet = KINDS[host.kind](parent);
  drawn.send = host.send;
  styled(host.style).then(() => drawn.show(content));
  return () => {
    drawn.stop();
    delete parent.gaSheet;
  };
}

let styles = null;

function styled(address) {
  styles ||= new Promise((done) => {
    const link = h("link", { rel: "stylesheet", href: address });
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
  return styles;
}

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false && value !== "") element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(2)) if (child || child === 0) element.append(child);
  return element;
}

const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

// ---- the picture ------------------------------------------------------------------------------

function Picture(parent) {
  const root = h("div", { class: "gs" });
  parent.append(root);
  const self = { content: null, at: null, turn: null, opened: false };
  const observer = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting && self.scrolled) more(one.target);
  });

  self.show = (content) => {
    const before = self.content;
    const scroller = root.querySelector(".gs-scroll");
    const kept = scroller ? [scroller.scrollTop, scroller.scrollLeft] : [0, 0];
    const held = root.contains(document.activeElement) && document.activeElement.dataset.a;
    self.content = content;
    // what is drawn stays as long as it is the same: a click only changes what is marked
    const same = before && JSON.stringify([before.rows, before.columns, before.found, before.doubts, before.frames, before.label]) ===
      JSON.stringify([content.rows, content.columns, content.found, content.doubts, content.frames, content.label]);
    if (!same) {
      observer.disconnect();
      root.replaceChildren(legend(content), grid(content));
      root.lang = content.lang;
      freeze(root);
      for (const gap of root.querySelectorAll("tr.gap")) observer.observe(gap);
      const now = root.querySelector(".gs-scroll");
      if (before && before.label === content.label) [now.scrollTop, now.scrollLeft] = kept;
      now.addEventListener("scroll", () => (self.scrolled = true), { passive: true });
      self.scrolled = false;
    }
    mark(content.select);
    if (content.jump && content.turn !== self.turn) goTo(content.jump);
    else if (held && !root.contains(document.activeElement)) cell(held)?.focus({ preventScroll: true });
    self.turn = content.turn;
    rove(content.select || content.jump || self.at);
    if (self.opened && content.select === self.opened) toPanel();
  };

  function legend(content) {
    const marks = content.legend.map(([role, name]) => h("li", { class: "r-" + role }, name));
    const worst = Object.values(content.found).map(([severity]) => severity);
    for (const one of ["error", "query"]) if (worst.includes(one)) marks.push(h("li", { class: "s-" + one }, h("b", {}, one === "error" ? "!" : "?"), content.words["f_" + one] || ""));
    if (Object.keys(content.doubts).length) marks.push(h("li", { class: "doubt" }, content.words.doubtful));
    return h("ul", { class: "gs-legend" }, marks);
  }

  function grid(content) {
    const letters = content.columns.map((one, x) => h("th", { scope: "col" }, one.gap ? h("button", { type: "button", class: "gap", "data-more": "columns:" + one.gap.join("-"), "aria-label": fill(content.words.gap_columns, { count: one.gap[1] - one.gap[0] + 1 }) }, "⋯") : one.n));
    const columns = content.columns.map((one) => {
      const col = h("col", {});
      col.style.setProperty("width", one.gap ? "2.4em" : `calc(${one.w}em + 18px)`);
      return col;
    });
    const own = h("col", {});
    own.style.setProperty("width", "3.6em");
    const table = h("table", { role: "grid", "aria-label": content.label, "aria-rowcount": content.size[2], "aria-colcount": content.size[3] },
      h("colgroup", {}, own, columns), h("thead", {}, h("tr", {}, h("th", {}), letters)), h("tbody", {}, content.rows.map((row, y) => line(content, row, y))));
    const wide = content.columns.reduce((sum, one) => sum + (one.gap ? 2.4 : one.w + 1.4), 3.6);
    table.style.setProperty("width", `${wide}em`);
    return h("div", { class: "gs-scroll" }, table);
  }

  function line(content, row, y) {
    if (row.gap) {
      const [from, to] = row.gap;
      const text = fill(content.words.gap_rows, { from: from + content.size[0] + 1, to: to + content.size[0] + 1 });
      const button = h("button", { type: "button", class: "gap", "data-more": `rows:${from}-${to}` }, text);
      return h("tr", { class: "gap", "data-more": `rows:${from}-${to}` }, h("th", { scope: "row" }, "⋮"), h("td", { colspan: content.columns.length }, button));
    }
    const cells = row.c.map((one, x) => (one === null ? null : one === 0 ? h("td", { class: "hole" }) : td(content, one, row.n + "", x, y, free(row.c, x))));
    return h("tr", { class: row.head && "head" }, h("th", { scope: "row" }, row.n), cells);
  }

  // a long text runs on over empty cells beside it, as it does on the desk
  const free = (cells, x) => x + 1 < cells.length && (cells[x + 1] === 0 || (cells[x + 1] !== null && !cells[x + 1][0]));

  function td(content, [text, role = "", wide = 1, high = 1, number = 0, tag = ""], row, x, y, runs) {
    const address = content.columns[x].n + row;
    const found = content.found[address], doubt = content.doubts[address];
    const frame = framed(content, x, row);
    const names = [role && "r-" + role, number ? "n" : runs && text && wide === 1 && "runs", found && "f-" + found[0], doubt && "doubt", doubt && [...doubt[2]].map((edge) => "d" + edge).join(" "), frame];
    return h("td", {
      class: names.filter(Boolean).join(" "), colspan: wide > 1 && wide, rowspan: high > 1 && high,
      role: "gridcell", tabindex: "-1", "data-a": address, "data-x": x, "data-y": y, title: found ? found[1] : doubt ? doubt[1] : null,
      "aria-label": [address, text, legendName(content, role), found && found[1], doubt && doubt[1] + " " + doubt[0]].filter(Boolean).join(" "),
    }, tag && h("span", { class: "tag" }, tag), doubt && doubt[0] && h("span", { class: "chip" }, doubt[0]), found && h("span", { class: "sign", "aria-hidden": "true" }, found[0] === "error" ? "!" : "?"), h("span", { class: "text" }, text));
  }

  const legendName = (content, role) => (content.legend.find(([one]) => one === role) || [])[1];

  // the edges of a table's frame that a cell lies on
  function framed(content, x, row) {
    const names = [];
    const column = position(content.columns[x].n) - content.size[1], at = Number(row) - 1 - content.size[0];
    for (const [top, left, bottom, right] of content.frames) {
      if (at < top || at > bottom || column < left || column > right) continue;
      if (at === top) names.push("ft");
      if (at === bottom) names.push("fb");
      if (column === left) names.push("fl");
      if (column === right) names.push("fr");
    }
    return names.join(" ");
  }

  const position = (letters) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;

  // header rows stay below the letters, each below the one before
  function freeze() {
    let top = root.querySelector("thead").offsetHeight;
    for (const row of root.querySelectorAll("tr.head")) {
      for (const one of row.children) one.style.setProperty("top", `${top}px`);
      top += row.offsetHeight;
    }
  }

  const cell = (address) => root.querySelector(`td[data-a="${CSS.escape(address)}"]`);

  function mark(address) {
    for (const one of root.querySelectorAll("td.open")) {
      one.classList.remove("open");
      one.removeAttribute("aria-selected");
    }
    const now = address && cell(address);
    if (now) {
      now.classList.add("open");
      now.setAttribute("aria-selected", "true");
    }
  }

  function goTo(address) {
    const to = cell(address);
    if (!to) return;
    const box = root.querySelector(".gs-scroll");
    box.scrollTop = to.offsetTop - box.clientHeight / 2;
    box.scrollLeft = Math.max(0, to.offsetLeft - box.clientWidth / 2);
    const seen = box.getBoundingClientRect();
    if (seen.top < 60 || seen.bottom > innerHeight) box.scrollIntoView({ block: "center" });
    to.classList.add("flash");
    setTimeout(() => to.classList.remove("flash"), 2000);
  }

  // one cell is in the order of the tabs; arrows move to the others
  function rove(address) {
    const to = (address && cell(address)) || root.querySelector("td[data-a]");
    for (const one of root.querySelectorAll('td[tabindex="0"]')) one.tabIndex = -1;
    if (to) {
      to.tabIndex = 0;
      self.at = to.dataset.a;
    }
  }

  function open(address, byKey) {
    self.opened = byKey ? address : false;
    mark(address);
    rove(address);
    self.send("cell", address);
  }

  // whoever opens a cell with a key goes on to its choices
  function toPanel() {
    self.opened = false;
    document.querySelector(".st-key-what-it-is :is(input, button, [tabindex='0'])")?.focus({ preventScroll: true });
  }

  function more(target) {
    const asked = target.dataset.more;
    if (self.asked === asked) return;
    self.asked = asked;
    for (const one of target.querySelectorAll("button")) one.textContent = self.content.words.loading;
    self.send("more", asked);
  }

  function step(from, down, across) {
    const y = Number(from.dataset.y) + (down > 0 ? from.rowSpan : down), x = Number(from.dataset.x) + (across > 0 ? from.colSpan : across);
    const rows = root.querySelectorAll("tbody tr");
    if (!rows[y]) return null;
    const gap = rows[y].querySelector("button.gap");
    if (gap) return gap;
    // a merged cell is met at any of its parts
    for (const one of root.querySelectorAll("td[data-a]")) {
      const left = Number(one.dataset.x), top = Number(one.dataset.y);
      if (left <= x && x < left + one.colSpan && top <= y && y < top + one.rowSpan) return one;
    }
    return null;
  }

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  root.addEventListener("keydown", (event) => {
    const from = event.target.closest("td[data-a]");
    if (!from) return;
    let to = null;
    if (MOVES[event.key]) to = step(from, ...MOVES[event.key]);
    else if (event.key === "Home") to = from.parentElement.querySelector("td[data-a]");
    else if (event.key === "End") to = [...from.parentElement.querySelectorAll("td[data-a]")].pop();
    else if (event.key === "Enter" || event.key === " ") open(from.dataset.a, true);
    else return;
    event.preventDefault();
    if (!to) return;
    if (to.dataset.a) rove(to.dataset.a);
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  root.addEventListener("click", (event) => {
    const gap = event.target.closest("button[data-more]");
    const one = event.target.closest("td[data-a]");
    if (gap) more(gap);
    else if (one) open(one.dataset.a, false);
  });
  self.stop = () => {
    observer.disconnect();
    root.remove();
  };
  return self;
}

// ---- the list of findings ---------------------------------------------------------------------

function Findings(parent) {
  const root = h("div", { class: "gs" });
  parent.append(root);
  const self = {};
  let picked = new Set();

  self.show = (content) => {
    picked = new Set(content.picked);
    const held = document.activeElement && root.contains(document.activeElement) && document.activeElement.dataset.f;
    const scroller = root.querySelector(".gs-list"), top = scroller ? scroller.scrollTop : 0;
    const all = h("input", { type: "checkbox", "aria-label": content.words.all, "data-f": "all" });
    all.checked = content.rows.length > 0 && content.rows.every((one) => picked.has(one.id));
    const head = h("tr", {}, h("th", { scope: "col" }, all), content.head.map((name) => h("th", { scope: "col" }, name)));
    const table = h("table", { "aria-label": content.label }, h("thead", {}, head), h("tbody", {}, content.rows.map((one) => row(content, one))));
    root.lang = content.lang;
    root.replaceChildren(h("div", { class: "gs-list", tabindex: "0", role: "region", "aria-label": content.label }, table));
    root.firstChild.scrollTop = top;
    if (held) root.querySelector(`[data-f="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
    all.addEventListener("change", () => tell(content.rows.map((one) => one.id), all.checked));
  };

  function row(content, one) {
    const box = h("input", { type: "checkbox", "aria-label": `${content.words.pick} ${one.cell} ${one.text}`, "data-f": one.id });
    box.checked = picked.has(one.id);
    box.addEventListener("change", () => tell([one.id], box.checked));
    const cells = one.cells.map((cell) => h("button", { type: "button", class: "jump", "data-jump": one.sheet + "\n" + cell }, cell));
    const rest = one.rest && h("span", {}, one.rest);
    const group = one.count > 1 && h("button", { type: "button", class: "unfold", "data-open": one.id, "aria-expanded": one.open ? "true" : "false" }, one.toggle);
    return h("tr", { class: [one.inner && "inner", one.here && "here"].filter(Boolean).join(" ") },
      h("td", {}, box),
      h("td", {}, h("span", { class: "severity s-" + one.severity }, h("b", { "aria-hidden": "true" }, one.severity === "error" ? "!" : "?"), one.said)),
      h("td", { class: "cells" }, one.sheet && h("span", { class: "of" }, one.sheet), cells, rest),
      h("td", { class: "sentence" }, h("span", {}, one.text), group),
      h("td", {}, one.found), h("td", {}, one.expected),
      h("td", { class: "explained" }, one.explanation || ""));
  }

  function tell(ids, chosen) {
    for (const one of ids) if (chosen) picked.add(one);
    else picked.delete(one);
    self.send("pick", [...picked].join(","));
  }

  root.addEventListener("click", (event) => {
    const jump = event.target.closest("[data-jump]"), open = event.target.closest("[data-open]");
    if (jump) self.send("jump", jump.dataset.jump);
    else if (open) self.send("open", open.dataset.open);
  });
  self.stop = () => root.remove();
  return self;
}
