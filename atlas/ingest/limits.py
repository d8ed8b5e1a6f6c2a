"""What an upload may be at most: large for an analyst's workbook, small for an attack."""

MAX_BYTES = 50 * 1024 * 1024
"""Of the file itself."""

MAX_UNPACKED = 400 * 1024 * 1024
"""Of all parts of a workbook package together, as its directory declares them."""

MAX_SHEETS = 120
"""One sheet for each of 103 banners and 12 leagues fits; a 200-sheet register does not."""

MAX_CELLS = 5_000_000
"""Of one sheet's used range, rows times columns."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

CHILD_SECONDS = 20
CHILD_MEMORY = 1024**3
