"""Every number form of the trade leads to its value, bound, rounding and unit, and back."""

import csv
import re
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.catalogue import load_catalogue
from atlas.ingest.files.raw import RawCell
from atlas.ingest.values import numbers
from atlas.ingest.values.numbers import NotANumberError, Reading, read_cell, read_number, read_text
from atlas.ingest.values.numerals import mixed_value, numeral_value, scale_of, scale_words

REAL = Path(__file__).parents[2] / "sample_data" / "real" / "figures.tsv"


def short(reading: Reading) -> tuple[float | None, str, str, float]:
    return reading.value, reading.unit_hint, reading.bound, reading.half_width


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "half_width"),
    [
        ("8782.2万元", 87_822_000, "元", "eq", 500),
        ("6.4万个", 64_000, "个", "eq", 500),
        ("1.25万名", 12_500, "名", "eq", 50),
        ("108万人次", 1_080_000, "人次", "eq", 5_000),
        ("5.2万户", 52_000, "户", "eq", 500),
        ("21万元", 210_000, "元", "eq", 5_000),
        ("7.54亿", 754_000_000, "", "eq", 500_000),
        ("221.93万户(次)", 2_219_300, "户(次)", "eq", 50),
        ("94.1%", 94.1, "%", "eq", 0.05),
        ("80%", 80, "%", "eq", 0.5),
        ("457起", 457, "起", "eq", 0),
        ("73 500元", 73_500, "元", "eq", 0),
        ("73\u00a0500", 73_500, "", "eq", 0),
        ("1,234,567.89元", 1_234_567.89, "元", "eq", 0.005),
        ("１，２３４．５％", 1_234.5, "%", "eq", 0.05),
        ("'457", 457, "", "eq", 0),
        ("457①", 457, "", "eq", 0),
        ("457*", 457, "", "eq", 0),
        ("10²", 10, "", "eq", 0),
        ("(12.5)", -12.5, "", "eq", 0.05),
        ("（1,234）", -1_234, "", "eq", 0),
        ("−5", -5, "", "eq", 0),
        ("3亿5000万", 350_000_000, "", "eq", 5_000),
        ("百分之八十", 80, "%", "eq", 0),
        ("两次", 2, "次", "eq", 0),
        ("四级", 4, "级", "eq", 0),
        ("五大类", 5, "类", "eq", 0),
        ("6大项", 6, "项", "eq", 0),
        ("三個", 3, "个", "eq", 0),
        ("二十五项", 25, "项", "eq", 0),
        ("1.2E+06", 1_200_000, "", "eq", 50_000),
        ("30000元/家", 30_000, "元/家", "eq", 0),
        ("每户发放1000元", 1_000, "元/户", "eq", 0),
        ("10万多人次", 100_000, "人次", "ge", 0),
        ("1万多个", 10_000, "个", "ge", 0),
        ("630多万元", 6_300_000, "元", "ge", 0),
        ("620多家", 620, "家", "ge", 0),
        ("3800余场", 3_800, "场", "ge", 0),
        ("2170多家", 2_170, "家", "ge", 0),
        ("80%以上", 80, "%", "ge", 0),
        ("动态保持在80%以上", 80, "%", "ge", 0),
        ("不少于2000户", 2_000, "户", "ge", 0),
        ("超过469万", 4_690_000, "", "ge", 0),
        ("至少3次", 3, "次", "ge", 0),
        ("60.2万以上", 602_000, "", "ge", 0),
        ("≥80%", 80, "%", "ge", 0),
        ("万余人", 10_000, "人", "ge", 0),
        ("不足30%", 30, "%", "le", 0),
        ("七天内", 7, "天", "le", 0),
        ("100人以下", 100, "人", "le", 0),
        ("70%左右", 70, "%", "about", 0.5),
        ("约50%左右", 50, "%", "about", 0.5),
        ("约6.71亿元", 671_000_000, "元", "about", 500_000),
        ("近8个月", 8, "个月", "about", 0),
        ("近百条", 100, "条", "about", 0),
        ("全部", 100, "%", "eq", 0),
        ("全覆盖", 100, "%", "eq", 0),
        ("未发现一例", 0, "例", "eq", 0),
        ("一例(未发现)", 0, "例", "eq", 0),
        ("0", 0, "", "eq", 0),
    ],
)
def test_a_printed_number_is_read(
    text: str, value: float, unit: str, bound: str, half_width: float
) -> None:
    reading = read_text(text)
    assert short(reading) == (value, unit, bound, pytest.approx(half_width))
    assert reading.printed == text.strip()
    assert reading.absence == ""


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("100—150人", 100, 150, "人"),
        ("1—2次", 1, 2, "次"),
        ("10—15万元", 100_000, 150_000, "元"),
        ("10万—15万元", 100_000, 150_000, "元"),
        ("5000—1万", 5_000, 10_000, ""),
        ("80%—90%", 80, 90, "%"),
        ("5至10户", 5, 10, "户"),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: float, high: float, unit: str) -> None:
    reading = read_text(text)
    assert (reading.value, reading.value_high, reading.bound) == (low, high, "range")
    assert reading.unit_hint == unit


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("", "blank"),
        ("—", "blank"),
        ("-", "blank"),
        ("…", "blank"),
        ("……", "blank"),
        ("未报", "unreported"),
        ("未 报 送", "unreported"),
        ("不适用", "inapplicable"),
        ("/", "inapplicable"),
        ("***", "suppressed"),
    ],
)
def test_what_is_missing_is_never_zero(text: str, absence: str) -> None:
    kind = "text" if text else "empty"
    reading = read_cell(RawCell(text, text, kind))
    assert (reading.value, reading.absence, reading.printed) == (None, absence, text)


@pytest.mark.parametrize(
    "text",
    [
        *("五大类25项", "12,34", "12 34", "abc", "五一劳动奖章", "二、", "第3", "数百", "无", "②"),
        *("2017-12-31", "#REF!", "150—100人", "1.2.3", "一十百"),
    ],
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    with pytest.raises(NotANumberError):
        read_text(text)


def test_a_rate_word_with_a_bare_number_is_percent_and_doubted() -> None:
    reading = read_text("达标率100")
    assert short(reading)[:2] == (100, "%")
    assert reading.doubt == "bare_rate"
    assert read_text("达标率100%").doubt == ""


def test_every_number_read_by_hand_is_read_the_same() -> None:
    catalogue = load_catalogue()
    with REAL.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t"))
    texts = 0
    for row in rows:
        if row["kind"] == "furniture":
            continue
        reading = read_text(row["value_as_printed"])
        value = reading.value_high if "上限" in row["qualifier"] else reading.value
        assert value == float(row["value"]), row["value_as_printed"]
        assert not reading.unit_hint or catalogue.find_unit(reading.unit_hint)
        texts += 1
    assert texts == 121


def test_a_percent_cell_is_what_was_seen() -> None:
    reading = read_number(0.941, "94.1%", percent=True)
    assert short(reading) == (94.1, "%", "eq", pytest.approx(0.05))
    # a computed rate keeps its digits: only typed ones are rounded
    computed = read_number(0.9411764705882353, "94.1%", percent=True)
    assert computed.value == 94.1176470588235
    assert computed.half_width < 1e-10
    assert computed.printed == "94.1%"


def test_a_format_with_more_decimals_than_digits_says_how_exact_it_is() -> None:
    assert read_number(320, "320.00").half_width == pytest.approx(0.005)


@given(
    st.decimals(min_value=0, max_value=Decimal("99999999"), places=2, allow_nan=False),
    st.sampled_from(["", "百", "千", "万", "千万", "亿"]),
    st.sampled_from(["", "元", "户", "人次", "个"]),
    st.booleans(),
)
def test_writing_a_number_and_reading_it_loses_nothing(
    number: Decimal, scale: str, unit: str, grouped: bool
) -> None:
    text = f"{number:,}" if grouped else f"{number}"
    reading = read_text(f"{text}{scale}{unit}")
    assert Decimal(repr(reading.value)) == number * scale_of(scale)
    assert reading.unit_hint == unit
    assert reading.half_width == pytest.approx(0.005 * scale_of(scale))


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.sampled_from("—–-~至"))
def test_ranges_come_back_in_order(low: int, step: int, dash: str) -> None:
    reading = read_text(f"{low}{dash}{low + step}人")
    assert (reading.value, reading.value_high) == (low, low + step)


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_and_digits_say_the_same(number: int) -> None:
    assert numeral_value(written(number)) == number


def written(number: int) -> str:
    """A second way: digit by digit, as a cheque is written."""
    if number >= 10_000:
        above, rest = divmod(number, 10_000)
        return f"{written(above)}万{written(rest) if rest else ''}"
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += "零一二三四五六七八九"[digit] + word
        elif text and number % size:
            text = text.rstrip("零") + "零"
    return text.rstrip("零") or "零"


@given(st.integers(1, 10**12))
def test_scale_words_are_those_that_are_read(size: int) -> None:
    power = 10 ** (len(str(size)) - 1)
    words = scale_words(power)
    assert scale_of(words) == power


def test_mixed_sizes_must_fall() -> None:
    assert mixed_value("1万2千") == (12_000, 1_000)
    assert mixed_value("2千1万") is None


@given(st.text(max_size=12))
def test_any_text_is_a_reading_or_no_number(text: str) -> None:
    try:
        reading = read_text(text)
    except NotANumberError:
        return
    assert (reading.value is None) == bool(reading.absence)


@given(st.from_regex(numbers._AS_USUAL, fullmatch=True))
def test_usual_digits_are_read_as_by_all_the_other_ways(text: str) -> None:
    quick = numbers._read_text.__wrapped__(text)
    with patch.object(numbers, "_AS_USUAL", re.compile("(?!)")):
        assert quick == numbers._read_text.__wrapped__(text)
