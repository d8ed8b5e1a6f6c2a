"""Last year's figures, as they stand beside the empty cells of a filled template."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.store import Store

#: how each absence is written in a form
ABSENT = {"unreported": "未报", "inapplicable": "/", "suppressed": "*", "blank": "—"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of a version: ``value`` in its base unit, or the ``text`` to show instead: a bound
    as printed, which a bare number would make exact, or why there is none."""

    value: float | None
    text: str = ""
    demo: bool = False


LastYear = Mapping[tuple[str, str, str], Shown]
"""(indicator, breakdown, place) → what is shown."""


def last_year(store: Store, number: int | None, year: int) -> LastYear:
    """The figures of ``year`` in a version (of None: none). Results only; 全级 before 本级, a real
    figure before one for demonstration, the whole year before a part of it."""
    table = store.facts(number, [year])
    found: dict[tuple[str, str, str], tuple[tuple[bool, ...], Shown]] = {}
    names = ("indicator", "breakdown", "place", "kind", "scope", "period", "demo", "bound")
    columns = [table[name].to_pylist() for name in (*names, "value", "printed", "absence", "year")]
    for *key, kind, scope, period, demo, bound, value, printed, absence, its in zip(
        *columns, strict=True
    ):
        if kind != "result" or its != year:
            continue
        text = ABSENT.get(absence or "", "") if value is None else ""
        if value is not None and bound not in ("", "eq"):
            text = printed
        # the least of these comes first
        rank = (bool(demo), scope == "own", period == "point", period == "cumulative")
        shown = Shown(value, text, bool(demo))
        if tuple(key) not in found or rank < found[tuple(key)][0]:  # type: ignore[index]
            found[tuple(key)] = (rank, shown)  # type: ignore[index]
    return {key: shown for key, (_, shown) in found.items()}
