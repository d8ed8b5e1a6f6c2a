-- Query: a bounded rate of a whole that holds only if its lowest part is at most half of it.
-- One row per whole: 98 % and more with 国有 100, 事业 100 and 非公 96 needs 非公 ≤ half.
--
WITH parts AS (
    SELECT
        compositions.whole, compositions.way,
        part.id, part.value, part.ordinal, part.drafted
    FROM compositions
    INNER JOIN present AS part ON part.id = compositions.part
    INNER JOIN categories ON
        categories.dimension = compositions.way AND categories.category = compositions.category
    WHERE part.bound = 'eq' AND categories.additive AND NOT categories.merged
),
spans AS (
    SELECT
        whole, way,
        min(value) AS least,
        max(value) AS most,
        arg_min(id, value) AS lowest,
        count(*) FILTER (WHERE value > least_of_all) AS above,
        arg_min(id, ordinal) FILTER (WHERE drafted) AS first_drafted
    FROM (SELECT *, min(value) OVER (PARTITION BY whole, way) AS least_of_all FROM parts)
    GROUP BY whole, way
),
shares AS (
    SELECT
        spans.*,
        (spans.most - whole.value) / (spans.most - spans.least) * 100 AS share
    FROM spans
    INNER JOIN present AS whole ON whole.id = spans.whole
    INNER JOIN indicators ON indicators.code = whole.indicator
    WHERE
        whole.bound = 'ge' AND indicators.kind = 'rate' AND indicators.unit = '%'
        -- only where all others are at the top does the share follow from the rates alone
        AND spans.above >= 1 AND spans.least < whole.value AND whole.value <= spans.most
        AND NOT EXISTS (
            FROM present AS weight
            WHERE weight.indicator = indicators.denominator AND weight.setting = whole.setting
                AND weight.breakdown <> ''
        )
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    whole.value AS found,
    NULL::DOUBLE AS expected_low,
    shares.share AS expected_high,
    whole.id AS whole,
    shares.lowest AS lowest,
    shares.most AS highest_rate
FROM shares
INNER JOIN present AS whole ON whole.id = shares.whole
INNER JOIN present AS named ON named.id = if(whole.drafted, whole.id, shares.first_drafted)
-- a part that may well be larger than half asks for no word
WHERE shares.share <= 50
