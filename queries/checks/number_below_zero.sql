-- Error: a count or an amount below zero.
-- One row per figure of the draft, other than a rate, that is negative.
--
SELECT
    draft.id AS figure, draft.upload, draft.sheet, draft.cell,
    draft.value AS found,
    0.0 AS expected_low,
    NULL::DOUBLE AS expected_high
FROM draft
INNER JOIN indicators ON indicators.code = draft.indicator
WHERE draft.unit <> '%' AND draft.value < 0 AND indicators.range_low >= 0
