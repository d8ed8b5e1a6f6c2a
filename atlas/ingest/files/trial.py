"""A workbook's beginning laid out in the child, where a file that no rule foresaw may do no harm.

Laying out happens outside of the child, where choices change and nothing can stop it. What it
costs there grows with the rows; what can go wrong without measure stands in titles, headers and
odd values, so a few thousand cells tell it.
"""

import time
from dataclasses import replace

from atlas.errors import UploadError
from atlas.ingest.files.limits import (
    CHILD_MEMORY,
    CHILD_SECONDS,
    TRIAL_SECONDS,
    TRIED_CELLS,
    TRIED_ROWS,
)
from atlas.ingest.files.raw import RawTable, RawWorkbook
from atlas.ingest.understanding import understand_workbook


def try_out(workbook: RawWorkbook) -> None:
    """``UploadError("file_too_costly")`` where even the beginning takes too long.

    Whatever else it raises is a bug, and ends the child instead of the server's thread.
    """
    started = time.monotonic()
    share = TRIED_CELLS // len(workbook.sheets)
    understand_workbook(
        replace(workbook, sheets=tuple(_cut(table, share) for table in workbook.sheets))
    )
    if time.monotonic() - started > TRIAL_SECONDS:
        raise UploadError(
            "file_too_costly",
            name=workbook.name,
            seconds=f"{CHILD_SECONDS:g}",
            memory=CHILD_MEMORY // 1024**2,
        )


def _cut(table: RawTable, cells: int) -> RawTable:
    """Its first rows, with what is known of them."""
    height = max(TRIED_ROWS, cells // max(table.width, 1))
    if height >= table.height:
        return table
    return replace(
        table,
        values=table.values[:height],
        merges=tuple(
            replace(one, bottom=min(one.bottom, height - 1))
            for one in table.merges
            if one.top < height
        ),
        formats={at: code for at, code in table.formats.items() if at[0] < height},
        errors={at: text for at, text in table.errors.items() if at[0] < height},
        uncached=frozenset(at for at in table.uncached if at[0] < height),
    )
