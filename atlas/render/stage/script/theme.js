// The reader's theme: light or dark, and the colours that stand behind the tokens of figures.

export function themeOf(root) {
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
export function palette(root) {
  const style = getComputedStyle(root), seen = {};
  return (token) => {
    if (!(token in seen)) seen[token] = style.getPropertyValue("--ga-" + token.slice(1)).trim();
    return seen[token];
  };
}

export function painted(part, colour) {
  if (typeof part === "string") return part[0] === "@" ? colour(part) || part : part;
  if (Array.isArray(part)) return part.map((one) => painted(one, colour));
  if (part && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, painted(one, colour)]));
  return part;
}
