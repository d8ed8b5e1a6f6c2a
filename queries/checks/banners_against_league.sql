-- Query: the banners' sum is above their league's figure, or implausibly far below it.
-- One row per league; below is normal, because the league's own organs report to it directly.
--
WITH every_banner AS (
    SELECT parent, count(*) AS banners
    FROM places
    WHERE level = 'banner' AND code NOT IN ('150781', '152501')
    GROUP BY parent
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    sums.total AS found,
    whole.value AS expected_low,
    whole.value AS expected_high,
    if(sums.total > whole.value, '', 'below') AS variant,
    whole.id AS whole,
    abs(whole.value - sums.total) AS difference,
    sums.parts AS banners
FROM sums
INNER JOIN present AS whole ON whole.id = sums.whole
INNER JOIN every_banner ON every_banner.parent = whole.place
INNER JOIN present AS named ON named.id = if(whole.drafted, whole.id, sums.first_drafted)
WHERE
    sums.way = 'banners'
    AND (
        -- where a single part is above the whole already, that is the error to mend
        (sums.low > whole.high + 1e-9 * abs(whole.high) AND sums.largest <= whole.high)
        -- all of them there and still less than half: the league's own organs are never as many
        OR (sums.parts = every_banner.banners AND sums.high < 0.5 * whole.low)
    )
