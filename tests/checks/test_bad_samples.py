"""Each bad sample goes through the front door and breaks the rule it is named after, no other."""

import re
from pathlib import Path

import pytest

from atlas.checks import rules, worded
from atlas.publishing import CheckedDraft, check, read_upload
from atlas.words import LANGUAGES, words
from sample_data.bad_model import CASES
from sample_data.build_bad import BAD, build

SAMPLES = sorted(path for path in BAD.iterdir() if path.suffix != ".md")
#: found while reading, before any rule is asked
OF_READING = {
    "unknown_place", "unknown_indicator", "unknown_category", "unknown_unit", "unit_mismatch",
    "unknown_word", "no_year", "unclear_year", "no_place", "not_a_number", "error_cell",
    "formula_without_value", "no_figures", "bare_rate", "derived_differs",
    "fraction_among_rates", "money_without_unit", "part_of_year",
    "rates_as_fractions", "rates_below_one",
}  # fmt: skip


@pytest.fixture(scope="module")
def checked() -> dict[Path, CheckedDraft]:
    return {path: check(read_upload(path)) for path in SAMPLES}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_bad_sample_breaks_its_rule_and_no_other(path: Path, checked: dict) -> None:
    findings = checked[path].findings
    assert {one.rule for one in findings} == {path.stem}, [one.details for one in findings]


def test_every_rule_has_a_sample() -> None:
    assert {path.stem for path in SAMPLES} == {rule.name for rule in rules()} | OF_READING


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_finding_is_one_sentence_with_its_cell_and_both_sides(
    path: Path, checked: dict
) -> None:
    for finding in checked[path].findings:
        for language in LANGUAGES:
            said = worded(finding, words(language))
            assert not re.search(r"[{}]", said.message)
            assert finding.cell in said.message
            assert finding.sheet in said.message
            assert said.found in said.message
            assert said.expected in said.message
            if finding.rule not in OF_READING:
                assert re.search(r"\d", said.found), "a number was found"
                assert re.search(r"\d", said.expected), "a number was expected"


def test_the_english_sentences_hold_no_chinese_but_names_that_were_typed(checked: dict) -> None:
    for path, one in checked.items():
        if path.stem in OF_READING or path.stem == "total_row_differs":
            continue
        for finding in one.findings:
            message = worded(finding, words("en")).message
            rest = message.replace(f"“{finding.sheet}”", "").replace("万", "")
            assert not re.search(r"[\u4e00-\u9fff]", rest), message


def test_the_samples_and_their_table_are_what_the_script_writes() -> None:
    files = build()
    assert set(files) == {path.name for path in BAD.iterdir()}
    for name, content in files.items():
        assert (BAD / name).read_bytes() == content, f"{name}: run sample_data.build_bad"
    assert len({case.rule for case in CASES}) == len(CASES)


def test_unknown_names_come_with_what_they_may_mean(checked: dict) -> None:
    path = BAD / "unknown_place.xlsx"
    [finding] = checked[path].findings
    assert "赤峰市" in worded(finding, words("zh")).expected
