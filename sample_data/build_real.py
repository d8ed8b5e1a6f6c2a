"""Derives the real sample files from the tables of figures read by hand: ``python -m
sample_data.build_real``, the same bytes each time.

First the tables in ``../shared/data`` are copied without the sources' sentences (where that
folder is absent, the committed copies stand); then every row becomes a line of the long shape
that the product's own upload reads. Places that are not ours go to ``elsewhere.csv``.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from sample_data.real_rows import HEADER, Citations, figure_rows, series_rows

HERE = Path(__file__).parent / "real"
GIVEN = Path(__file__).parents[2] / "shared" / "data"
SENTENCE = "source_sentence"
PRESS = "press_2004_2025.csv"

Row = dict[str, str]


def read_table(path: Path) -> list[Row]:
    """The rows of a tab-separated table, as text."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t"))


def written(columns: Iterable[str], rows: Iterable[Row], delimiter: str) -> str:
    """A table as text with one kind of line end, so that every machine writes the same bytes."""
    text = StringIO()
    writer = csv.DictWriter(text, list(columns), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def copies() -> dict[str, str]:
    """Name → text of the sentence-free copies of the given tables; empty where those are absent."""
    made = {}
    for name in ("figures.tsv", "series.tsv"):
        if (GIVEN / name).is_file():
            rows = read_table(GIVEN / name)
            columns = [column for column in rows[0] if column != SENTENCE]
            kept = ({column: row[column] for column in columns} for row in rows)
            made[name] = written(columns, kept, "\t")
    return made


def samples(figures: list[Row], series: list[Row], citations: Citations) -> dict[str, str]:
    """Name → text of each sample file. Furniture (kind ``furniture``) is left out."""
    files: dict[str, list[Row]] = {PRESS: series_rows(series, citations)}
    for file, row in figure_rows(figures, citations):
        files.setdefault(file, []).append(row)
    return {name: written(HEADER, rows, ",") for name, rows in sorted(files.items())}


def build(folder: Path) -> dict[str, str]:
    """Write the copies, then the samples, into ``folder``; returns what was written."""
    made = copies()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    citations = Citations(tomllib.loads((HERE / "citations.toml").read_text("utf-8")))
    tables = (read_table(folder / name) for name in ("figures.tsv", "series.tsv"))
    # WPS and Excel read Chinese in a CSV only where a byte order mark says UTF-8.
    for name, text in samples(*tables, citations).items():
        (folder / name).write_text(text, encoding="utf-8-sig", newline="")
        made[name] = text
    return made


if __name__ == "__main__":
    for file, text in build(HERE).items():
        sys.stdout.write(f"sample_data/real/{file}: {text.count(chr(10)) - 1} 行\n")
