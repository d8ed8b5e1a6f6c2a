-- What one version brought, by indicator: the figures that it stated and that still stand.
-- One row per indicator; a version that only restores an earlier one has no row.
--
-- $version  number of the version; null for what a draft states
SELECT
    figures.indicator,
    count(*) AS figures,
    max(figures.year) AS newest_year
FROM figures
WHERE figures.version IS NOT DISTINCT FROM $version
GROUP BY figures.indicator
ORDER BY figures.indicator
