"""Findings in words: amounts as the trade writes them, and a text that loses nothing."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.checks import rules, worded
from atlas.checks.quantity import Quantity, interval, quantity_text, read_quantity
from atlas.checks.sentences import amount
from atlas.figures import Finding
from atlas.words import LANGUAGES, words

NUMBERS = st.floats(-1e13, 1e13, allow_nan=False).map(lambda number: float(f"{number:.12g}"))
QUANTITIES = st.one_of(
    st.builds(Quantity, NUMBERS, st.none(), st.sampled_from(["", "≥", "≤", "≈"])),
    st.builds(Quantity, NUMBERS, NUMBERS),
)


@given(QUANTITIES)
def test_the_text_of_a_quantity_reads_back(quantity: Quantity) -> None:
    assert read_quantity(quantity_text(quantity)) == quantity


@pytest.mark.parametrize("text", ["赤锋市", "", "5.2万户", "2024年", "1~2~3", "≥"])
def test_a_name_is_no_quantity(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(0, 100, "0~100"), (None, 55_000, "≤55000"), (3, None, "≥3"), (7, 7, "7")],
)
def test_an_interval_names_the_side_that_is_closed(low: float, high: float, text: str) -> None:
    assert quantity_text(interval(low, high)) == text
    assert interval(None, None) is None


@pytest.mark.parametrize(
    ("quantity", "unit", "step", "zh", "en"),
    [
        (Quantity(64_000), "户", 1000, "6.4万户", "64,000 households"),
        (Quantity(64_000), "户", 0, "64000户", "64,000 households"),
        (Quantity(87_822_000), "元", 1000, "8782.2万元", "87,822,000 yuan"),
        (Quantity(754_000_000), "元", 1e6, "7.54亿元", "754,000,000 yuan"),
        (Quantity(98, mark="≥"), "%", 1, "≥98%", "≥98%"),
        (Quantity(92.7928, 96.3303), "%", 0.1, "92.79–96.33%", "92.79–96.33%"),
        (Quantity(10.4867), "人", 0, "10.49人", "10.49 people"),
        (Quantity(-5), "人", 0, "-5人", "-5 people"),
    ],
)
def test_amounts_are_written_as_they_were_printed(
    quantity: Quantity, unit: str, step: float, zh: str, en: str
) -> None:
    assert amount(quantity, unit, step, words("zh")) == zh
    assert amount(quantity, unit, step, words("en")) == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_sentence_and_no_sentence_lacks_its_rule(language: str) -> None:
    phrases = words(language).phrases
    for rule in rules():
        assert phrases[f"checks.{rule.name}"].startswith("{cell}")
    for name, phrase in phrases.items():
        if name.startswith("checks.") and name.count(".") == 1:
            fields = {field for _, field, _, _ in string.Formatter().parse(phrase) if field}
            assert "cell" in fields or name == "checks.no_figures", name


def test_errors_come_before_queries_and_a_header_says_which() -> None:
    tiers = [rule.severity for rule in rules()]
    assert tiers == sorted(tiers)
    assert {"error", "query"} == set(tiers)
    for rule in rules():
        assert rule.question.description.startswith(f"{rule.severity.title()}: ")


def test_a_finding_without_a_sheet_names_its_cell_alone() -> None:
    finding = Finding("not_a_number", "error", "", "C5", "见附件", "")
    assert worded(finding, words("zh")).message.startswith("C5：“见附件”")
