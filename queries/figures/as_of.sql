-- Up to when each theme is reported: its newest year and the newest publish that touched it.
-- One row per theme that has any figure.
SELECT
    indicators.theme,
    max(figures.year) FILTER (WHERE figures.kind = 'result') AS year,
    max(figures.year) FILTER (WHERE figures.kind = 'result' AND NOT figures.demo) AS real_year,
    max(figures.as_of) AS as_of,
    max(versions.published_at) AS published_at,
    count(*) AS figures,
    count(*) FILTER (WHERE figures.demo) AS demo_figures
FROM figures
JOIN indicators ON indicators.code = figures.indicator
LEFT JOIN versions ON versions.number = figures.version
GROUP BY indicators.theme
ORDER BY min(indicators.position)
