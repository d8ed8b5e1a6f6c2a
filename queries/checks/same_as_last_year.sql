-- Query: a whole sheet that repeats last year's figures: an old file under a new year.
-- One row per sheet and year of the draft with at least eight figures, all of them the same.
--
SELECT
    arg_min(id, ordinal) AS figure,
    upload,
    sheet,
    arg_min(cell, ordinal) AS cell,
    count(*) AS found,
    NULL AS expected_low,
    count(*) // 2 AS expected_high,
    year,
    '个' AS unit
FROM followed
-- rates near their ceiling and zeros stay the same without anybody's fault
WHERE value <> 0 AND bound = 'eq' AND value NOT IN (100, 1)
GROUP BY upload, sheet, year
HAVING count(*) >= 8 AND bool_and(value = before)
