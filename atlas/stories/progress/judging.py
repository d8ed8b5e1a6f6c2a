"""Which tables each place has reported: judged by what its neighbours report in the same table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Protocol

from atlas.places import Places

Status = Literal["reported", "late", "partial", "missing", "explained", "inapplicable"]
#: one row of ``progress/reported``
Said = Mapping[str, Any]


class Stated(Protocol):
    """What is known of a table's versions: ``first`` and ``last`` are their numbers."""

    first: int
    last: int | None
    revisions: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of the matrix: one place, one table (theme) of one year.

    ``reported`` of the ``asked`` indicators are there. Dates are ISO, by the reader's clock.
    ``days_late``: behind the due date, of what came late or has not come yet. ``version`` is the
    last that brought something; ``demo`` marks what only demonstration figures say.
    """

    place: str
    theme: str
    status: Status
    reported: int = 0
    asked: int = 0
    first: str = ""
    revisions: int = 0
    revised: str = ""
    version: int | None = None
    due: str = ""
    days_late: int = 0
    demo: bool = False
    note: str = ""

    @property
    def done(self) -> bool:
        return self.status in ("reported", "late")

    @property
    def applicable(self) -> bool:
        return self.status != "inapplicable"


@dataclass(frozen=True, slots=True)
class Calendar:
    """``day_of`` gives the date of a version by the reader's clock; ``due`` the date of each theme
    that has one; ``today`` is the reader's."""

    day_of: Callable[[int], date]
    due: Mapping[str, date]
    today: date


def entries(
    rows: Iterable[Said],
    stated: Mapping[tuple[int, str, str, bool], Stated],
    *,
    year: int,
    codes: Sequence[str],
    themes: Sequence[str],
    places: Places,
    calendar: Calendar,
) -> list[Entry]:
    """Every place × theme, places in the order of ``codes``."""
    said = list(rows)
    found = []
    tables = {
        theme: _Table([row for row in said if row["theme"] == theme], year) for theme in themes
    }
    for code in codes:
        existed = places.get(code).existed_in(year)
        for theme in themes:
            if not existed:
                found.append(Entry(code, theme, "inapplicable"))
                continue
            entry = tables[theme].entry(code, theme)
            found.append(_dated(entry, tables[theme], stated, year, calendar))
    return found


class _Table:
    """One theme's rows of a year and the year before."""

    def __init__(self, rows: Sequence[Said], year: int) -> None:
        self.rows = [row for row in rows if row["year"] == year]
        now, before = _reporters(self.rows), _reporters(row for row in rows if row["year"] < year)
        # while few have reported, last year's table says what is asked
        basis = self.rows if 2 * len(now) >= len(before) else rows
        asked_of = now if basis is self.rows else before
        if basis is not self.rows:
            basis = [row for row in rows if row["year"] < year]
        real = {row["place"] for row in basis if row["reported"] and not row["demo"]}
        self.real = 2 * len(real) > len(asked_of)
        times: dict[str, set[str]] = defaultdict(set)
        for row in basis:
            if row["reported"]:
                times[row["indicator"]].add(row["place"])
        self.asked = {code for code, said in times.items() if 2 * len(said) >= len(asked_of)}

    def entry(self, place: str, theme: str) -> Entry:
        """The state of one place, without its dates."""
        if not self.asked:
            return Entry(place, theme, "inapplicable")
        mine = [
            row for row in self.rows if row["place"] == place and row["indicator"] in self.asked
        ]
        counted = [row for row in mine if not (self.real and row["demo"])]
        spared = {row["indicator"] for row in counted if row["inapplicable"]}
        there = {row["indicator"] for row in counted if row["reported"]}
        asked = self.asked - (spared - there)
        demo = any(row["reported"] and row["demo"] for row in mine)
        demo = demo and not any(row["reported"] and not row["demo"] for row in mine)
        notes = [row["explanation"] for row in counted if row["explained"]]
        if not asked:
            return Entry(place, theme, "inapplicable")
        status: Status = "missing"
        if there:
            status = "reported" if there >= asked else "partial"
        elif notes:
            status = "explained"
        note = notes[0] if notes else ""
        return Entry(place, theme, status, len(there), len(asked), demo=demo, note=note)


def _reporters(rows: Iterable[Said]) -> set[str]:
    return {row["place"] for row in rows if row["reported"]}


def _dated(
    entry: Entry,
    table: _Table,
    stated: Mapping[tuple[int, str, str, bool], Stated],
    year: int,
    calendar: Calendar,
) -> Entry:
    """The entry with its dates: first reported, revised, how late."""
    due = calendar.due.get(entry.theme)
    entry = replace(entry, due=due.isoformat() if due else "")
    if not entry.reported:
        overdue = due and entry.status == "missing" and (calendar.today - due).days
        return replace(entry, days_late=max(overdue or 0, 0))
    kinds = (False,) if table.real else (False, True)
    versions = [
        known
        for demo in kinds
        if (known := stated.get((year, entry.place, entry.theme, demo))) is not None
    ]
    if not versions:
        # a draft brings it: there is no version yet
        return entry
    first = calendar.day_of(min(one.first for one in versions))
    last = max((one.last for one in versions if one.last is not None), default=None)
    late = max((first - due).days, 0) if due else 0
    return replace(
        entry,
        status="late" if late and entry.status == "reported" else entry.status,
        first=first.isoformat(),
        revisions=sum(one.revisions for one in versions),
        revised="" if last is None else calendar.day_of(last).isoformat(),
        version=max(one.first for one in versions) if last is None else last,
        days_late=late,
    )
