"""Whatever was chosen for whatever table: learnt and applied to the same file, it is the same."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from atlas.catalogue import load_catalogue
from atlas.ingest import Corrections, SheetCorrections
from atlas.ingest.files.raw import RawWorkbook, column_letters
from atlas.places import Places
from atlas.recipes.anatomy import take_apart
from atlas.recipes.anchors import Ground
from atlas.recipes.choices import Choice, Placed, known, put, remembered
from atlas.recipes.shape import SheetShape, shape_of
from tests.recipes.desk import book

LEAGUES = tuple(one.name for one in Places.load().leagues())
CODES = [one.code for one in load_catalogue()][:40]
HEADINGS = some.text("困难职工帮扶资金户数人次慰问老账核对２0 /①（）", min_size=1, max_size=8)
#: what the reader strips away cannot be a key
PRINTED = HEADINGS.map(str.strip).filter(lambda text: text and not text.isdecimal())


@some.composite
def tables(draw: some.DrawFn) -> tuple[RawWorkbook, SheetCorrections]:
    """A table of one or two header rows with choices for its columns, rows, cells and names."""
    width = draw(some.integers(2, 7))
    headings = draw(some.lists(PRINTED, min_size=width, max_size=width, unique=True))
    grouped = draw(some.booleans())
    places = draw(some.lists(some.sampled_from(LEAGUES), min_size=1, max_size=6, unique=True))
    title = [f"{draw(some.integers(2000, 2030))}年困难职工情况统计表"]
    upper = [["地区", *(["一类"] * width)]] if grouped else []
    rows: list[list[Any]] = [title, *upper, ["地区", *headings]]
    rows += [[place, *range(11, 11 + width)] for place in places]
    first = len(rows) - len(places)
    letters = some.sampled_from([column_letters(at) for at in range(1, width + 1)])
    numbers = some.integers(1, len(rows)).map(str)
    body = some.integers(first + 1, len(rows)).map(str)
    codes = some.sampled_from(CODES)
    names = some.sampled_from(headings)
    roles = some.sampled_from(["value", "ignored", "note", "total", "header"])
    chosen = SheetCorrections(
        unit=draw(some.sampled_from(["", "万元", "户"])),
        theme=draw(some.sampled_from(["", "assistance"])),
        indicators=draw(some.dictionaries(some.one_of(letters, names), codes, max_size=4)),
        places=draw(some.dictionaries(body, some.sampled_from(["150200", ""]), max_size=2)),
        units=draw(some.dictionaries(letters, some.sampled_from(["元", "人"]), max_size=2)),
        categories=draw(some.dictionaries(names, some.just(""), max_size=2)),
        roles=draw(
            some.dictionaries(
                some.one_of(letters, numbers, some.builds(str.__add__, letters, body)),
                roles,
                max_size=4,
            )
        ),
    )
    return book(rows), chosen


@settings(max_examples=60, deadline=None)
@given(tables())
def test_letters_to_headings_to_letters(given_table: tuple[RawWorkbook, SheetCorrections]) -> None:
    workbook, chosen = given_table
    anatomy = take_apart(workbook.sheets[0])
    sheet = Placed(Ground(anatomy), workbook.name, workbook.sha256)
    choices = remembered(chosen, sheet, places_stub=True)
    carried = tuple(Choice.from_json(one.to_json()) for one in choices)
    assert carried == choices
    assert put(known(carried, load_catalogue(), Places.load()), sheet) == chosen


@settings(max_examples=30, deadline=None)
@given(tables(), some.integers(2001, 2029))
def test_columns_are_found_wherever_they_move(
    given_table: tuple[RawWorkbook, SheetCorrections], year: int
) -> None:
    """The same table with its columns the other way round: each choice goes with its heading."""
    workbook, chosen = given_table
    table = workbook.sheets[0]
    turned = [[row[0], *row[:0:-1]] if len(row) > 1 else row for row in table.values]
    turned[0] = [f"{year}年困难职工情况统计表", *[""] * (table.width - 1)]
    other = book(turned)
    before, now = (take_apart(one.sheets[0]) for one in (workbook, other))
    choices = remembered(chosen, Placed(Ground(before), workbook.name, workbook.sha256), False)
    got = put(choices, Placed(Ground(now), other.name, other.sha256))
    moved = {column_letters(at): column_letters(table.width - at) for at in range(1, table.width)}
    expected = {moved.get(key, key): code for key, code in chosen.indicators.items()}
    assert got.indicators == expected
    assert shape_of(now, Places.load()).title == shape_of(before, Places.load()).title


@given(tables())
@settings(max_examples=20, deadline=None)
def test_a_shape_is_kept_as_plain_json(given_table: tuple[RawWorkbook, SheetCorrections]) -> None:
    shape = shape_of(take_apart(given_table[0].sheets[0]), Places.load())
    assert SheetShape.from_json(shape.to_json()) == shape
    assert Corrections.from_json(Corrections({"s": given_table[1]}).to_json()).of("s")
