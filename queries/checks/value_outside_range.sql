-- Query: a figure far from what its indicator can plausibly be, such as two members a union.
-- One row per figure of the draft, other than a rate in % or a negative number, outside the range.
--
SELECT
    draft.id AS figure, draft.upload, draft.sheet, draft.cell,
    draft.value AS found,
    indicators.range_low AS expected_low,
    indicators.range_high AS expected_high
FROM draft
INNER JOIN indicators ON indicators.code = draft.indicator
WHERE
    draft.unit <> '%' AND draft.value >= 0
    AND (draft.value < indicators.range_low OR draft.value > indicators.range_high)
