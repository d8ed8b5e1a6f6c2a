"""What a single value looks like before anything is known of the sheet."""

import re

from atlas.ingest.files.raw import Value
from atlas.ingest.layout.vocabulary import (
    is_by_line,
    is_table_number,
    marks_demonstration,
    plain,
    unit_line,
)
from atlas.ingest.values.moments import LATEST, read_moment
from atlas.ingest.values.numbers import NotANumberError, read_text

LONGEST_NUMBER = 24
"""Characters; what is longer is a sentence."""


_SERIAL = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]?")
_LATIN = re.compile("[A-Za-z]{2}")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_DASH = re.compile("[-—–―─…×]{1,4}")
_TITLE = re.compile(
    r"^(?:附?表|续表)[\d一二三四五六七八九十]|.{4}(?:表|情况|统计)(?:[(\[].*[)\]])?$"
)


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_numberish(value: Value) -> bool:
    """A number, or text that writes one or marks its absence (``80%以上``, ``未报``)."""
    if not isinstance(value, str):
        return is_number(value)
    if not value or len(value) > LONGEST_NUMBER:
        return False
    try:
        reading = read_text(value)
    except NotANumberError:
        return False
    return bool(reading.absence) or any(char.isdecimal() for char in value)


def is_filled(value: Value) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def is_year(value: Value) -> bool:
    """A year, or a number that may be the first or last day of one without its date format."""
    moment = read_moment(value, serials=True)
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, int | float) and value > LATEST:
        return moment is not None and moment.period == "year"
    return moment is not None and moment.year is not None


def is_amount(value: Value) -> bool:
    """A number, or text that writes one or marks its absence, and no year."""
    if isinstance(value, str):
        return is_numberish(value) and not is_year(value)
    return is_number(value) and not is_year(value)


def is_latin(text: str) -> bool:
    """Whether a text has words in Latin letters and no Chinese."""
    return _LATIN.search(text) is not None and _CHINESE.search(text) is None


def is_dash(value: Value) -> bool:
    """—, --, …: drawn where nothing is to be filled in."""
    return isinstance(value, str) and _DASH.fullmatch(value.strip()) is not None


def is_serial(text: str) -> bool:
    """一, （二）, 3、: a number alone that counts the sections of a form."""
    return _SERIAL.fullmatch(text.strip()) is not None


def belongs_around(cell: tuple[int, Value]) -> bool:
    """单位 lines, by-lines, table numbers and years: what stands around a table."""
    value = cell[1]
    if not isinstance(value, str):
        return is_year(value)
    return bool(
        unit_line(value)
        or is_by_line(value)
        or is_table_number(value)
        or marks_demonstration(value)
        or is_year(value)
    )


def is_row_of_titles(filled: list[tuple[int, Value]]) -> bool:
    """The titles of tables that stand side by side: 表1 会员情况, 2017年经费一览表（万元）."""
    return len(filled) > 1 and all(
        isinstance(value, str)
        and (belongs_around((at, value)) or _TITLE.search(plain(value)) is not None)
        for at, value in filled
    )


def is_title_beside_line(filled: list[tuple[int, Value]]) -> bool:
    """A title beside 单位：万元 or 填报单位：…: one free text, the rest around the table."""
    around = [value for cell, value in filled if belongs_around((cell, value))]
    lines = [value for value in around if not is_year(value)]
    return bool(lines) and len(filled) - len(around) == 1
