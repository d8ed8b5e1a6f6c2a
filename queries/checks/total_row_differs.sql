-- Query: a printed 合计 that is not the sum of the cells it stands for.
-- One row per printed total whose parts are all known; empty cells count for nothing.
--
WITH parts AS (
    SELECT ordinal, unnest(parts) AS cell FROM totals
),
sums AS (
    SELECT
        totals.ordinal,
        sum(draft.value) AS value,
        sum(draft.half_width) AS half_width,
        count(*) AS parts,
        -- the footnote goes to the region's own figure where the sheet has one, else to the first part
        coalesce(min(region.id), arg_min(draft.id, draft.ordinal)) AS figure
    FROM parts
    INNER JOIN totals USING (ordinal)
    INNER JOIN draft ON
        draft.upload = totals.upload AND draft.sheet = totals.sheet AND draft.cell = parts.cell
    LEFT JOIN draft AS region ON
        region.place = '150000' AND region.indicator = totals.indicator
        AND region.year = totals.year AND region.breakdown = totals.breakdown
    GROUP BY totals.ordinal
    HAVING bool_and(draft.bound = 'eq' AND draft.value IS NOT NULL) AND count(*) >= 2
)
SELECT
    sums.figure, totals.upload, totals.sheet, totals.cell,
    totals.value AS found,
    sums.value AS expected_low,
    sums.value AS expected_high,
    totals.indicator AS indicator,
    totals.breakdown AS breakdown,
    totals.label AS label,
    totals.unit AS unit,
    sums.parts AS parts,
    abs(totals.value - sums.value) AS difference
FROM sums
INNER JOIN totals USING (ordinal)
INNER JOIN indicators ON indicators.code = totals.indicator
WHERE
    indicators.additive
    AND abs(totals.value - sums.value)
        > totals.half_width + sums.half_width + 1e-9 * abs(totals.value)
