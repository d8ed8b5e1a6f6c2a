"""From a workbook of 10,000 rows to a published version, beside a bare read of the same file."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from atlas.catalogue import load_catalogue
from atlas.figures import Figure
from atlas.ingest import understand
from atlas.places import Places
from atlas.publishing import check, publish
from atlas.store import Store

ROOT = Path(__file__).resolve().parents[1]
ROWS = 10_000
REPEATS = 3
#: their figures agree with each other, so that the rules find nothing to stop for
SHEETS = ("示例_组织建设_旗县_*.xlsx", "示例_民主管理_旗县_*.xlsx")
HEADINGS = ("指标", "地区代码", "年份", "数值", "单位")


@dataclass(frozen=True, slots=True)
class Workbooks:
    """Medians in seconds; ``steps`` are the parts of ``published``."""

    rows: int
    bare: float
    published: float
    steps: dict[str, float]

    @property
    def aim(self) -> float:
        return 3 * self.bare + 0.5


def measure(folder: Path) -> Workbooks:
    """Each repeat publishes into an empty store of its own under ``folder``."""
    workbook = folder / "示例_万行.xlsx"
    rows = write(workbook)
    bare = statistics.median(timed(lambda: read_bare(workbook)) for _ in range(REPEATS))
    runs = [upload(workbook, Store(folder / f"lake-{number}")) for number in range(REPEATS)]
    steps = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    return Workbooks(rows, bare, statistics.median(sum(run.values()) for run in runs), steps)


def write(target: Path) -> int:
    """A long sheet with a title, a unit line and 10,000 figures."""
    figures = [
        figure
        for pattern in SHEETS
        for file in sorted((ROOT / "sample_data/demo").glob(pattern))
        for figure in understand(file).figures
        if plain(figure)
    ][:ROWS]
    catalogue, places = load_catalogue(), Places.load()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("汇总")
    sheet.append(["示例数据：各旗县市区汇总表"])
    sheet.append(HEADINGS)
    for figure in figures:
        name = catalogue.get(figure.indicator).name_zh
        code = places.get(figure.place).code
        sheet.append([name, code, figure.year, figure.value, figure.unit])
    book.save(target)
    return len(figures)


def plain(figure: Figure) -> bool:
    """Fits into the five columns: a result without breakdown or bound."""
    result = figure.kind == "result" and figure.bound == "eq" and figure.value is not None
    return result and not (figure.breakdown or figure.scope)


def read_bare(workbook: Path) -> None:
    book = CalamineWorkbook.from_path(workbook)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def upload(workbook: Path, store: Store) -> dict[str, float]:
    """What an analyst waits for, step by step: read as uploads are, checked, published."""
    times, made = {}, {}

    def step(name: str, action: Callable[[], object]) -> None:
        times[name] = timed(lambda: made.update({name: action()}))

    step("read", lambda: understand(workbook, bounded=True))
    draft = made["read"]
    step("check", lambda: check(draft, store))
    checked = made["check"]
    explained = dict.fromkeys(checked.unexplained(), "示例")
    step(
        "publish",
        lambda: publish(
            store,
            checked,
            author="bench",
            message="10,000 rows",
            contents={draft.sha256: workbook},
            explanations=explained,
        ),
    )
    return times


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
