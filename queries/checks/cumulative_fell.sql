-- Query: a cumulative figure that is lower than an earlier one counted from the same year.
-- One row per figure, held against the highest earlier one.
--
SELECT
    now.id AS figure, now.upload, now.sheet, now.cell,
    now.value AS found,
    before.value AS expected_low,
    NULL::DOUBLE AS expected_high,
    before.id AS before
FROM standing AS now
INNER JOIN standing AS before ON
    before.indicator = now.indicator AND before.place = now.place
    AND before.breakdown = now.breakdown AND before.kind = now.kind
    AND before.scope = now.scope AND before.demo = now.demo
    AND before.period = 'cumulative'
    AND before.year_from IS NOT DISTINCT FROM now.year_from
    AND before.year < now.year
WHERE
    now.period = 'cumulative' AND now.drafted
    AND now.high < before.low - 1e-9 * abs(before.low)
QUALIFY row_number() OVER (PARTITION BY now.id ORDER BY before.value DESC, before.id) = 1
