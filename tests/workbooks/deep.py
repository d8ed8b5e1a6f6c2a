"""Headers of two to four levels: years side by side, breakdowns across, 上年 beside 本年, 全级."""

import random
from dataclasses import replace

from atlas.catalogue.indicator import Indicator
from tests.workbooks.axes import (
    Units,
    category_lines,
    indicator_lines,
    under,
    units_for,
)
from tests.workbooks.composing import YEARS, Plan, pick
from tests.workbooks.shapes import HOW, opening, place_rows, stub_of, theme_name
from tests.workbooks.table import Line, Table
from tests.workbooks.wording import CATALOGUE, PLACES, indicators, name_of

#: breakdowns that stand across a table, and the themes that have them
ACROSS = ("ownership", "hardship", "channel", "contract", "grade", "size", "programme", "level")
WHOLE = ("合计", "总数", "总计")
LAST = (("上年", "本年"), ("上年数", "本年数"), ("上年同期", "本期"), ("去年", "今年"))
CHANGED = ("增减（%）", "同比增长（%）", "增长%", "比上年增减", "增减变化")
THEMED = ("assistance", "competitions", "democracy", "homes", "organisation", "rights", "services",
          "townships", "bargaining", "honours", "mutual_aid", "elections")  # fmt: skip


def broken_down(chance: random.Random) -> tuple[str, str]:
    """An indicator and a dimension that it is reported by."""
    pairs = [
        (one.code, dimension)
        for one in CATALOGUE
        for dimension in one.breakdowns
        if dimension in ACROSS and one.nature == "indicator" and one.kind != "rate"
        and dimension not in one.not_across
    ]  # fmt: skip
    dimension = chance.choice(sorted({dimension for _, dimension in pairs}))
    return chance.choice([pair for pair in pairs if pair[1] == dimension])


def parts(chance: random.Random, one: Indicator, dimension: str, most: int = 4) -> list[Line]:
    """Some categories of a dimension, in words that name no place and no other dimension."""
    codes = [each.code for each in CATALOGUE.dimension(dimension).categories if not each.merged]
    lines = category_lines(chance, dimension, codes)
    sure = [line for line in lines if _sure(str(line.labels[0]), one)]
    chosen = chance.sample(sure, min(len(sure), most))
    return [line for line in sure if line in chosen]


def _sure(name: str, one: Indicator) -> bool:
    fitting = [CATALOGUE.resolve_category(name, each).category for each in one.breakdowns]
    return len([each for each in fitting if each]) == 1 and not PLACES.resolve(name).code


def breakdown_across(chance: random.Random) -> Plan:
    """An indicator over its categories, the whole before them or not; 其中 may stand between."""
    code, dimension = broken_down(chance)
    one = CATALOGUE.get(code)
    units = units_for(chance, [one], ("header", "corner", "title", "none"))
    (outer,) = indicator_lines(chance, [one], units)
    inner = parts(chance, one, dimension)
    quirks = [f"breakdown {dimension}"]
    if chance.random() < 0.3:
        inner = [replace(line, labels=("其中", *line.labels)) for line in inner]
        quirks.append("其中 level")
    if chance.random() < 0.6:
        inner = [Line((chance.choice(WHOLE),)), *inner]
        quirks.append("whole of a breakdown")
    columns = under(outer, inner)
    if chance.random() < 0.5:
        (beside,) = indicators(chance, one.theme, 1, ("stock", "flow"))
        if beside.unit == one.unit and beside.code != code:
            columns += indicator_lines(chance, [beside], units)
    how = pick(chance, HOW)
    rows, more = place_rows(chance, how)
    year = chance.choice(YEARS)
    table = Table(rows, columns, stub_of(chance, how), {"year": year, **units.base})
    subject = f"{opening(chance)}{theme_name(one.theme)}"
    return Plan(table, subject, year, units, "breakdown across", quirks + more)


def two_years(chance: random.Random) -> Plan:
    """Two years side by side, below each indicator or above them all."""
    theme = chance.choice(THEMED)
    chosen = indicators(chance, theme, chance.randint(2, 4))
    units = units_for(chance, chosen, ("header", "corner", "none"))
    last = chance.choice(YEARS[1:])
    years = [Line((f"{year}年",), {"year": year}) for year in (last - 1, last)]
    lines = indicator_lines(chance, chosen, units)
    quirks = []
    if chance.random() < 0.5:
        columns = [column for year in years for column in under(year, lines)]
        quirks.append("year above indicators")
    else:
        more = chance.random() < 0.5
        changed = [Line((chance.choice(CHANGED),), {}, "growth")] if more else []
        columns = [column for line in lines for column in under(line, [*years, *changed])]
        quirks += ["years below indicators", *(["derived columns"] if more else [])]
    how = pick(chance, HOW)
    rows, more_quirks = place_rows(chance, how)
    table = Table(rows, columns, stub_of(chance, how), units.base)
    subject = f"{chance.choice(('', f'{last - 1}—{last}年'))}{opening(chance)}{theme_name(theme)}"
    return Plan(table, subject, None, units, "two years side by side", quirks + more_quirks)


def last_and_this(chance: random.Random) -> Plan:
    """上年 and 本年 count from the year of the title."""
    theme = chance.choice(THEMED)
    chosen = indicators(chance, theme, chance.randint(1, 4))
    units = units_for(chance, chosen, ("header", "corner", "none"))
    year = chance.choice(YEARS[1:])
    last, this = chance.choice(LAST)
    pair = [Line((last,), {"year": year - 1}), Line((this,), {"year": year})]
    if chance.random() < 0.5:
        pair.reverse()
    if chance.random() < 0.7:
        pair.append(Line((chance.choice(CHANGED),), {}, "growth"))
    lines = indicator_lines(chance, chosen, units)
    quirks = [f"{last} beside {this}"]
    fixed: dict[str, object] = {"year_in": chance.choice(("title", "title", "file"))}
    if chance.random() < 0.4:
        rows, stub = lines, (chance.choice(("指标", "项目")),)
        columns = pair
        base = {"year": year, "place": "150000", **units.base}
        subject = f"全区{theme_name(theme)}主要指标"
        quirks.append("place in title")
    else:
        columns = [column for line in lines for column in under(line, pair)]
        how = pick(chance, HOW)
        rows, more = place_rows(chance, how)
        quirks += more
        stub = stub_of(chance, how)
        base = {"year": year, **units.base}
        subject = f"{opening(chance)}{theme_name(theme)}"
    return Plan(
        Table(rows, columns, stub, base), subject, year, units, "last year and this", quirks, fixed
    )


def four_levels(chance: random.Random) -> Plan:
    """Year over group over indicator over category."""
    code, dimension = broken_down(chance)
    one = CATALOGUE.get(code)
    units = units_for(chance, [one], ("header", "corner", "none"))
    last = chance.choice(YEARS[1:])
    (outer,) = indicator_lines(chance, [one], units)
    group = Line((f"{theme_name(one.theme)}情况",))
    inner = under(group, under(outer, parts(chance, one, dimension, 3)))
    levels = chance.choice((3, 4))
    if levels == 3:
        inner = under(outer, parts(chance, one, dimension, 3))
    years = [Line((f"{year}年",), {"year": year}) for year in (last - 1, last)]
    columns = [column for year in years for column in under(year, inner)]
    how = pick(chance, {"full": 3, "short": 1})
    rows, more = place_rows(chance, how)
    table = Table(rows, columns, stub_of(chance, how), units.base)
    subject = f"{opening(chance)}{theme_name(one.theme)}"
    quirks = [f"header of {levels} levels", f"breakdown {dimension}", *more]
    return Plan(table, subject, None, units, "deep header", quirks)


def all_and_own(chance: random.Random) -> Plan:
    """Money of all levels beside that of the own level."""
    money = [one for one in CATALOGUE if one.scoped == "both" and one.theme != "background"]
    chosen = sorted(chance.sample(money, 2), key=lambda one: one.order)
    unit = chance.choice(("万元", "元"))
    units = Units(chance.choice(("header", "corner")), {"元": unit}, unit)
    own = chance.choice(("本级", "其中：本级"))
    pair = [Line(("全级",), {"scope": "all"}), Line((own,), {"scope": "own"})]
    columns = [
        column
        for one in chosen
        for column in under(
            Line((units.label(one, name_of(chance, one)),),
                 {"indicator": one.code, "unit": unit}), pair)
    ]  # fmt: skip
    year = chance.choice(YEARS)
    how = pick(chance, {"full": 3, "short": 1})
    rows, more = place_rows(chance, how)
    table = Table(rows, columns, stub_of(chance, how), {"year": year, **units.base})
    return Plan(table, f"{opening(chance)}资金", year, units, "all levels and own", more)
