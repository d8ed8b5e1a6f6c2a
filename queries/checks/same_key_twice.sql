-- Error: one figure given twice with different values.
-- One row per repetition that does not agree with the first within the rounding of both.
--
WITH beside_first AS (
    SELECT
        *,
        first_value(value) OVER first AS first_value,
        first_value(half_width) OVER first AS first_half_width,
        first_value(bound) OVER first AS first_bound,
        first_value(absence) OVER first AS first_absence,
        first_value(sheet) OVER first AS first_sheet,
        first_value(cell) OVER first AS first_cell
    FROM draft
    SEMI JOIN repeated USING (id)
    WINDOW first AS (PARTITION BY id ORDER BY ordinal)
)
SELECT
    id AS figure, upload, sheet, cell,
    value AS found,
    first_value AS expected_low,
    first_value AS expected_high,
    first_sheet AS other_sheet,
    first_cell AS other_cell,
    if(absence <> first_absence, 'absent', '') AS variant,
    if(absence <> first_absence, coalesce(value::VARCHAR, absence), NULL) AS found_text,
    if(absence <> first_absence, coalesce(first_value::VARCHAR, first_absence), NULL)
        AS expected_text
FROM beside_first
WHERE
    absence <> first_absence
    OR bound <> first_bound
    OR abs(value - first_value) > half_width + first_half_width + 1e-9 * abs(value)
