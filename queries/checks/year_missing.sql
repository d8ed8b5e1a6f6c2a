-- Query: a year left out of a series that was yearly before.
-- One row per indicator, year and sheet, with the number of places.
--
WITH reports AS (
    SELECT indicator, place, year, scope, demo
    FROM standing
    WHERE kind = 'result' AND period <> 'cumulative' AND breakdown = '' AND year IS NOT NULL
),
answered AS (
    SELECT indicator, place, year FROM draft
    UNION ALL
    SELECT indicator, place, year FROM facts WHERE year + 1 IN (SELECT year FROM draft)
),
-- few figures have no answer for the year before: only their years before that are looked for
unanswered AS MATERIALIZED (
    SELECT now.*
    FROM standing AS now
    ANTI JOIN answered ON
        answered.indicator = now.indicator AND answered.place = now.place
        AND answered.year = now.year - 1
    WHERE
        now.drafted AND now.kind = 'result' AND now.period <> 'cumulative' AND now.breakdown = ''
),
gaps AS (
    SELECT now.*
    FROM unanswered AS now
    SEMI JOIN reports AS two ON
        two.indicator = now.indicator AND two.place = now.place AND two.year = now.year - 2
        AND two.scope = now.scope AND two.demo = now.demo
    SEMI JOIN reports AS three ON
        three.indicator = now.indicator AND three.place = now.place AND three.year = now.year - 3
        AND three.scope = now.scope AND three.demo = now.demo
)
SELECT
    arg_min(id, ordinal) AS figure,
    arg_min(upload, ordinal) AS upload,
    sheet,
    arg_min(cell, ordinal) AS cell,
    arg_min(year, ordinal) AS found,
    arg_min(year, ordinal) - 1 AS expected_low,
    arg_min(year, ordinal) - 1 AS expected_high,
    '' AS unit,
    count(DISTINCT place) AS places,
    -- what an explanation states as 未报: indicator:scope:place:year
    array_to_string(
        list_sort(list(DISTINCT concat_ws(':', indicator, scope, place, year - 1))), ','
    ) AS absent,
    indicator,
    demo
FROM gaps
GROUP BY sheet, indicator, year, demo
