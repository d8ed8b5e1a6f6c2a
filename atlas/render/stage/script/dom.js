// Build elements, and bring the page from one state to the next without replacing what stays.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function s(tag, attributes, ...children) {
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
export function morph(from, want) {
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

export function children(from, want) {
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

export function fillIn(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// Width of a text in ems: 汉字 take one, other letters a little more than half.
export function ems(text) {
  let sum = 0;
  for (const letter of text) sum += letter.codePointAt(0) > 0x2e7f ? 1 : 0.57;
  return sum;
}
