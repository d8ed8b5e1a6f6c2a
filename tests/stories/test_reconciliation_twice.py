"""The ledger computed a second time, in plain Python, over the sample figures and some faults."""

from collections import Counter, defaultdict
from math import inf, isclose
from pathlib import Path

import pytest

from atlas.catalogue import load_catalogue
from atlas.figures import REGION, Figure, breakdown_parts, breakdown_text
from atlas.places import Places
from atlas.publishing import check, read_upload
from atlas.query import ask
from atlas.store import Reference, Store
from tests.store.building import publish

CATALOGUE, PLACES = load_catalogue(), Places.load()
SAMPLES = Path(__file__).parents[2] / "sample_data"
YEAR = 2023
FILES = (
    "示例_组织建设_盟市_2015—2024.xlsx",
    "示例_帮扶资金_盟市_2015—2024.xlsx",
    "示例_会员评家_盟市_2015—2024.xlsx",
    "示例_困难帮扶_旗县_2020—2024.xlsx",
    "示例_困难帮扶_盟市_2015—2024.xlsx",
    "示例_历年_全区_2015—2024.xlsx",
)
BESIDE = {"150781", "152501"}


def faults(figures: list[dict]) -> list[Figure]:
    """Some of the demonstration figures, wrong in a way that each status needs."""
    by_key = {(one["indicator"], one["place"], one["breakdown"]): one for one in figures}

    def again(indicator: str, place: str, times: float, **more) -> Figure:
        old = by_key[indicator, place, ""]
        names = [name for name in Figure.__slots__ if not name.startswith("_")]
        kept = {name: old[name] for name in names} | {"upload": "", "sheet": "", "cell": ""}
        return Figure(**(kept | {"value": round(old["value"] * times), "printed": "改"} | more))

    return [
        again("grassroots_unions", REGION, 0.98),
        again("hardship_households", "150200", 0.7, explanation="跨年建档"),
        again("members", REGION, 1.05),
        again("workers", REGION, 1, half_width=50_000.0),
        again("workers", "150100", 1.001, half_width=500.0),
        again("appraisal_votes", "150300", 1.2),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One year of the samples as they are read from their workbooks, then the faults."""
    store = Store(tmp_path_factory.mktemp("twice") / "lake")
    checked = check([read_upload(SAMPLES / "demo" / name) for name in FILES])
    year = [one.with_(upload="") for one in checked.figures if one.year == YEAR]
    publish(store, {one.id: one for one in year}.values(), demo=True)
    publish(store, faults(store.facts(0).to_pylist()), message="差错", demo=True)
    return store


class Naive:
    """Dictionaries and loops; ``judged`` is (sort, way, id of the whole) → (status, reason)."""

    def __init__(self, rows: list[dict]) -> None:
        self.rows = self.preferred(
            one for one in rows if one["kind"] == "result" and one["value"] is not None
        )
        self.absent = [one for one in rows if one["absence"] == "inapplicable"]
        self.judged: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.by_key = defaultdict(list)
        for one in self.rows:
            self.by_key[self.key(one)].append(one)
        for whole in self.rows:
            self.places(whole)
            self.categories(whole)
            self.rate(whole)
            self.limit(whole)

    @staticmethod
    def preferred(rows) -> list[dict]:
        """Of several figures for one year: annual, then of a season, then the latest point."""
        groups = defaultdict(list)
        for one in rows:
            cumulative = one["period"] == "cumulative"
            key = tuple(one[name] for name in ("indicator", "place", "year_from", "breakdown"))
            groups[*key, one["scope"], one["demo"], cumulative].append(one)
        order = {"year": 2, "season": 1}
        return [
            max(group, key=lambda one: (order.get(one["period"], 0), one["as_of"]))
            for group in groups.values()
        ]

    @staticmethod
    def key(one: dict, **other) -> tuple:
        said = one | other
        named = ("indicator", "place", "breakdown", "year_from", "demo")
        return (*(said[name] for name in named), said["period"] == "cumulative")

    @staticmethod
    def low(one: dict) -> float:
        return one["value"] - one["half_width"] if one["bound"] == "eq" else -inf

    @staticmethod
    def high(one: dict) -> float:
        return one["value"] + one["half_width"]

    def fitting(self, whole: dict, **other) -> dict | None:
        """The part under that key: of the same scope where there are several."""
        own, season = whole["scope"] == "own", whole["period"] == "season"
        found = [
            one
            for one in self.by_key[self.key(whole, **other)]
            if (one["scope"] == "own") == own and (one["period"] == "season") == season
        ]
        return max(found, key=lambda one: one["scope"] == whole["scope"], default=None)

    def judge(self, place: tuple, whole: dict, parts: list[dict], lacking, plausible) -> None:
        value = sum(one["value"] for one in parts)
        low, high = sum(map(self.low, parts)), sum(map(self.high, parts))
        small = 1e-9 * abs(whole["value"])
        above, below = low > self.high(whole) + small, high < self.low(whole) - small
        reason = ""
        if place[0] == "breakdown":
            reason = "parts" if below and lacking else ""
        elif lacking and not above:
            reason = "parts"
        elif below and high >= plausible * self.low(whole):
            reason = "rest"
        self.settle(place, whole, parts, value, reason, above or below)

    def settle(self, place, whole, parts, value, reason, apart, limit=False) -> None:
        told = any(one["explanation"] for one in (whole, *parts))
        same = isclose(value, whole["value"], rel_tol=1e-9, abs_tol=whole["half_width"] + 1e-9)
        status = "equal" if same or limit else "rounding"
        if apart:
            status = "explained" if told else "unequal"
        self.judged[*place, whole["id"]] = ("open" if reason else status, reason)

    def places(self, whole: dict) -> None:
        meaning = CATALOGUE.get(whole["indicator"])
        level = {"region": "leagues", "league": "banners"}.get(PLACES.get(whole["place"]).level)
        if not level or meaning.kind in ("rate", "score") or not meaning.sums_over_places:
            return
        if whole["scope"] == "own":
            return
        parts, waited = [], []
        for child in PLACES.children(whole["place"]):
            if child.level not in ("league", "unit", "banner") or child.code in BESIDE:
                continue
            if part := self.fitting(whole, place=child.code):
                parts.append(part)
            elif child.level != "unit" and not any(
                (one["place"], one["indicator"], one["breakdown"])
                == (child.code, whole["indicator"], whole["breakdown"])
                for one in self.absent
            ):
                waited.append(child.code)
        if parts:
            share = 0.6 if level == "leagues" else 0.5
            self.judge((level, level), whole, parts, bool(waited), share)

    def categories(self, whole: dict) -> None:
        meaning = CATALOGUE.get(whole["indicator"])
        if meaning.kind in ("rate", "score"):
            return
        said = breakdown_parts(whole["breakdown"])
        for dimension in CATALOGUE.dimensions():
            if not dimension.additive or dimension.code in (*said, *meaning.not_across):
                continue
            single = [one.code for one in dimension.categories if not one.merged]
            parts = {}
            for code in single:
                cut = breakdown_text(said | {dimension.code: code})
                if part := self.fitting(whole, breakdown=cut):
                    parts[code] = part
            for one in CATALOGUE:
                of_it = one.slice_of == whole["indicator"] and one.inherent[0][0] == dimension.code
                if of_it and (part := self.fitting(whole, indicator=one.code)):
                    parts[one.inherent[0][1]] = part
            if parts:
                lacking = len(parts) < len(single)
                place = ("breakdown", dimension.code)
                self.judge(place, whole, list(parts.values()), lacking, 1)

    def rate(self, whole: dict) -> None:
        meaning = CATALOGUE.get(whole["indicator"])
        if not meaning.is_quotient:
            return
        said = breakdown_parts(whole["breakdown"])
        cuts = [{dim: one} for dim, kept in meaning.numerator_where for one in kept] or [{}]
        above = [
            next(
                iter(self.by_key[self.key(whole, indicator=meaning.numerator, breakdown=cut)]), None
            )
            for cut in (breakdown_text(said | cut) for cut in cuts)
        ]
        below = next(iter(self.by_key[self.key(whole, indicator=meaning.denominator)]), None)
        known = all(above)
        if not known and below is None:
            return
        if not known or below is None or self.low(below) <= 0:
            self.judged["rate", "", whole["id"]] = ("open", "side")
            return
        value = sum(one["value"] for one in above) / below["value"] * meaning.factor
        low = sum(map(self.low, above)) / self.high(below) * meaning.factor
        high = sum(map(self.high, above)) / self.low(below) * meaning.factor
        small = 1e-9 * abs(whole["value"])
        apart = low > self.high(whole) + small or high < self.low(whole) - small
        self.settle(("rate", ""), whole, [*above, below], value, "", apart)

    def limit(self, part: dict) -> None:
        meaning = CATALOGUE.get(part["indicator"])
        if not meaning.part_of:
            return
        for whole in self.by_key[self.key(part, indicator=meaning.part_of)]:
            if (whole["scope"] == "own") == (part["scope"] == "own"):
                apart = self.low(part) > self.high(whole) * (1 + 1e-9)
                place = ("limit", part["indicator"])
                self.settle(place, whole, [part], part["value"], "", apart, limit=True)


def test_both_computations_come_to_the_same_for_every_line_and_status(store) -> None:
    reader = store.reader(1, Reference.of(CATALOGUE, PLACES))
    lines = ask(reader, "reconciliation/lines", year=YEAR, places=[])
    found = {
        (line["sort"], line["way"], line["figure"]): (line["status"], line["reason"])
        for line in lines
    }
    assert len(found) == len(lines) > 1000
    expected = Naive(store.facts(1).to_pylist()).judged
    differing = {
        key: (found.get(key), expected.get(key))
        for key in found.keys() | expected.keys()
        if found.get(key) != expected.get(key)
    }
    assert differing == {}
    counts = Counter(status for status, _ in found.values())
    assert set(counts) == {"unequal", "explained", "rounding", "open", "equal"}
