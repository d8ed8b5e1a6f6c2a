-- Query: a stated rate that the rounding of its numerator and denominator does not allow.
-- One row per rate or per-head amount whose two parts are known.
--
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    quotients.value AS found,
    quotients.least AS expected_low,
    quotients.most AS expected_high,
    quotients.unit AS unit,
    quotients.id AS rate,
    quotients.numerator_id AS numerator,
    quotients.denominator_id AS denominator,
    quotients.numerator_value AS numerator_value,
    quotients.denominator_value AS denominator_value
FROM quotients
INNER JOIN present AS named ON named.id = quotients.named
WHERE
    quotients.touched AND quotients.quotient IS NOT NULL
    AND (
        quotients.low > quotients.most + 1e-6 * abs(quotients.most)
        OR quotients.high < quotients.least - 1e-6 * abs(quotients.least)
    )
