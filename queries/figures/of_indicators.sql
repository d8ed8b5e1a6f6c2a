-- The figures of some indicators at some places in some years, whatever their breakdown.
-- One row per figure; a figure that nobody has reported has no row.
--
-- $indicators  list of indicator codes
-- $places      list of place codes; empty means all places
-- $from_year   first year; null with $to_year null also gives figures whose year is unknown
-- $to_year     last year
SELECT
    figures.id,
    figures.indicator,
    figures.place,
    figures.year,
    figures.year_from,
    figures.breakdown,
    figures.value,
    figures.value_high,
    figures.bound,
    figures.half_width,
    figures.unit,
    figures.printed,
    figures.kind,
    figures.scope,
    figures.period,
    figures.as_of,
    figures.absence,
    figures.status,
    figures.coverage,
    figures.explanation,
    figures.demo
FROM figures
WHERE figures.indicator IN (SELECT unnest($indicators))
    AND (len($places) = 0 OR figures.place IN (SELECT unnest($places)))
    AND ($from_year IS NULL OR figures.year >= $from_year)
    AND ($to_year IS NULL OR figures.year <= $to_year)
ORDER BY figures.indicator, figures.place, figures.year, figures.breakdown, figures.id
