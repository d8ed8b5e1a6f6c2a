"""指标目录: what each figure means, in which unit, of what, and how much of it is in store."""

from atlas.catalogue import Indicator
from atlas.stories.blocks import Column, Row, Section, Story, Table
from atlas.stories.ledger import Ledger
from atlas.stories.pieces import context, finish
from atlas.stories.telling import Questions, Rows, Spec, Telling
from atlas.words.numbers import unit_name

SPEC = Spec("catalogue", years=False)


def questions(telling: Telling) -> Questions:
    return {"holdings": ("catalogue/holdings", {})}


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    w, catalogue = telling.words, telling.catalogue
    held = {row["indicator"]: row for row in rows["holdings"]}
    return finish(
        Story(
            title=w("catalogue.title", count=len(catalogue), held=len(held)),
            context=context(telling),
            sections=tuple(
                Section(
                    (
                        Table(
                            theme.code,
                            w.name(theme),
                            _columns(telling),
                            tuple(
                                _row(telling, indicator, held.get(indicator.code))
                                for indicator in catalogue.theme(theme.code)
                                if indicator.nature != "context"
                            ),
                            subtitle=theme.question_zh if w.chinese else theme.question_en,
                        ),
                    )
                )
                for theme in catalogue.themes()
            ),
        )
    )


def _columns(telling: Telling) -> tuple[Column, ...]:
    return tuple(
        Column(key, telling.words(f"catalogue.{key}"), kind="text")
        for key in ("name", "definition", "unit", "sort", "quotient", "breakdowns", "held")
    )


def _row(telling: Telling, indicator: Indicator, held: dict | None) -> Row:
    w, catalogue = telling.words, telling.catalogue
    definition = indicator.definition_zh if w.chinese else indicator.definition_en
    for one in indicator.breaks:
        reason = one.reason_zh if w.chinese else one.reason_en
        definition += " " + w(
            "catalogue.broken", before=one.last_before, after=one.first_after, reason=reason
        )
    quotient = ""
    if indicator.is_quotient:
        parts = (catalogue.get(indicator.numerator), catalogue.get(indicator.denominator))
        quotient = " ÷ ".join(w.name(part) for part in parts)
    joint = "、" if w.chinese else ", "
    return Row(
        (
            w.name(indicator),
            definition,
            unit_name(indicator.unit, w),
            w(f"catalogue.kind.{indicator.kind}"),
            quotient,
            joint.join(w.name(catalogue.dimension(code)) for code in indicator.breakdowns),
            _held(telling, held),
        )
    )


def _held(telling: Telling, held: dict | None) -> str:
    w = telling.words
    if held is None:
        return w("catalogue.nothing")
    key = "all_demo" if held["figures"] == held["demo_figures"] else "some"
    first, last = held["first_year"] or "—", held["last_year"] or "—"
    years = f"{first}–{last}" if first != last else f"{first}"
    return w(f"catalogue.{key}", figures=f"{held['figures']:,}", years=years)
