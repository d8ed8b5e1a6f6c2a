-- Query: a rate written as a fraction, 0.94 where 94 % is meant.
-- One row per figure of the draft in % that is above 0 and at most 1, though the place's other years
-- or its neighbours in the same year lie above 10.
--
WITH suspects AS (
    SELECT * FROM standing
    WHERE drafted AND preferred AND value > 0 AND value <= 1 AND bound = 'eq'
        AND indicator IN (FROM indicators SELECT code WHERE unit = '%' AND range_low >= 0)
),
compared AS (
    SELECT
        suspects.id,
        median(other.value) AS usual
    FROM suspects
    INNER JOIN standing AS other ON
        other.indicator = suspects.indicator AND other.breakdown = suspects.breakdown
        AND other.kind = suspects.kind AND other.demo = suspects.demo
        AND (
            (other.place = suspects.place AND abs(other.year - suspects.year) <= 3)
            OR (other.level = suspects.level AND other.year = suspects.year)
        )
    WHERE other.value > 1
    GROUP BY suspects.id
)
SELECT
    suspects.id AS figure, suspects.upload, suspects.sheet, suspects.cell,
    suspects.value AS found,
    suspects.value * 100 AS expected_low,
    suspects.value * 100 AS expected_high,
    compared.usual AS usual
FROM suspects
INNER JOIN compared ON compared.id = suspects.id
WHERE compared.usual > 10
