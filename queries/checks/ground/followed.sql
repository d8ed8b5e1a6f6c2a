-- The draft's results beside those of the year before: what several rules hold against each other.
-- One row per figure of the draft that has one.
--
SELECT
    now.id, now.indicator, now.year, now.value, now.half_width, now.bound, now.period, now.upload,
    now.sheet, now.cell, now.ordinal,
    before.id AS before_id, before.value AS before, before.bound AS before_bound
FROM standing AS now
INNER JOIN standing AS before ON
    before.indicator = now.indicator AND before.place = now.place
    AND before.year = now.year - 1 AND before.breakdown = now.breakdown
    AND before.kind = now.kind AND before.scope = now.scope
    AND before.period = now.period AND before.demo = now.demo
WHERE now.drafted AND now.preferred AND before.preferred AND now.kind = 'result'
