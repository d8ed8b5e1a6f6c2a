"""Twelve leagues with invented rates, and figures made of them."""

from atlas.datum import Datum, missing
from atlas.stories.blocks import (
    Area,
)

LEAGUES = (
    ("150100", "呼和浩特市", "Hohhot", 97.1),
    ("150200", "包头市", "Baotou", 89.7),
    ("150700", "呼伦贝尔市", "Hulunbuir", 93.4),
    ("152200", "兴安盟", "Hinggan League", 78.2),
    ("150500", "通辽市", "Tongliao", 91.0),
    ("150400", "赤峰市", "Chifeng", 86.3),
    ("152500", "锡林郭勒盟", "Xilingol League", 94.9),
    ("150900", "乌兰察布市", "Ulanqab", 81.5),
    ("150600", "鄂尔多斯市", "Ordos", 98.8),
    ("150800", "巴彦淖尔市", "Bayannur", None),
    ("150300", "乌海市", "Wuhai", 99.2),
    ("152900", "阿拉善盟", "Alxa League", 100.0),
)
NOTE = {"zh": "不包含包头市", "en": "without Baotou"}


def fact(value: float | None, unit: str, name: str, **more: object) -> Datum:
    """A figure with a source id made of its name."""
    absence = more.pop("absence", "unreported")
    if value is None:
        return missing(unit, absence)
    return Datum(value, unit, absence="", sources=(f"f-{name}",), **more)


def say_in(language: str):
    return lambda zh, en: zh if language == "zh" else en


def areas(
    language: str, shift: float = 0.0, unit: str = "%", times: float = 1.0
) -> tuple[Area, ...]:
    known = sorted(
        (v + shift * (i % 5), c) for i, (c, _, _, v) in enumerate(LEAGUES) if v is not None
    )
    ranks = {code: rank for rank, (_, code) in enumerate(reversed(known), 1)}
    areas = []
    for index, (code, zh, en, value) in enumerate(LEAGUES):
        number = None if value is None else min(value + shift * (index % 5), 100) * times
        absence = "unreported"
        if code == "152200" and shift:
            number, absence = None, "suppressed"
        areas.append(
            Area(
                code,
                zh if language == "zh" else en,
                fact(
                    number,
                    unit,
                    code,
                    demo=True,
                    absence=absence,
                    bound="ge" if code == "150700" else "eq",
                    notes=(NOTE[language],) if code == "150500" else (),
                ),
                ranks.get(code) if number is not None else None,
                (index % 5 - 2) if number is not None else None,
            )
        )
    return tuple(areas)


def category(language: str):
    return tuple((code, zh if language == "zh" else en) for code, zh, en, _ in LEAGUES)
