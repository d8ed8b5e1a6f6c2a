"""Tables of one block: places, indicators and years against each other."""

import random

from tests.workbooks.axes import (
    banners,
    indicator_lines,
    leagues,
    units_for,
    units_of_region,
    with_total,
    year_lines,
)
from tests.workbooks.composing import YEARS, Plan, pick
from tests.workbooks.table import Line, Table
from tests.workbooks.wording import CATALOGUE, PLACES, REGION, THEMES, indicators, name_of

HOW = {"full": 6, "short": 3, "alias": 2, "spaced": 1, "padded": 1, "union": 1, "code": 1}
LOCAL = {"full": 3, "short": 3, "alias": 2, "local": 3}
REGION_WORDS = ("全区", "内蒙古自治区", "内蒙古", "全 区")
DERIVED = {
    "growth": ("同比增长（%）", "比上年增减（%）", "增长%", "同比增减"),
    "rank": ("排名", "位次", "排序"),
    "share": ("占比（%）", "所占比重（%）"),
    "done": ("完成率（%）", "完成目标比例"),
}
STUB = ("盟市", "地区", "单位", "盟市名称", "地区（单位）")
CODE_STUB = ("地区代码", "行政区划代码", "盟市代码")
BANNER_STUB = ("旗县区", "旗县（市、区）", "地区", "单位")


def theme_name(theme: str) -> str:
    return next(one.name_zh for one in CATALOGUE.themes() if one.code == theme)


def derived_lines(chance: random.Random, most: int = 2) -> list[Line]:
    """Columns of what was worked out; their headings name no indicator."""
    roles = chance.sample(sorted(DERIVED), chance.randint(1, most))
    return [Line((chance.choice(DERIVED[role]),), {}, role) for role in roles]


def stub_of(chance: random.Random, how: str) -> tuple[str]:
    """The heading of the column of places."""
    return (chance.choice(CODE_STUB if how == "code" else STUB),)


def place_rows(chance: random.Random, how: str) -> tuple[list[Line], list[str]]:
    """Leagues, sometimes with units, the region's own row and a total."""
    rows, quirks = leagues(chance, how), [f"places {how}"]
    if how == "code":
        return rows, quirks
    if chance.random() < 0.25:
        rows += units_of_region(chance, 3)
        quirks.append("reporting units")
    total = pick(chance, {"": 4, "top": 2, "bottom": 3})
    region = chance.choice(REGION_WORDS) if not total and chance.random() < 0.4 else ""
    if total:
        quirks.append("total row")
    if region:
        quirks.append("region row")
    return with_total(chance, rows, total, region), quirks


def places_indicators(chance: random.Random, theme: str = "", most: int = 6) -> Plan:
    theme = theme or chance.choice(THEMES)
    chosen = indicators(chance, theme, chance.randint(2, most))
    units = units_for(chance, chosen, ("header", "header", "corner", "title", "none"))
    how = pick(chance, HOW)
    rows, quirks = place_rows(chance, how)
    columns = indicator_lines(chance, chosen, units)
    if chance.random() < 0.35:
        columns += derived_lines(chance)
        quirks.append("derived columns")
    if chance.random() < 0.2:
        columns.append(Line(("备注",), {}, "remark"))
        quirks.append("remarks")
    year = chance.choice(YEARS)
    table = Table(rows, columns, stub_of(chance, how), {"year": year, **units.base})
    return Plan(table, f"{opening(chance)}{theme_name(theme)}", year, units,
                "places × indicators", quirks)  # fmt: skip


def opening(chance: random.Random) -> str:
    return chance.choice(("全区", "内蒙古自治区", "各盟市", "", "全区工会", "自治区各盟市"))


def indicators_places(chance: random.Random) -> Plan:
    """The same, turned: places across."""
    theme = chance.choice(THEMES)
    chosen = indicators(chance, theme, chance.randint(3, 8))
    units = units_for(chance, chosen, ("column", "column", "header", "corner", "none"))
    how = pick(chance, {"full": 3, "short": 4, "alias": 1})
    columns, quirks = place_rows(chance, how)
    if units.how == "column":
        columns = [Line(("计量单位" if chance.random() < 0.5 else "单位",), {}, "unit"), *[
            Line(one.labels, one.says, one.role, tuple(at + 1 for at in one.sums))
            for one in columns]]  # fmt: skip
    rows = indicator_lines(chance, chosen, units)
    year = chance.choice(YEARS)
    stub = (chance.choice(("指标", "项目", "指标名称")),)
    table = Table(rows, columns, stub, {"year": year, **units.base})
    return Plan(table, f"{opening(chance)}{theme_name(theme)}", year, units,
                "indicators × places", quirks)  # fmt: skip


def places_years(chance: random.Random, turned: bool = False) -> Plan:
    """One indicator, named in the title."""
    theme = chance.choice([one for one in THEMES if one != "background"])
    (one,) = indicators(chance, theme, 1)
    units = units_for(chance, [one], ("corner", "title", "none"))
    how = pick(chance, HOW)
    rows, quirks = place_rows(chance, how)
    last = chance.choice(YEARS[4:])
    columns = year_lines(chance, range(last - chance.randint(2, 4), last + 1))
    if not turned and chance.random() < 0.3:
        columns += derived_lines(chance, 1)
        quirks.append("derived columns")
    base = {"indicator": one.code, **units.base}
    if turned:
        table = Table(columns, rows, (chance.choice(("年份", "年度")),), base)
    else:
        table = Table(rows, columns, stub_of(chance, how), base)
    subject = f"{chance.choice(('全区各盟市', '各盟市', '分盟市'))}{name_of(chance, one)}"
    shape = "years × places" if turned else "places × years"
    return Plan(table, subject, None, units, shape, quirks)


def years_places(chance: random.Random) -> Plan:
    return places_years(chance, turned=True)


def indicators_years(chance: random.Random, turned: bool = False) -> Plan:
    """One place, named in the title."""
    theme = chance.choice([one for one in THEMES if one != "background"])
    chosen = indicators(chance, theme, chance.randint(3, 7))
    ways = ("header", "corner", "none") if turned else ("column", "column", "header", "none")
    units = units_for(chance, chosen, ways)
    place = chance.choice([REGION, REGION, *(one.code for one in PLACES.leagues())])
    name = "全区" if place == REGION else PLACES.get(place).name
    last = chance.choice(YEARS[4:])
    years = year_lines(chance, range(last - chance.randint(1, 4), last + 1))
    lines = indicator_lines(chance, chosen, units)
    if units.how == "column":
        years = [Line(("单位",), {}, "unit"), *years]
    quirks = ["place in title"]
    if not turned and chance.random() < 0.3:
        years += derived_lines(chance, 1)
        quirks.append("derived columns")
    base = {"place": place, **units.base}
    if turned:
        table = Table(years, lines, (chance.choice(("年份", "年度")),), base)
    else:
        table = Table(lines, years, (chance.choice(("指标", "项目", "指标名称")),), base)
    subject = f"{name}{theme_name(theme)}主要指标"
    shape = "years × indicators" if turned else "indicators × years"
    return Plan(table, subject, None, units, shape, quirks)


def years_indicators(chance: random.Random) -> Plan:
    return indicators_years(chance, turned=True)


def banners_of_league(chance: random.Random) -> Plan:
    """中旗 and 前旗 are known where the title names the league."""
    theme = chance.choice([one for one in THEMES if one not in ("background", "administration")])
    chosen = indicators(chance, theme, chance.randint(2, 5))
    units = units_for(chance, chosen, ("header", "corner", "none"))
    league = chance.choice(PLACES.leagues())
    how = pick(chance, LOCAL)
    rows = banners(chance, league.code, how)
    quirks = [f"banners {how}"]
    where = pick(chance, {"": 2, "top": 1, "bottom": 1, "own": 1})
    if where == "own":
        whole = "全盟" if league.name.endswith("盟") else "全市"
        rows = [Line((whole,), {"place": league.code}), *rows]
        quirks.append("league row")
    else:
        rows = with_total(chance, rows, where)
    year = chance.choice(YEARS[4:])
    columns = indicator_lines(chance, chosen, units)
    table = Table(rows, columns, (chance.choice(BANNER_STUB),), {"year": year, **units.base})
    subject = f"{league.name}{chance.choice(('各旗县区', '总工会', '工会', ''))}{theme_name(theme)}"
    return Plan(table, subject, year, units, "banners of a league", quirks)
