-- Error: a year that cannot be meant: in the future, or far before everything in store.
-- One row per figure of the draft; targets may lie in the future, for as long as a plan runs.
--
-- $this_year   the current year
WITH known AS (
    -- the autonomous region was founded in 1947; an old yearbook may reach 20 years further back
    -- than what is in store
    SELECT greatest(1947, coalesce(min(year) - 20, 1947)) AS first_year FROM facts
)
SELECT
    draft.id AS figure, draft.upload, draft.sheet, draft.cell,
    draft.year AS found,
    known.first_year AS expected_low,
    $this_year + if(draft.kind = 'target', 15, 0) AS expected_high,
    '' AS unit
FROM draft
CROSS JOIN known
WHERE
    draft.year < known.first_year
    OR draft.year > $this_year + if(draft.kind = 'target', 15, 0)
