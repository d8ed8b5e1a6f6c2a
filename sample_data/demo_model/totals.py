"""The region's own path through the years, read from ``totals.tsv``; what was published is met.

``number`` is a sum over leagues and units in the base unit, ``wan`` an amount in 万元, ``percent``
the share of a whole that the theme names.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from sample_data.demo_model.shape import Key

TABLE = Path(__file__).with_name("totals.tsv")


def read_totals(path: Path = TABLE) -> Mapping[Key, Mapping[int, float]]:
    """Series by (indicator, breakdown), then by year; amounts in yuan."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator"], row["breakdown"]): {
                int(year): _number(text, row["measure"])
                for year, text in row.items()
                if year.isdigit() and text
            }
            for row in csv.DictReader(file, delimiter="\t")
        }


def _number(text: str, measure: str) -> float:
    if measure == "percent":
        return float(text)
    return round(float(text) * 10000) if measure == "wan" else int(text)


TOTALS = read_totals()
