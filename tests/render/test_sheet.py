"""A part of a sheet is drawn with its own addresses, its merges and its marks."""

from atlas.ingest.files.raw import Merge, RawTable, RawWorkbook
from atlas.render.sheet import as_html, part, surroundings

#: a title over three columns, two rows of header, forty places
ROWS = [
    ["2024年统计表", "", ""],
    ["盟市", "困难职工", ""],
    ["", "在档", "已帮扶"],
    *[[f"旗{number}", float(number), float(number) / 2] for number in range(40)],
]
TABLE = RawTable(
    "帮扶",
    ROWS,
    first_row=1,
    first_column=1,
    merges=(Merge(0, 0, 0, 2), Merge(1, 0, 2, 0), Merge(1, 1, 1, 2)),
)
BOOK = RawWorkbook("表.xlsx", "0" * 64, (TABLE,))


def test_letters_and_numbers_are_those_of_the_file() -> None:
    grid = part(TABLE, range(3), range(3))
    assert grid.columns == ("B", "C", "D")
    assert [number for number, _ in grid.rows] == ["2", "3", "4"]


def test_merged_cells_are_drawn_once() -> None:
    (_, title), (_, upper), (_, lower) = part(TABLE, range(3), range(3)).rows
    assert (title[0].text, title[0].wide, title[1], title[2]) == ("2024年统计表", 3, None, None)
    assert (upper[0].text, upper[0].high, upper[1].wide) == ("盟市", 2, 2)
    assert lower[0] is None
    assert (lower[1].text, lower[2].text) == ("在档", "已帮扶")


def test_a_cell_far_down_stands_between_its_neighbours_and_under_its_headings() -> None:
    grid = surroundings(BOOK, "帮扶", ["D30"])
    numbers = [number for number, _ in grid.rows]
    assert numbers == ["2", "3", "4", "5", "", "28", "29", "30", "31", "32"]
    marked = [cell for _, cells in grid.rows for cell in cells if cell and cell.role == "marked"]
    assert [cell.text for cell in marked] == [str(ROWS[28][2]).removesuffix(".0")]


def test_a_cell_that_the_sheet_has_not_has_no_surroundings() -> None:
    assert surroundings(BOOK, "帮扶", ["D900"]) is None
    assert surroundings(BOOK, "别的表", ["D30"]) is None
    assert surroundings(BOOK, "帮扶", ["第三节"]) is None


def test_a_text_of_a_cell_is_never_taken_for_markup() -> None:
    table = RawTable("x", [["<script>alert(1)</script>", 'a"b']])
    html = as_html(part(table, [0], [0, 1], lambda row, column: ("", '"><b>')), 'x"y')
    assert "<script>" not in html
    assert "<b>" not in html
    assert 'aria-label="x&quot;y"' in html
