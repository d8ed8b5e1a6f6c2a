-- What the parts of a whole come to: leagues and units, banners, or the categories of a dimension.
-- One row per whole and way of cutting it: 'leagues', 'banners' or the code of a dimension.
--
WITH cuts AS (
    SELECT
        whole, part, category,
        CASE
            WHEN way <> 'place' THEN way
            WHEN category = 'banner' THEN 'banners'
            ELSE 'leagues'
        END AS way
    FROM compositions
    UNION ALL
    -- 送温暖资金 is an indicator of its own and a category of 帮扶资金 as well
    SELECT
        whole.id, part.id,
        string_split(indicators.slice, '=')[2], string_split(indicators.slice, '=')[1]
    FROM present AS part
    INNER JOIN indicators ON indicators.code = part.indicator
    INNER JOIN present AS whole ON
        whole.indicator = indicators.slice_of AND whole.setting = part.setting
        AND whole.breakdown = part.breakdown
),
parts AS (
    SELECT
        cuts.whole, cuts.way, cuts.category, part.id, part.value, part.low, part.high,
        part.half_width, part.bound, part.place, part.level, part.position, part.drafted,
        part.breakdown, part.explanation
    FROM cuts
    INNER JOIN present AS part ON part.id = cuts.part
    INNER JOIN present AS whole ON whole.id = cuts.whole
    INNER JOIN indicators ON indicators.code = whole.indicator
    LEFT JOIN categories ON
        categories.dimension = cuts.way AND categories.category = cuts.category
    WHERE
        indicators.kind NOT IN ('rate', 'score')
        AND CASE
            -- each league's 本级 is its own: together they are nobody's
            WHEN cuts.way IN ('leagues', 'banners') THEN indicators.additive AND whole.scope <> 'own'
            ELSE
                categories.additive AND NOT categories.merged
                AND NOT list_contains(coalesce(indicators.not_across, []), cuts.way)
        END
        -- 本级 beside 全级 would count it twice; a season is no part of a year
        AND (part.scope = 'own') = (whole.scope = 'own')
        AND (part.period = 'season') = (whole.period = 'season')
    QUALIFY row_number() OVER (
        PARTITION BY cuts.whole, cuts.way, cuts.category, part.place
        ORDER BY part.scope = whole.scope DESC, part.id
    ) = 1
)
SELECT
    whole, way,
    sum(value) AS total,
    sum(low) AS low,
    sum(high) AS high,
    sum(half_width) AS half_width,
    max(low) AS largest,
    bool_and(bound = 'eq') AS exact,
    count(*) AS parts,
    count(*) FILTER (WHERE level = 'league') AS leagues,
    count(*) FILTER (WHERE level = 'unit') AS units,
    list(id ORDER BY position, breakdown, id) AS ids,
    list(DISTINCT place) AS places,
    list(DISTINCT explanation) FILTER (WHERE explanation <> '') AS explanations,
    arg_min(id, position) FILTER (WHERE drafted) AS first_drafted
FROM parts
GROUP BY whole, way
