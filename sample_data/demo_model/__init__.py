"""An invented, seeded world of union figures that agrees with the published totals of 2017."""
