"""The child that marks a workbook: plan and workbook on standard input, the marked one back.

A foreign workbook passes through openpyxl here only, where time and memory are bounded.
"""

import io
import json
import sys
import zipfile

from openpyxl import load_workbook

from atlas.ingest.files.sheet_xml import sheet_parts
from atlas.render.marked.child import limit_memory
from atlas.render.marked.results import saved_results, with_results
from atlas.render.marked.stamping import stamp


def mark(content: bytes, said: dict) -> bytes:
    """The workbook with everything of the plan in it; formulas keep their saved results."""
    book = load_workbook(io.BytesIO(content), keep_vba=has_macros(content), rich_text=True)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = sheet_parts(package)
        results = {
            sheet: saved_results(package.read(path))
            for sheet, path in parts.items()
            if path in package.NameToInfo
        }
    stamp(book, said)
    target = io.BytesIO()
    book.save(target)
    saved = target.getvalue()
    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        written = sheet_parts(package)
    return with_results(
        saved, {path: results[sheet] for sheet, path in written.items() if results.get(sheet)}
    )


def has_macros(content: bytes) -> bool:
    """Whether the workbook carries macros; they are kept and never run."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "xl/vbaProject.bin" in package.NameToInfo


def main() -> None:
    """``python -m atlas.render.marked.process MEMORY``."""
    limit_memory(int(sys.argv[1]))
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    said = json.loads(sys.stdin.buffer.read(size))
    sys.stdout.buffer.write(mark(sys.stdin.buffer.read(), said))


if __name__ == "__main__":
    main()
