"""Columns that are a part of the one on their left: 其中：本级, 其中：女, 其中：新建."""

from dataclasses import replace

from atlas.catalogue.indicator import Indicator
from atlas.catalogue.names import key_of
from atlas.ingest.auxiliary import naming
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.of_which import Whole
from atlas.ingest.layout.vocabulary import is_part


def of_which(columns: list[Column], known: Knowledge) -> list[Column]:
    """其中：本级 beside 工会经费收缴额, 其中：女 beside 会员人数: a column that is a part of the
    one on its left, and those that follow it as long as they only name categories; 其中：新建 and
    当年新建 beside 基层工会组织数 where the two together are a name."""
    found = list(columns)
    whole: Column | None = None
    named, parting = "", False
    for at, one in enumerate(columns):
        if one.role != "value" or one.chosen:
            continue
        match = known.catalogue.resolve_headings(one.parts, one.unit or None)
        if match.code is not None:
            whole, parting = one, False
            named = known.catalogue.get(match.code).name_zh if not match.implied.breakdown else ""
            continue
        own = tuple(part for part in one.parts if whole is None or part not in whole.parts)
        category = bool(own or one.scope) and all(map(known.is_category, own))
        begins = is_part(one.path[-1]) if one.path else False
        parting = category and (parting or begins)
        if whole is None or not named or one.path[:-1] != whole.path[:-1]:
            continue
        if parting:
            found[at] = replace(one, parts=(named, *own), unit=one.unit or whole.unit)
        elif together := _together(own, whole, known):
            found[at] = replace(one, parts=(together,))
        elif begins and not category:
            # what it is a part of comes before any title
            found[at] = replace(one, parts=(named, *own))
    return found


def _together(own: tuple[str, ...], whole: Column, known: Knowledge) -> str:
    """新建基层工会数 of 其中：新建 beside 基层工会组织: the name that the part and any name of the
    whole make up; empty where there is none or they are the names of several."""
    kept = naming(tuple(map(key_of, own)))
    code = known.catalogue.resolve_headings(whole.parts, whole.unit or None).code
    if len(kept) != 1 or code is None:
        return ""
    told = {
        known.catalogue.resolve(text).code: text
        for name in _names(known.catalogue.get(code))
        if (text := Whole(known, name).completed(kept[0]))
    }
    return next(iter(told.values())) if len(told) == 1 else ""


def _names(one: Indicator) -> tuple[str, ...]:
    return (one.name_zh, *one.aliases)
