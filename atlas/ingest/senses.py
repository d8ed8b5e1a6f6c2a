"""From the names above and beside a cell to its indicator, breakdown, unit and kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from atlas.catalogue import Breakdown, Match
from atlas.catalogue.indicator import Indicator
from atlas.figures import Period, Scope, breakdown_text
from atlas.ingest.categories import read_categories
from atlas.ingest.files.limits import MAX_SUGGESTED_NAMES
from atlas.ingest.layout.column import Column
from atlas.ingest.layout.knowledge import Knowledge
from atlas.ingest.layout.narrowing import NOT_NARROWED, Narrowed, Narrowing
from atlas.ingest.narrowing_cuts import kind_of, narrow
from atlas.ingest.seasons import in_season, of_season
from atlas.ingest.sense import Categories, Doubt, Names, Sense
from atlas.ingest.settling import not_understood, settle

_ONE = Decimal(1)
_CHOICES = 5
_DEFAULT_SCOPE: dict[str, Scope] = {"both": "all", "own": "own", "no": ""}


@dataclass(slots=True)
class Senses:
    """Asks the catalogue once for each combination of names that stands in the sheet; ``cuts``:
    words of the title that narrowed some of them, each with the category it was taken for."""

    known: Knowledge
    theme: str | None = None
    narrowed: Narrowed = NOT_NARROWED
    cuts: dict[str, str] = field(default_factory=dict)
    _found: dict[tuple[Names, int, str, Categories], Sense | Doubt] = field(default_factory=dict)
    _suggested: int = 0

    def settle_theme(self, columns: Iterable[Column], row_names: Iterable[Names]) -> None:
        """Where the title names no theme, the one of most indicators that are beyond doubt."""
        resolve = self.known.catalogue.resolve_headings
        names = [one.parts for one in columns if one.parts] + list(row_names)
        codes = [code for parts in names if (code := resolve(parts).code)]
        themes = Counter(self.known.catalogue.get(code).theme for code in codes)
        self.theme = self.known.title.theme or (themes.most_common(1)[0][0] if themes else None)

    def settled(self) -> Iterator[tuple[Names, int, Sense]]:
        """(names of rows, column, sense) of every combination that was settled."""
        for (names, column, _, _), sense in self._found.items():
            if isinstance(sense, Sense):
                yield names, column, sense

    def find(
        self, row_names: Names, column: Column, row_unit: str, categories: Categories
    ) -> Sense | Doubt:
        """The sense of a cell: names of its row and column, the row's unit and categories."""
        key = (row_names, column.index, row_unit, categories)
        found = self._found.get(key)
        if found is None:
            found = self._find(row_names, column, row_unit, categories)
            self._found[key] = found
        return found

    def _find(
        self, row_names: Names, column: Column, row_unit: str, categories: Categories
    ) -> Sense | Doubt:
        unit = row_unit or column.unit
        names = self._without_dimensions((*row_names, *column.parts))
        match, categories = self._match(names, column, unit, categories)
        if match.code is None:
            name = " / ".join(names)
            rule = "unknown_indicator" if name else "no_indicator"
            unclear, settled = not_understood(self.known, names, unit)
            choices = self._choices(match, name, unit)
            return Doubt(rule, name, choices, unclear=unclear, settled=settled)
        pairs = read_categories(self.known, self.known.catalogue.get(match.code), match, categories)
        if isinstance(pairs, Doubt):
            return pairs
        code, breakdown = self.known.catalogue.canonical(match.code, pairs)
        cut = narrow(code, breakdown, self.narrowed, self.known.catalogue)
        if isinstance(cut, Narrowing):
            return Doubt("narrowed_by_title", cut.word)
        self.cuts.update(cut.by)
        return self._with_unit(cut.code, cut.breakdown, match, unit or match.unit_text)

    def _choices(self, match: Match, name: str, unit: str) -> tuple[str, ...]:
        """Codes to choose from: of the printed unit only, those of the sheet's theme first."""
        codes = match.candidates
        if not codes and name and self._suggested < MAX_SUGGESTED_NAMES:
            self._suggested += 1
            codes = self.known.catalogue.suggest(name, limit=15)
        catalogue = self.known.catalogue
        fitting = [code for code in codes if not unit or catalogue.factor(code, unit) is not None]
        ordered = sorted(fitting, key=lambda code: catalogue.get(code).theme != self.theme)
        return tuple(dict.fromkeys(ordered or codes))[:_CHOICES]

    def _without_dimensions(self, names: Names) -> Names:
        """按所有制分 over 国有企业 says nothing that the category does not say."""
        catalogue = self.known.catalogue
        kept = tuple(
            name
            for name in names
            if self.known.dimension(name) is None
            or catalogue.resolve(name).how != "none"
            or self.known.is_category(name)
        )
        return kept or names

    def _match(
        self, names: Names, column: Column, unit: str, categories: Categories
    ) -> tuple[Match, Categories]:
        """The indicator of the names, of what was chosen for them, or of the sheet's title."""
        catalogue = self.known.catalogue
        if column.chosen:
            rest = tuple(("", name) for name in names if self.known.is_category(name))
            return Match(column.chosen, "name"), (*categories, *rest)
        chosen = self.known.chosen.indicators
        whole = " / ".join(names)
        if chosen.get(whole):
            return Match(chosen[whole], "name"), categories
        said = names
        names = tuple(
            catalogue.get(chosen[name]).name_zh if chosen.get(name) else name for name in said
        )
        headed = bool(column.path or names)
        match = settle(self.known, self.theme, names, unit, headed)
        if self.known.title.season and not any(map(chosen.get, said)):
            match = in_season(match, catalogue)
        return match, categories

    def _with_unit(self, code: str, breakdown: Breakdown, match: Match, unit: str) -> Sense | Doubt:
        catalogue = self.known.catalogue
        indicator = catalogue.get(code)
        factor: Decimal | None = _ONE
        named = bool(unit)
        if unit:
            printed, unit = unit, self.known.chosen.units.get(unit, unit)
            factor = catalogue.factor(code, unit)
            if factor is None:
                known = catalogue.find_unit(unit) is not None
                rule = "unit_mismatch" if known else "unknown_unit"
                return Doubt(rule, printed, (), indicator.unit)
        else:
            unit, factor = self._title_unit(indicator)
            if factor is None:
                return Doubt("unit_mismatch", unit, (), indicator.unit)
        stock = indicator.kind == "stock"
        season = of_season(indicator) or (self.known.title.season and not stock)
        implied: Period = match.implied.period or ("season" if season else "year")
        return Sense(
            code=code,
            breakdown=breakdown_text(dict(breakdown)),
            unit=indicator.unit,
            printed_unit=unit,
            factor=factor,
            kind=match.implied.figure_kind or kind_of(indicator, self.narrowed),
            period=implied,
            scope=_DEFAULT_SCOPE[indicator.scoped],
            stock=stock,
            how=match.how,
            others=tuple(one for one in match.candidates if one != code),
            unit_over=self._overridden(code, unit, factor, named) if unit else "",
            unit_from="" if named else ("title" if unit else "default"),
        )

    def _overridden(self, code: str, unit: str, factor: Decimal, named: bool) -> str:
        """A unit of the title that could be meant too: its only one, where a nearer one was
        printed; any other one, where the title prints several (单位：元、万元)."""
        units = self.known.title.units
        if named and len(units) != 1:
            return ""
        for other in units:
            worth = self.known.catalogue.factor(code, other) if other != unit else None
            if worth is not None and worth != factor:
                return other
        return ""

    def _title_unit(self, indicator: Indicator) -> tuple[str, Decimal | None]:
        """The unit of the 单位 line that can be one of this indicator, else its base unit.

        A 单位：万元 above households says nothing of them; 单位：万人 above households does.
        """
        catalogue, chosen = self.known.catalogue, self.known.chosen.units
        units = [chosen.get(unit, unit) for unit in self.known.title.units]
        for unit in units:
            factor = catalogue.factor(indicator.code, unit)
            if factor is not None:
                return unit, factor
        for unit in units:
            found = catalogue.find_unit(unit)
            if found is None or indicator.unit in ("%", "分") or _is_money(found.base, indicator):
                continue
            if found.factor != _ONE:
                return unit, None
        return "", _ONE


def _is_money(base: str, indicator: Indicator) -> bool:
    """Whether either is money: 单位：万元 is not meant for people, nor 单位：万人次 for money."""
    return "元" in base or "元" in indicator.unit
