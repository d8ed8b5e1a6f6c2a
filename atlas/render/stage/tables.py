"""Tables, and the table behind each chart that shows the same numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.arithmetic import Change
from atlas.datum import Datum
from atlas.render.stage.figures import fig, moved
from atlas.stories.blocks import Cell, Chart, Column, Row, Table
from atlas.words import Words
from atlas.words.numbers import scale_of, scaled_unit, unit_name

MONEY = "元"


def table(block: Table, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    """Columns with their unit in the header, rows of cells; one divisor for a whole column."""
    scales = [
        _scale(column, index, block.rows, words) for index, column in enumerate(block.columns)
    ]
    return {
        "columns": [
            _header(column, scale, words)
            for column, scale in zip(block.columns, scales, strict=True)
        ],
        "rows": [_row(row, scales, words, marks) for row in block.rows],
    }


def chart_table(chart: Chart, divisor: float, words: Words) -> dict[str, Any]:
    """The numbers of a chart as a table: its categories or years down, its series across."""
    unit = scaled_unit(chart.unit, divisor, words)
    first = words("stage.category") if chart.categories else words("stage.year")
    columns = [{"title": first, "kind": "text"}]
    columns += [{"title": series.name, "unit": unit, "kind": "datum"} for series in chart.series]
    by_x = [{point.x: point for point in series.points} for series in chart.series]
    rows = []
    for x, name in _heads(chart):
        cells: list[object] = [{"t": name}]
        for points in by_x:
            point = points.get(x)
            cells.append(None if point is None else fig(point.datum, words, {}, divisor))
        rows.append({"cells": cells, **({"place": x} if chart.opens_place else {})})
    return {"columns": columns, "rows": rows}


def _heads(chart: Chart) -> list[tuple[int | str, str]]:
    if chart.categories:
        return list(chart.categories)
    years = sorted({point.x for series in chart.series for point in series.points})
    return [(year, str(year)) for year in years]


def _scale(column: Column, index: int, rows: Sequence[Row], words: Words) -> float:
    """Money in 万元 or 亿元; counts in full: a table is where the exact number is looked up."""
    if column.kind != "datum" or column.unit != MONEY:
        return 1.0
    values = [
        row.cells[index].value
        for row in rows
        if isinstance(row.cells[index], Datum) and row.cells[index].known
    ]
    return scale_of(values, column.unit, words)


def _header(column: Column, scale: float, words: Words) -> dict[str, str]:
    if column.kind == "datum":
        unit = scaled_unit(column.unit, scale, words)
    else:
        unit = unit_name(column.unit, words)
    return {"title": column.title, "unit": unit, "kind": column.kind, "key": column.key}


def _row(
    row: Row, scales: Sequence[float], words: Words, marks: Mapping[str, str]
) -> dict[str, Any]:
    content: dict[str, Any] = {
        "cells": [
            _cell(cell, scale, words, marks) for cell, scale in zip(row.cells, scales, strict=True)
        ]
    }
    if row.place:
        content["place"] = row.place
    if row.href:
        content["href"] = row.href
    if row.strong:
        content["strong"] = True
    return content


def _cell(
    cell: object, scale: float, words: Words, marks: Mapping[str, str]
) -> dict[str, Any] | None:
    if cell is None:
        return None
    if isinstance(cell, Datum):
        return fig(cell, words, marks, scale)
    if isinstance(cell, Change):
        return moved(cell, words)
    if isinstance(cell, Cell):
        state = {"t": cell.text, "tip": cell.tip, "href": cell.href, "tone": cell.tone}
        return {name: text for name, text in state.items() if text or name == "t"}
    if isinstance(cell, int | float):
        return {"t": f"{cell:,}", "v": cell}
    return {"t": str(cell)}
