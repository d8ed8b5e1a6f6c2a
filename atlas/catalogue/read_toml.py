"""The definition files into checked definitions, refused with file and line when wrong."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from atlas.catalogue.catalogue import Definitions
from atlas.catalogue.check_definitions import check_definitions
from atlas.catalogue.dimensions import Dimensions
from atlas.catalogue.indicator import Band, Break, Breakdown, Goal, Implied, Indicator, Theme
from atlas.catalogue.read_units import read_dimensions, read_units
from atlas.catalogue.source_file import SourceFile
from atlas.catalogue.units import Units
from atlas.errors import CatalogueError

SHARED_FILES = ("dimensions.toml", "units.toml")
_THEME_FIELDS = {
    "order": (int,),
    "name": (str,),
    "name_en": (str,),
    "question": (str,),
    "question_en": (str,),
    "aliases": (list,),
}
_TEXT = ("name", "name_en", "short", "short_en", "definition", "definition_en", "unit", "kind")
_CODES = ("nature", "numerator", "denominator", "part_of", "not_above", "slice_of", "direction")
_LISTS = ("change", "range", "breakdowns", "not_across", "aliases", "shared", "breaks", "goals")
_PLAIN_LISTS = ("breakdowns", "not_across", "aliases", "shared")
_FIELDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys((*_TEXT, *_CODES, "scoped"), (str,)),
    **dict.fromkeys(_LISTS, (list,)),
    **dict.fromkeys(("numerator_where", "inherent", "implies"), (dict,)),
    **dict.fromkeys(("sums_over_places", "sums_over_time", "quotient"), (bool,)),
}
_REQUIRED = {"name", "name_en", "definition", "definition_en", "unit", "kind"}
#: a year's change that needs no explanation, where the indicator sets no band of its own
_USUAL_CHANGE = {
    "stock": (-20, 30),
    "flow": (-50, 100),
    "money": (-40, 60),
    "rate": (-10, 10),
    "score": (-10, 10),
}


def read_catalogue(folder: Path) -> Definitions:
    """All ``*.toml`` of ``folder``, checked. Raises ``CatalogueError`` with file and line."""
    paths = sorted(folder.glob("*.toml"))
    for name in SHARED_FILES:
        if not (folder / name).is_file():
            raise CatalogueError("catalogue_file_missing", file=name, line=0)
    files = {path.name: SourceFile.read(path) for path in paths}
    dimensions = read_dimensions(files["dimensions.toml"])
    units = read_units(files["units.toml"])
    themed = [file for name, file in files.items() if name not in SHARED_FILES]
    themes = sorted((_theme(file) for file in themed), key=lambda theme: theme.order)
    by_theme = {file.name.removesuffix(".toml"): file for file in themed}
    indicators = [
        _indicator(by_theme[theme.code], code, theme.code, order, dimensions, units)
        for theme in themes
        for order, code in enumerate(by_theme[theme.code].tables)
        if code != "theme"
    ]
    check_definitions(indicators, by_theme, dimensions, units)
    return Definitions(tuple(themes), tuple(indicators), dimensions, units, _digest(paths))


def _digest(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _theme(file: SourceFile) -> Theme:
    if "theme" not in file.tables:
        file.refuse("catalogue_field_missing", "", "theme", expected="[theme]")
    table = file.table("theme", _THEME_FIELDS, _THEME_FIELDS.keys() - {"aliases"})
    return Theme(
        file.name.removesuffix(".toml"),
        table["name"],
        table["name_en"],
        table["question"],
        table["question_en"],
        table["order"],
        tuple(table.get("aliases", ())),
        file.name,
        file.line_of("theme"),
    )


def _indicator(
    file: SourceFile, code: str, theme: str, order: int, dimensions: Dimensions, units: Units
) -> Indicator:
    table = file.table(code, _FIELDS, _REQUIRED)
    if table["kind"] not in _USUAL_CHANGE:
        file.refuse("catalogue_value", code, "kind", found=table["kind"], expected="stock, flow, …")
    if table["unit"] not in units.by_code:
        file.refuse("catalogue_reference", code, "unit", found=table["unit"])
    plain = {key: table[key] for key in (*_CODES, "scoped") if key in table}
    kind = table["kind"]
    return Indicator(
        code=code,
        name_zh=table["name"],
        name_en=table["name_en"],
        short_zh=table.get("short", table["name"]),
        short_en=table.get("short_en", table["name_en"]),
        definition_zh=table["definition"],
        definition_en=table["definition_en"],
        theme=theme,
        unit=table["unit"],
        kind=kind,
        **plain,
        **{key: tuple(table.get(key, ())) for key in _PLAIN_LISTS},
        **_bands(file, code, table),
        numerator_where=tuple(
            (dimension, tuple(kept)) for dimension, kept in table.get("numerator_where", {}).items()
        ),
        inherent=tuple(sorted(table.get("inherent", {}).items())),
        implies=tuple(
            (text, _implied(file, code, said, dimensions))
            for text, said in table.get("implies", {}).items()
        ),
        breaks=tuple(_break(file, code, one) for one in table.get("breaks", ())),
        goals=tuple(_goal(file, code, one) for one in table.get("goals", ())),
        sums_over_places=table.get("sums_over_places", kind not in ("rate", "score")),
        sums_over_time=table.get("sums_over_time", kind in ("flow", "money")),
        order=order,
        file=file.name,
        line=file.line_of(code),
    )


def _bands(file: SourceFile, code: str, table: Mapping[str, Any]) -> dict[str, Band]:
    percent = table["unit"] == "%"
    usual = (0, 100) if percent else (0, None)
    for key in ("change", "range"):
        if key in table and len(table[key]) != 2:
            file.refuse("catalogue_value", code, key, found=table[key], expected="[low, high]")
    measure = "points" if percent or table["kind"] == "score" else "percent"
    return {
        "change": Band(*table.get("change", _USUAL_CHANGE[table["kind"]]), measure),
        "range": Band(*table.get("range", usual), "value"),
    }


def _implied(file: SourceFile, code: str, said: str, dimensions: Dimensions) -> Implied:
    """``dimension=category;kind=target;period=cumulative`` in codes."""
    pairs = dict(piece.partition("=")[::2] for piece in said.split(";"))
    kind, period = pairs.pop("kind", ""), pairs.pop("period", "")
    read = dimensions.read(";".join(f"{name}={category}" for name, category in pairs.items()))
    if read.unknown:
        file.refuse("catalogue_reference", code, "implies", found=";".join(read.unknown))
    return Implied(read.pairs, kind, period)  # type: ignore[arg-type]


def _break(file: SourceFile, code: str, one: Mapping[str, Any]) -> Break:
    between = one.get("between", ())
    if len(between) != 2 or between[0] >= between[1]:
        expected = "between = [last before, first after]"
        file.refuse("catalogue_value", code, "breaks", found=between, expected=expected)
    return Break(*between, one.get("date", ""), one["reason"], one["reason_en"])


def _goal(file: SourceFile, code: str, one: Mapping[str, Any]) -> Goal:
    missing = {"value", "bound", "kind", "basis", "basis_en"} - one.keys()
    if missing:
        file.refuse("catalogue_field_missing", code, "goals", expected=", ".join(sorted(missing)))
    where: Breakdown = tuple(sorted(one.get("where", {}).items()))
    return Goal(one["value"], one["bound"], one["kind"], one["basis"], one["basis_en"], where)
