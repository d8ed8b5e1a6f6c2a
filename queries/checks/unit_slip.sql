-- Query: a figure about ten thousand times last year's, or a ten-thousandth: 万 lost or put twice.
-- One row per figure of the draft.
--
SELECT
    now.id AS figure, now.upload, now.sheet, now.cell,
    now.value AS found,
    before.value * 0.2 AS expected_low,
    before.value * 5 AS expected_high,
    before.id AS before
FROM standing AS now
INNER JOIN standing AS before ON
    before.indicator = now.indicator AND before.place = now.place
    AND before.year = now.year - 1 AND before.breakdown = now.breakdown
    AND before.kind = now.kind AND before.scope = now.scope
    AND before.period = now.period AND before.demo = now.demo
INNER JOIN indicators ON indicators.code = now.indicator
WHERE
    now.drafted AND now.preferred AND before.preferred AND now.kind = 'result'
    AND indicators.unit <> '%' AND before.value > 0 AND now.value > 0
    AND (
        now.value / before.value BETWEEN 5000 AND 20000
        OR before.value / now.value BETWEEN 5000 AND 20000
    )
