"""When a figure holds: years as cells, headings, titles and file names write them."""

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from atlas.figures import Period
from atlas.ingest.files.raw import Value
from atlas.ingest.values.forms import without_marks

EARLIEST, LATEST = 1949, 2100
UNKNOWN_YEAR = frozenset({"未知", "不详", "年份不详", "unknown", "20xx", "201*", "201x", "20**"})
_SERIAL_EPOCH = datetime.date(1899, 12, 30)
_SERIAL_LENGTH = 5
_SERIALS = range(18264, 73051)  # 1950 to 2099, the days that Excel counts so

YEAR = r"(?:1949|19[5-9]\d|20\d\d|2100)"
_END = r"(?:年度|年底|年末|年)?"
_WHOLE = re.compile(rf"(?:截至|截止|至)?({YEAR})(年度|年底|年末|年12月底?|年12月31日|年)?")
_SPAN = re.compile(rf"({YEAR})年?[-至到~]({YEAR}){_END}(?:累计)?")
_DATE = re.compile(
    rf"(?P<until>截至|截止|至)?({YEAR})(?:年|[-./])(\d{{1,2}})(?:月(?P<end>底|末|份)?|[-./])?"
    r"(?:(\d{1,2})日?)?"
)
_CHINESE = re.compile("[〇○◯零oO0一二三四五六七八九]{4}(?=年)")
_NUMERALS = str.maketrans("〇○◯零oO一二三四五六七八九", "000000123456789")
_IN_TITLE = re.compile(rf"(?<!\d)({YEAR})(?=年|度)(?!年\d{{1,2}}月\d{{1,2}}日)")
_BARE = re.compile(rf"(?<!\d)({YEAR})(?!\d|[-./]\d{{1,2}}[-./]\d)")
_TITLE_SPAN = re.compile(rf"(?<!\d){YEAR}年?[-至到~]{YEAR}(?!\d)")
_MONTHS = re.compile(rf"(?<!\d){YEAR}年\d{{1,2}}月[-至到~]+({YEAR})年\d{{1,2}}月(?:底|末)?")
_FESTIVAL = re.compile("元旦|春节|[两双]节")
_OF_FESTIVAL = re.compile(rf"(?<!\d)({YEAR})年?(?:度)?[“”\"'《「]?(?:元旦|春节|[两双]节)")
_AFTER_NUMBER = re.compile(r"(?<=\d)\s+(?=(?:19|20)\d\d\s*年)")
_SHORT_YEAR = re.compile(r"['’‘]?(\d\d)年(?:度)?")
_LAST_SHORT_YEAR = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """``year`` None is a year that the source says it does not know. ``year_from`` begins a
    cumulative figure; ``as_of`` is a date inside or at the end of the year; ``alone`` the text of
    a month or quarter by itself: what grew in it is no figure of the year up to its end."""

    year: int | None
    year_from: int | None = None
    as_of: str = ""
    period: Period = "year"
    alone: str = ""


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


def short_year(text: str) -> Moment | None:
    """A heading such as 23年 or '23年."""
    found = _SHORT_YEAR.fullmatch(plain_date(text))
    if found is None or int(found[1]) > _LAST_SHORT_YEAR:
        return None
    return Moment(2000 + int(found[1]))


def title_years(text: str) -> tuple[int, ...]:
    """Distinct years that a title, sheet or file name names, those marked 年 before bare ones.

    Spans (2015—2024年, 2022年10月—2023年9月) and full dates (a day of filling in) name no year of
    the figures; 元旦, 春节 and 两节 do: the season belongs to the year of its festival.
    """
    plain = plain_date(_AFTER_NUMBER.sub("；", text))
    if _FESTIVAL.search(plain):
        seasons = _OF_FESTIVAL.findall(plain) or _MONTHS.findall(plain)
        if seasons:
            return tuple(dict.fromkeys(map(int, seasons)))
    plain = _TITLE_SPAN.sub(" ", _MONTHS.sub(" ", plain))
    marked = dict.fromkeys(int(year) for year in _IN_TITLE.findall(plain))
    return tuple(marked or dict.fromkeys(int(year) for year in _BARE.findall(plain)))


def plain_date(text: str) -> str:
    """A text as dates are compared: half-width, no spaces, one kind of dash, 二〇二四 as 2024."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_marks(text))).translate(
        str.maketrans(dict.fromkeys("—–―−─", "-"))
    )
    return _CHINESE.sub(lambda found: found[0].translate(_NUMERALS), plain)


@lru_cache(maxsize=2048)
def _from_text(text: str) -> Moment | None:
    plain = plain_date(text).strip("()")
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
    if date and 1 <= int(date[3]) <= 12 and 1 <= int(date[5] or 1) <= 31:
        found = _on(int(date[2]), int(date[3]), int(date[5]) if date[5] else None)
        until = date["until"] or date[5] or date["end"] in ("底", "末") or int(date[3]) == 1
        return found if until or found is None or not found.as_of else replace(found, alone=plain)
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
