-- Query: a place that reported last year and is missing now, though most of its neighbours are there.
-- One row per place, year and sheet, with the indicators that it reported.
--
WITH reports AS (
    SELECT DISTINCT
        indicator, place, level, parent, position, year, scope, demo, drafted, upload, sheet
    FROM standing
    WHERE kind = 'result' AND NOT cumulative AND breakdown = '' AND year IS NOT NULL
),
-- an absence that the draft states (未报, 不适用) is an answer
answered AS (
    SELECT indicator, place, year FROM draft
    UNION ALL
    SELECT indicator, place, year FROM facts WHERE year IN (SELECT year FROM draft)
),
drafted AS (
    SELECT
        indicator, level, parent, year, scope, demo,
        count(DISTINCT place) AS places,
        min_by(upload, sheet) AS upload,
        min(sheet) AS sheet
    FROM reports
    WHERE drafted
    GROUP BY indicator, level, parent, year, scope, demo
),
before AS (
    SELECT
        indicator, level, parent, year + 1 AS year, scope, demo, place, position,
        count(*) OVER (PARTITION BY indicator, level, parent, year, scope, demo)
            AS places
    FROM (
        SELECT DISTINCT indicator, level, parent, year, scope, demo, place, position
        FROM reports
    )
),
missing AS (
    SELECT before.*, drafted.upload, drafted.sheet
    FROM before
    INNER JOIN drafted USING (indicator, level, parent, year, scope, demo)
    ANTI JOIN answered ON
        answered.indicator = before.indicator AND answered.place = before.place
        AND answered.year = before.year
    -- a league's own correction does not speak for the other eleven
    WHERE drafted.places * 2 >= before.places
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
    string_agg(DISTINCT concat_ws(':', indicator, scope, place, year), ',') AS absent,
    demo
FROM missing
GROUP BY upload, sheet, place, year, demo, position
ORDER BY position
