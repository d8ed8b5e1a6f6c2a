-- Error: 本级 put as 全级: the figure for all levels is no larger than the federation's own.
-- One row per figure for all levels of a place that has lower levels.
--
SELECT
    if(every.drafted, every.id, own.id) AS figure,
    if(every.drafted, every.upload, own.upload) AS upload,
    if(every.drafted, every.sheet, own.sheet) AS sheet,
    if(every.drafted, every.cell, own.cell) AS cell,
    every.value AS found,
    own.value AS expected_low,
    own.value AS expected_high,
    every.id AS every_level,
    own.id AS own_level
FROM present AS every
INNER JOIN present AS own ON
    own.indicator = every.indicator AND own.setting = every.setting
    AND own.breakdown = every.breakdown
WHERE
    every.scope <> 'own' AND own.scope = 'own'
    AND (every.drafted OR own.drafted)
    AND every.level IN ('region', 'league')
    -- the very same amount twice says that nothing was spent below, or that a row was copied
    AND (every.high < own.low OR (every.value = own.value AND own.value > 0))
