"""Several tables in one file: stacked, side by side, on several sheets; and a file a league."""

import random
from collections.abc import Callable

from tests.workbooks import shapes
from tests.workbooks.around import Around, titled
from tests.workbooks.axes import Units, banners, indicator_lines, units_for, with_total
from tests.workbooks.composing import YEARS, Plan, filed, put_table
from tests.workbooks.deep import THEMED
from tests.workbooks.sheet import Sheet
from tests.workbooks.style import drawn
from tests.workbooks.table import Line, Table
from tests.workbooks.truth import Case, Trap
from tests.workbooks.wording import PLACES, THEMES, indicators

Making = Callable[[random.Random], Plan]
SIMPLE: tuple[Making, ...] = (
    shapes.places_indicators, shapes.indicators_places, shapes.indicators_years,
    shapes.places_years,
)  # fmt: skip
COVER = (
    (
        "封面",
        [
            "内蒙古自治区总工会",
            "统计年报",
            "2023年度",
            "填报单位：自治区总工会",
            "联系电话：0471-6945120",
        ],
    ),
    (
        "填报说明",
        [
            "填报说明",
            "1.本表由各盟市总工会填报。",
            "2.金额保留两位小数。",
            "3.报送时间为次年1月15日前。",
        ],
    ),
    ("目录", ["目录", "表1 组织建设", "表2 困难帮扶", "表3 民主管理"]),
)


def _said(plan: Plan) -> str:
    return "title" if plan.year is not None else ""


def stacked(chance: random.Random) -> Case:
    """Two or three tables below one another, each with its own title."""
    sheet = Sheet(chance.choice(("Sheet1", "汇总表")))
    row, gap = 1, chance.choice((1, 1, 2))
    style = drawn(chance, header="merged")
    for _ in range(chance.choice((2, 2, 3))):
        plan = chance.choice(SIMPLE)(chance)
        after, _ = put_table(chance, plan, sheet, row, 1, style, _said(plan))
        row = after + gap
    return filed("工会工作统计表", [sheet], "stacked tables", [f"gap of {gap}"],
                 chance.choice(("xlsx", "xlsx", "xls", "ods")))  # fmt: skip


def beside(chance: random.Random) -> Case:
    """Two tables with an empty column between them."""
    sheet = Sheet("Sheet1")
    column = 1
    for _ in range(2):
        plan = shapes.places_indicators(chance, chance.choice(THEMED), most=3)
        _, right = put_table(chance, plan, sheet, 1, column, drawn(chance), _said(plan),
                             Around(titled(chance, plan.subject, plan.year, rows=1,
                                           unit=plan.units.text if plan.units.how in
                                           ("title", "corner") else "")))  # fmt: skip
        column = right + 1
    return filed("工会工作对照表", [sheet], "tables side by side", [])


def covers(chance: random.Random) -> list[Sheet]:
    """A cover or an explanation, sometimes a hidden sheet of old figures."""
    sheets = []
    if chance.random() < 0.7:
        name, lines = chance.choice(COVER)
        sheet = Sheet(name)
        for down, text in enumerate(lines):
            sheet.put(2 + 2 * down, 2, text)
        sheets.append(sheet)
    return sheets


def hidden(chance: random.Random) -> Sheet:
    """A hidden sheet: all its figures are traps."""
    plan = shapes.places_indicators(chance, "organisation", most=2)
    sheet = Sheet("底稿", hidden=True)
    put_table(chance, plan, sheet, 1, 1, drawn(chance), _said(plan))
    sheet.traps = [Trap(sheet.name, one.cell, "hidden") for one in sheet.figures]
    sheet.figures.clear()
    return sheet


def sheet_a_theme(chance: random.Random) -> Case:
    """A sheet for each theme, named after it."""
    sheets = covers(chance)
    for theme in chance.sample([one for one in THEMES if one != "background"], 3):
        plan = shapes.places_indicators(chance, theme, most=4)
        sheet = Sheet(shapes.theme_name(theme))
        put_table(chance, plan, sheet, 1, 1, drawn(chance), _said(plan))
        sheets.append(sheet)
    if chance.random() < 0.6:
        sheets.append(hidden(chance))
    quirks = ["hidden sheet"] if sheets[-1].hidden else []
    return filed("工会统计年报", sheets, "a sheet a theme", quirks,
                 chance.choice(("xlsx", "xlsx", "xls", "ods")))  # fmt: skip


def sheet_a_year(chance: random.Random) -> Case:
    """The same table for several years; only the sheet's name says which."""
    theme = chance.choice(THEMED)
    sheets = covers(chance)
    first = chance.choice(YEARS[:7])
    form = chance.choice(("{}年", "{}", "{}年度"))
    chosen = indicators(chance, theme, 3)
    units = units_for(chance, chosen, ("header", "corner", "none"))
    columns = indicator_lines(chance, chosen, units)
    rows = with_total(chance, shapes.leagues(chance, "full"), chance.choice(("", "bottom")))
    style = drawn(chance)
    for year in range(first, first + 3):
        table = Table(rows, columns, ("盟市",), {"year": year, **units.base})
        plan = Plan(table, f"全区{shapes.theme_name(theme)}", year, units, "")
        sheet = Sheet(form.format(year))
        put_table(chance, plan, sheet, 1, 1, style, "sheet")
        sheets.append(sheet)
    return filed(f"{shapes.theme_name(theme)}历年", sheets, "a sheet a year", [f"sheet {form}"],
                 chance.choice(("xlsx", "xlsx", "xls")))  # fmt: skip


def league_table(chance: random.Random, league: str, theme: str, year: int) -> Plan:
    """The banners of a league, without a word about the league."""
    chosen = indicators(chance, theme, 3)
    units = units_for(chance, chosen, ("header", "corner", "none"))
    rows = banners(chance, league, chance.choice(("full", "short", "local")))
    table = Table(rows, indicator_lines(chance, chosen, units), ("旗县区",),
                  {"year": year, **units.base})  # fmt: skip
    return Plan(table, f"各旗县区{shapes.theme_name(theme)}", year, units, "")


def sheet_a_league(chance: random.Random) -> Case:
    """Each league's banners on a sheet with the league's name."""
    theme, year = chance.choice(THEMED), chance.choice(YEARS[4:])
    sheets = covers(chance)
    for league in chance.sample(PLACES.leagues(), 3):
        plan = league_table(chance, league.code, theme, year)
        sheet = Sheet(league.name)
        put_table(chance, plan, sheet, 1, 1, drawn(chance), "title")
        sheets.append(sheet)
    return filed(f"分盟市{shapes.theme_name(theme)}", sheets, "a sheet a league", [])


def file_of_league(chance: random.Random, league: str, how: str) -> Case:
    """One league's return: the place only by 填报单位 or by the file's name (``how``)."""
    theme, year = chance.choice(THEMED), 2023
    chosen = indicators(chance, theme, chance.randint(4, 7))
    units = Units("column", {one.unit: one.unit for one in chosen})
    columns = [
        Line(("计量单位",), {}, "unit"),
        Line((chance.choice(("数值", "本年实际", "数量")),)),
    ]
    table = Table(indicator_lines(chance, chosen, units), columns, ("指标名称",),
                  {"year": year, "place": league})  # fmt: skip
    name = PLACES.get(league).name
    plan = Plan(table, f"{shapes.theme_name(theme)}", year, units, "")
    sheet = Sheet("Sheet1")
    around = Around(titled(chance, plan.subject, year, rows=1))
    if how == "filled in":
        around.corner_left = f"填报单位：{name}{chance.choice(('', '总工会'))}"
    put_table(chance, plan, sheet, 1, 1, drawn(chance), "title", around)
    file = f"2023年报/{name if how == 'file name' else f'报表{chance.randint(1, 99):02d}'}"
    return filed(file, [sheet], "a file a league", [f"place {how}"])
