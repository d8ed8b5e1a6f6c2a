-- Query: a stated rate that the rounding of its numerator and denominator does not allow.
-- One row per rate or per-head amount whose two parts are known.
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
        stated.id, stated.numerator, stated.setting, stated.scope,
        array_to_string(
            list_sort(list_filter([stated.breakdown, counts.pair], lambda one: one <> '')), ';'
        ) AS breakdown,
        count(*) OVER (PARTITION BY stated.id) AS wanted
    FROM stated
    INNER JOIN counts ON counts.indicator = stated.indicator
),
numerators AS MATERIALIZED (
    SELECT
        counted.id,
        sum(part.value) AS value,
        sum(part.low) AS low,
        sum(part.high) AS high,
        bool_or(part.drafted) AS drafted,
        arg_min(part.id, part.ordinal) AS part
    FROM counted
    INNER JOIN present AS part ON
        part.indicator = counted.numerator AND part.breakdown = counted.breakdown
        AND part.setting = counted.setting
        AND (part.scope = counted.scope OR part.scope <> 'own')
    GROUP BY counted.id
    HAVING count(*) = any_value(counted.wanted)
),
quotients AS (
    SELECT
        stated.*,
        numerators.part AS numerator_id,
        denominator.id AS denominator_id,
        numerators.value AS numerator_value,
        denominator.value AS denominator_value,
        stated.drafted OR numerators.drafted OR denominator.drafted AS touched,
        CASE
            WHEN stated.drafted THEN stated.id
            WHEN numerators.drafted THEN numerators.part
            ELSE denominator.id
        END AS named,
        numerators.low / nullif(denominator.high, 0) * stated.factor AS least,
        numerators.high / nullif(denominator.low, 0) * stated.factor AS most
    FROM stated
    INNER JOIN numerators ON numerators.id = stated.id
    INNER JOIN present AS denominator ON
        denominator.indicator = stated.denominator AND denominator.breakdown = stated.breakdown
        AND denominator.setting = stated.setting
    WHERE denominator.low > 0
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    quotients.value AS found,
    quotients.least AS expected_low,
    quotients.most AS expected_high,
    quotients.unit AS unit,
    quotients.id AS rate,
    quotients.numerator_id AS numerator,
    quotients.denominator_id AS denominator,
    quotients.numerator_value AS numerator_value,
    quotients.denominator_value AS denominator_value
FROM quotients
INNER JOIN present AS named ON named.id = quotients.named
WHERE
    quotients.touched
    AND (
        quotients.low > quotients.most + 1e-6 * abs(quotients.most)
        OR quotients.high < quotients.least - 1e-6 * abs(quotients.least)
    )
