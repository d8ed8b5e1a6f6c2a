"""Stubs of two and three levels: leagues over banners, 其中 and # rows, a row with its own unit."""

import random
from dataclasses import replace

from tests.workbooks.axes import (
    Units,
    banners,
    indicator_lines,
    leagues,
    place_line,
    under,
    units_for,
    year_lines,
)
from tests.workbooks.composing import YEARS, Plan, pick
from tests.workbooks.deep import THEMED, broken_down, parts
from tests.workbooks.shapes import LOCAL, STUB, opening, theme_name
from tests.workbooks.table import Line, Table
from tests.workbooks.wording import CATALOGUE, PLACES, indicators, name_of

MARKS = ("其中：", "#", "　　", "  ", "其中:")
NUMERALS = "一二三四五六七八九"


def nested_places(chance: random.Random) -> Plan:
    """Banners below their leagues: indented in one column, or in a column of their own."""
    theme = chance.choice(THEMED)
    chosen = indicators(chance, theme, chance.randint(2, 4))
    units = units_for(chance, chosen, ("header", "corner", "none"))
    some = sorted(chance.sample(PLACES.leagues(), 4), key=lambda one: one.position)
    how = pick(chance, LOCAL)
    indented = chance.random() < 0.5
    rows: list[Line] = []
    for league in some:
        outer = place_line(chance, league.code, "full")
        inner = banners(chance, league.code, how, most=5)
        if indented:
            space = chance.choice(("　　", "  ", "    "))
            rows += [outer, *(replace(one, labels=(space + one.labels[0],)) for one in inner)]
        else:
            rows += under(outer, inner)
    stub = (chance.choice(STUB),) if indented else ("盟市", "旗县（市、区）")
    year = chance.choice(YEARS[4:])
    columns = indicator_lines(chance, chosen, units)
    quirks = [f"banners {how}", "leagues above banners " + ("indented" if indented else "beside")]
    table = Table(rows, columns, stub, {"year": year, **units.base})
    return Plan(table, f"{opening(chance)}{theme_name(theme)}", year, units, "nested places",
                quirks)  # fmt: skip


def breakdown_down(chance: random.Random) -> Plan:
    """Places over categories, in two stub columns; or banners below leagues as well: three."""
    code, dimension = broken_down(chance)
    one = CATALOGUE.get(code)
    units = units_for(chance, [one], ("header", "corner", "none"))
    inner = parts(chance, one, dimension, 3)
    heading = CATALOGUE.dimension(dimension).name_zh
    deep = chance.random() < 0.4
    rows: list[Line] = []
    if deep:
        for league in chance.sample(PLACES.leagues(), 3):
            outer = place_line(chance, league.code, "full")
            for banner in banners(chance, league.code, "full", most=4):
                rows += under(outer, under(banner, inner))
        stub: tuple[str, ...] = ("盟市", "旗县区", heading)
    else:
        rows = [row for place in leagues(chance, "full") for row in under(place, inner)]
        stub = (chance.choice(STUB), heading)
    columns = indicator_lines(chance, [one], units)
    year = chance.choice(YEARS[4:])
    quirks = [f"stub of {len(stub)} levels", f"breakdown {dimension}"]
    table = Table(rows, columns, stub, {"year": year, **units.base})
    subject = f"{opening(chance)}{theme_name(one.theme)}"
    return Plan(table, subject, year, units, "breakdown down", quirks)


def of_which(chance: random.Random) -> Plan:
    """Indicators with 其中 rows below them, in a yearbook's manner, against years or places."""
    pairs = {}
    while len(pairs) < 3:
        code, dimension = broken_down(chance)
        pairs.setdefault(code, dimension)
    chosen = [
        CATALOGUE.get(code) for code in sorted(pairs, key=lambda one: CATALOGUE.get(one).order)
    ]
    units = units_for(chance, chosen, ("column", "header"))
    rows: list[Line] = []
    mark = chance.choice(MARKS)
    numbered = chance.random() < 0.5
    for number, line in enumerate(indicator_lines(chance, chosen, units)):
        whole = f"{NUMERALS[number]}、{line.labels[0]}" if numbered else line.labels[0]
        rows.append(replace(line, labels=(whole,)))
        for at, inner in enumerate(parts(chance, chosen[number], pairs[chosen[number].code], 3)):
            first = mark if at == 0 or "其中" not in mark else "　　　"
            rows += [replace(one, labels=(first + inner.labels[0],))
                     for one in under(replace(line, labels=()), [inner])]  # fmt: skip
    last = chance.choice(YEARS[3:])
    columns = year_lines(chance, range(last - 2, last + 1))
    if units.how == "column":
        columns = [Line(("单位",), {}, "unit"), *columns]
    table = Table(rows, columns, (chance.choice(("指标", "项目")),), {"place": "150000"})
    quirks = [f"of which {mark.strip() or 'indented'}"] + (["numbered rows"] if numbered else [])
    return Plan(table, "全区工会工作主要指标", None, units, "of-which rows", quirks)


def overridden(chance: random.Random) -> Plan:
    """单位：万元 in the corner, and rows that are counted in something else say so themselves."""
    theme = chance.choice(("assistance", "townships", "services", "mutual_aid"))
    money = indicators(chance, theme, 3, ("money",))
    counts = indicators(chance, theme, 2, ("stock", "flow"))
    lines = [Line((name_of(chance, one),), {"indicator": one.code, "unit": "万元"})
             for one in money]  # fmt: skip
    lines += [
        Line((f"{name_of(chance, one)}（{one.unit}）",), {"indicator": one.code, "unit": one.unit})
        for one in counts
    ]
    chance.shuffle(lines)
    units = Units("corner", {"元": "万元"}, "万元")
    last = chance.choice(YEARS[3:])
    table = Table(lines, year_lines(chance, range(last - 2, last + 1)),
                  (chance.choice(("指标", "项目")),), {"place": "150000"})  # fmt: skip
    return Plan(table, f"全区{theme_name(theme)}主要指标", None, units, "a row overrides the unit")


def long_list(chance: random.Random) -> Plan:
    """One figure a row."""
    theme = chance.choice(THEMED)
    chosen = indicators(chance, theme, 3)
    units = units_for(chance, chosen, ("column", "header"))
    years = sorted(chance.sample(YEARS[3:], 2))
    places = leagues(chance, pick(chance, {"full": 3, "short": 2, "spaced": 1, "code": 1}), 4)[:6]
    named = indicator_lines(chance, chosen, units)
    order = chance.choice(("ipy", "piy", "ypi"))
    heads = {
        "i": chance.choice(("指标", "指标名称")),
        "p": "地区",
        "y": chance.choice(("年份", "年度")),
    }
    rows = []
    for line in named:
        for place in places:
            for year in years:
                label = {"i": line.labels[0], "p": place.labels[0], "y": year}
                says = {**line.says, **place.says, "year": year}
                rows.append(Line(tuple(label[one] for one in order), says))  # type: ignore[misc]
    rows.sort(key=lambda row: tuple(f"{part}" for part in row.labels))
    columns = [Line((chance.choice(("数值", "数量", "值")),))]
    if units.how == "column":
        columns.append(Line(("单位",), {}, "unit"))
    fixed = {"stub": chance.choice(("repeated", "repeated", "blank")), "serial": False}
    table = Table(rows, columns, tuple(heads[one] for one in order), units.base)
    return Plan(table, theme_name(theme), None, units, "long", [f"order {order}"], fixed)
