"""Which columns each table has, read from ``columns.tsv``: headings as analysts write them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sample_data.demo_model.shape import Key

TABLE = Path(__file__).with_name("columns.tsv")


@dataclass(frozen=True, slots=True)
class Column:
    """``group`` is the upper header row, merged over neighbours that share it.

    ``form``: ``number``; ``wan`` for amounts in 万元; ``rate`` for 94.1; ``percent`` for a cell
    that holds 0.941 and shows 94.1%; ``score``.
    """

    group: str
    heading: str
    key: Key
    form: str

    def cell(self, value: int | float) -> int | float:
        """What the cell holds for a figure in its base unit."""
        if self.form == "wan":
            return value / 10000
        return round(value / 100, 3) if self.form == "percent" else value

    def number_format(self, finer: bool) -> str:
        """The cell's format; ``finer`` where amounts go down to 100 元."""
        forms = {"number": "#,##0", "rate": "0.0", "percent": "0.0%", "score": "0.0"}
        return forms.get(self.form) or ("#,##0.00" if finer else "#,##0.0")


def read_columns(path: Path = TABLE) -> dict[str, tuple[Column, ...]]:
    """Columns by table, in the order of the file."""
    tables: dict[str, list[Column]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = (row["indicator"], row["breakdown"])
            column = Column(row["group"], row["heading"], key, row["form"])
            tables.setdefault(row["table"], []).append(column)
    return {name: tuple(columns) for name, columns in tables.items()}
