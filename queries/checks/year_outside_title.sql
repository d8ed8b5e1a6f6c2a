-- Error: a year that does not belong to the sheet, whose title names another.
-- One row per figure; the year before, and years that lead up to the title's, do belong.
--
WITH counted AS (
    SELECT draft.upload, draft.sheet, draft.year, count(*) AS figures, sheets.year AS title_year
    FROM draft
    INNER JOIN sheets ON sheets.upload = draft.upload AND sheets.sheet = draft.sheet
    WHERE draft.year IS NOT NULL AND draft.kind = 'result' AND draft.period <> 'cumulative'
    GROUP BY draft.upload, draft.sheet, draft.year, sheets.year
),
-- years that follow each other make a run: year minus rank is the same for all of them
runs AS (
    SELECT
        *,
        year - row_number() OVER (PARTITION BY upload, sheet ORDER BY year) AS run,
        sum(figures) OVER (PARTITION BY upload, sheet) AS figures_of_sheet
    FROM counted
),
strays AS (
    SELECT upload, sheet, year, title_year
    FROM runs
    QUALIFY
        NOT bool_or(abs(year - title_year) <= 1) OVER (PARTITION BY upload, sheet, run)
        -- a column of its own for another year is a comparison, a cell or two are a slip
        AND sum(figures) OVER (PARTITION BY upload, sheet, run) * 10 <= figures_of_sheet
)
SELECT
    draft.id AS figure, draft.upload, draft.sheet, draft.cell,
    draft.year AS found,
    strays.title_year AS expected_low,
    strays.title_year AS expected_high,
    '' AS unit
FROM draft
INNER JOIN strays ON
    strays.upload = draft.upload AND strays.sheet = draft.sheet AND strays.year = draft.year
