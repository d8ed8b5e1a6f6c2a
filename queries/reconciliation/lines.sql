-- What of one year can be held against what: sums against wholes, stated rates against quotients,
-- parts against the indicator that they are part of, by the rounding that their printing allows.
-- One row per comparison, the serious ones first: unequal, explained, rounding, open, equal.
--
-- $year    the year of both sides; cumulative figures count for the year that they run up to
-- $places  list of codes of the wholes' places; empty means all
WITH draft AS (
    SELECT figures.*, row_number() OVER (ORDER BY figures.id) AS ordinal
    FROM figures
    LEFT JOIN places ON places.code = figures.place
    WHERE
        figures.year = $year AND figures.kind = 'result'
        AND (
            len($places) = 0
            OR list_contains($places, figures.place)
            OR list_contains($places, places.parent)
        )
),
-- the whole version stands: nothing is laid over it as a draft would be
facts AS (
    SELECT * EXCLUDE (shadowed) FROM main.facts WHERE false
),
related AS (
    SELECT '' AS code WHERE false
),
-- nor does a version give a figure twice
repeated AS (
    SELECT '' AS id WHERE false
),
standing AS MATERIALIZED (
    -- checks/ground/standing.sql
),
present AS MATERIALIZED (
    -- checks/ground/present.sql
),
compositions AS MATERIALIZED (
    -- checks/ground/compositions.sql
),
sums AS MATERIALIZED (
    -- checks/ground/sums.sql
),
quotients AS MATERIALIZED (
    -- checks/ground/quotients.sql
),
-- who is to report below each place; 满洲里 and 二连浩特 may report beside their league
owed AS (
    SELECT
        parent AS place, if(level = 'banner', 'banners', 'leagues') AS way,
        list(code ORDER BY position) AS codes
    FROM places
    WHERE level IN ('league', 'banner') AND code NOT IN ('150781', '152501')
    GROUP BY parent, way
),
excused AS (
    SELECT places.parent AS place, draft.indicator, draft.breakdown, list(draft.place) AS codes
    FROM draft
    INNER JOIN places ON places.code = draft.place
    WHERE draft.absence = 'inapplicable'
    GROUP BY ALL
),
in_dimension AS (
    SELECT dimension, count(*) AS parts FROM categories WHERE NOT merged GROUP BY dimension
),
summed AS (
    SELECT
        if(sums.way IN ('leagues', 'banners'), sums.way, 'breakdown') AS sort,
        sums.way, sums.whole AS figure,
        sums.total AS found, sums.low, sums.high, sums.half_width, sums.exact, sums.ids,
        if(sums.way = 'leagues', sums.leagues, sums.parts) AS parts,
        list_filter(
            coalesce(owed.codes, []),
            lambda one: NOT list_contains(sums.places, one)
                AND NOT list_contains(coalesce(excused.codes, []), one)
        ) AS missing,
        coalesce(
            in_dimension.parts,
            if(sums.way = 'leagues', sums.leagues, sums.parts) + len(missing)
        ) AS expected,
        sums.units, sums.explanations,
        CASE sums.way WHEN 'leagues' THEN 0.6 WHEN 'banners' THEN 0.5 ELSE 1 END AS plausible
    FROM sums
    INNER JOIN present AS whole ON whole.id = sums.whole
    LEFT JOIN owed ON owed.place = whole.place AND owed.way = sums.way
    LEFT JOIN excused ON
        excused.place = whole.place AND excused.indicator = whole.indicator
        AND excused.breakdown = whole.breakdown
    LEFT JOIN in_dimension ON in_dimension.dimension = sums.way
),
divided AS (
    SELECT
        'rate' AS sort, '' AS way, id AS figure,
        quotient AS found, least AS low, most AS high, (most - least) / 2 AS half_width,
        isfinite(least) AND isfinite(most) AS exact,
        list_filter(
            list_append(numerator_ids, denominator_id), lambda one: one IS NOT NULL
        ) AS ids,
        (numerator_id IS NOT NULL)::INT + (denominator_id IS NOT NULL)::INT AS parts,
        list_filter(
            [if(numerator_id IS NULL, numerator, ''), if(denominator_id IS NULL, denominator, '')],
            lambda one: one <> ''
        ) AS missing,
        2 AS expected, 0 AS units, explanations, 1 AS plausible
    FROM quotients
    WHERE numerator_id IS NOT NULL OR denominator_id IS NOT NULL
),
-- a part can be as large as its whole and no larger
limited AS (
    SELECT
        'limit' AS sort, part.indicator AS way, whole.id AS figure,
        part.value AS found, part.low, part.high, part.half_width, part.bound = 'eq' AS exact,
        [part.id] AS ids, 1 AS parts, []::VARCHAR[] AS missing, 1 AS expected, 0 AS units,
        list_filter([part.explanation], lambda one: one <> '') AS explanations, 0 AS plausible
    FROM present AS part
    INNER JOIN indicators ON indicators.code = part.indicator
    INNER JOIN present AS whole ON
        whole.indicator = indicators.part_of AND whole.setting = part.setting
        AND whole.breakdown = part.breakdown AND (whole.scope = 'own') = (part.scope = 'own')
    WHERE len($places) = 0 OR list_contains($places, whole.place)
),
-- invented leagues below a real total, or the reverse, are never held against each other
mixed AS (
    SELECT
        if(part.level = 'league', 'leagues', 'banners') AS sort, sort AS way, whole.id AS figure,
        NULL::DOUBLE AS found, NULL::DOUBLE AS low, NULL::DOUBLE AS high, 0 AS half_width,
        false AS exact, []::VARCHAR[] AS ids, 0 AS parts, []::VARCHAR[] AS missing, 0 AS expected,
        0 AS units, []::VARCHAR[] AS explanations, 0 AS plausible
    FROM present AS whole
    INNER JOIN indicators ON indicators.code = whole.indicator
    INNER JOIN present AS part ON
        part.parent = whole.place AND part.indicator = whole.indicator AND part.span = whole.span
        AND part.breakdown = whole.breakdown AND part.cumulative = whole.cumulative
        AND part.demo <> whole.demo AND part.level IN ('league', 'banner')
    ANTI JOIN sums ON sums.whole = whole.id
    WHERE
        indicators.additive AND indicators.kind NOT IN ('rate', 'score') AND whole.scope <> 'own'
        AND part.scope <> 'own' AND (len($places) = 0 OR list_contains($places, whole.place))
    GROUP BY whole.id, part.level
),
held AS (
    SELECT *, false AS mixed FROM summed
    UNION ALL BY NAME
    SELECT *, false AS mixed FROM divided
    UNION ALL BY NAME
    SELECT *, false AS mixed FROM limited
    UNION ALL BY NAME
    SELECT *, true AS mixed FROM mixed
),
judged AS (
    SELECT
        held.*,
        whole.indicator, whole.place, whole.year, whole.year_from, whole.breakdown, whole.scope,
        whole.value, whole.value_high, whole.bound, whole.half_width AS whole_half_width,
        whole.low AS whole_low, whole.demo, whole.position,
        whole.coverage, whole.explanation AS whole_explanation,
        -- one side above the other by more than rounding and bounds allow
        held.low > whole.high + 1e-9 * abs(whole.high) AS above,
        held.high < whole.low - 1e-9 * abs(whole.low) AS below,
        held.parts < held.expected AS lacking,
        whole.bound IN ('eq', 'about') AND held.exact AS exactly,
        -- printed to the places of the whole, both sides are the same number
        abs(held.found - whole.value)
            <= greatest(1e-9 * abs(whole.value), whole.half_width * (1 + 1e-9)) AS same
    FROM held
    INNER JOIN present AS whole ON whole.id = held.figure
    WHERE len($places) = 0 OR list_contains($places, whole.place)
),
settled AS (
    SELECT
        *,
        CASE
            WHEN mixed THEN 'demo'
            WHEN sort = 'rate' AND lacking THEN 'side'
            WHEN sort IN ('leagues', 'banners') AND lacking AND NOT above THEN 'parts'
            -- whole systems report beside the leagues, a league's own organs beside its banners
            WHEN sort IN ('leagues', 'banners') AND below AND high >= plausible * whole_low THEN 'rest'
            WHEN sort = 'breakdown' AND below AND lacking THEN 'parts'
            ELSE ''
        END AS reason,
        list_distinct(
            list_filter(list_prepend(whole_explanation, explanations), lambda one: one <> '')
        ) AS told
    FROM judged
),
ranked AS (
    SELECT
        *,
        CASE
            WHEN reason <> '' THEN 'open'
            WHEN above OR (below AND sort <> 'limit') THEN if(len(told) > 0, 'explained', 'unequal')
            -- with a bound or a limit on one side there is nothing to be equal to but the bound
            WHEN same OR NOT exactly OR sort = 'limit' THEN 'equal'
            ELSE 'rounding'
        END AS status
    FROM settled
)
SELECT
    ranked.status, ranked.reason, ranked.sort, ranked.way, ranked.figure, ranked.indicator,
    indicators.theme, ranked.place, ranked.year, ranked.year_from, ranked.breakdown, ranked.scope,
    indicators.unit, ranked.demo,
    ranked.found, ranked.low, ranked.high, ranked.exact, ranked.half_width, ranked.ids,
    ranked.parts, ranked.expected, ranked.missing, ranked.units,
    ranked.value, ranked.value_high, ranked.bound, ranked.whole_half_width,
    ranked.found - ranked.value AS difference,
    ranked.half_width + ranked.whole_half_width AS allowed,
    ranked.told AS explanations, ranked.coverage
FROM ranked
INNER JOIN indicators ON indicators.code = ranked.indicator
ORDER BY
    list_position(['unequal', 'explained', 'rounding', 'open', 'equal'], ranked.status),
    indicators.position, ranked.year, ranked.position, ranked.breakdown, ranked.sort, ranked.way,
    ranked.ids
