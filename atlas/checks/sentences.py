"""A finding in words: one sentence with its cell, what was found and what was expected."""

from dataclasses import dataclass
from functools import cache

from atlas.catalogue import load_catalogue
from atlas.checks.findings import REFERENCES
from atlas.checks.quantity import Quantity, read_quantity
from atlas.figures import Finding, breakdown_parts
from atlas.places import Places
from atlas.words import Words
from atlas.words.numbers import unit_name


@dataclass(frozen=True, slots=True)
class Worded:
    """The sentence, and its two sides as they stand in it."""

    message: str
    found: str
    expected: str


def worded(finding: Finding, words: Words) -> Worded:
    """``finding`` in the language of ``words``: the phrase ``checks.<rule>``, or that of its
    variant, ``checks.<rule>_<variant>``."""
    details = dict(finding.details)
    unit, step = details.get("unit", ""), float(details.get("step") or 0)
    found = _side(finding.found, unit, step, words)
    expected = _side(finding.expected, unit, step, words)
    fill = {
        **details,
        **_particulars("", details, words),
        "cell": address(finding.sheet, finding.cell, words),
        "found": found,
        "expected": expected,
        **_whereabouts(finding.sheet, details, words),
    }
    for name in REFERENCES:
        if f"{name}_indicator" in details:
            fill |= _particulars(f"{name}_", details, words, finding.sheet)
    for name in ("difference", "usual", "highest_rate"):
        if name in details:
            fill[name] = _side(details[name], unit, step, words)
    for name in ("change", "share"):
        if name in details:
            fill[name] = f"{float(details[name]):+.1f}"
    variant = details.get("variant", "")
    key = f"checks.{finding.rule}_{variant}" if variant else f"checks.{finding.rule}"
    message = words(key, **fill)
    choices = [_code_name(code, words) for code in details.get("candidates", "").split(";") if code]
    if choices:
        expected = ("、" if words.chinese else ", ").join(choices)
        of_categories = finding.rule == "unknown_category"
        phrase = "checks.at.breakdowns" if of_categories else "checks.at.choices"
        message = f"{message}{words(phrase, choices=expected)}"
    return Worded(message, found, expected)


def address(sheet: str, cell: str, words: Words) -> str:
    """Where to look: ``工作表“2024”C5``; the sheet alone where no cell is meant."""
    if sheet and cell:
        return words("checks.at.cell", sheet=sheet, cell=cell)
    return words("checks.at.sheet", sheet=sheet) if sheet else cell


def _whereabouts(sheet: str, details: dict[str, str], words: Words) -> dict[str, str]:
    """``where``: all cells of one cause, nothing where it is the one that the sentence begins with;
    whether a name holds for a row or a column; another cell, with its sheet where that is another.
    """
    count = details.get("count", "1")
    said = {"where": ""}
    if count.isdecimal() and int(count) > 1 and "cells" in details:
        said["where"] = words("checks.at.several", count=count, cells=details["cells"])
    if line := details.get("line"):
        said["line"] = words(f"checks.at.this_{line}")
    if cell := details.get("other_cell"):
        other = details.get("other_sheet", sheet)
        said["other_cell"] = cell if other == sheet else address(other, cell, words)
    if settled := details.get("settled"):
        said["settled"] = _code_name(settled, words)
    return said


def amount(quantity: Quantity, unit: str, step: float, words: Words) -> str:
    """``6.4万户``, ``≥98%``, ``92.8–96.3%``: in 万 or 亿 where the number was printed so."""
    divisor, prefix = _scale(quantity, step) if words.chinese else (1.0, "")
    low = _digits(quantity.low / divisor, step / divisor, words)
    name = f"{prefix}{unit_name(unit, words)}"
    joint = " " if name and not words.chinese and unit != "%" else ""
    if quantity.high is None:
        return f"{quantity.mark}{low}{joint}{name}"
    return f"{low}–{_digits(quantity.high / divisor, step / divisor, words)}{joint}{name}"


def _side(text: str, unit: str, step: float, words: Words) -> str:
    if f"absence.{text}" in words.phrases:
        return words(f"absence.{text}")
    quantity = read_quantity(text)
    if quantity is None:
        return _code_name(text, words) if text.isascii() else text
    return amount(quantity, unit, step, words) if unit else text.replace("~", "–")


def _scale(quantity: Quantity, step: float) -> tuple[float, str]:
    size = max(abs(quantity.low), abs(quantity.high or 0))
    if size >= 1e8 and step >= 1e5:
        return 1e8, "亿"
    return (1e4, "万") if size >= 1e4 and step >= 10 else (1.0, "")


def _digits(number: float, step: float, words: Words) -> str:
    """One decimal more than was printed, without trailing zeros: limits are computed."""
    places = 1 if 0 < step < 1 or number != int(number) else 0
    while places < 6 and 0 < step < 10**-places * 0.999:
        places += 1
    text = f"{number:.{places + 1}f}" if words.chinese else f"{number:,.{places + 1}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _particulars(
    prefix: str, details: dict[str, str], words: Words, sheet: str = ""
) -> dict[str, str]:
    """Names instead of codes: ``<prefix>indicator``, ``<prefix>place``, ``<prefix>value`` …

    The address of a figure in another sheet than ``sheet`` is told with its own.
    """
    said: dict[str, str] = {}
    if code := details.get(f"{prefix}indicator"):
        said[f"{prefix}indicator"] = _figure_name(
            code, details.get(f"{prefix}breakdown", ""), words
        )
    if place := details.get(f"{prefix}place"):
        said[f"{prefix}place"] = words.name(Places.load().get(place))
    if f"{prefix}year" in details:
        year = details[f"{prefix}year"]
        said[f"{prefix}year"] = year or words("checks.at.no_year")
    if prefix and f"{prefix}value" in details:
        step = float(details[f"{prefix}step"])
        unit = details[f"{prefix}unit"]
        said[f"{prefix}value"] = _side(details[f"{prefix}value"], unit, step, words)
        said[f"{prefix}address"] = ""
        if cell := details[f"{prefix}address"]:
            other = details[f"{prefix}sheet"]
            where = cell if other == sheet else address(other, cell, words)
            said[f"{prefix}address"] = words("checks.at.other", cell=where)
    return said


def _code_name(code: str, words: Words) -> str:
    """The name of an indicator, place or dimension that a name may have meant."""
    catalogue, places = load_catalogue(), Places.load()
    if code in catalogue:
        return words.name(catalogue.get(code))
    if code in places:
        return words.name(places.get(code))
    known = {one.code: one for one in catalogue.dimensions()}
    return words.name(known[code]) if code in known else code


@cache
def _figure_name(code: str, breakdown: str, words: Words) -> str:
    catalogue = load_catalogue()
    name = words.name(catalogue.get(code))
    categories = [
        words.name(catalogue.dimension(dimension).category(category))
        for dimension, category in breakdown_parts(breakdown).items()
    ]
    return (
        words(
            "checks.at.broken_down",
            indicator=name,
            categories="、".join(categories) if words.chinese else ", ".join(categories),
        )
        if categories
        else name
    )
