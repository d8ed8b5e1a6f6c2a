-- Query: the rate of a whole outside the lowest and the highest rate of its parts.
-- One row per whole and way of cutting it, by a dimension or by place; whatever the weights are.
--
WITH spans AS (
    SELECT
        compositions.whole, compositions.way,
        min(part.low) AS least,
        max(part.high) AS most,
        count(DISTINCT part.breakdown || part.place) AS parts,
        arg_min(part.id, part.value) AS lowest,
        arg_max(part.id, part.value) AS highest,
        arg_min(part.id, part.ordinal) FILTER (WHERE part.drafted) AS first_drafted
    FROM compositions
    INNER JOIN present AS part ON part.id = compositions.part
    LEFT JOIN categories ON
        categories.dimension = compositions.way AND categories.category = compositions.category
    WHERE
        (compositions.way = 'place' AND compositions.category IN ('league', 'banner'))
        OR (categories.additive AND NOT categories.merged)
    GROUP BY compositions.whole, compositions.way
),
-- how many parts a whole has at least: its places, or the categories in use for the indicator
places_below AS (
    SELECT parent AS place, count(*) AS parts
    FROM places
    WHERE level IN ('league', 'banner') AND code NOT IN ('150781', '152501')
    GROUP BY parent
),
in_use AS (
    SELECT part.indicator, compositions.way, count(DISTINCT compositions.category) AS parts
    FROM compositions
    INNER JOIN present AS part ON part.id = compositions.part
    INNER JOIN categories ON
        categories.dimension = compositions.way AND categories.category = compositions.category
    WHERE categories.additive AND NOT categories.merged
    GROUP BY part.indicator, compositions.way
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    whole.value AS found,
    spans.least AS expected_low,
    least(spans.most, indicators.range_high) AS expected_high,
    whole.id AS whole,
    spans.lowest AS lowest,
    spans.highest AS highest,
    spans.way AS way
FROM spans
INNER JOIN present AS whole ON whole.id = spans.whole
INNER JOIN indicators ON indicators.code = whole.indicator
INNER JOIN present AS named ON named.id = if(whole.drafted, whole.id, spans.first_drafted)
LEFT JOIN places_below ON places_below.place = whole.place
LEFT JOIN in_use ON in_use.indicator = whole.indicator AND in_use.way = spans.way
WHERE
    indicators.kind = 'rate' AND indicators.unit = '%'
    AND spans.parts >= 2
    AND spans.parts >= if(spans.way = 'place', places_below.parts, in_use.parts)
    AND (whole.high < spans.least - 1e-9 OR whole.low > spans.most + 1e-9)
