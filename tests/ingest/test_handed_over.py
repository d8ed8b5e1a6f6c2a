"""What the reading child hands over is what it read; every sheet is measured before."""

import datetime
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import UploadError
from atlas.ingest.files import sheet_size
from atlas.ingest.files.raw import Merge, RawTable, RawWorkbook, column_letters
from atlas.ingest.files.sheet_xml import _ADDRESSED, _is_addressed
from atlas.ingest.files.transport import from_json, to_json

cells = st.one_of(
    st.sampled_from(["", "包头市", "合计", "2019", '{"date": "2019-01-01"}', True, False, None]),
    st.floats(allow_nan=False),
    st.integers(-(10**20), 10**20),
    st.datetimes().map(lambda one: one.replace(fold=0)),
    st.dates(),
    st.times().map(lambda one: one.replace(fold=0)),
    st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=9)),
)
#: columns of one kind, as most are, and of all kinds
columns = st.integers(0, 6).flatmap(
    lambda height: st.lists(
        st.one_of(
            st.lists(kind, min_size=height, max_size=height)
            for kind in (cells, st.sampled_from(["", "包头市", "户"]), st.floats(0, 1e9))
        ),
        max_size=5,
    ).map(lambda columns: [list(row) for row in zip(*columns, strict=True)])
)


@given(st.lists(columns, min_size=1, max_size=3))
def test_a_workbook_is_handed_over_cell_by_cell(sheets: list[list[list[Any]]]) -> None:
    workbook = RawWorkbook(
        "表.xlsx",
        "b" * 64,
        tuple(
            RawTable(
                f"表{number}",
                values,
                2,
                1,
                merges=(Merge(0, 0, 0, 1),),
                hidden=bool(number),
                formats={(0, 0): "0.0%", (0, 1): "0.0%"},
                errors={(1, 0): "#REF!"},
                uncached=frozenset({(1, 1)}),
            )
            for number, values in enumerate(sheets)
        ),
    )
    handed = from_json(to_json(workbook))
    assert handed == workbook
    # 1, 1.0 and True are equal, and each is something else in a sheet
    for one, other in zip(workbook.sheets, handed.sheets, strict=True):
        assert [[*map(repr, row)] for row in other.values] == [
            [*map(repr, row)] for row in one.values
        ]


def sheet(addresses: list[tuple[int, int]]) -> bytes:
    told = "".join(
        f'<c r="{column_letters(column)}{row + 1}"><v>1</v></c>' for row, column in addresses
    )
    return f"<sheetData>{told}</sheetData>".encode()


@given(
    st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 800)), max_size=8),
    st.integers(1, 30_000),
)
def test_a_sheet_is_refused_by_the_range_of_its_filled_cells(
    addresses: list[tuple[int, int]], most: int
) -> None:
    rows, columns = [row for row, _ in addresses], [column for _, column in addresses]
    span = (
        (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if addresses else 0
    )  # the naive measure
    with patch.object(sheet_size, "MAX_CELLS", most):
        if span <= most:
            sheet_size.check_size(sheet(addresses), "表.xlsx", "表")
            return
        with pytest.raises(UploadError) as refused:
            sheet_size.check_size(sheet(addresses), "表.xlsx", "表")
    assert refused.value.code == "sheet_too_large"


@given(
    st.lists(
        st.sampled_from(['<c r="B2"/>', '<c s="3" r="C4"/>', '<c t="s"/>', '<c r="7"/>', "<row/>"])
    )
)
def test_cells_without_an_address_are_noticed(told: list[str]) -> None:
    xml = "".join(told).encode()
    assert _is_addressed(xml) == (xml.count(b"<c ") <= len(_ADDRESSED.findall(xml)))
