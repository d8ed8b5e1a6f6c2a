"""The demonstration workbooks: always the same, adding up, meeting 2017, read as they stand."""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from atlas.catalogue import load_catalogue
from atlas.figures import Figure
from atlas.ingest import Draft, understand
from atlas.places import Places
from atlas.publishing import check
from atlas.publishing.checked import upload_of
from sample_data.build_demo import DEMO, EXPLANATIONS, build
from sample_data.demo_model.apportion import apportion
from sample_data.demo_model.books import BOOKS
from sample_data.demo_model.columns import read_columns
from sample_data.demo_model.invented import invent
from sample_data.demo_model.parcel import parcel
from sample_data.demo_model.sheet import MARK
from sample_data.demo_model.writing import BookWriter

PLACES = Places.load()
REGION = "150000"
LEAGUES = [place.code for place in PLACES.leagues()]
UNITS = [place.code for place in PLACES.units()]
FILES = sorted(DEMO.glob("示例_*.xlsx"))
MIB = 1024 * 1024
ON_FILE = "在档困难职工户数(户)"


@cache
def drafts() -> dict[str, Draft]:
    return {path.name: understand(path) for path in FILES}


@cache
def figures() -> dict[tuple[str, str, str, int], Figure]:
    """All figures by indicator, breakdown, place and year."""
    every = [figure for draft in drafts().values() for figure in draft.figures]
    by_key = {(one.indicator, one.breakdown, one.place, one.year): one for one in every}
    assert len(by_key) == len(every), "a figure stands in two cells"
    return by_key


def value(indicator: str, place: str = REGION, year: int = 2017, breakdown: str = "") -> float:
    return figures()[indicator, breakdown, place, year].value


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


# --- the files ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return build(invent())[0]


def test_the_generator_gives_the_same_bytes_twice(built: dict[str, bytes]) -> None:
    world, tables = invent(), read_columns()
    for book in BOOKS[-6:]:
        assert parcel(BookWriter(book, tables[book.table], world, {}).write()) == built[book.file]


def test_the_committed_workbooks_are_what_the_generator_makes(built: dict[str, bytes]) -> None:
    assert [path.name for path in FILES] == sorted(built)
    # compressed bytes may differ between builds of zlib; what is inside may not
    stale = [p.name for p in FILES if members(p.read_bytes()) != members(built[p.name])]
    assert not stale, "run python -m sample_data.build_demo"


def test_file_names_and_every_sheet_say_that_the_data_is_invented() -> None:
    assert len(FILES) == 31
    for path in FILES:
        book = load_workbook(path, read_only=True)
        for sheet in book.worksheets:
            second = next(sheet.iter_rows(min_row=2, max_row=2, values_only=True))
            assert second[0] == MARK, f"{path.name} {sheet.title}"
        book.close()


def test_a_sheet_looks_as_analysts_lay_it_out() -> None:
    sheet = load_workbook(DEMO / "示例_困难帮扶_盟市_2015—2024.xlsx")["2017年"]
    assert sheet["A1"].value == "2017年全区困难职工帮扶情况统计表"
    assert sheet["A3"].value.startswith("填报单位：")
    assert sheet["M3"].value == "单位：户、%"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:M1", "A4:A5", "B4:F4"} <= merged
    assert sheet.freeze_panes == "B6"
    assert sheet["B6"].number_format == "#,##0"
    assert [sheet.cell(row, 1).value for row in (6, 7, 18, 19)] == [
        "全区",
        "呼和浩特市",
        "阿拉善盟",
        "内蒙古大兴安岭林区工会",
    ]


def test_together_they_are_small_enough_for_the_repository() -> None:
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < 3 * MIB


# --- read by the product ------------------------------------------------------------------------


def test_every_name_is_understood_and_every_figure_is_marked_as_demonstration() -> None:
    for name, draft in drafts().items():
        assert draft.unmatched == (), name
        assert draft.findings == (), name
        assert draft.ignored == (), name
        assert all(figure.demo for figure in draft.figures), name


def test_the_figures_of_each_theme_are_counted() -> None:
    catalogue = load_catalogue()
    counts = Counter(catalogue.get(indicator).theme for indicator, *_ in figures())
    assert counts == {
        "organisation": 19582,
        "assistance": 13102,
        "competitions": 6180,
        "studios": 2475,
        "democracy": 8420,
        "bargaining": 6800,
        "homes": 8395,
        "townships": 4780,
        "services": 4048,
        "rights": 741,
        "mutual_aid": 1035,
        "elections": 309,
        "honours": 400,
    }


def test_leagues_cover_ten_years_and_all_103_banners_five() -> None:
    banners = [place.code for place in PLACES.banners()]
    for year in range(2015, 2025):
        for league in LEAGUES:
            assert value("hardship_households", league, year) > 0
    for year in range(2020, 2025):
        assert sum(("members", "", one, year) in figures() for one in banners) == 103


def test_bounds_and_the_four_kinds_of_nothing_are_there() -> None:
    wuhai = figures()["congress_rate", "", "150300", 2024]
    assert (wuhai.bound, wuhai.value, wuhai.printed) == ("ge", 98.0, "98%以上")
    assert figures()["worker_membership_rate", "", "152200", 2016].bound == "ge"
    assert figures()["appraisal_coverage", "", "152900", 2024].absence == "unreported"
    assert figures()["enterprises", "", "NM-QZ", 2017].absence == "inapplicable"
    kangbashi = figures()["members", "", "150603", 2015]
    assert (kangbashi.value, kangbashi.absence, kangbashi.printed) == (None, "blank", "—")
    assert figures()["members", "", "150603", 2016].value > 0
    assert ("hardship_households", "", "152923", 2023) in figures()
    assert ("hardship_households", "", "152923", 2024) not in figures()


# --- 2017 and the few later years that were published -------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "breakdown", "year", "published", "rounding"),
    [
        ("members", "", 2017, 5_708_000, 500),
        ("migrant_members", "", 2017, 1_831_000, 500),
        ("grassroots_unions", "", 2017, 64_000, 500),
        ("covered_units", "", 2017, 92_000, 500),
        ("hardship_households", "", 2017, 55_000, 500),
        ("helped_households", "", 2017, 52_000, 500),
        ("assistance_coverage_rate", "", 2017, 94.1, 0.001),
        ("festival_warmth_funds", "", 2017, 87_822_000, 500),
        ("study_aid_funds", "", 2017, 42_119_000, 500),
        ("study_aid_students", "", 2017, 12_500, 50),
        ("festival_enterprises_visited", "", 2017, 1_238, 0),
        ("festival_workers_visited", "", 2017, 79_000, 500),
        ("festival_households_visited", "", 2017, 64_000, 500),
        ("assistance_centres", "", 2017, 139, 0),
        ("critical_illness_aided", "", 2017, 52, 0),
        ("skills_contest_trades", "", 2017, 83, 0),
        ("training_contest_enterprises", "", 2017, 29_000, 500),
        ("training_contest_participations", "", 2017, 1_080_000, 5_000),
        ("workers_upgraded", "", 2017, 20_000, 5_000),
        ("competing_units_share", "", 2017, 80, 0.001),
        ("studios_new", "", 2017, 427, 0),
        ("studio_grants", "level=region", 2017, 3_200_000, 0),
        ("studios_subsidised", "level=region", 2017, 160, 0),
        ("inclusive_service_banners", "", 2017, 75, 0),
        ("inclusive_members", "", 2017, 842_000, 500),
        ("job_fairs", "", 2017, 277, 0),
        ("legal_aid_cases", "", 2017, 457, 0),
        ("legal_consultations", "", 2017, 3_941, 0),
        ("sanitation_stations_new", "", 2017, 1_192, 0),
        ("sanitation_checkups", "", 2017, 33_000, 500),
        ("nursing_rooms_new", "level=region", 2017, 80, 0),
        ("illness_insurance_banners", "", 2017, 33, 0),
        ("illness_insured_children", "", 2017, 34_000, 500),
        ("cultural_participations", "", 2017, 872_000, 500),
        ("overdue_elections_done", "", 2017, 57, 0),
        ("chairs_deputy_rank", "", 2017, 36, 0),
        ("beijiang_craftsmen", "", 2017, 10, 0),
        ("mutual_aid_units", "", 2020, 13_837, 0),
        ("mutual_aid_participants", "", 2020, 1_106_300, 50),
        ("mutual_aid_benefits", "", 2020, 25_380_000, 5_000),
        ("mutual_aid_beneficiaries", "", 2020, 33_256, 0),
        ("grassroots_unions", "", 2021, 51_643, 0),
        ("hardship_households", "", 2021, 3_688, 0),
        ("skills_contest_trades", "", 2022, 87, 0),
        ("skills_contest_trades", "", 2023, 75, 0),
        ("leading_contests", "", 2023, 15, 0),
        ("studios_named", "level=region", 2023, 50, 0),
    ],
)
def test_the_region_meets_what_was_published(
    indicator: str, breakdown: str, year: int, published: float, rounding: float
) -> None:
    assert abs(value(indicator, REGION, year, breakdown) - published) <= rounding


def test_bounds_that_were_published_hold() -> None:
    assert value("members", year=2021) > 4_690_000
    assert value("assistance_stations") >= 2_170
    assert value("job_service_contacts") >= 100_000
    assert value("cultural_events") >= 3_800
    assert value("union_cadres", year=2023) >= 120_000
    for rate in ("enterprise_unionisation_rate", "worker_membership_rate", "congress_rate"):
        assert value(rate) >= 80
    assert value("migrant_membership_rate") >= 70
    assert value("congress_rate", breakdown="ownership=state") >= 95
    # 2018—2020: 6.71亿元 and 56 171 households
    assert sum(value("assistance_funds", year=y) for y in (2018, 2019, 2020)) == 671_000_000
    assert sum(value("households_lifted", year=y) for y in (2018, 2019, 2020)) == 56_171


# --- sums and quotients, recomputed from the cells ----------------------------------------------


def book(subject: str) -> Iterator[tuple[int, Worksheet]]:
    path = next(path for path in FILES if path.name.startswith(f"示例_{subject}_"))
    for sheet in load_workbook(path).worksheets:
        yield int(sheet.title.removesuffix("年")), sheet


def columns_of(sheet: Worksheet, stubs: int) -> dict[str, int]:
    """Full heading → column; a merged upper heading holds for the columns right of it."""
    grouped = sheet.cell(5, 1).value is None
    group, found = "", {}
    for column in range(stubs + 1, sheet.max_column + 1):
        upper, lower = sheet.cell(4, column).value, sheet.cell(5, column).value
        if not grouped:
            found[upper] = column
        else:
            group = upper or group
            found[f"{group}|{lower}" if lower else group] = column
    return found


def rows_of(sheet: Worksheet, stubs: int) -> dict[str, int]:
    names = ((sheet.cell(row, stubs).value, row) for row in range(5, sheet.max_row + 1))
    return {name: row for name, row in names if name and PLACES.resolve(name).code}


def cells(subject: str, stubs: int = 1) -> Iterator[tuple[int, str, dict[str, object]]]:
    """(year, place, heading → cell) of each row of a book."""
    for year, sheet in book(subject):
        columns = columns_of(sheet, stubs)
        for name, row in rows_of(sheet, stubs).items():
            yield year, name, {text: sheet.cell(row, at).value for text, at in columns.items()}


@pytest.mark.parametrize(
    "subject",
    ["组织建设_盟市", "困难帮扶_盟市", "帮扶资金_盟市", "劳动和技能竞赛_盟市", "集体协商_盟市"],
)
def test_leagues_and_units_add_up_to_the_region(subject: str) -> None:
    league_names = {place.name for place in PLACES.leagues()}
    for year, sheet in book(subject):
        rows = rows_of(sheet, 1)
        parts = [
            row for name, row in rows.items() if PLACES.resolve(name).code in [*LEAGUES, *UNITS]
        ]
        assert league_names <= set(rows)
        assert len(parts) > 12, "no reporting units beside the leagues"
        for text, column in columns_of(sheet, 1).items():
            if "(%)" in text or "工种" in text:
                continue
            numbers = [sheet.cell(row, column).value for row in parts]
            total = sum(number for number in numbers if not isinstance(number, str))
            whole = sheet.cell(rows["全区"], column).value
            assert abs(total - whole) < 1e-6 * max(whole, 1), f"{year} {text}"


@pytest.mark.parametrize(
    "indicator",
    ["members", "congress_units", "union_funds", "inclusive_members", "appraisal_votes"],
)
def test_banners_add_up_to_their_league(indicator: str) -> None:
    for league in LEAGUES:
        for year in range(2020, 2025):
            whole = figures()[indicator, "", league, year].value
            banners = [value(indicator, one.code, year) for one in PLACES.banners(league)]
            if whole is None:
                assert set(banners) == {None}
            else:
                assert sum(banners) == pytest.approx(whole, abs=0.5)


def test_parts_of_a_breakdown_add_up_to_their_whole() -> None:
    for year, name, row in cells("困难帮扶_盟市"):
        levels = [row[f"{ON_FILE}|{one}"] for one in ("全国级", "自治区级", "盟市级", "旗县级")]
        assert sum(levels) == row[f"{ON_FILE}|合计"], f"{year} {name}"
    for year, name, row in cells("会员评家_盟市"):
        votes = [row[f"会员评家有效票数(票)|{grade}"] for grade in ("满意", "基本满意", "不满意")]
        if "未报" not in votes:
            assert sum(votes) == row["会员评家有效票数(票)|合计"], f"{year} {name}"


def test_a_printed_rate_is_its_quotient_to_one_decimal() -> None:
    """Recomputed over the catalogue's numerators and denominators, with whole numbers."""
    catalogue, compared = load_catalogue(), 0
    for (indicator, breakdown, place, year), rate in figures().items():
        meaning = catalogue.get(indicator)
        if meaning.unit != "%" or rate.bound != "eq" or rate.value is None:
            continue
        kept = [c for _, categories in meaning.numerator_where for c in categories]
        cuts = [f"grade={one}" for one in kept] or [breakdown]
        above = sum(value(meaning.numerator, place, year, cut) for cut in cuts)
        below = value(meaning.denominator, place, year, breakdown)
        assert abs(rate.value - above / below * 100) <= 0.05 + 1e-9, (indicator, place, year)
        assert 0 <= rate.value <= 100
        compared += 1
    assert compared > 10_000


# --- the checks ---------------------------------------------------------------------------------


def test_the_checks_find_no_error_and_ask_only_what_is_explained() -> None:
    names = {draft.sha256: name for name, draft in drafts().items()}
    checked = check(list(drafts().values()))
    assert checked.errors == ()
    asked = {(names[upload_of(one)], one.rule, one.sheet, one.cell) for one in checked.queries}
    said = json.loads((DEMO / EXPLANATIONS).read_text(encoding="utf-8"))
    explained = {(one["file"], one["rule"], one["sheet"], one["cell"]) for one in said}
    assert asked == explained
    assert 10 <= len(explained) <= 30
    assert all(len(one["text"]) > 10 for one in said)


def test_the_story_of_baotou_is_in_the_figures() -> None:
    """A leader asks why 包头 is low in 2023: the drill-down shows two districts."""
    coverage = [value("assistance_coverage_rate", "150200", year) for year in range(2021, 2025)]
    before, usual, dip, after = coverage
    assert dip < usual - 8
    assert after > dip + 8
    assert abs(usual - before) < 3
    lowest = sorted(
        PLACES.banners("150200"),
        key=lambda place: value("assistance_coverage_rate", place.code, 2023),
    )
    assert [place.name for place in lowest[:2]] == ["昆都仑区", "青山区"]


def test_on_file_falls_steeply_until_2021_and_then_gently() -> None:
    path = [value("hardship_households", year=year) for year in range(2017, 2025)]
    steps = [now / before for before, now in pairwise(path)]
    assert all(step < 0.65 for step in steps[:4])
    assert all(0.9 < step < 1 for step in steps[4:])


# --- the arithmetic underneath ------------------------------------------------------------------


def test_a_total_is_shared_out_whole_and_under_its_caps() -> None:
    assert apportion(10, [1, 1, 1]) == [4, 3, 3]
    assert apportion(10, [5, 1, 1], [4, 9, 9]) == [4, 3, 3]
    assert apportion(0, [1, 0]) == [0, 0]
    with pytest.raises(ValueError, match="caps"):
        apportion(10, [1, 1], [4, 4])


def test_the_readme_lists_every_workbook() -> None:
    readme = (Path(DEMO) / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(示例_[^`]+\.xlsx)`", readme)) == {path.name for path in FILES}
