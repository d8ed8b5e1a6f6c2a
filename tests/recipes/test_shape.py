"""Next year's file of a layout fits its recipe; another table of the same theme does not."""

import pytest

from atlas.catalogue import load_catalogue
from atlas.ingest.files.raw import RawTable
from atlas.places import Places
from atlas.recipes.anatomy import take_apart
from atlas.recipes.shape import FITS, Fit, fit, shape_of
from atlas.recipes.texts import likeness, normal
from tests.recipes.desk import FUNDS, LEAGUES, NEXT_YEAR, THIS_YEAR, sheet


def fitting(old: RawTable, new: RawTable) -> Fit:
    before, now = (shape_of(take_apart(one), Places.load()) for one in (old, new))
    return fit(before, now, load_catalogue())


def test_next_years_file_fits_with_two_columns_more_one_moved_and_one_renamed() -> None:
    found = fitting(sheet(THIS_YEAR), sheet(NEXT_YEAR))
    assert found.score > 0.9 > FITS
    assert found.renamed == {"慰问户数(机关下沉)": "慰问户数(机关干部下沉)"}
    assert len(found.added) == 2
    assert found.missing == ()


def test_another_table_of_the_same_theme_does_not_fit() -> None:
    assert fitting(sheet(THIS_YEAR), sheet(FUNDS)).score < 0.3 < FITS


def test_the_same_headings_over_other_rows_do_not_fit() -> None:
    """A list of indicators is not a list of places, whatever stands above it."""
    turned = [[*row] for row in THIS_YEAR]
    for row, name in zip(turned[3:], ("送温暖", "金秋助学", "医疗救助", "生活救助"), strict=True):
        row[0] = name
    assert fitting(sheet(THIS_YEAR), sheet(turned)).score == 0


def two_years(first: int) -> list[list[object]]:
    """Two years side by side below one heading."""
    return [
        [f"{first}—{first + 1}年困难职工情况"],
        ["地区", "在档户数（户）", "", "慰问支出（万元）", ""],
        ["", f"{first}年", f"{first + 1}年", f"{first}", f"{first + 1}"],
        *([place, 120, 110, 12.5, 13.5] for place in LEAGUES),
    ]


def test_two_years_side_by_side_are_the_same_columns_a_year_later() -> None:
    merged = ("A2:A3", "B2:C2", "D2:E2")
    old, new = (sheet(two_years(year), merge=merged) for year in (2023, 2024))
    found = fitting(old, new)
    assert found.score == pytest.approx(1)
    assert not found.added
    assert take_apart(new).columns[1:3] == (
        ("在档户数(户)", "{-1}年"),
        ("在档户数(户)", "{+0}年"),
    )


def test_the_league_in_the_title_and_its_banners_are_no_part_of_the_shape() -> None:
    def table_of(league: str, banners: tuple[str, ...]) -> RawTable:
        head = [[f"2024年{league}困难职工情况"], ["旗县", "在档户数（户）", "慰问户数（户）"]]
        return sheet([*head, *([banner, 12, 11] for banner in banners)])

    baotou = table_of("包头市", ("昆都仑区", "青山区", "东河区"))
    chifeng = table_of("赤峰市", ("红山区", "松山区", "敖汉旗", "宁城县"))
    assert fitting(baotou, chifeng).score == pytest.approx(1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("困难职工户数", "困难职工人数"),
        ("男职工数", "女职工数"),
        ("困难职工数", "女困难职工数"),
        ("帮扶资金(万元)", "帮扶资金(元)"),
        ("建会企业数", "未建会企业数"),
        ("第1项支出", "第2项支出"),
    ],
)
def test_a_heading_that_means_something_else_is_not_a_renamed_one(old: str, new: str) -> None:
    assert likeness(old, new) == 0


def test_spaces_full_width_forms_footnotes_and_years_are_taken_out() -> None:
    assert normal("２０２４年 资金①", 2025) == normal("2025年资金", 2026) == "{-1}年资金"
