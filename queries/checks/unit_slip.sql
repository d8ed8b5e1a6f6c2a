-- Query: a figure about ten thousand times last year's, or a ten-thousandth: 万 lost or put twice.
-- One row per figure of the draft.
--
SELECT
    followed.id AS figure, followed.upload, followed.sheet, followed.cell,
    followed.value AS found,
    followed.before * 0.2 AS expected_low,
    followed.before * 5 AS expected_high,
    followed.before_id AS before
FROM followed
INNER JOIN indicators ON indicators.code = followed.indicator
WHERE
    indicators.unit <> '%' AND followed.before > 0 AND followed.value > 0
    AND (
        followed.value / followed.before BETWEEN 5000 AND 20000
        OR followed.before / followed.value BETWEEN 5000 AND 20000
    )
