// What the platform keeps for the stage: it only fetches the real script, once, by its digest.
// Charts are asked for at the same time, where the story says that it has any.
export default async function ({ data, parentElement, setTriggerValue }) {
  const here = (address) => new URL(address, location.origin).href;
  if (!globalThis.Plotly && new TextDecoder().decode(data.subarray(0, 13)) === '{"plots":true') preload(here("@PLOTLY@"));
  const { mount, inside } = await import(here("@SCRIPT@"));
  return mount(parentElement, data, inside({ base: "@BASE@", style: "@STYLE@", plotly: "@PLOTLY@", send: setTriggerValue }));
}

function preload(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
}
