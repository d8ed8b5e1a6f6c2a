"""Parts of years, and years told by another one: 上半年, 1—9月, 上年同期, 截至6月底."""

import re

from atlas.ingest.values.moments import YEAR, Moment, plain_date, read_moment

_LAST_MONTH = 12
_PARTS = {"上半年": 6, "一季度": 3, "第一季度": 3, "1季度": 3, "前三季度": 9, "前3季度": 9}
_FROM_JANUARY = r"[1一]月?(?:-|至|到)"
_PART = re.compile(
    rf"(?:(?P<year>{YEAR})年?)?(?:(?P<part>第?[一1]季度|上半年|前[三3]季度)"
    rf"|{_FROM_JANUARY}(?P<month>\d{{1,2}})月份?|(?P<whole>全年))(?:累计)?数?"
)
_SINGLE = re.compile(r"[本当上](?:月|季度?)(?:份|数)?|(?:1[0-2]|[1-9])月份?|第?[2-4二三四]季度")
_RELATIVE = re.compile(
    r"(?:(?P<this>本年度?|当年|本期|今年|报告期|本报告期)|(?P<last>上年度?|去年|上期|基期)|(?P<before>前年)"
    rf"|(?P<year>{YEAR})年?(?=同期))"
    r"(?P<same>同期)?(?:实际|实绩|完成|累计|发生|合计)?(?:数据?|值|(?P<end>末|底)|量)?"
)
_IN_TITLE = (
    rf"年(?:度)?(?:第?(?P<part>上半年|[一1]季度|前[三3]季度)|{_FROM_JANUARY}(?P<month>\d{{1,2}})月"
    r"|(?P<until>\d{1,2})月(?:份|底|末)?(?!\d|-|至|到))"
)


def part_of_year(text: str, year: int | None) -> Moment | None:
    """上半年, 1—9月 or 2024年前三季度: counted from January to a month of the year that stands
    there, else of ``year``; 全年 is the whole of it."""
    found = _PART.fullmatch(_dashed(text).strip("()"))
    if found is None or not (found["year"] or year):
        return None
    its_year = int(found["year"] or year or 0)
    if found["whole"]:
        return Moment(its_year)
    month = int(found["month"]) if found["month"] else _PARTS[found["part"]]
    if not 0 < month < _LAST_MONTH:
        return Moment(its_year) if month == _LAST_MONTH else None
    return _until(its_year, month)


def is_month(text: str) -> bool:
    """本月, 3月, 二季度: a single month or quarter, of which no figure is kept."""
    return _SINGLE.fullmatch(plain_date(text)) is not None


def is_relative(text: str) -> bool:
    """Whether a heading tells a year by that of the title: 本年数, 上年同期, 前年."""
    return _RELATIVE.fullmatch(plain_date(text).strip("()")) is not None


def is_same_period(text: str) -> bool:
    """上年同期, 2023年同期: what it is the same period as stands elsewhere."""
    found = _RELATIVE.fullmatch(plain_date(text).strip("()"))
    return found is not None and found["same"] is not None


def relative_moment(text: str, year: int | None, until: str = "") -> Moment | None:
    """本年数, 上年同期 or 前年 in a table of ``year``; None for others.

    Where the table itself holds only ``until`` a date inside its year, each of them is the same
    part of its own year (half a year beside a whole one is no growth), but 上年末 is the end."""
    found = _RELATIVE.fullmatch(plain_date(text).strip("()"))
    if found is None or (year is None and not found["year"]):
        return None
    if found["year"]:
        its_year = int(found["year"])
    else:
        its_year = (year or 0) - (0 if found["this"] else 1 if found["last"] else 2)
    if found["end"] and its_year != year:
        return Moment(its_year, as_of=f"{its_year}-12-31")
    if not until:
        return Moment(its_year)
    return same_part(until, its_year)


def same_part(until: str, year: int) -> Moment:
    """The part of ``year`` that ends where ``until`` (2024-06) ends in its own."""
    whole = until if until.startswith(str(year)) else f"{year}{until[4:7]}"
    return Moment(year, as_of=whole, period="point")


def title_as_of(text: str, year: int) -> tuple[str, bool]:
    """(date up to which a title of that year counts, whether that is inside the year).

    ``截至2023年底`` is the year's end, ``2023年上半年`` and ``2023年1—9月`` are not.
    """
    plain = _dashed(text)
    part = re.search(rf"(?<![-至到]){year}{_IN_TITLE}", plain)
    if part:
        month = _PARTS[part["part"]] if part["part"] else int(part["month"] or part["until"])
        if 0 < month < _LAST_MONTH:
            return f"{year}-{month:02}", True
    until = re.search(
        rf"截[至止](?:到)?({year}年[^,，;；)]*?(?:月(?:底|末)?(?:\d+日)?|年?[底末]))", plain
    )
    moment = read_moment(until[1]) if until else None
    return (moment.as_of, moment.period == "point") if moment else ("", False)


def _until(year: int, month: int) -> Moment:
    return Moment(year, as_of=f"{year}-{month:02}", period="point")


def _dashed(text: str) -> str:
    return re.sub("-+", "-", plain_date(text))
