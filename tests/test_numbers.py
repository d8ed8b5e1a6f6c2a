"""Numbers are written as the trade writes them, the same in every place, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.arithmetic import Change
from atlas.datum import Datum, missing
from atlas.figures import Figure
from atlas.words import words
from atlas.words.numbers import MINUS, THIN, scale_of, scaled_unit, show, show_change, unit_name

ZH, EN = words("zh"), words("en")
GAP = "\u2009"


def figure(value: float, unit: str, half_width: float = 0, **more: object) -> Datum:
    return Datum(value, unit, half_width=half_width, absence="", **more)


@pytest.mark.parametrize(
    ("datum", "zh", "en"),
    [
        # the decimals of the source, in the scale of the trade
        (figure(87_822_000, "元", 500), f"8,782.2{GAP}万元", f"87.82{THIN}m yuan"),
        (figure(52_000, "户", 500), f"5.2{GAP}万户", f"52{THIN}k households"),
        (figure(12_500, "人", 50), f"1.25{GAP}万人", f"12.5{THIN}k people"),
        (figure(671_000_000, "元", 500_000), f"6.71{GAP}亿元", f"671{THIN}m yuan"),
        (figure(1_080_000, "人次", 5_000), f"108{GAP}万人次", f"1.08{THIN}m person-times"),
        (figure(64_000, "个", 500), f"6.4{GAP}万个", f"64{THIN}k"),
        # without a rounding of its own: one decimal of 万, two of 亿
        (figure(5_708_000, "人"), f"570.8{GAP}万人", f"5.71{THIN}m people"),
        (figure(312_345_678, "元"), f"3.12{GAP}亿元", f"312.35{THIN}m yuan"),
        (figure(427, "个"), f"427{GAP}个", "427"),
        (figure(9_999, "户"), f"9,999{GAP}户", f"10.0{THIN}k households"),
        # rates: the decimals of the source; a computed one has one decimal
        (figure(94.1, "%", 0.05), f"94.1{THIN}%", f"94.1{THIN}%"),
        (figure(80, "%", 0.5), f"80{THIN}%", f"80{THIN}%"),
        (figure(94.5454, "%", 1.7, formula="quotient"), f"94.5{THIN}%", f"94.5{THIN}%"),
        (figure(100.0, "%", formula="quotient"), f"100.0{THIN}%", f"100.0{THIN}%"),
        # bounds stay with the number, wherever it goes
        (figure(80, "%", bound="ge"), f"≥80{THIN}%", f"≥80{THIN}%"),
        (figure(6_300_000, "元", bound="ge"), f"≥630.0{GAP}万元", f"≥6.30{THIN}m yuan"),
        (figure(70, "%", bound="about"), f"≈70{THIN}%", f"≈70{THIN}%"),
        (figure(8, "个", bound="le"), f"≤8{GAP}个", "≤8"),
        (
            figure(100, "人", bound="range", value_high=150),
            f"100–150{GAP}人",
            f"100–150{THIN}people",
        ),
        (figure(-23_400, "元", 50), f"{MINUS}2.34{GAP}万元", f"{MINUS}23.4{THIN}k yuan"),
    ],
)
def test_a_figure_is_written_as_the_trade_writes_it(datum: Datum, zh: str, en: str) -> None:
    assert show(datum, ZH).text == zh
    assert show(datum, EN).text == en


@pytest.mark.parametrize(
    ("datum", "exact"),
    [
        (figure(87_822_000, "元", 500), f"87,822,000{GAP}元"),
        (figure(80, "%", bound="ge"), f"≥80{THIN}%"),
        (figure(1596.7636, "元", formula="quotient"), f"1,596.8{GAP}元"),
        (figure(10.523, "人", formula="quotient"), f"10.52{GAP}人"),
    ],
)
def test_hover_and_table_give_the_exact_number_with_its_bound(datum: Datum, exact: str) -> None:
    assert show(datum, ZH).exact == exact


@pytest.mark.parametrize("absence", ["unreported", "inapplicable", "suppressed", "blank"])
def test_the_kinds_of_missing_differ_and_none_is_zero(absence: str) -> None:
    shown = show(missing("户", absence), ZH)
    assert shown.text == shown.exact == ZH(f"absence.{absence}")
    assert not any(sign.isdigit() for sign in shown.text)
    others = {"unreported", "inapplicable", "suppressed", "blank"} - {absence}
    assert shown.text not in {show(missing("户", other), ZH).text for other in others}


def test_a_figure_that_is_not_yet_drawn_is_written_like_its_datum() -> None:
    """A footnote is previewed on the figures of a draft, before any page makes data of them."""
    read = Figure("members", "150000", 2017, 5_708_000.0, "人", "570.8万", half_width=500.0)
    zh = words("zh")
    assert show(read, zh) == show(Datum(5_708_000.0, "人", half_width=500.0), zh)
    assert show(read, zh).text == "570.8\u2009万人"


def test_nought_is_a_number() -> None:
    assert show(figure(0, "户"), ZH).text == f"0{GAP}户"


@given(st.floats(-0.04, 0.04))
def test_nothing_is_ever_minus_nought(value: float) -> None:
    assert not show(figure(value, "%", 0.05), ZH).number.startswith(f"{MINUS}0.0")


magnitudes = st.floats(-1e12, 1e12).map(lambda value: round(value, 2))


@given(
    magnitudes, st.sampled_from([0, 0.05, 0.5, 50, 500, 5000]), st.sampled_from(["户", "元", "%"])
)
def test_what_is_printed_reads_back_within_its_last_decimal(
    value: float, half_width: float, unit: str
) -> None:
    datum = figure(value, unit, half_width)
    for language in (ZH, EN):
        shown = show(datum, language)
        divisor = scale_in(shown.unit, unit_name(unit, language))
        decimals = len(shown.number.partition(".")[2])
        printed = float(shown.number.replace(",", "").replace(MINUS, "-"))
        assert abs(printed - value / divisor) <= 0.5 * 10**-decimals * (1 + 1e-6) + 1e-9


def scale_in(shown_unit: str, plain: str) -> float:
    prefix = shown_unit.removesuffix(plain).strip()
    return {"": 1, "万": 1e4, "亿": 1e8, "k": 1e3, "m": 1e6, "bn": 1e9}[prefix]


def test_a_column_has_one_scale_that_of_its_middle() -> None:
    amounts = [312.0, 45_000_000.0, 61_000_000.0, 52_000_000.0, 0.0]
    scale = scale_of(amounts, "元", ZH)
    assert (scale, scaled_unit("元", scale, ZH)) == (1e4, "万元")
    assert show(figure(312, "元"), ZH, scale).text == f"0.03{GAP}万元"
    assert show(figure(0, "元"), ZH, scale).text == f"0.0{GAP}万元"
    assert show(figure(52_000_000, "元", 50_000), ZH, scale).text == f"5,200{GAP}万元"
    assert scaled_unit("元", scale_of(amounts, "元", EN), EN) == "m yuan"


@pytest.mark.parametrize(("values", "unit"), [([], "户"), ([0.0], "户"), ([94.1, 96.0], "%")])
def test_rates_and_empty_columns_are_not_scaled(values: list[float], unit: str) -> None:
    assert scale_of(values, unit, ZH) == 1.0


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (Change("points", 1.24), "+1.2 个百分点", "+1.2 pp"),
        (Change("points", -0.04), "±0.0 个百分点", "±0.0 pp"),
        (Change("percent", -3.4), f"{MINUS}3.4{THIN}%", f"{MINUS}3.4{THIN}%"),
        (Change("percent", 1234.5), f"+1,234.5{THIN}%", f"+1,234.5{THIN}%"),
        (Change("none", refusal="break"), ZH("change.break"), EN("change.break")),
    ],
)
def test_a_change_names_its_unit_or_its_refusal(change: Change, zh: str, en: str) -> None:
    assert show_change(change, ZH) == zh
    assert show_change(change, EN) == en
