-- What each place has said of each indicator in one year and in the year before.
-- One row per place, year, indicator and demonstration mark; what nobody mentioned has no row.
--
-- $year    reporting year
-- $places  list of place codes; empty means all places
SELECT
    figures.place,
    figures.year,
    figures.indicator,
    indicators.theme,
    figures.demo,
    count(*) FILTER (WHERE figures.value IS NOT NULL OR figures.absence = 'suppressed') AS reported,
    count(*) FILTER (WHERE figures.absence = 'inapplicable') AS inapplicable,
    count(*) FILTER (
        WHERE figures.absence IN ('unreported', 'blank') AND figures.explanation <> ''
    ) AS explained,
    coalesce(
        min(figures.explanation) FILTER (WHERE figures.absence IN ('unreported', 'blank')), ''
    ) AS explanation
FROM figures
INNER JOIN indicators ON indicators.code = figures.indicator
WHERE
    figures.kind = 'result'
    AND figures.period <> 'cumulative'
    AND figures.year BETWEEN $year - 1 AND $year
    AND indicators.nature IN ('indicator', 'derived', 'org')
    AND (len($places) = 0 OR figures.place IN (SELECT unnest($places)))
GROUP BY ALL
ORDER BY figures.place, figures.year, figures.indicator, figures.demo
