"""The truth of a cell: what its row, column and table mean together with what was written in it."""

from decimal import Decimal

from atlas.figures import breakdown_text
from tests.workbooks.amounts import Amount
from tests.workbooks.table import Meaning
from tests.workbooks.truth import Said


def said(sheet: str, cell: str, means: Meaning, amount: Amount) -> Said:
    """The truth of one cell."""

    def in_base(value: Decimal | None) -> float | None:
        return None if value is None else float(value * means.factor)

    return Said(
        sheet,
        cell,
        means.indicator,
        means.place,
        means.year,
        means.base,
        in_base(amount.value),
        breakdown_text(dict(means.breakdown)),
        amount.bound,
        in_base(amount.high),
        amount.absence,
        means.scope,
        asked=means.asked or amount.error or amount.unsaved,
        readable=not (amount.error or amount.unsaved),
    )
