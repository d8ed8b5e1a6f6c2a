"""What is wrong or strange in a draft, alone and beside the version it would be published on."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa

from atlas.catalogue import Catalogue, load_catalogue
from atlas.checks.explained import explained_before
from atlas.checks.findings import finding, in_order, named_ids
from atlas.checks.ground import Ground, Printed
from atlas.checks.rules import Rule, rules
from atlas.checks.sentences import Worded, worded
from atlas.figures import Figure, Finding
from atlas.places import Places
from atlas.store.schema import SCHEMA, facts_table

__all__ = [
    "Printed",
    "Rule",
    "Worded",
    "check_figures",
    "explained_before",
    "rules",
    "worded",
]

NOTHING_PRINTED = Printed()


def check_figures(
    figures: Sequence[Figure],
    facts: pa.Table | None = None,
    printed: Printed = NOTHING_PRINTED,
    *,
    catalogue: Catalogue | None = None,
    places: Places | None = None,
    this_year: int | None = None,
) -> tuple[Finding, ...]:
    """All findings of all rules, errors first; never only the first offender.

    ``facts``: those of the version to publish on (``Store.facts``); None checks the draft alone.
    ``printed``: totals and titles of the sheets, to be held against the figures.
    The detail ``upload`` of a finding says which file it is in.
    """
    known = {"this_year": this_year or datetime.now(UTC).year}
    draft = facts_table(figures)
    ground = Ground(
        draft,
        printed,
        SCHEMA.empty_table() if facts is None else facts,
        catalogue or load_catalogue(),
        places or Places.load(),
    )
    try:
        answers = [(rule, ground.ask(rule.question.sql, _asked(rule, known))) for rule in rules()]
        ids = set().union(*(named_ids(rows) for _, rows in answers))
        named = ground.figures(ids)
    finally:
        ground.close()
    found = (finding(rule, row, named) for rule, rows in answers for row in rows)
    return in_order(found, draft)


def _asked(rule: Rule, known: dict[str, object]) -> dict[str, object]:
    return {name: known[name] for name in rule.question.parameters}
