-- The years for which any of some indicators has a result, from any place.
-- One row per year, the oldest first.
--
-- $indicators  list of indicator codes
SELECT
    figures.year,
    count(*) AS figures,
    count(DISTINCT figures.indicator) AS indicators,
    count(DISTINCT figures.place) AS places,
    bool_and(figures.demo) AS demo
FROM figures
WHERE figures.indicator IN (SELECT unnest($indicators))
    AND figures.kind = 'result'
    AND figures.value IS NOT NULL
    AND figures.year IS NOT NULL
GROUP BY figures.year
ORDER BY figures.year
