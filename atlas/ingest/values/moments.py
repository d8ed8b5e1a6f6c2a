"""When a figure holds: years as cells, headings, titles and file names write them."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from atlas.figures import Period
from atlas.ingest.files.raw import Value
from atlas.ingest.values.forms import without_marks

EARLIEST, LATEST = 1949, 2100
UNKNOWN_YEAR = frozenset({"未知", "不详", "年份不详", "unknown", "20xx", "201*", "201x", "20**"})
_SERIAL_EPOCH = datetime.date(1899, 12, 30)
_SERIAL_LENGTH = 5
_SERIALS = range(18264, 73051)  # 1950 to 2099, the days that Excel counts so

_YEAR = r"(?:1949|19[5-9]\d|20\d\d|2100)"
_END = r"(?:年度|年底|年末|年)?"
_WHOLE = re.compile(rf"(?:截至|截止|至)?({_YEAR})(年度|年底|年末|年12月底?|年12月31日|年)?")
_SPAN = re.compile(rf"({_YEAR})年?[-至到~]({_YEAR}){_END}(?:累计)?")
_DATE = re.compile(
    rf"(?:截至|截止|至)?({_YEAR})(?:年|[-./])(\d{{1,2}})(?:月(?:底|末)?|[-./])?(?:(\d{{1,2}})日?)?"
)
_CHINESE = re.compile("[〇○◯零oO0一二三四五六七八九]{4}(?=年)")
_NUMERALS = str.maketrans("〇○◯零oO一二三四五六七八九", "000000123456789")
_IN_TITLE = re.compile(rf"(?<!\d)({_YEAR})(?=年|度)(?!年\d{{1,2}}月\d{{1,2}}日)")
_BARE = re.compile(rf"(?<!\d)({_YEAR})(?!\d|[-./]\d{{1,2}}[-./]\d)")
_TITLE_SPAN = re.compile(rf"(?<!\d){_YEAR}年?[-至到~]{_YEAR}(?!\d)")
_AFTER_NUMBER = re.compile(r"(?<=\d)\s+(?=(?:19|20)\d\d\s*年)")
_PARTS = {"上半年": 6, "一季度": 3, "第一季度": 3, "1季度": 3, "前三季度": 9, "前3季度": 9}
_PART = re.compile(
    rf"(?:(?P<year>{_YEAR})年?)?(?:(?P<part>第?[一1]季度|上半年|前[三3]季度)"
    r"|[1一]-(?P<month>\d{1,2})月份?|(?P<whole>全年))(?:累计)?数?"
)
_SHORT_YEAR = re.compile(r"['’‘]?(\d\d)年(?:度)?")
_LAST_SHORT_YEAR = 40
_LAST_MONTH = 12
_RELATIVE = re.compile(
    r"(?:(?P<this>本年度?|当年|本期|今年|报告期|本报告期)|(?P<last>上年度?|去年|上期|基期)|(?P<before>前年))"
    r"(?:同期)?(?:实际|实绩|完成|累计|发生|合计)?(?:数据?|值|末|底|量)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """``year`` None is a year that the source says it does not know. ``year_from`` begins a
    cumulative figure; ``as_of`` is a date inside or at the end of the year."""

    year: int | None
    year_from: int | None = None
    as_of: str = ""
    period: Period = "year"


def read_moment(value: Value, *, serials: bool = False) -> Moment | None:
    """The moment that a whole cell writes, None where it writes none.

    ``serials``: whether a number such as 42735 may be a date that lost its format.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime.datetime | datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        return _on(day.year, day.month, day.day)
    if isinstance(value, int | float):
        return _from_number(float(value), serials)
    if not isinstance(value, str):
        return None
    if serials and len(value) == _SERIAL_LENGTH and value.isdecimal():
        return _from_number(float(value), serials)
    return _from_text(value)


def part_of_year(text: str, year: int | None) -> Moment | None:
    """上半年, 1—9月 or 2024年前三季度: counted from January to a month of the year that stands
    there, else of ``year``; 全年 is the whole of it."""
    plain = re.sub("-+", "-", _plain(text).strip("()"))
    found = _PART.fullmatch(plain)
    if found is None or not (found["year"] or year):
        return None
    its_year = int(found["year"] or year or 0)
    if found["whole"]:
        return Moment(its_year)
    month = int(found["month"]) if found["month"] else _PARTS[found["part"]]
    if not 0 < month < _LAST_MONTH:
        return Moment(its_year) if month == _LAST_MONTH else None
    return Moment(its_year, as_of=f"{its_year}-{month:02}", period="point")


def relative_year(text: str) -> int | None:
    """Years from the title's to a heading's: 本年数 0, 上年同期 -1, 前年 -2; None for others."""
    found = _RELATIVE.fullmatch(_plain(text).strip("()"))
    if found is None:
        return None
    return 0 if found["this"] else (-1 if found["last"] else -2)


def short_year(text: str) -> Moment | None:
    """A heading such as 23年 or '23年."""
    found = _SHORT_YEAR.fullmatch(_plain(text))
    if found is None or int(found[1]) > _LAST_SHORT_YEAR:
        return None
    return Moment(2000 + int(found[1]))


def title_years(text: str) -> tuple[int, ...]:
    """Distinct years that a title, sheet or file name names, those marked 年 before bare ones.

    Spans (2015—2024年) and full dates (a day of filling in) name no year of the figures.
    """
    plain = _TITLE_SPAN.sub(" ", _plain(_AFTER_NUMBER.sub("；", text)))
    marked = dict.fromkeys(int(year) for year in _IN_TITLE.findall(plain))
    return tuple(marked or dict.fromkeys(int(year) for year in _BARE.findall(plain)))


def title_as_of(text: str, year: int) -> tuple[str, bool]:
    """(date up to which a title of that year counts, whether that is inside the year).

    ``截至2023年底`` is the year's end, ``2023年上半年`` and ``2023年1—9月`` are not.
    """
    plain = re.sub("-+", "-", _plain(text))
    part = re.search(rf"{year}年(?:度)?(?:第?(上半年|一季度|前三季度)|1-(\d{{1,2}})月)", plain)
    if part:
        month = _PARTS[part[1]] if part[1] else int(part[2])
        if month < _LAST_MONTH:
            return f"{year}-{month:02}", True
    until = re.search(
        rf"截[至止](?:到)?({year}年[^,，;；)]*?(?:月(?:底|末)?(?:\d+日)?|年?[底末]))", plain
    )
    moment = _from_text(until[1]) if until else None
    return (moment.as_of, moment.period == "point") if moment else ("", False)


def _plain(text: str) -> str:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_marks(text))).translate(
        str.maketrans(dict.fromkeys("—–―−─", "-"))
    )
    return _CHINESE.sub(lambda found: found[0].translate(_NUMERALS), plain)


@lru_cache(maxsize=2048)
def _from_text(text: str) -> Moment | None:
    plain = _plain(text).strip("()")
    if plain.lower() in UNKNOWN_YEAR:
        return Moment(None)
    whole = _WHOLE.fullmatch(plain)
    if whole:
        at_end = (whole[2] or "").endswith(("底", "末", "31日"))
        return Moment(int(whole[1]), as_of=f"{whole[1]}-12-31" if at_end else "")
    span = _SPAN.fullmatch(re.sub("-+", "-", plain))
    if span and int(span[1]) < int(span[2]):
        return Moment(int(span[2]), int(span[1]), period="cumulative")
    date = _DATE.fullmatch(plain)
    if date and 1 <= int(date[2]) <= 12 and 1 <= int(date[3] or 1) <= 31:
        return _on(int(date[1]), int(date[2]), int(date[3]) if date[3] else None)
    return None


def _from_number(value: float, serials: bool) -> Moment | None:
    if not value.is_integer():
        return None
    if EARLIEST <= value <= LATEST:
        return Moment(int(value))
    if serials and int(value) in _SERIALS:
        day = _SERIAL_EPOCH + datetime.timedelta(days=int(value))
        return _on(day.year, day.month, day.day)
    return None


def _on(year: int, month: int, day: int | None) -> Moment | None:
    """A year typed as date is stored as its first day; its last day is the year's end."""
    if not EARLIEST <= year <= LATEST:
        return None
    if month == 1 and day == 1:
        return Moment(year)
    if month == 12 and day in (31, None):
        return Moment(year, as_of=f"{year}-12-31")
    as_of = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return Moment(year, as_of=as_of, period="point")
