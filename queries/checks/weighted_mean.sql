-- Query: the rate of a whole that the rates of its parts, weighted by their denominators, do not give.
-- One row per whole and way of cutting it; parts that are not stated may have any rate.
--
WITH rates AS MATERIALIZED (
    SELECT present.*, indicators.denominator
    FROM present
    INNER JOIN indicators ON indicators.code = present.indicator
    WHERE indicators.unit = '%' AND indicators.denominator <> ''
),
weighed AS MATERIALIZED (
    SELECT
        compositions.whole, compositions.way,
        sum(part.low / 100 * weight.low) AS least,
        sum(least(part.high, 100) / 100 * weight.high) AS most,
        sum(weight.low) AS weight_low,
        arg_min(part.id, part.ordinal) FILTER (WHERE part.drafted) AS first_drafted,
        arg_min(weight.id, weight.ordinal) FILTER (WHERE weight.drafted) AS first_weight,
        count(*) AS parts
    FROM compositions
    INNER JOIN rates AS part ON part.id = compositions.part
    INNER JOIN present AS weight ON
        weight.indicator = part.denominator AND weight.setting = part.setting
        AND weight.breakdown = part.breakdown
    LEFT JOIN categories ON
        categories.dimension = compositions.way AND categories.category = compositions.category
    WHERE
        part.bound IN ('eq', 'about')
        AND (compositions.way = 'place' OR (categories.additive AND NOT categories.merged))
    GROUP BY compositions.whole, compositions.way
),
allowed AS (
    SELECT
        weighed.*,
        denominator.id AS denominator,
        denominator.drafted AS denominator_drafted,
        -- what the parts leave over may count fully or not at all
        weighed.least / denominator.high * 100 AS low,
        (weighed.most + greatest(0, denominator.high - weighed.weight_low))
            / denominator.low * 100 AS high
    FROM weighed
    INNER JOIN rates AS whole ON whole.id = weighed.whole
    INNER JOIN present AS denominator ON
        denominator.indicator = whole.denominator AND denominator.setting = whole.setting
        AND denominator.breakdown = whole.breakdown
    WHERE denominator.low > 0
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    whole.value AS found,
    allowed.low AS expected_low,
    least(allowed.high, 100) AS expected_high,
    '%' AS unit,
    whole.id AS whole,
    allowed.way AS way,
    allowed.parts AS parts
FROM allowed
INNER JOIN present AS whole ON whole.id = allowed.whole
INNER JOIN present AS named ON named.id = CASE
    WHEN whole.drafted THEN whole.id
    WHEN allowed.first_drafted IS NOT NULL THEN allowed.first_drafted
    WHEN allowed.first_weight IS NOT NULL THEN allowed.first_weight
    WHEN allowed.denominator_drafted THEN allowed.denominator
END
WHERE
    whole.high < allowed.low - 1e-6 * abs(allowed.low)
    OR whole.low > allowed.high + 1e-6 * abs(allowed.high)
