-- Query: the leagues' sum is above the region's published total, or implausibly far below it.
-- One row per total; below is normal, because whole systems report beside the leagues.
--
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    sums.total AS found,
    whole.value AS expected_low,
    whole.value AS expected_high,
    if(sums.total > whole.value, '', 'below') AS variant,
    whole.id AS whole,
    abs(whole.value - sums.total) AS difference,
    sums.leagues AS leagues,
    sums.units AS units
FROM sums
INNER JOIN present AS whole ON whole.id = sums.whole
INNER JOIN present AS named ON named.id = if(whole.drafted, whole.id, sums.first_drafted)
WHERE
    whole.level = 'region' AND sums.way = 'leagues'
    AND (
        -- where a single part is above the whole already, that is the error to mend
        (sums.low > whole.high + 1e-9 * abs(whole.high) AND sums.largest <= whole.high)
        -- all twelve there and still less than three fifths: no known system is as large as that
        OR (sums.leagues = 12 AND sums.high < 0.6 * whole.low)
    )
