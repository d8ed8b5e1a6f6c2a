"""The style of sheets and origins; colours mix with ``currentColor``: one for both themes."""

_SHEET = """
.sheet { overflow: auto; max-height: 32rem; border: 1px solid var(--line); --line:
  color-mix(in srgb, currentColor 20%, transparent); border-radius: 4px; }
.sheet table { border-collapse: collapse; font-size: 13px; line-height: 1.4; width: auto;
  font-variant-numeric: tabular-nums; margin: 0; }
.sheet th, .sheet td { border: 1px solid var(--line); padding: 2px 8px; white-space: nowrap;
  max-width: 22em; overflow: hidden; text-overflow: ellipsis; height: 1.9em; }
.sheet th { font-weight: 400; text-align: center; opacity: .75; min-width: 2.4em;
  background: color-mix(in srgb, currentColor 6%, transparent); }
.sheet td.n { text-align: right; }
.sheet td[colspan] { text-align: center; }
.sheet td.gap { background: color-mix(in srgb, currentColor 4%, transparent); padding: 0; }
.sheet td.marked { outline: 2px solid color-mix(in srgb, #cf2f3c 85%, currentColor);
  outline-offset: -2px; font-weight: 600;
  background: color-mix(in srgb, #cf2f3c 12%, transparent); }
.stHtml .facts { padding-left: 0; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 6px 20px; margin: 4px 0 12px;
  font-size: 15px; }
.facts dt { opacity: .75; } .facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.figure { margin: 0 0 8px; } .figure b { font-size: 28px; font-weight: 600; line-height: 1.2;
  font-variant-numeric: tabular-nums; display: block; overflow-wrap: anywhere; }
.figure span { opacity: .8; } .figure strong { font-weight: 600; }
.demo-badge { display: inline-block; border: 1px solid currentColor; border-radius: 3px;
  padding: 0 6px; font-size: 13px; }
@media (max-width: 640px) {
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-bottom: 8px; }
}
"""


def sheet_style() -> str:
    """For grids and origins, as HTML."""
    return f"<style>{_SHEET}</style>"
