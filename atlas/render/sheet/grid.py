"""Part of a sheet as it lies on the desk, drawn: letters above, numbers left, merges kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from atlas.ingest.files.raw import Merge, Position, RawTable, column_letters

#: characters of a cell that are drawn; the rest stands in the title
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """``role`` is a class of the style sheet; ``title`` what is said when it is pointed at."""

    text: str
    number: bool = False
    role: str = ""
    title: str = ""
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of (number, cells by column); None where a merged neighbour reaches over. A gap in the
    rows or columns of the sheet is a row or column of the name ``""``."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


#: role and title of the cell at a position inside the table
Dress = Callable[[int, int], tuple[str, str]]


def part(
    table: RawTable, rows: Sequence[int], columns: Sequence[int], dress: Dress | None = None
) -> Grid:
    """The cells at ``rows`` and ``columns`` (positions inside the table, ascending)."""
    all_rows, all_columns = with_gaps(rows), with_gaps(columns)
    spans = _spans(table.merges, all_rows, all_columns)
    corners = _corners(table.merges, rows, columns)
    drawn = []
    for y, row in enumerate(all_rows):
        cells = tuple(
            _cell(table, row, column, spans.get((y, x), (1, 1)), dress, corners)
            for x, column in enumerate(all_columns)
        )
        drawn.append(("" if row is None else str(row + table.first_row + 1), cells))
    names = (
        "" if column is None else column_letters(column + table.first_column)
        for column in all_columns
    )
    return Grid(tuple(names), tuple(drawn))


def as_html(grid: Grid, label: str) -> str:
    """The grid as a table that scrolls inside itself; ``label`` names it for those who hear it."""
    head = "".join(f'<th scope="col">{name or "⋯"}</th>' for name in grid.columns)
    lines = []
    for name, cells in grid.rows:
        drawn = "".join(_cell_html(cell) for cell in cells if cell is not None)
        lines.append(f'<tr><th scope="row">{name or "⋮"}</th>{drawn}</tr>')
    return (
        f'<div class="sheet" role="region" tabindex="0" aria-label="{escape(label)}">'
        f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
        "</div>"
    )


def with_gaps(positions: Sequence[int]) -> list[int | None]:
    """The positions, and None where some are left out between two of them."""
    found: list[int | None] = []
    for position in positions:
        if found and position != found[-1] + 1:
            found.append(None)
        found.append(position)
    return found


def _cell(
    table: RawTable,
    row: int | None,
    column: int | None,
    span: tuple[int, int] | None,
    dress: Dress | None,
    corners: Mapping[Position, Position],
) -> Cell | None:
    if span is None:
        return None
    if row is None or column is None:
        return Cell("", role="gap")
    # a merged range whose corner lies outside of the part still shows its text
    top, left = corners.get((row, column), (row, column))
    raw = table.cell(top, left)
    role, title = dress(top, left) if dress else ("", "")
    number = raw.kind in ("number", "percent")
    return Cell(raw.text, number, role, title, high=span[0], wide=span[1])


def _corners(
    merges: Sequence[Merge], rows: Sequence[int], columns: Sequence[int]
) -> dict[Position, Position]:
    """The corner of the merged range that each of the positions lies in."""
    seen_rows, seen_columns = set(rows), set(columns)
    return {
        (row, column): (one.top, one.left)
        for one in merges
        for row in seen_rows.intersection(range(one.top, one.bottom + 1))
        for column in seen_columns.intersection(range(one.left, one.right + 1))
    }


def _spans(
    merges: Sequence[Merge], rows: Sequence[int | None], columns: Sequence[int | None]
) -> dict[Position, tuple[int, int] | None]:
    """(rows, columns) that the cell at a drawn position covers, None for those it covers.

    A gap between two rows or columns of a merged range lies within it.
    """
    spans: dict[Position, tuple[int, int] | None] = {}
    for one in merges:
        ys = _reach(rows, one.top, one.bottom)
        xs = _reach(columns, one.left, one.right)
        if ys and xs:
            spans |= {(y, x): None for y in ys for x in xs}
            spans[ys[0], xs[0]] = (len(ys), len(xs))
    return spans


def _reach(positions: Sequence[int | None], first: int, last: int) -> range:
    """The drawn positions that lie in a merged range, with the gaps between them."""
    inside = [
        drawn
        for drawn, position in enumerate(positions)
        if position is not None and first <= position <= last
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _cell_html(cell: Cell) -> str:
    names = " ".join(name for name in (cell.role, "n" if cell.number else "") if name)
    shown = cell.text if len(cell.text) <= LONGEST else f"{cell.text[: LONGEST - 1]}…"
    title = cell.title or (cell.text if shown != cell.text else "")
    attributes = f' class="{names}"' if names else ""
    attributes += f' title="{escape(title)}"' if title else ""
    attributes += f' colspan="{cell.wide}"' if cell.wide > 1 else ""
    attributes += f' rowspan="{cell.high}"' if cell.high > 1 else ""
    return f"<td{attributes}>{escape(shown)}</td>"
