-- Error: a rate that cannot be, such as more than 100 %.
-- One row per figure of the draft in % that lies outside its indicator's range.
--
SELECT
    draft.id AS figure, draft.upload, draft.sheet, draft.cell,
    if(draft.value < indicators.range_low, draft.value, coalesce(draft.value_high, draft.value))
        AS found,
    indicators.range_low AS expected_low,
    indicators.range_high AS expected_high
FROM draft
INNER JOIN indicators ON indicators.code = draft.indicator
WHERE
    draft.unit = '%'
    AND (
        draft.value < indicators.range_low
        OR coalesce(draft.value_high, draft.value) > indicators.range_high
    )
