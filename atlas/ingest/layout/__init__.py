"""Layout: where titles, headings, names, years, units and values stand on a sheet."""
