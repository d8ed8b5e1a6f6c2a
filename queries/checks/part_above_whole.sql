-- Error: a part that is larger than its whole.
-- One row per part: of an indicator, of a breakdown, or of a place.
--
WITH part AS MATERIALIZED (
    SELECT present.*, indicators.part_of
    FROM present
    INNER JOIN indicators ON indicators.code = present.indicator
    WHERE indicators.part_of <> ''
),
pairs AS (
    SELECT compositions.part, compositions.whole
    FROM compositions
    INNER JOIN present AS part ON part.id = compositions.part
    INNER JOIN indicators ON indicators.code = part.indicator
    WHERE
        indicators.kind NOT IN ('rate', 'score')
        AND (compositions.way <> 'place' OR indicators.additive)
    UNION
    SELECT part.id, whole.id
    FROM part
    INNER JOIN present AS whole ON
        whole.indicator = part.part_of AND whole.setting = part.setting
        AND whole.breakdown = part.breakdown
        AND (whole.scope = part.scope OR whole.scope <> 'own')
)
SELECT
    if(part.drafted, part.id, whole.id) AS figure,
    if(part.drafted, part.upload, whole.upload) AS upload,
    if(part.drafted, part.sheet, whole.sheet) AS sheet,
    if(part.drafted, part.cell, whole.cell) AS cell,
    part.value AS found,
    NULL::DOUBLE AS expected_low,
    whole.value AS expected_high,
    part.id AS part,
    whole.id AS whole
FROM pairs
INNER JOIN present AS part ON part.id = pairs.part
INNER JOIN present AS whole ON whole.id = pairs.whole
WHERE
    (part.drafted OR whole.drafted)
    AND part.low > whole.high + 1e-9 * abs(whole.high)
