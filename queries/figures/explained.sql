-- The explanations that stand beside the figures of some indicators, up to one year.
-- One row per explained figure, the newest year first.
--
-- $indicators  list of indicator codes
-- $until  the newest year
SELECT
    figures.indicator,
    figures.place,
    figures.year,
    figures.breakdown,
    figures.explanation
FROM figures
WHERE figures.indicator IN (SELECT unnest($indicators))
    AND figures.explanation <> ''
    AND figures.year <= $until
ORDER BY figures.year DESC, figures.indicator, figures.place, figures.breakdown
