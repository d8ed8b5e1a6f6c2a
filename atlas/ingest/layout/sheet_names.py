"""A workbook with a sheet for each place or year: what its sheet names say together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atlas.figures import REGION
from atlas.ingest.layout.placing import leagues_of, named_in
from atlas.ingest.layout.vocabulary import plain, total_of
from atlas.ingest.values.moments import short_year, title_years
from atlas.places import Places

_FEWEST = 2


class Division(NamedTuple):
    """``place`` whose parts have a sheet each in the workbook, None where sheets are no places;
    whether it has a sheet for each of several ``years``; whether it has ``several`` sheets at all;
    the ``dimension`` of whose categories it has a sheet each."""

    place: str | None = None
    years: bool = False
    several: bool = False
    dimension: str = ""


UNDIVIDED = Division()


def division_of(sheets: Sequence[str], names: Sequence[str], places: Places) -> Division:
    """What a workbook's ``sheets`` divide; ``names`` are those of its file and folders."""
    place, years = _divided_place(sheets, names, places), _are_of_years(sheets)
    return Division(place, years, several=len(sheets) > 1)


def _are_of_years(sheets: Sequence[str]) -> bool:
    years = [one for one in sheets if len(title_years(one)) == 1 or short_year(one)]
    return len(years) >= _FEWEST and len(years) * 2 >= len(sheets)


def _divided_place(sheets: Sequence[str], names: Sequence[str], places: Places) -> str | None:
    """The place whose parts have a sheet each: the region or a league; None where fewer than two,
    or less than half, of the sheets are named by places. ``names`` are those of file and
    folders, which may say the league of short names."""
    league = next(leagues_of(names, places), None)
    parts = {code for one in sheets if (code := named_in(one, places, league).sure)} - {REGION}
    if len(parts) < _FEWEST or len(parts) * 2 < len(sheets):
        return None
    parents = {places.get(code).parent or REGION for code in parts}
    return parents.pop() if len(parents) == 1 else REGION


def is_whole(sheet: str) -> bool:
    """汇总, 合计表, 全区: the sheet of all of them."""
    return total_of(plain(sheet).removesuffix("表")) is not None or plain(sheet).startswith("全区")


def says_all(texts: Iterable[str]) -> bool:
    """Whether a title says 全区; 内蒙古自治区 alone is the name of a form each league fills."""
    return any("全区" in text for text in texts)
