// What the platform keeps for a sheet: it only fetches the real script, once, by its digest.
export default async function ({ data, parentElement, setTriggerValue }) {
  const here = (address) => new URL(address, location.origin).href;
  const { mount } = await import(here("@SCRIPT@"));
  return mount(parentElement, data, { kind: "@KIND@", style: "@STYLE@", send: setTriggerValue });
}
