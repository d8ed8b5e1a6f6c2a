-- Which places have reported in one year, and how many of the indicators asked for.
-- One row per place of that level, in the official order; 0 indicators where nothing has come.
--
-- $year        reporting year
-- $level       region, league, banner, zone or unit
-- $parent      code of the place they report to; empty for all of the level
-- $indicators  list of indicator codes; empty means all of the catalogue
WITH reported AS (
    SELECT
        figures.place,
        count(DISTINCT figures.indicator) AS indicators,
        bool_and(figures.demo) AS demo
    FROM figures
    WHERE figures.year = $year
        AND figures.kind = 'result'
        AND figures.absence <> 'unreported'
        AND (len($indicators) = 0 OR figures.indicator IN (SELECT unnest($indicators)))
    GROUP BY figures.place
)
SELECT
    places.code AS place,
    places.name,
    places.name_en,
    places.parent,
    places.on_map,
    coalesce(reported.indicators, 0) AS indicators,
    coalesce(reported.demo, FALSE) AS demo
FROM places
LEFT JOIN reported ON reported.place = places.code
WHERE places.level = $level AND ($parent = '' OR places.parent = $parent)
ORDER BY places.position
