-- How much of each indicator is in store: figures, places and years, real and demonstration.
-- One row per indicator that has any figure; an indicator without figures has no row.
--
SELECT
    indicator,
    count(*) AS figures,
    count(*) FILTER (WHERE demo) AS demo_figures,
    count(DISTINCT place) AS places,
    min(year) AS first_year,
    max(year) AS last_year
FROM figures
GROUP BY indicator
ORDER BY indicator
