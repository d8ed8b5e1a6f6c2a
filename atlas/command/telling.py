"""Figures, versions and changes as JSON objects and as lines for a person."""

from datetime import datetime
from functools import cache
from typing import Any

from atlas.catalogue import load_catalogue
from atlas.checks.quantity import BOUND_MARKS, Quantity
from atlas.checks.sentences import amount
from atlas.figures import Figure, breakdown_parts
from atlas.places import Places
from atlas.store import Change, Version
from atlas.words import Words


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure in base units; codes for indicator and place, Chinese names in ``breakdown``."""
    return {
        "id": figure.id,
        "indicator": figure.indicator,
        "indicator_zh": load_catalogue().get(figure.indicator).name_zh,
        "place": figure.place,
        "place_zh": Places.load().get(figure.place).name,
        "year": figure.year,
        "value": figure.value,
        "value_high": figure.value_high,
        "unit": figure.unit,
        "bound": figure.bound,
        "half_width": figure.half_width,
        "breakdown": dict(_named_pairs(figure.breakdown)),
        "breakdown_codes": breakdown_parts(figure.breakdown),
        "kind": figure.kind,
        "scope": figure.scope,
        "period": figure.period,
        "year_from": figure.year_from,
        "as_of": figure.as_of,
        "absence": figure.absence,
        "coverage": figure.coverage,
        "explanation": figure.explanation,
        "source": figure.source,
        "demo": figure.demo,
        "printed": figure.printed,
        "sheet": figure.sheet,
        "cell": figure.cell,
    }


def version_json(version: Version) -> dict[str, Any]:
    """A version: its number, who, when (UTC), why, from which files, and what it changed."""
    return {
        "version": version.number,
        "author": version.author,
        "message": version.message,
        "published_at": version.published_at,
        "base": version.base,
        "restored": version.restored,
        "demo": version.demo,
        "added": version.added,
        "revised": version.revised,
        "removed": version.removed,
        "unchanged": version.unchanged,
        "files": [
            {"name": one.file_name, "sha256": one.sha256, "size": one.size}
            for one in version.uploads
        ],
    }


def version_line(version: Version, in_words: Words) -> str:
    """``12  2026-11-21 18:05  财务部  更正  +3 ~1 −0``, the time as this machine's clock has it."""
    moment = datetime.fromisoformat(version.published_at).astimezone()
    return in_words(
        "command.version",
        number=version.number,
        when=f"{moment:%Y-%m-%d %H:%M}",
        author=version.author,
        message=version.message,
        added=version.added,
        revised=version.revised,
        removed=version.removed,
    )


def change_json(change: Change, in_words: Words) -> dict[str, Any]:
    """One figure's change in numbers and in words. ``step`` is in the base unit (百分点 for rates),
    ``percent`` the relative change; null where neither may be computed."""
    figure = change.figure
    return {
        "change": change.sort,
        "id": figure.id,
        "indicator": figure.indicator,
        "indicator_zh": load_catalogue().get(figure.indicator).name_zh,
        "place": figure.place,
        "place_zh": Places.load().get(figure.place).name,
        "year": figure.year,
        "breakdown": dict(_named_pairs(figure.breakdown)),
        "kind": figure.kind,
        "scope": figure.scope,
        "unit": figure.unit,
        "old": change.old and change.old.value,
        "new": change.new and change.new.value,
        "step": change.step,
        "percent": None if change.share is None else change.share * 100,
        "sentence": change_sentence(change, in_words),
    }


def change_sentence(change: Change, in_words: Words) -> str:
    """``包头市2024年帮扶救助覆盖率 91.2% → 89.7%（−1.5 个百分点）``."""
    figure = change.figure
    sides = {
        name: value_text(one, in_words)
        for name, one in (("old", change.old), ("new", change.new))
        if one is not None
    }
    return in_words(
        f"command.change.{change.sort}",
        place=in_words.name(Places.load().get(figure.place)),
        year=in_words("command.no_year") if figure.year is None else figure.year,
        indicator=figure_name(figure.indicator, figure.breakdown, in_words),
        step=_step(change, in_words),
        **sides,
    )


def value_text(figure: Figure, in_words: Words) -> str:
    """The value as it was printed, in 万 or 亿 where it was; or why there is none."""
    if figure.value is None:
        return in_words(f"absence.{figure.absence}")
    mark = BOUND_MARKS.get(figure.bound, "")
    quantity = Quantity(figure.value, figure.value_high, mark)
    return amount(quantity, figure.unit, figure.half_width * 2, in_words)


@cache
def figure_name(indicator: str, breakdown: str, in_words: Words) -> str:
    """The indicator with its categories: ``职代会建制率（非公有制企业）``."""
    name = in_words.name(load_catalogue().get(indicator))
    categories = [
        in_words.name(load_catalogue().dimension(dimension).category(category))
        for dimension, category in breakdown_parts(breakdown).items()
    ]
    if not categories:
        return name
    joined = ("、" if in_words.chinese else ", ").join(categories)
    return in_words("command.broken_down", indicator=name, categories=joined)


def _named_pairs(breakdown: str) -> list[tuple[str, str]]:
    catalogue = load_catalogue()
    dimensions = {code: catalogue.dimension(code) for code in breakdown_parts(breakdown)}
    return [
        (dimensions[code].name_zh, dimensions[code].category(category).name_zh)
        for code, category in breakdown_parts(breakdown).items()
    ]


def _step(change: Change, in_words: Words) -> str:
    if change.step is None:
        return ""
    if change.figure.unit == "%":
        return in_words("command.change.points", number=f"{change.step:+.1f}")
    return (
        ""
        if change.share is None
        else in_words("command.change.percent", number=f"{change.share * 100:+.1f}")
    )
