"""From a workbook to a published version, beside a bare read of the same file: 10,000 rows by the
clock on the wall, 100,000 rows by the seconds that the processor worked."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from atlas.catalogue import load_catalogue
from atlas.figures import Figure
from atlas.ingest import read_bounded, understand, understand_workbook
from atlas.places import Places
from atlas.publishing import check, publish
from atlas.store import Store

ROOT = Path(__file__).resolve().parents[1]
ROWS, MANY_ROWS = 10_000, 100_000
REPEATS = 3
#: their figures agree with each other, so that the rules find nothing to stop for
SHEETS = ("示例_组织建设_旗县_*.xlsx", "示例_民主管理_旗县_*.xlsx")
HEADINGS = ("指标", "地区代码", "年份", "数值", "单位")
#: the figures of one year again in each of these, where more are wanted than there are
YEARS = range(1990, 2025)
_LEAST_FACTOR = 20

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Workbooks:
    """Medians in seconds; ``steps`` are the parts of ``published``; ``spare`` is what the aim
    grants beside three bare reads; ``worked``: seconds of the processor, children included."""

    rows: int
    bare: float
    published: float
    steps: dict[str, float]
    spare: float
    worked: bool

    @property
    def aim(self) -> float:
        return 3 * self.bare + self.spare


def measure(folder: Path) -> Workbooks:
    """10,000 rows; each repeat publishes into an empty store of its own under ``folder``."""
    return _measured(folder, "示例_万行.xlsx", figures()[:ROWS], time.perf_counter, 0.5)


def measure_many(folder: Path) -> Workbooks:
    """100,000 rows: on a machine that others use, the clock on the wall would tell of them."""
    return _measured(folder, "示例_十万行.xlsx", [*islice(repeated(), MANY_ROWS)], worked, 0.0)


def _measured(
    folder: Path, name: str, listed: list[Figure], clock: Clock, spare: float
) -> Workbooks:
    workbook = folder / name
    write(workbook, listed)
    bare, runs = [], []
    for number in range(REPEATS):
        bare.append(timed(lambda: read_bare(workbook), clock))
        runs.append(upload(workbook, Store(folder / f"{name}-{number}"), clock))
    return Workbooks(
        len(listed),
        statistics.median(bare),
        statistics.median(sum(run.values()) for run in runs),
        {step: statistics.median(run[step] for run in runs) for step in runs[0]},
        spare,
        clock is worked,
    )


def figures() -> list[Figure]:
    """The figures of the demonstration workbooks that fit into five columns."""
    return [
        figure
        for pattern in SHEETS
        for file in sorted((ROOT / "sample_data/demo").glob(pattern))
        for figure in understand(file).figures
        if plain(figure)
    ]


def repeated() -> Iterator[Figure]:
    """The figures of one year as those of many: counts grow by whole factors, so that their rates
    stay what they are and the rules find nothing that one would have to explain."""
    once = {(one.indicator, one.place): one for one in figures()}
    return (_grown(one, year) for year in YEARS for one in once.values())


def _grown(figure: Figure, year: int) -> Figure:
    counted = figure.unit != "%" and figure.value is not None and figure.value.is_integer()
    factor = year - YEARS[0] + _LEAST_FACTOR
    return figure.with_(year=year, value=figure.value * factor if counted else figure.value)


def plain(figure: Figure) -> bool:
    """Fits into the five columns: a result without breakdown or bound."""
    result = figure.kind == "result" and figure.bound == "eq" and figure.value is not None
    return result and not (figure.breakdown or figure.scope)


def write(target: Path, listed: list[Figure]) -> None:
    """A long sheet with a title, headings and a row for each figure."""
    catalogue, places = load_catalogue(), Places.load()
    book = Workbook(write_only=True)
    sheet = book.create_sheet("汇总")
    sheet.append(["示例数据：各旗县市区汇总表"])
    sheet.append(HEADINGS)
    for figure in listed:
        name = catalogue.get(figure.indicator).name_zh
        code = places.get(figure.place).code
        sheet.append([name, code, figure.year, figure.value, figure.unit])
    book.save(target)


def read_bare(workbook: Path) -> None:
    book = CalamineWorkbook.from_path(workbook)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def upload(workbook: Path, store: Store, clock: Clock) -> dict[str, float]:
    """What an analyst waits for, step by step: read as uploads are, checked, published."""
    times, made = {}, {}

    def step(name: str, action: Callable[[], object]) -> None:
        times[name] = timed(lambda: made.update({name: action()}), clock)

    step("read in the child", lambda: read_bounded(workbook))
    step("understand", lambda: understand_workbook(made["read in the child"]))
    draft = made["understand"]
    step("check", lambda: check(draft, store))
    checked = made["check"]
    explained = dict.fromkeys(checked.unexplained(), "示例")
    step(
        "publish",
        lambda: publish(
            store,
            checked,
            author="bench",
            message=f"{len(draft.figures):,} rows",
            contents={draft.sha256: workbook},
            explanations=explained,
        ),
    )
    return times


def worked() -> float:
    """Seconds that the processor worked for this process and for its children that have ended."""
    return sum(os.times()[:4])


def timed(action: Callable[[], object], clock: Clock) -> float:
    started = clock()
    action()
    return clock() - started
