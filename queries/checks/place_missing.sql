-- Query: a place that reported last year and is missing now, though most of its neighbours are there.
-- One row per place, year and sheet, with the indicators that it reported.
--
WITH answered AS (
    -- an absence that the draft states (未报, 不适用) is an answer
    SELECT indicator, place, year FROM draft
    UNION ALL
    SELECT indicator, place, year FROM facts WHERE year IN (SELECT year FROM draft)
),
stated AS (
    SELECT * FROM standing
    WHERE kind = 'result' AND NOT cumulative AND breakdown = '' AND year IS NOT NULL
),
-- few of those who reported last year have no answer: only their neighbours are looked at
silent AS MATERIALIZED (
    SELECT DISTINCT
        before.indicator, before.place, before.level, before.parent, before.year, before.scope,
        before.demo, before.position
    FROM stated AS before
    ANTI JOIN answered ON
        answered.indicator = before.indicator AND answered.place = before.place
        AND answered.year = before.year + 1
    WHERE before.year + 1 IN (SELECT year FROM draft)
),
reports AS MATERIALIZED (
    SELECT
        stated.indicator, place, stated.level, stated.parent, stated.year, stated.scope, stated.demo,
        bool_or(drafted) AS drafted,
        min(sheet) FILTER (WHERE drafted) AS sheet,
        min_by(upload, sheet) FILTER (WHERE drafted) AS upload
    FROM stated
    SEMI JOIN silent ON
        silent.indicator = stated.indicator AND silent.level = stated.level
        AND silent.parent = stated.parent AND silent.scope = stated.scope
        AND silent.demo = stated.demo AND stated.year - silent.year BETWEEN 0 AND 1
    GROUP BY ALL
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
    INNER JOIN silent AS before ON
        before.indicator = asked.indicator AND before.level = asked.level
        AND before.parent = asked.parent AND before.year = asked.year - 1
        AND before.scope = asked.scope AND before.demo = asked.demo
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
