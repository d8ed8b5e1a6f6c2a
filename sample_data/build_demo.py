"""Writes the demonstration workbooks: ``python -m sample_data.build_demo``, always the same bytes.

Everything in them is invented and marked so; the region's totals of 2017 and a few later years meet
what was published. ``说明.json`` explains what the checks ask about, for ``publish --explain``.
"""

import json
from pathlib import Path

from sample_data.demo_model.books import BOOKS
from sample_data.demo_model.columns import read_columns
from sample_data.demo_model.explanations import explanations
from sample_data.demo_model.invented import invent
from sample_data.demo_model.parcel import parcel
from sample_data.demo_model.world import World
from sample_data.demo_model.writing import BookWriter, Index

DEMO = Path(__file__).parent / "demo"
EXPLANATIONS = "说明.json"


def build(world: World) -> tuple[dict[str, bytes], Index]:
    """Every workbook by file name, and the address of every figure in them."""
    tables, index = read_columns(), Index()
    files = {
        book.file: parcel(BookWriter(book, tables[book.table], world, index).write())
        for book in BOOKS
    }
    return files, index


def write(folder: Path = DEMO) -> None:
    """Write all files to ``folder``; workbooks of an earlier build that are no longer made go."""
    files, index = build(invent())
    said = json.dumps(explanations(index), ensure_ascii=False, indent=2)
    files[EXPLANATIONS] = f"{said}\n".encode()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("示例_*.xlsx"):
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    write()
    print(f"{len(list(DEMO.glob('示例_*.xlsx')))} workbooks in {DEMO}")
