"""One changed figure in words and numbers: 包头市2024年…：91.2 % → 89.7 %（−1.5 个百分点）."""

from atlas.arithmetic import change
from atlas.datum import Datum
from atlas.figures import Figure, breakdown_parts
from atlas.stories.pieces import place_name
from atlas.stories.telling import Telling
from atlas.words.numbers import MINUS, show, show_change

#: a figure before and after; None where it was not there
Pair = tuple[Figure | None, Figure | None]

#: properties that may differ while the number stays, in the order in which they are named
_BESIDE = ("printed", "absence", "status", "explanation", "coverage", "source", "demo")


def sort_of(pair: Pair) -> str:
    """``added``, ``removed`` or ``revised``."""
    old, new = pair
    return "added" if old is None else "removed" if new is None else "revised"


def in_words(telling: Telling, pair: Pair) -> str:
    """包头市 2024年 困难职工帮扶覆盖率：91.2 % → 89.7 %（−1.5 个百分点）."""
    w, (old, new) = telling.words, pair
    figure = new or old
    before, after = _both(telling, pair)
    told = {
        "place": place_name(telling, figure.place),
        "indicator": _named(telling, figure),
        "year": year_name(telling, figure),
        "old": before,
        "new": after,
    }
    if old is None or new is None:
        return w("versions.told_added" if old is None else "versions.told_removed", **told)
    if same_number(pair):
        return w("versions.told_beside", **told, what=beside(telling, pair))
    moved = step(telling, pair)
    return w("versions.told_revised" if moved else "versions.told_plain", **told, step=moved)


def in_full(telling: Telling, pair: Pair) -> str:
    """包头市2024年…：91.2 % → 89.7 %，下降 1.5 个百分点: the change in words, not as a sign."""
    moved = step(telling, pair)
    if not moved or same_number(pair):
        return in_words(telling, pair)
    w, (old, new) = telling.words, pair
    before, after = _both(telling, pair)
    direction = "less" if new.value < old.value else "more"
    kind = "rate" if new.unit == "%" else "amount"
    return w(
        "difference.moved",
        place=place_name(telling, new.place),
        indicator=_named(telling, new),
        year=year_name(telling, new),
        old=before,
        new=after,
        moved=w(f"difference.{kind}_{direction}", amount=moved.lstrip("+±" + MINUS)),
    )


def is_gone(pair: Pair) -> bool:
    """Whether a number is there no longer: not stated any more, or stated to be absent."""
    old, new = pair
    return old is not None and old.value is not None and (new is None or new.value is None)


def _both(telling: Telling, pair: Pair) -> tuple[str, str]:
    """Both numbers as the trade writes them; exactly where they would look the same."""
    shown = [show(datum_of(figure), telling.words) if figure else None for figure in pair]
    texts = tuple(one.text if one else "" for one in shown)
    if texts[0] == texts[1]:
        return tuple(one.exact if one else "" for one in shown)
    return texts


def step(telling: Telling, pair: Pair) -> str:
    """−1.5 个百分点, +3.4 %, +50 户 where that is too little for a percentage; "" where the
    difference of the two may not be told (bounds, missing, zero)."""
    old, new = pair
    if old is None or new is None:
        return ""
    moved = change(datum_of(new), datum_of(old), years=(0, 0))
    if moved.kind == "none":
        return ""
    if round(moved.amount, 1):
        return show_change(moved, telling.words)
    amount = Datum(abs(new.value - old.value), new.unit, absence="")
    text = f"{amount.value:.2g}" if new.unit == "%" else show(amount, telling.words).exact
    sign = "+" if new.value > old.value else MINUS
    return telling.words("change.points", number=sign + text) if new.unit == "%" else sign + text


def beside(telling: Telling, pair: Pair) -> str:
    """Which properties differ where the number does not: 上报说明、状态."""
    old, new = pair
    differing = [name for name in _BESIDE if getattr(old, name) != getattr(new, name)]
    names = [telling.words(f"versions.property.{name}") for name in differing]
    return telling.words("versions.and").join(names or [telling.words("versions.property.other")])


def datum_of(figure: Figure) -> Datum:
    """A figure as blocks carry it, without its notes: they would all become footnotes."""
    return Datum(
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
        value_high=figure.value_high,
        half_width=figure.half_width,
        absence=figure.absence,
        sources=(figure.id,),
        printed=figure.printed,
        demo=figure.demo,
    )


def breakdown_name(telling: Telling, figure: Figure) -> str:
    """非公有制企业 · 100人以上, with 目标 or 门槛 where the figure is no result."""
    catalogue, w = telling.catalogue, telling.words
    names = [
        w.name(catalogue.dimension(dimension).category(category))
        for dimension, category in breakdown_parts(figure.breakdown).items()
    ]
    names += [w(f"kind.{figure.kind}")] if figure.kind != "result" else []
    return " · ".join(names)


def _named(telling: Telling, figure: Figure) -> str:
    name = indicator_name(telling, figure.indicator)
    parts = breakdown_name(telling, figure)
    return telling.words("versions.of_part", indicator=name, part=parts) if parts else name


def year_name(telling: Telling, figure: Figure) -> str:
    w = telling.words
    return w("frame.a_year", year=figure.year) if figure.year else w("origin.no_year")


def same_number(pair: Pair) -> bool:
    old, new = pair
    number = ("value", "value_high", "bound", "absence", "unit")
    return all(getattr(old, name) == getattr(new, name) for name in number)


def indicator_name(telling: Telling, code: str) -> str:
    """The indicator's name; the bare code where only an older catalogue knew it."""
    catalogue = telling.catalogue
    return telling.words.name(catalogue.get(code)) if code in catalogue else code
