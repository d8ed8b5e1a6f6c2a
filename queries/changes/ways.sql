-- How some indicators are counted: scope, period, unit, breakdowns, status and coverage.
-- One row per indicator, year and way of counting; what is not reported has no row.
--
-- $indicators  list of indicator codes
SELECT DISTINCT
    figures.indicator,
    figures.year,
    figures.scope,
    figures.period,
    figures.unit,
    regexp_replace(figures.breakdown, '=[^;]*', '', 'g') AS dimensions,
    figures.status,
    figures.coverage
FROM figures
WHERE figures.indicator IN (SELECT unnest($indicators))
    AND figures.kind = 'result'
    AND figures.absence = ''
    AND figures.year IS NOT NULL
ORDER BY ALL
