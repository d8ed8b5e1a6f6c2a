"""Sheets with slips: misspelt names, error cells, formulas never saved, footnote marks on names."""

import random
from dataclasses import replace

from tests.workbooks.composing import Plan
from tests.workbooks.deep import THEMED
from tests.workbooks.shapes import banners_of_league, places_indicators
from tests.workbooks.table import Line, Table
from tests.workbooks.wording import CATALOGUE, PLACES, misspelt

MARKS = ("①", "*", "②", "＊", "（1）")


def misspelt_place(chance: random.Random) -> Plan:
    """One place with a wrong character: to be asked, or guessed with a doubt, never dropped."""
    plan = places_indicators(chance, chance.choice(THEMED), most=4)
    rows = list(plan.table.rows)
    at = chance.choice([at for at, row in enumerate(rows) if _is_league(row)])
    rows[at] = _asked(rows[at], misspelt(PLACES.get(rows[at].says["place"]).name))
    return _changed(plan, replace(plan.table, rows=rows), "misspelt place")


def misspelt_indicator(chance: random.Random) -> Plan:
    """One heading with a character left out, which is no other heading."""
    plan = places_indicators(chance, chance.choice(THEMED), most=4)
    columns = list(plan.table.columns)
    at = chance.choice([at for at, one in enumerate(columns) if one.role == "value"])
    name = CATALOGUE.get(columns[at].says["indicator"]).name_zh
    wrong = [name[:cut] + name[cut + 1 :] for cut in range(1, len(name) - 1)]
    unknown = [text for text in wrong if CATALOGUE.resolve(text).how == "none"]
    if unknown:
        columns[at] = _asked(columns[at], chance.choice(unknown))
    return _changed(plan, replace(plan.table, columns=columns), "misspelt indicator")


def broken_cells(chance: random.Random) -> Plan:
    """#REF! and formulas without a saved result: they say nothing and must be told."""
    plan = places_indicators(chance, chance.choice(THEMED))
    plan.fixed = {"odd": ("error", "unsaved"), "odds": 0.12}
    return _changed(plan, plan.table, "error cells")


def footnoted(chance: random.Random) -> Plan:
    """Marks on names of places and of indicators, explained in notes."""
    plan = chance.choice((places_indicators, banners_of_league))(chance)
    rows, columns = list(plan.table.rows), list(plan.table.columns)
    for lines in (rows, columns):
        at = chance.choice([at for at, one in enumerate(lines) if one.role == "value"])
        labels = lines[at].labels
        if isinstance(labels[-1], str):
            lines[at] = replace(lines[at], labels=(*labels[:-1], labels[-1] + chance.choice(MARKS)))
    return _changed(plan, replace(plan.table, rows=rows, columns=columns), "footnoted names")


def _is_league(row: Line) -> bool:
    codes = {league.code for league in PLACES.leagues()}
    return row.role == "value" and row.says.get("place") in codes


def _asked(line: Line, name: str) -> Line:
    return replace(line, labels=(*line.labels[:-1], name), says={**line.says, "asked": True})


def _changed(plan: Plan, table: Table, quirk: str) -> Plan:
    return replace(plan, table=table, shape=quirk, quirks=[*plan.quirks, quirk])
