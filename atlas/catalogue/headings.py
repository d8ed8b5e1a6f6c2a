"""From several header rows to one indicator: 在档困难职工 over 户数, 帮扶资金 over 金秋助学."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from atlas.catalogue.dimensions import Dimensions
from atlas.catalogue.indicator import Implied, Indicator, Theme
from atlas.catalogue.match import Match, Names
from atlas.catalogue.names import key_of

_KINDS = {
    **dict.fromkeys(
        ("目标", "目标数", "目标值", "目标任务", "年度目标", "任务", "任务数"), "target"
    ),
    **dict.fromkeys(("计划", "计划数", "年度计划", "计划任务"), "target"),
    "门槛": "threshold",
}
_RESULTS = {"完成", "完成数", "实际", "实际数", "实绩"}


class Headings:
    """Reads a column's headings, top row first."""

    def __init__(self, names: Names, dimensions: Dimensions, themes: Iterable[Theme]) -> None:
        self._names, self._dimensions = names, dimensions
        self._words = {
            key_of(text): one.code
            for one in themes
            for text in (one.name_zh, one.name_en, *one.aliases)
        }

    def theme(self, title: str) -> str | None:
        """The theme whose words stand in a title, or None where it is none or more than one.

        A word inside a longer one does not count: 乡镇街道工会 is no 工会组织.
        """
        key = key_of(title)
        found = [word for word in self._words if word in key]
        alone = [word for word in found if not any(word in o and word != o for o in found)]
        themes = {self._words[word] for word in alone}
        return themes.pop() if len(themes) == 1 else None

    def resolve(
        self,
        parts: Sequence[str],
        indicators: dict[str, Indicator],
        unit: str | None = None,
        theme: str | None = None,
    ) -> Match:
        """The indicator of headings that stand above one column, never by leaving a part out.

        Tried in turn: all parts as one name; the last part below a heading that is only its
        theme; one part as the indicator and the others as categories it can be broken down by;
        the last part as a slice of the whole above it (送温暖资金 below 帮扶资金).
        """
        texts = [text for text in dict.fromkeys(parts) if key_of(text)]
        if not texts:
            return Match(None, "none")
        whole = self._names.resolve("".join(texts), unit, theme)
        if whole.code or len(texts) == 1:
            return self._with_category(whole, texts[-1], indicators)
        field = self._words.get(_bare(texts[0]))
        if field is not None:
            below = self.resolve(texts[1:], indicators, unit, field)
            if below.how != "none":
                return below
        found = [
            match
            for at in range(len(texts))
            if (match := self._one(texts, at, indicators, unit, theme))
        ]
        codes = tuple(dict.fromkeys(str(match.code) for match in found))
        if len(codes) == 1:
            return found[0]
        if not codes and (part := self._part_below(texts, indicators, unit, theme)):
            return part
        asked = codes or tuple(self._names.resolve(text, unit, theme).code or "" for text in texts)
        candidates = tuple(code for code in (*whole.candidates, *asked) if code)
        return Match(None, "ambiguous" if candidates else "none", candidates)

    def _with_category(self, match: Match, text: str, indicators: dict[str, Indicator]) -> Match:
        """满意 as a heading of its own is the indicator that its unit or theme settles, and the
        category of that name."""
        if match.how not in ("unit", "theme") or match.code is None or match.implied.breakdown:
            return match
        pairs: dict[str, str] = {}
        if not self._take(text, indicators[match.code], pairs) or not pairs:
            return match
        implied = replace(match.implied, breakdown=tuple(sorted(pairs.items())))
        return replace(match, implied=implied)

    def _part_below(
        self,
        texts: Sequence[str],
        indicators: dict[str, Indicator],
        unit: str | None,
        theme: str | None,
    ) -> Match | None:
        """The last heading, where each one above it is its whole or a word of its own name."""
        leaf = self._names.resolve(texts[-1], unit, theme)
        if leaf.code is None:
            # 满意 below 满意率: votes and shares share the name, and the heading says which
            above = {self._names.resolve(text, unit, theme).code for text in texts[:-1]}
            named = [code for code in leaf.candidates if code in above]
            if len(named) != 1:
                return None
            leaf = Match(named[0], "unit", leaf.candidates)
        indicator = indicators[leaf.code]
        wholes = {indicator.code, indicator.slice_of, indicator.part_of} - {""}

        def holds(text: str) -> bool:
            above = self._names.resolve(text, unit, theme)
            return above.code in wholes or key_of(text) in key_of(texts[-1])

        if not all(holds(text) for text in texts[:-1]):
            return None
        return self._with_category(leaf, texts[-1], indicators)

    def _one(
        self,
        texts: Sequence[str],
        at: int,
        indicators: dict[str, Indicator],
        unit: str | None,
        theme: str | None,
    ) -> Match | None:
        """``texts[at]`` as the indicator, every other one as a category, a total or a kind."""
        match = self._names.resolve(texts[at], unit, theme)
        if match.code is None:
            return None
        indicator = indicators[match.code]
        pairs, kind = dict(match.implied.breakdown), match.implied.figure_kind
        for text in (*texts[:at], *texts[at + 1 :]):
            key = key_of(text)
            if key in _KINDS:
                kind = _KINDS[key]  # type: ignore[assignment]
            elif key not in _RESULTS and not self._take(text, indicator, pairs):
                return None
        implied = Implied(tuple(sorted(pairs.items())), kind, match.implied.period)
        return Match(
            match.code, match.how, match.candidates, implied, match.unit_text, match.unit_fits
        )

    def _take(self, text: str, indicator: Indicator, pairs: dict[str, str]) -> bool:
        """Add the category that ``text`` names to ``pairs``; False where it names none of them."""
        allowed = (*indicator.breakdowns, *(dimension for dimension, _ in indicator.inherent))
        hits = [self._dimensions.resolve(text, dimension) for dimension in allowed]
        named = [hit for hit in hits if hit.category is not None]
        if len(named) == 1 and named[0].dimension not in pairs:
            pairs[str(named[0].dimension)] = str(named[0].category)
            return True
        compound = None if named else self._dimensions.compound(text, allowed)
        if compound and not set(dict(compound)) & set(pairs):
            pairs.update(compound)
            return True
        return not named and self._dimensions.resolve(text).is_total


def _bare(text: str) -> str:
    """A heading without the words that only say it is a section: 困难帮扶工作情况 → 困难帮扶."""
    key = key_of(text)
    for ending in ("统计", "情况", "工作", "建设情况", "指标"):
        key = key.removesuffix(ending)
    return key
