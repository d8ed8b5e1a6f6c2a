-- Query: a change on last year beyond what is usual for the indicator.
-- One row per figure of the draft; none across a change of method, nor from a bounded or zero base.
--
WITH pairs AS (
    SELECT
        followed.*,
        indicators.band_low, indicators.band_high, indicators.band_measure,
        indicators.range_low, indicators.range_high
    FROM followed
    INNER JOIN indicators ON indicators.code = followed.indicator
    WHERE followed.period <> 'cumulative' AND followed.bound = 'eq' AND followed.before_bound = 'eq'
),
comparable AS (
    SELECT * FROM pairs
    WHERE
        (band_measure = 'points' OR before > 0)
        AND NOT EXISTS (
            FROM breaks
            WHERE breaks.indicator = pairs.indicator
                AND breaks.year_before < pairs.year AND breaks.year_after > pairs.year - 1
        )
),
limits AS (
    SELECT
        *,
        if(band_measure = 'points', value - before, (value - before) / before * 100) AS change,
        if(band_measure = 'points', before + band_low, before * (1 + band_low / 100)) AS least,
        if(band_measure = 'points', before + band_high, before * (1 + band_high / 100)) AS most
    FROM comparable
)
SELECT
    id AS figure, upload, sheet, cell,
    value AS found,
    -- nobody expects 102 %
    greatest(least, range_low) AS expected_low,
    least(most, range_high) AS expected_high,
    before_id AS before,
    change,
    if(band_measure = 'points', 'points', '') AS variant
FROM limits
WHERE
    (value + half_width < least OR value - half_width > most)
    -- small counts jump by chance: 3 households that become 5 are no finding
    AND (band_measure = 'points' OR abs(value - before) > 3 * sqrt(before))
    -- a wrong unit is a finding of its own
    AND NOT (band_measure = 'percent' AND before > 0 AND (
        value / before BETWEEN 5000 AND 20000 OR before / nullif(value, 0) BETWEEN 5000 AND 20000
    ))
