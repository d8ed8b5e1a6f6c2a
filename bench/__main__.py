"""``python -m bench [--json]``: measure, print the tables, and the same figures as JSON."""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench import corpus, pages, workbook
from bench.tables import pages_table, workbook_table
from tests.browser import running

#: above this, others work on the machine too
BUSY = 0.7


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    only = parser.parse_args().json
    load = os.getloadavg()[0]
    if load > BUSY:
        told(only, f"机器很忙，毫秒数偏大 · the machine is busy (load {load:.1f}): expect too much")
    told(only, "正在读语料工作簿 · reading the corpus of workbooks")
    table, understood = corpus.report()
    told(only, table)
    with tempfile.TemporaryDirectory() as folder:
        told(only, "正在测量一万行的工作簿 · measuring a workbook of 10,000 rows")
        book = workbook.measure(Path(folder))
        told(only, workbook_table(book))
        told(only, "正在测量十万行的工作簿 · measuring a workbook of 100,000 rows")
        large = workbook.measure_many(Path(folder))
        told(only, workbook_table(large))
        told(only, "正在写入示例数据并测量每一页 · filling a store, then measuring every page")
        store = Path(folder) / "lake"
        running.atlas(store, "samples")
        measured = pages.measure(store, lambda page: told(only, f"  {page}"))
        told(only, pages_table(measured))
    figures = {
        "load": load,
        "corpus": understood,
        "pages": [asdict(one) for one in measured],
        "workbook": asdict(book),
        "workbook of 100,000 rows": asdict(large),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=None if not only else 1))
    return 0


def told(silent: bool, text: str) -> None:
    if not silent:
        print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
