"""``units.toml`` and ``dimensions.toml`` into units and dimensions."""

from decimal import Decimal

from atlas.catalogue.dimensions import Dimensions
from atlas.catalogue.names import key_of
from atlas.catalogue.source_file import SourceFile
from atlas.catalogue.units import Units
from atlas.catalogue.vocabulary import Category, Dimension, Unit

_UNIT_FIELDS = {
    "name_en": (str,),
    "group": (str,),
    "aliases": (list,),
    "factors": (dict,),
    "bare": (str,),
    "prefixes": (list,),
}
_DIMENSION_FIELDS = {
    "name": (str,),
    "name_en": (str,),
    "aliases": (list,),
    "categories": (list,),
    "total": (list,),
    "additive": (bool,),
}
_CATEGORY_FIELDS = {"code", "name", "name_en", "aliases", "merged"}


def read_units(file: SourceFile) -> Units:
    """All base units; the table ``prefixes`` holds 千, 万, 亿 and their sizes."""
    units = []
    for code in file.tables:
        if code == "prefixes":
            continue
        content = file.table(code, _UNIT_FIELDS, {"name_en", "group"})
        if (bare := content.get("bare", "")) and bare not in file.tables:
            file.refuse("catalogue_reference", code, "bare", found=bare)
        factors = {text: Decimal(str(size)) for text, size in content.get("factors", {}).items()}
        units.append(
            Unit(
                code,
                content["name_en"],
                content["group"],
                tuple(content.get("aliases", ())),
                factors,
                bare,
                tuple(content.get("prefixes", ())),
            )
        )
    _refuse_twice_printed(file, units)
    sizes = {text: Decimal(str(size)) for text, size in file.tables["prefixes"].items()}
    return Units(units, sizes)


def _refuse_twice_printed(file: SourceFile, units: list[Unit]) -> None:
    owner: dict[str, str] = {}
    for unit in units:
        for text in (unit.code, *unit.aliases, *unit.factors):
            if owner.setdefault(key_of(text), unit.code) != unit.code:
                file.refuse(
                    "catalogue_alias_taken",
                    unit.code,
                    "aliases",
                    found=text,
                    owner=owner[key_of(text)],
                )


def read_dimensions(file: SourceFile) -> Dimensions:
    """All dimensions; the top-level key ``total`` lists the words for the whole."""
    dimensions = []
    for code in file.tables:
        if code == "total":
            continue
        content = file.table(code, _DIMENSION_FIELDS, {"name", "name_en", "categories", "additive"})
        dimensions.append(
            Dimension(
                code,
                content["name"],
                content["name_en"],
                tuple(content.get("aliases", ())),
                _categories(file, code, content["categories"]),
                tuple(content.get("total", ())),
                content["additive"],
                file.name,
                file.line_of(code),
            )
        )
    _refuse_twice_named(file, dimensions)
    return Dimensions(dimensions, file.tables.get("total", ()))


def _refuse_twice_named(file: SourceFile, dimensions: list[Dimension]) -> None:
    owner: dict[str, str] = {}
    for one in dimensions:
        for text in (one.code, one.name_zh, one.name_en, *one.aliases):
            other = owner.setdefault(key_of(text), one.code)
            if other != one.code:
                file.refuse("catalogue_alias_taken", one.code, "aliases", found=text, owner=other)


def _categories(file: SourceFile, code: str, listed: list) -> tuple[Category, ...]:
    categories: list[Category] = []
    taken: dict[str, str] = {}
    for one in listed:
        if not isinstance(one, dict) or not {"code", "name", "name_en"} <= one.keys():
            file.refuse("catalogue_field_missing", code, "categories", expected="code, name, …")
        for key in one.keys() - _CATEGORY_FIELDS:
            file.refuse("catalogue_field_unknown", code, "categories", found=key)
        for text in (one["code"], one["name"], *one.get("aliases", ())):
            if taken.setdefault(key_of(text), one["code"]) != one["code"]:
                file.refuse(
                    "catalogue_alias_taken",
                    code,
                    "categories",
                    found=text,
                    owner=taken[key_of(text)],
                )
        categories.append(
            Category(
                one["code"],
                one["name"],
                one["name_en"],
                tuple(one.get("aliases", ())),
                tuple(one.get("merged", ())),
            )
        )
    known = {one.code for one in categories}
    for one in categories:
        for part in set(one.merged) - known:
            file.refuse("catalogue_reference", code, "categories", found=part)
    return tuple(categories)
