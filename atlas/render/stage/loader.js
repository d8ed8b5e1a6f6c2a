// What the platform keeps for the stage: it only fetches the real script, once, by its digest.
export default async function ({ data, parentElement, setTriggerValue }) {
  const { mount, inside } = await import(new URL("@SCRIPT@", location.origin).href);
  return mount(parentElement, data, inside({ base: "@BASE@", style: "@STYLE@", plotly: "@PLOTLY@", send: setTriggerValue }));
}
