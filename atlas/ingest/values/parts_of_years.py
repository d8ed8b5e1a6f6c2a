"""Parts of years, and years told by another one: 上半年, 1—9月, 三季度, 上年同期, 截至6月底."""

import re

from atlas.ingest.values.moments import YEAR, Moment, plain_date, read_moment

_LAST_MONTH = 12
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FROM_JANUARY = (
    r"(?<!\d)[1一]月?(?:-|至|到)(?P<month>\d{1,2})月(?:份|底|末)?|上半年"
    r"|(?:前|[1一](?:-|至|到))(?P<quarters>[二三23])个?季度|第?[一1]季度"
)
_SINGLE = re.compile(r"[本当上](?:月|季度?).{0,8}|(?:1[0-2]|[1-9])月份?|第?[2-4二三四]季度")
_ALONE = r"第?(?P<quarter>[二三四2-4])季度|(?P<second>下半年)"
_PART = re.compile(
    rf"(?:(?P<year>{YEAR})年?度?)?(?:(?P<from>{_FROM_JANUARY})|(?P<alone>{_ALONE})|(?P<whole>全年))"
    r"(?:累计)?数?"
)
_ANYWHERE = re.compile(
    rf"(?P<from>{_FROM_JANUARY})|(?P<alone>(?<!前)(?<![-至到]){_ALONE})"
    r"|截[至止]到?(?P<until>\d{1,2})月(?:底|末|\d{1,2}日)?"
)
_MONTH = (
    r"(?:年(?P<month>\d{1,2})月(?P<end>底|末)?(?:份)?(?!\d|-|至|到)"
    # a table may be numbered 2024-3
    r"|[-./](?P<plain>\d\d(?![-./\d])|\d(?=\))))"
)
_MONTH_ALONE = re.compile(r"(\d{1,2})月份?")
_RELATIVE = re.compile(
    r"(?:(?P<this>本年度?|当年|本期|今年|报告期|本报告期)|(?P<last>上年度?|去年|上期|基期)|(?P<before>前年)"
    rf"|(?P<year>{YEAR})年?(?=同期))"
    r"(?P<same>同期)?(?:实际|实绩|完成|(?P<sum>累计)|发生|合计)?(?:数据?|值|(?P<end>末|底)|量)?"
)


def part_of_year(text: str, year: int | None, titled: Moment | None = None) -> Moment | None:
    """上半年, 1—9月, 三季度 or 2024年前三季度: a part of the year that stands there, else of
    ``year``, from January unless it is one ``alone``; 全年 is the whole of it, which ends with the
    year where the table is ``titled`` a part of it."""
    found = _PART.fullmatch(_dashed(text).strip("()"))
    if found is None or not (found["year"] or year):
        return None
    its_year = int(found["year"] or year or 0)
    if found["whole"]:
        of_part = titled is not None and titled.period == "point"
        return Moment(its_year, as_of=f"{its_year}-12-31" if of_part else "")
    month = _last_month(found)
    return _until(its_year, month, found["alone"] or "") if 0 < month <= _LAST_MONTH else None


def row_part(text: str, year: int | None, titled: Moment | None = None) -> Moment | None:
    """What a row of months or quarters says: 3月, 一季度, 全年 of ``year``; None for others."""
    if year is None:
        return None
    return month_alone(text, year) or part_of_year(text, year, titled)


def is_month(text: str) -> bool:
    """本月, 本月收缴, 3月, 二季度: a single month or quarter, of which no figure is kept."""
    return _SINGLE.fullmatch(plain_date(text)) is not None


def is_relative(text: str) -> bool:
    """Whether a heading tells a year by that of the title: 本年数, 上年同期, 前年."""
    return _RELATIVE.fullmatch(plain_date(text).strip("()")) is not None


def is_same_period(text: str) -> bool:
    """上年同期, 2023年同期: what it is the same period as stands elsewhere."""
    found = _RELATIVE.fullmatch(plain_date(text).strip("()"))
    return found is not None and found["same"] is not None


def relative_moment(text: str, year: int | None, part: Moment | None = None) -> Moment | None:
    """本年数, 上年同期 or 前年 in a table of ``year``; None for others.

    Where the table itself holds only a ``part`` of its year, each of them is the same part of its
    own year (half a year beside a whole one is no growth), but 上年末 is the end."""
    found = _RELATIVE.fullmatch(plain_date(text).strip("()"))
    if found is None or (year is None and not found["year"]):
        return None
    if found["year"]:
        its_year = int(found["year"])
    else:
        its_year = (year or 0) - (0 if found["this"] else 1 if found["last"] else 2)
    if found["end"] and its_year != year:
        return Moment(its_year, as_of=f"{its_year}-12-31")
    if part is None or not part.as_of:
        return Moment(its_year)
    return same_part(part, its_year, "" if found["sum"] else part.alone)


def same_part(part: Moment, year: int, alone: str) -> Moment:
    """The part of ``year`` that ends where another ``part`` ends in its own."""
    as_of = part.as_of if part.year == year else f"{year}{part.as_of[4:7]}"
    return Moment(year, as_of=as_of, period=part.period, alone=alone)


def title_part(text: str, year: int) -> Moment | None:
    """The part of ``year`` up to which a title counts, None where it names none.

    ``截至2023年底`` is the year's end; ``2023年上半年`` and ``2023年1—9月`` are not; 三季度 and
    2023年9月 are parts ``alone``. In a title of several years only what follows ``year`` counts.
    """
    plain = _dashed(text)
    others = set(re.findall(YEAR, plain)) - {str(year)}
    after = re.search(rf"(?<![-至到]){year}年?度?(?={_ANYWHERE.pattern})", plain)
    month = re.search(rf"(?<![-至到\d])(?P<to>截[至止]到?)?{year}{_MONTH}", plain)
    until = re.search(
        rf"截[至止](?:到)?({year}年[^,，;；)]*?(?:月\d+日|年?[底末]))", plain
    ) or re.search(rf"\(({year}年\d{{1,2}}月\d{{1,2}}日)\)", plain)
    if until and (moment := read_moment(until[1])):
        return moment
    if month and 0 < int(month["month"] or month["plain"]) < _LAST_MONTH:
        to = month["to"] or month["end"]
        return _until(year, int(month["month"] or month["plain"]), "" if to else month[0])
    found = _ANYWHERE.search(plain, after.end() if after else 0)
    if found is None or (others and not after):
        return None
    last = _last_month(found) if not found["until"] else int(found["until"])
    return _until(year, last, found["alone"] or "") if 0 < last <= _LAST_MONTH else None


def as_titled(moment: Moment | None, part: Moment | None) -> Moment | None:
    """A year that is nothing but that, in a table of a ``part`` of years: the same part of it."""
    if moment is None or part is None or part.period != "point" or moment.year is None:
        return moment
    bare = moment.period == "year" and not moment.as_of
    return same_part(part, moment.year, part.alone) if bare else moment


def month_alone(text: str, year: int) -> Moment | None:
    """6月, the name of a sheet among those of other months."""
    found = _MONTH_ALONE.fullmatch(_dashed(text))
    month = int(found[1]) if found else 0
    return _until(year, month, text.strip()) if 0 < month <= _LAST_MONTH else None


def _last_month(found: re.Match[str]) -> int:
    if found["month"]:
        return int(found["month"])
    if found["second"]:
        return _LAST_MONTH
    if found["quarter"] or found["quarters"]:
        return 3 * _QUARTERS[found["quarter"] or found["quarters"]]
    return 6 if "半年" in found[0] else 3


def _until(year: int, month: int, alone: str) -> Moment:
    """From January to a month; a year that is whole, where nothing stands ``alone``."""
    if month == _LAST_MONTH:
        return Moment(year, as_of=f"{year}-12-31" if alone else "", alone=alone)
    alone = "" if month == 1 else alone
    return Moment(year, as_of=f"{year}-{month:02}", period="point", alone=alone)


def _dashed(text: str) -> str:
    return re.sub("-+", "-", plain_date(text))
