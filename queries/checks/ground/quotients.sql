-- What each stated rate comes to by its numerator and denominator; null where one is not known.
-- One row per rate or per-head amount.
--
WITH stated AS MATERIALIZED (
    SELECT
        present.*,
        indicators.numerator, indicators.denominator, indicators.unit,
        if(indicators.unit = '%', 100, 1) AS factor
    FROM present
    INNER JOIN indicators ON indicators.code = present.indicator
    WHERE indicators.numerator <> ''
),
-- which breakdowns of the numerator make it up: usually the rate's own, for 认可率 two grades of it
counted AS MATERIALIZED (
    SELECT
        stated.id, stated.numerator, stated.setting, stated.scope, made.wanted,
        CASE
            WHEN counts.pair = '' THEN stated.breakdown
            WHEN stated.breakdown = '' THEN counts.pair
            ELSE array_to_string(
                list_sort(string_split(stated.breakdown || ';' || counts.pair, ';')), ';'
            )
        END AS breakdown
    FROM stated
    INNER JOIN counts ON counts.indicator = stated.indicator
    INNER JOIN (
        SELECT indicator, count(*) AS wanted FROM counts GROUP BY indicator
    ) AS made ON made.indicator = stated.indicator
),
numerators AS MATERIALIZED (
    SELECT
        counted.id,
        sum(part.value) AS value,
        sum(part.low) AS low,
        sum(part.high) AS high,
        bool_or(part.drafted) AS drafted,
        arg_min(part.id, part.ordinal) AS part,
        list(part.id ORDER BY part.breakdown, part.id) FILTER (WHERE counted.wanted > 1) AS ids,
        list(DISTINCT part.explanation) FILTER (WHERE part.explanation <> '') AS explanations
    FROM counted
    INNER JOIN present AS part ON
        part.indicator = counted.numerator AND part.breakdown = counted.breakdown
        AND part.setting = counted.setting
        AND (part.scope = counted.scope OR part.scope <> 'own')
    GROUP BY counted.id
    HAVING count(*) = any_value(counted.wanted)
),
denominators AS MATERIALIZED (
    SELECT
        stated.id, part.id AS denominator, part.value, part.low, part.high, part.drafted,
        part.explanation
    FROM stated
    INNER JOIN present AS part ON
        part.indicator = stated.denominator AND part.breakdown = stated.breakdown
        AND part.setting = stated.setting AND part.low > 0
    QUALIFY row_number() OVER (
        PARTITION BY stated.id
        ORDER BY part.scope = stated.scope DESC, part.scope = 'own', part.id
    ) = 1
)
SELECT
    stated.*,
    numerators.part AS numerator_id,
    denominator.denominator AS denominator_id,
    numerators.value AS numerator_value,
    denominator.value AS denominator_value,
    list_filter(
        coalesce(numerators.ids, [numerators.part]), lambda one: one IS NOT NULL
    ) AS numerator_ids,
    list_concat(
        coalesce(numerators.explanations, []),
        list_filter([denominator.explanation], lambda one: one <> '')
    ) AS explanations,
    stated.drafted OR coalesce(numerators.drafted, false) OR coalesce(denominator.drafted, false)
        AS touched,
    CASE
        WHEN stated.drafted THEN stated.id
        WHEN numerators.drafted THEN numerators.part
        ELSE denominator.denominator
    END AS named,
    numerators.value / nullif(denominator.value, 0) * stated.factor AS quotient,
    numerators.low / nullif(denominator.high, 0) * stated.factor AS least,
    numerators.high / nullif(denominator.low, 0) * stated.factor AS most
FROM stated
LEFT JOIN numerators ON numerators.id = stated.id
LEFT JOIN denominators AS denominator ON denominator.id = stated.id
