"""What must hold between definitions: references, units of a quotient, one owner for each name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

from atlas.catalogue.dimensions import Dimensions
from atlas.catalogue.indicator import Direction, GoalKind, Indicator, Nature, Scoped
from atlas.catalogue.names import key_of
from atlas.catalogue.source_file import SourceFile
from atlas.catalogue.units import Units

_CHOICES = {"nature": Nature, "direction": Direction, "scoped": Scoped}
_REFERENCES = ("numerator", "denominator", "part_of", "not_above", "slice_of")


def check_definitions(
    indicators: Sequence[Indicator],
    files: Mapping[str, SourceFile],
    dimensions: Dimensions,
    units: Units,
) -> None:
    """Raise ``CatalogueError`` at the first definition that does not hold together."""
    by_code: dict[str, Indicator] = {}
    for one in indicators:
        file = files[one.theme]
        if one.code in by_code or not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", one.code):
            file.refuse("catalogue_code", one.code, found=one.code)
        by_code[one.code] = one
    for one in indicators:
        file = files[one.theme]
        _check_choices(one, file)
        _check_references(one, file, by_code, units)
        _check_categories(one, file, dimensions)
        _check_numbers(one, file)
    _check_headings(indicators, files)


def _check_choices(one: Indicator, file: SourceFile) -> None:
    for key, choices in _CHOICES.items():
        allowed = get_args(choices)
        if getattr(one, key) not in allowed:
            found, expected = getattr(one, key), ", ".join(allowed)
            file.refuse("catalogue_value", one.code, key, found=found, expected=expected)
    for goal in one.goals:
        if goal.kind not in get_args(GoalKind) or goal.bound not in ("ge", "le"):
            found = f"{goal.kind}, {goal.bound}"
            file.refuse("catalogue_value", one.code, "goals", found=found, expected="ge, le")


def _check_references(
    one: Indicator, file: SourceFile, by_code: Mapping[str, Indicator], units: Units
) -> None:
    for key in _REFERENCES:
        code = getattr(one, key)
        if code and (code not in by_code or code == one.code):
            file.refuse("catalogue_reference", one.code, key, found=code)
        same_kind_of_thing = key in ("part_of", "not_above", "slice_of")
        if code and same_kind_of_thing and not units.same_group(one.unit, by_code[code].unit):
            expected = by_code[code].unit
            file.refuse("catalogue_unit_clash", one.code, key, found=one.unit, expected=expected)
    states_no_quotient = file.tables[one.code].get("quotient") is False
    if bool(one.numerator) != bool(one.denominator) or (
        one.kind == "rate" and not one.numerator and not states_no_quotient
    ):
        expected = "numerator, denominator / quotient = false"
        file.refuse("catalogue_quotient", one.code, "numerator", expected=expected)
    if one.numerator and one.unit == "%":
        above, below = by_code[one.numerator].unit, by_code[one.denominator].unit
        if not units.same_group(above, below):
            file.refuse("catalogue_unit_clash", one.code, "numerator", found=above, expected=below)
    for part in filter(None, (one.numerator, one.denominator)):
        known = {*by_code[part].breakdowns, *(name for name, _ in by_code[part].inherent)}
        if missing := sorted(set(one.breakdowns) - known):
            found = f"{', '.join(missing)} ({part})"
            file.refuse("catalogue_reference", one.code, "breakdowns", found=found)
    if one.slice_of:
        whole = by_code[one.slice_of]
        for dimension, _ in one.inherent:
            if dimension not in whole.breakdowns:
                file.refuse("catalogue_reference", one.code, "inherent", found=dimension)


def _check_categories(one: Indicator, file: SourceFile, dimensions: Dimensions) -> None:
    for key in ("breakdowns", "not_across"):
        for dimension in getattr(one, key):
            if dimension not in dimensions.by_code:
                file.refuse("catalogue_reference", one.code, key, found=dimension)
    named = [("inherent", pair) for pair in one.inherent]
    named += [("goals", pair) for goal in one.goals for pair in goal.breakdown]
    named += [
        ("numerator_where", (dimension, kept))
        for dimension, categories in one.numerator_where
        for kept in categories
    ]
    for key, (dimension, category) in named:
        known = dimensions.by_code.get(dimension)
        if known is None or category not in {listed.code for listed in known.categories}:
            file.refuse("catalogue_reference", one.code, key, found=f"{dimension}={category}")
    allowed = {*one.breakdowns, *(dimension for dimension, _ in one.inherent)}
    for text, implied in one.implies:
        for dimension, _ in implied.breakdown:
            if dimension not in allowed:
                file.refuse(
                    "catalogue_reference", one.code, "implies", found=f"{text}: {dimension}"
                )


def _check_numbers(one: Indicator, file: SourceFile) -> None:
    for key, band in (("change", one.change), ("range", one.range)):
        if band.low is not None and band.high is not None and band.low >= band.high:
            file.refuse("catalogue_value", one.code, key, found=band.low, expected=f"< {band.high}")
    for goal in one.goals:
        if not one.range.holds(goal.value):
            expected = f"{one.range.low}–{one.range.high}"
            file.refuse("catalogue_value", one.code, "goals", found=goal.value, expected=expected)


def _check_headings(indicators: Sequence[Indicator], files: Mapping[str, SourceFile]) -> None:
    """A heading belongs to one indicator, or all that answer to it say so under ``shared``."""
    owner: dict[str, str] = {}
    shared = Counter(key for one in indicators for key in {key_of(text) for text in one.shared})
    for one in indicators:
        headings = {
            "name": (one.name_zh,),
            "name_en": (one.name_en,),
            "aliases": one.aliases,
            "implies": tuple(text for text, _ in one.implies),
        }
        for field, texts in headings.items():
            for text in texts:
                key = key_of(text)
                other = owner.setdefault(key, f"{one.code}.{field}")
                if other != f"{one.code}.{field}" or key in shared:
                    files[one.theme].refuse(
                        "catalogue_alias_taken", one.code, field, found=text, owner=other
                    )
        for text in one.shared:
            if shared[key_of(text)] < 2:
                files[one.theme].refuse("catalogue_alias_alone", one.code, "shared", found=text)
