-- Query: a whole sheet that repeats last year's figures: an old file under a new year.
-- One row per sheet and year of the draft with at least eight figures, all of them the same.
--
SELECT
    arg_min(now.id, now.ordinal) AS figure,
    now.upload,
    now.sheet,
    arg_min(now.cell, now.ordinal) AS cell,
    count(*) AS found,
    NULL AS expected_low,
    count(*) // 2 AS expected_high,
    now.year AS year,
    '个' AS unit
FROM standing AS now
INNER JOIN standing AS before ON
    before.indicator = now.indicator AND before.place = now.place
    AND before.year = now.year - 1 AND before.breakdown = now.breakdown
    AND before.kind = now.kind AND before.scope = now.scope
    AND before.period = now.period AND before.demo = now.demo
WHERE
    now.drafted AND now.preferred AND before.preferred AND now.kind = 'result'
    -- rates near their ceiling and zeros stay the same without anybody's fault
    AND now.value <> 0 AND now.bound = 'eq' AND now.value NOT IN (100, 1)
GROUP BY now.upload, now.sheet, now.year
HAVING count(*) >= 8 AND bool_and(now.value = before.value)
