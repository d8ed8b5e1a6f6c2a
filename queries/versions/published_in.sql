-- What one version brought, by indicator: the figures whose file was published in it.
-- One row per indicator; a version that only restores an earlier one has no row.
--
-- $version   number of the version
SELECT
    figures.indicator,
    count(*) AS figures,
    max(figures.year) AS newest_year
FROM figures
INNER JOIN uploads ON uploads.sha256 = figures.upload
WHERE uploads.version = $version
GROUP BY figures.indicator
ORDER BY figures.indicator
