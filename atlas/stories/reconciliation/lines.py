"""One comparison of the ledger in words and numbers: a row of ``reconciliation/lines``."""

from collections.abc import Mapping
from math import isinf
from typing import Any

from atlas.datum import Datum, missing
from atlas.figures import breakdown_parts
from atlas.stories.changed import indicator_name
from atlas.stories.pieces import short_name, short_place
from atlas.stories.telling import Telling
from atlas.words.numbers import MINUS, THIN, unit_name

Line = Mapping[str, Any]

#: the serious ones first, as the query ranks them
STATUSES = ("unequal", "explained", "rounding", "open", "equal")
SORTS = ("leagues", "banners", "breakdown", "rate", "limit")
#: a shape for each status, so that none stands on colour alone
SHAPES = {"unequal": "■", "explained": "◆", "rounding": "◇", "open": "○", "equal": "●"}
#: as many figures as a link to their origin carries
MOST_SOURCES = 24
RATE_UNIT = "%"
#: a difference below this is told as such
LEAST = 0.001
#: leagues in which a city lies that may report beside them: it is never added up
BESIDE = {"150700": "150781", "152500": "152501"}


def status(telling: Telling, code: str) -> str:
    """■ 不一致."""
    return f"{SHAPES[code]} {telling.words(f'reconciliation.status.{code}')}"


def compared(telling: Telling, line: Line) -> str:
    """会员：各盟市之和; 帮扶救助覆盖率：已帮扶户 ÷ 在档户; 农牧民工会员不大于会员."""
    w, catalogue = telling.words, telling.catalogue
    name = _name(telling, line)
    match line["sort"]:
        case "rate":
            meaning = catalogue.get(line["indicator"])
            parts = (catalogue.get(meaning.numerator), catalogue.get(meaning.denominator))
            above, below = (short_name(telling, part) for part in parts)
            return w("reconciliation.compared.rate", indicator=name, above=above, below=below)
        case "limit":
            part = short_name(telling, catalogue.get(line["way"]))
            return w("reconciliation.compared.limit", indicator=name, part=part)
        case "breakdown":
            way = w.name(catalogue.dimension(line["way"]))
            return w("reconciliation.compared.breakdown", indicator=name, way=way)
    return w(f"reconciliation.compared.{line['sort']}", indicator=name)


def _name(telling: Telling, line: Line) -> str:
    """The indicator of the whole with its breakdown and, where both exist, 本级 or 全级."""
    w, catalogue = telling.words, telling.catalogue
    said = [
        w.name(catalogue.dimension(dimension).category(category))
        for dimension, category in breakdown_parts(line["breakdown"]).items()
    ]
    if line["scope"]:
        said.append(w(f"origin.scope.{line['scope']}"))
    if line["year_from"] is not None:
        said.append(w("origin.years", first=line["year_from"], last=line["year"]))
    name = short_name(telling, catalogue.get(line["indicator"]))
    return w("versions.of_part", indicator=name, part=" · ".join(said)) if said else name


def found(line: Line) -> Datum:
    """The left side: the sum or quotient of what was reported, or the part that is held against
    its whole. A sum with a bound in it is a bound."""
    if line["found"] is None:
        return missing(line["unit"])
    bound, half_width = "eq", line["half_width"] or 0.0
    if not line["exact"]:
        bound = "ge" if isinf(line["high"]) else "le" if isinf(line["low"]) else "about"
    if line["sort"] == "rate" and line["unit"] == RATE_UNIT:
        # the quotient of two counts is shown to a hundredth of a point, whatever it may be off
        half_width = 0.005
    return Datum(
        line["found"],
        line["unit"],
        bound=bound,
        half_width=0.0 if isinf(half_width) else half_width,
        absence="",
        sources=tuple(line["ids"][:MOST_SOURCES]),
        demo=line["demo"],
    )


def published(line: Line) -> Datum:
    """The right side: the figure as it is published, with the notes that must go along."""
    return Datum(
        line["value"],
        line["unit"],
        bound=line["bound"],
        value_high=line["value_high"],
        half_width=line["whole_half_width"],
        absence="",
        sources=(line["figure"],),
        demo=line["demo"],
    )


def reported(telling: Telling, line: Line) -> str:
    """11/12: how many of the parts are there; ``+2`` units beside the leagues."""
    w = telling.words
    if line["sort"] == "limit" or line["reason"] == "demo":
        return ""
    told = w("reconciliation.parts", parts=line["parts"], expected=line["expected"])
    return told + (w("reconciliation.units", units=line["units"]) if line["units"] else "")


def difference(telling: Telling, line: Line) -> str:
    """+1,234 人, −0.12 个百分点; nothing where a side is no exact number."""
    if line["difference"] is None or line["bound"] not in ("eq", "about") or not line["exact"]:
        return ""
    return _amount(telling, line["difference"], line["unit"], signed=True)


def allowed(telling: Telling, line: Line) -> str:
    """±550 户: the sum of what both sides may be off by rounding."""
    if not line["allowed"] or isinf(line["allowed"]):
        return ""
    return "±" + _amount(telling, line["allowed"], line["unit"])


def note(telling: Telling, line: Line) -> str:
    """Why a line is not judged, or the explanation that goes with its difference."""
    w = telling.words
    if not line["reason"]:
        joint = "；" if w.chinese else "; "
        return joint.join(text for text in (*line["explanations"], line["coverage"]) if text)
    amount = ""
    if line["difference"] is not None:
        amount = _amount(telling, -line["difference"], line["unit"])
    said = w(_reason_key(line), missing=_missing(telling, line), amount=amount)
    if line["sort"] == "banners" and line["place"] in BESIDE:
        said += w("reconciliation.beside", place=short_place(telling, BESIDE[line["place"]]))
    return said


def _reason_key(line: Line) -> str:
    reason, sort = line["reason"], line["sort"]
    if reason == "parts" and sort == "breakdown":
        return "reconciliation.reason.categories"
    if reason == "rest" and sort == "banners":
        return "reconciliation.reason.rest_of_league"
    return f"reconciliation.reason.{reason}"


def _missing(telling: Telling, line: Line) -> str:
    """Names of what has not been reported, at most six of them."""
    w, codes = telling.words, line["missing"]
    if line["sort"] == "rate":
        names = [indicator_name(telling, code) for code in codes]
    else:
        names = [short_place(telling, code) for code in codes]
    joint = "、" if w.chinese else ", "
    if len(names) <= 6:
        return joint.join(names)
    return w("reconciliation.and_more", names=joint.join(names[:6]), count=len(names))


def _amount(telling: Telling, number: float, unit: str, *, signed: bool = False) -> str:
    """A difference in the base unit, as exact as it is; rates in 百分点."""
    w, size = telling.words, abs(number)
    if 0 < size < LEAST:
        number, digits = 0.0, f"<{LEAST}"
    elif 0 < size < 0.01:
        digits = f"{size:.3f}"
    else:
        digits = f"{size:,.2f}" if unit == RATE_UNIT or size < 100 else f"{size:,.1f}"
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    sign = MINUS if number < 0 else "+" if signed and number > 0 else ""
    if unit == RATE_UNIT:
        return w("change.points", number=sign + digits)
    name = unit_name(unit, w)
    return f"{sign}{digits}{THIN}{name}" if name else sign + digits
