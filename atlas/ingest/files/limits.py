"""What an upload may be at most: large for an analyst's workbook, small for an attack."""

MAX_BYTES = 50 * 1024 * 1024
"""Of the file itself."""

MAX_UNPACKED = 400 * 1024 * 1024
"""Of all parts of a workbook package together, as its directory declares them."""

MAX_SHEETS = 120
"""One sheet for each of 103 banners and 12 leagues fits; a 200-sheet register does not."""

MAX_CELLS = 2_000_000
"""Of one sheet's used range, rows times columns: 100 000 rows of 20 columns."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

CHILD_SECONDS = 15
"""Of reading: with laying out and checking, a person has an answer within 20."""

CHILD_MEMORY = 1024**3

MAX_GUESSED_NAMES = 1_000
"""Unknown names of a sheet that are compared with all places by likeness; a column of ten
thousand firms is no column of places, and the rest of it is only said to be unknown."""

MAX_SUGGESTED_NAMES = 200
"""Unknown headings of a sheet for which similar indicators are looked up."""

MAX_FILES = 400
"""Of one upload, unpacked: four tables of each banner."""

MAX_UPLOAD_CELLS = 6_000_000
"""Of all sheets of one upload together: what the process that lays them out must hold."""

MAX_MERGES = 50_000
"""Of one sheet; a form of 10 000 rows whose stub is merged in three levels has fewer."""

MAX_TEXT = 1_000
"""Characters of one cell that are taken; the longest note of a form has a few hundred."""

TRIED_CELLS = 20_000
"""Of a workbook, laid out once in the child before the same is done outside of it."""

TRIED_ROWS = 20
"""Of each sheet at least: its title, header and first rows."""

TRIAL_SECONDS = 8
"""For those few cells; an ordinary workbook needs tenths of a second."""

SECONDS_PER_FILE = 0.5
"""What each file of an archive adds to the time of the whole."""
