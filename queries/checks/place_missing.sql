-- Query: a place that reported last year and is missing now, though most of its neighbours are there.
-- One row per place, year and sheet, with the indicators that it reported.
--
WITH reports AS MATERIALIZED (
    SELECT
        indicator, place, level, parent, year, scope, demo,
        any_value(position) AS position,
        bool_or(drafted) AS drafted,
        min(sheet) FILTER (WHERE drafted) AS sheet,
        min_by(upload, sheet) FILTER (WHERE drafted) AS upload
    FROM standing
    WHERE kind = 'result' AND NOT cumulative AND breakdown = '' AND year IS NOT NULL
    GROUP BY indicator, place, level, parent, year, scope, demo
),
-- an absence that the draft states (未报, 不适用) is an answer
answered AS (
    SELECT indicator, place, year FROM draft
    UNION ALL
    SELECT indicator, place, year FROM facts WHERE year IN (SELECT year FROM draft)
),
neighbours AS MATERIALIZED (
    SELECT
        indicator, level, parent, year, scope, demo,
        count(*) AS places,
        count(*) FILTER (WHERE drafted) AS drafted,
        min(sheet) AS sheet,
        min_by(upload, sheet) AS upload
    FROM reports
    GROUP BY indicator, level, parent, year, scope, demo
),
asked AS MATERIALIZED (
    SELECT
        now.indicator, now.level, now.parent, now.year, now.scope, now.demo, now.upload, now.sheet
    FROM neighbours AS now
    INNER JOIN neighbours AS before ON
        before.indicator = now.indicator AND before.level = now.level
        AND before.parent = now.parent AND before.year = now.year - 1
        AND before.scope = now.scope AND before.demo = now.demo
    -- a league's own correction does not speak for the other eleven
    WHERE now.drafted > 0 AND now.drafted * 2 >= before.places
),
missing AS (
    SELECT
        asked.indicator, asked.year, asked.scope, asked.demo, asked.upload, asked.sheet,
        before.place, before.position
    FROM asked
    INNER JOIN reports AS before ON
        before.indicator = asked.indicator AND before.level = asked.level
        AND before.parent = asked.parent AND before.year = asked.year - 1
        AND before.scope = asked.scope AND before.demo = asked.demo
    ANTI JOIN answered ON
        answered.indicator = asked.indicator AND answered.place = before.place
        AND answered.year = asked.year
)
SELECT
    '' AS figure, upload, sheet, '' AS cell,
    0 AS found,
    count(DISTINCT indicator) AS expected_low,
    count(DISTINCT indicator) AS expected_high,
    place, year,
    '项' AS unit,
    min(indicator) AS indicator,
    -- what an explanation states as 未报: indicator:scope:place:year
    array_to_string(
        list_sort(list(DISTINCT concat_ws(':', indicator, scope, place, year))), ','
    ) AS absent,
    demo
FROM missing
GROUP BY upload, sheet, place, year, demo, position
ORDER BY position
