"""How a table was taken, and everything of it that was left out, with the reason."""

from atlas.figures import column_of
from atlas.ingest.draft import Ignored, Understanding
from atlas.ingest.files.raw import RawTable, column_letters
from atlas.ingest.harvested import Harvest
from atlas.ingest.layout.cutting import span_of
from atlas.ingest.layout.sheet import Layout


def left_out(layout: Layout, sheet: RawTable) -> Ignored:
    """A sheet that was left out, or a part of it with its range."""
    whole = layout.table.height == sheet.height and layout.table.width == sheet.width
    return Ignored(sheet.sheet, "" if whole else span_of(layout.table), layout.left_out)


def ignored_of(layout: Layout, got: Harvest) -> list[Ignored]:
    """The columns and rows that were left out, each with its range and the reason."""
    table, rows = layout.table, layout.rows
    last = (rows.body or rows.header)[-1]
    found = [
        Ignored(
            table.sheet,
            f"{table.address(rows.header[0], one.index)}:{table.address(last, one.index)}",
            one.reason,
            one.name,
        )
        for one in layout.columns
        if one.role == "ignored"
    ]
    for reason, listed in (
        ("numbering", rows.numbering),
        ("repeated", rows.repeated),
        ("total_of_indicators", got.unlike_rows),
        ("derived", got.derived_rows),
        ("month", got.month_rows),
        ("chosen", (*rows.left_out, *got.skipped_rows)),
    ):
        found += [
            Ignored(
                table.sheet,
                f"{table.address(row, 0)}:{table.address(row, table.width - 1)}",
                reason,
            )
            for row in listed
        ]
    return found + [
        Ignored(table.sheet, table.address(*at), "chosen", table.cell(*at).text)
        for at in got.skipped_cells
    ]


def understanding_of(layout: Layout, got: Harvest) -> Understanding:
    """How one table was taken."""
    table, title = layout.table, layout.known.title
    first_title = next(
        (
            cell.text
            for row in layout.rows.title
            for cell in (table.cell(row, column) for column in range(table.width))
            if cell.kind != "empty"
        ),
        "",
    )
    columns = tuple(
        (column_letters(one.index + table.first_column), str(one.role), one.name)
        for one in layout.columns
        if one.role != "empty"
    )
    return Understanding(
        sheet=table.sheet,
        range=span_of(table),
        shape=layout.shape,
        reasons=layout.reasons,
        title=first_title.strip(),
        year=title.year,
        year_from=title.year_from,
        units=title.units,
        place=title.place or "",
        theme=layout.theme or "",
        indicators=tuple(dict.fromkeys(column_of(got.figures, "indicator"))),
        columns=columns,
        figures=len(got.figures),
        blanks=got.blanks,
        demo=title.demo,
        hidden=table.hidden,
    )
