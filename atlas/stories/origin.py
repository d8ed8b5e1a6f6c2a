"""From figure to source, in words: what a figure says, where it stood, what was done to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.arithmetic import quotient, total
from atlas.catalogue import Indicator
from atlas.datum import Datum, datum
from atlas.stories.pieces import on_the_clock, place_name, shown
from atlas.stories.telling import Telling
from atlas.words.numbers import BOUND_MARKS, THIN, unit_name

#: one row of ``figures/origin``
Origin = Mapping[str, Any]


def heading(telling: Telling, row: Origin) -> tuple[str, str]:
    """(indicator with its breakdown, place and year) of a figure."""
    name = telling.words.name(telling.catalogue.get(row["indicator"]))
    parts = _breakdown(telling, row)
    return " · ".join(
        (name, *parts)
    ), f"{place_name(telling, row['place'])} · {_year(telling, row)}"


def formula(telling: Telling, rows: Sequence[Origin]) -> str:
    """How a figure was computed from those of ``rows``, in words and with their numbers; where
    several ways would lead from the same figures, only that it was."""
    w = telling.words
    codes = tuple(dict.fromkeys(row["indicator"] for row in rows))
    data = {code: _total(telling, rows, code) for code in codes}
    rate = _quotient_of(telling, codes)
    if rate is not None:
        above, below = data[rate.numerator], data[rate.denominator]
        found = quotient(above, below, rate.unit)
        key = "origin.quotient" if len(rows) == 2 else "origin.quotient_of_sums"
        told = w(
            key,
            name=w.name(rate),
            above=w.name(telling.catalogue.get(rate.numerator)),
            below=w.name(telling.catalogue.get(rate.denominator)),
        )
        if found.known:
            numbers = (shown(telling, one) for one in (above, below, found))
            told += w("origin.in_numbers", **dict(zip("abc", numbers, strict=True)))
        return told
    if len(codes) == 1 and len({row["unit"] for row in rows}) == 1:
        name = w.name(telling.catalogue.get(codes[0]))
        told = w("origin.sum", name=name, count=len(rows))
        result = data[codes[0]]
        return told + (w("origin.sum_is", a=shown(telling, result)) if result.known else "")
    return w("origin.computed_from", count=len(rows))


def facts(telling: Telling, row: Origin, minutes: int) -> tuple[tuple[str, str], ...]:
    """(label, text) of all that is known of a figure; what is not known is left out."""
    w = telling.words
    pairs = (
        ("file", row["file_name"]),
        ("publication", row["source"]),
        ("sheet", " · ".join(part for part in (row["sheet"], row["cell"]) if part)),
        ("printed", row["printed"]),
        ("value", base_value(telling, row)),
        ("transform", row["transform"].replace("；", "\n") or w("origin.as_printed")),
        ("explanation", row["explanation"]),
        ("coverage", row["coverage"]),
        ("kind", _kind(telling, row)),
        ("as_of", row["as_of"]),
        ("uploader", row["author"]),
        ("published", _moment(row["published_at"], minutes)),
        ("version", _version(telling, row)),
    )
    return tuple((w(f"origin.{name}"), text) for name, text in pairs if text)


def base_value(telling: Telling, row: Origin) -> str:
    """≥52,000 户, rounding ±500 户; or why there is no value."""
    w = telling.words
    if row["value"] is None:
        return w(f"absence.{row['absence'] or 'unreported'}")
    unit = unit_name(row["unit"], w)
    number = f"{BOUND_MARKS.get(row['bound'], '')}{_exact(row['value'])}"
    if row["value_high"] is not None:
        number = f"{_exact(row['value'])}–{_exact(row['value_high'])}"
    told = f"{number}{THIN}{unit}" if unit else number
    bound = w(f"origin.bound.{row['bound']}") if row["bound"] != "eq" else ""
    half = f"{_exact(row['half_width'])}{THIN}{unit}" if row["half_width"] else ""
    rounding = w("origin.rounding", half=half) if half else ""
    return w("origin.comma").join(part for part in (told, bound, rounding) if part)


def _exact(value: float) -> str:
    """Thousands apart, with the decimals that the number has, not those of its float."""
    return f"{float(f'{value:.12g}'):,.10f}".rstrip("0").rstrip(".")


def _kind(telling: Telling, row: Origin) -> str:
    """目标 · 本级 · 1992—2010累计 · 定稿: what is usual is not said."""
    w = telling.words
    named = [w(f"kind.{row['kind']}")]
    if row["scope"]:
        named.append(w(f"origin.scope.{row['scope']}"))
    if row["period"] == "cumulative":
        named.append(w("origin.cumulative"))
    elif row["period"] != "year":
        named.append(w(f"origin.period.{row['period']}"))
    return " · ".join([*named, *([row["status"]] if row["status"] else [])])


def _version(telling: Telling, row: Origin) -> str:
    if row["version"] is None:
        return ""
    message = row["message"] or ""
    return telling.words("origin.version_of", number=row["version"], message=message)


def _year(telling: Telling, row: Origin) -> str:
    w = telling.words
    if row["year"] is None:
        return w("origin.no_year")
    if row["year_from"] is not None:
        return w("origin.years", first=row["year_from"], last=row["year"])
    return w("frame.a_year", year=row["year"])


def _breakdown(telling: Telling, row: Origin) -> list[str]:
    catalogue, parts = telling.catalogue, []
    for pair in filter(None, row["breakdown"].split(";")):
        dimension, category = pair.split("=", 1)
        parts.append(telling.words.name(catalogue.dimension(dimension).category(category)))
    return parts


def _moment(text: str | None, minutes: int) -> str:
    return on_the_clock(text, minutes) if text else ""


def _total(telling: Telling, rows: Sequence[Origin], code: str) -> Datum:
    data = [datum(row) for row in rows if row["indicator"] == code]
    return data[0] if len(data) == 1 else total(data, telling.catalogue.get(code).unit)


def _quotient_of(telling: Telling, codes: Sequence[str]) -> Indicator | None:
    """The rate that stands on exactly these two indicators; the view's own where there are more."""
    if len(codes) != 2:
        return None
    fitting = [
        one
        for one in telling.catalogue.quotients_on(codes[0])
        if {one.numerator, one.denominator} == set(codes)
    ]
    chosen = [one for one in fitting if one.code == telling.view.indicator]
    return next(iter(chosen or fitting), None)
