"""A template as a file: its forms, 填表说明, and the map that reading uses; and all of a year."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

from openpyxl import Workbook

from atlas.catalogue import load_catalogue
from atlas.figures import REGION
from atlas.places import Places
from atlas.recipes.blank import SHEET, BlankSheet, written
from atlas.templates.filling import LastYear
from atlas.templates.forms import themes
from atlas.templates.guide import add_guide
from atlas.templates.look import add_styles
from atlas.templates.plan import Plan
from atlas.templates.sheet import FormSheet
from atlas.words import words

#: forms are filled in by offices that work in Chinese, whoever downloads them
_LANGUAGE = "zh"
_MOMENT = (1980, 1, 1, 0, 0, 0)


def template(plan: Plan, before: LastYear | None = None) -> bytes:
    """The workbook of a plan, with last year's figures beside where they are given; ``AtlasError``
    where there is no such form."""
    forms, w = plan.forms(), words(_LANGUAGE)
    book = Workbook()
    book.remove(book.active)
    add_styles(book)
    drawn = tuple(FormSheet(book, plan, form, w, before).draw() for form in forms)
    add_guide(book, forms, w)
    _add_map(book, drawn)
    book.properties.creator = w("brand.name")
    book.properties.created = datetime(plan.year, 1, 1)  # noqa: DTZ001
    book.properties.modified = book.properties.created
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def file_name(plan: Plan, filled: bool = False) -> str:
    """``2025年_困难帮扶_包头市旗县区_空白报表.xlsx``"""
    w = words(_LANGUAGE)
    theme = next(one.name_zh for one in load_catalogue().themes() if one.code == plan.theme)
    rows = w(f"templates.file_{plan.rows}", place=plan.whose)
    kind = w("templates.file_filled" if filled else "templates.file_blank")
    return f"{plan.year}年_{theme}_{rows}_{kind}.xlsx"


def all_plans(year: int) -> Iterator[Plan]:
    """Every theme by leagues, for the region alone, and by the banners of each league."""
    yield from (Plan(theme, year) for theme in themes("leagues"))
    yield from (Plan(theme, year, alone=True) for theme in themes("region"))
    for league in Places.load().leagues():
        yield from (Plan(theme, year, league.code) for theme in themes("banners"))


def all_templates(
    year: int, before: LastYear | None = None, plans: Iterable[Plan] | None = None
) -> bytes:
    """A zip of all templates of a year in folders, or of some plans of it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for plan in all_plans(year) if plans is None else plans:
            name = f"{_folder(plan)}/{file_name(plan, before is not None)}"
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), template(plan, before))
    return stream.getvalue()


def _folder(plan: Plan) -> str:
    w = words(_LANGUAGE)
    if plan.place == REGION:
        return w(f"templates.folder_{plan.rows}")
    return w("templates.folder_banners", place=plan.whose)


def _add_map(book: Workbook, sheets: tuple[BlankSheet, ...]) -> None:
    page = book.create_sheet(SHEET)
    page.sheet_state = "veryHidden"
    for row, text in enumerate(written(sheets), 1):
        page.cell(row, 1, text).data_type = "s"
