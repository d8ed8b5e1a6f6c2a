"""What the catalogue says of an indicator, as frozen values."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["stock", "flow", "rate", "money", "score"]
Nature = Literal["indicator", "event", "target", "org", "derived", "context"]
Direction = Literal["higher", "lower", "none"]
Scoped = Literal["no", "both", "own"]
GoalKind = Literal["target", "threshold", "line"]

Breakdown = tuple[tuple[str, str], ...]
"""Pairs of dimension and category code, sorted by dimension."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where a figure is unremarkable; outside it a written explanation is asked for.

    ``measure``: ``percent`` of last year's figure, ``points`` 百分点 between rates or scores,
    ``value`` for the figure itself in its base unit. ``None`` is an open side.
    """

    low: float | None
    high: float | None
    measure: Literal["percent", "points", "value"]

    def holds(self, number: float) -> bool:
        """Whether ``number`` lies inside, both ends included."""
        return (self.low is None or number >= self.low) and (
            self.high is None or number <= self.high
        )


@dataclass(frozen=True, slots=True)
class Break:
    """A change of method: up to ``last_before`` and from ``first_after`` it is not one series.

    ``date`` is the text of the date, empty where only the two years are known.
    """

    last_before: int
    first_after: int
    date: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A value to reach: a ``target``, a ``threshold`` of a rule, or a ``line`` that is kept."""

    value: float
    bound: Literal["ge", "le"]
    kind: GoalKind
    basis_zh: str
    basis_en: str
    breakdown: Breakdown = ()


@dataclass(frozen=True, slots=True)
class Implied:
    """What a column heading says beyond its indicator: 女会员数 is members, and of women."""

    breakdown: Breakdown = ()
    figure_kind: Literal["", "target", "threshold"] = ""
    period: Literal["", "season", "cumulative"] = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the trade.

    - ``unit`` is the base unit; ``kind`` says how it may be added up; ``nature`` what it is good
      for (only ``indicator`` and ``derived`` ones belong on maps and trends).
    - ``numerator``/``denominator`` are codes: a rate is Σ numerator ÷ Σ denominator × 100, an
      amount per head the same without 100. ``numerator_where`` keeps only some categories
      (认可率 counts 满意 and 基本满意). Neither is set where the quotient has no parts in store.
    - ``part_of``: the indicator that this one can never exceed (an error);
      ``not_above``: the stock that it does not usually exceed (a query, with explanation).
    - ``inherent``: categories that the name itself says, redundant in an upload;
      ``slice_of``: the whole of which it is that slice (``Catalogue.canonical`` folds the two).
    - ``sums_over_places``/``sums_over_time``: whether adding up is allowed; ``not_across``:
      breakdowns whose categories overlap and must not be added (honours across levels).
    - ``scoped``: ``both`` where 全级 and 本级 are different figures, ``own`` where it is always
      the federation's own.
    - ``implies``: headings that carry more than the indicator; ``shared``: headings that several
      indicators answer to, decided by unit or theme or not at all.
    """

    code: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    definition_zh: str
    definition_en: str
    theme: str
    unit: str
    kind: Kind
    nature: Nature = "indicator"
    numerator: str = ""
    denominator: str = ""
    numerator_where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part_of: str = ""
    not_above: str = ""
    slice_of: str = ""
    inherent: Breakdown = ()
    direction: Direction = "none"
    change: Band = Band(None, None, "percent")
    range: Band = Band(0, None, "value")
    breakdowns: tuple[str, ...] = ()
    not_across: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    implies: tuple[tuple[str, Implied], ...] = ()
    breaks: tuple[Break, ...] = ()
    goals: tuple[Goal, ...] = ()
    scoped: Scoped = "no"
    sums_over_places: bool = True
    sums_over_time: bool = False
    order: int = 0
    file: str = ""
    line: int = 0

    @property
    def is_quotient(self) -> bool:
        """Whether it can be rolled up from a numerator and a denominator."""
        return bool(self.numerator)

    @property
    def factor(self) -> float:
        """What the quotient is multiplied with: 100 for %, 1 for an amount per head."""
        return 100.0 if self.unit == "%" else 1.0

    @property
    def break_years(self) -> tuple[tuple[int, int], ...]:
        """(last year before, first year after) of each break of method."""
        return tuple((one.last_before, one.first_after) for one in self.breaks)

    def goal(self, breakdown: Breakdown = ()) -> Goal | None:
        """The goal that holds for this breakdown, if there is one."""
        return next((goal for goal in self.goals if goal.breakdown == breakdown), None)


@dataclass(frozen=True, slots=True)
class Theme:
    """A field of union work, with the question a leader asks of it. ``aliases`` are the words that
    sheets of this field carry in their titles."""

    code: str
    name_zh: str
    name_en: str
    question_zh: str
    question_en: str
    order: int
    aliases: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
