-- The indicators that some rule can hold against one that the draft touches.
-- One row per indicator: those of the draft, their wholes and parts, and both sides of every quotient.
--
WITH touched AS (
    SELECT DISTINCT indicator AS code FROM draft
),
links AS (
    SELECT code AS one, unnest([numerator, denominator, part_of, not_above]) AS other
    FROM indicators
),
neighbours AS (
    SELECT code FROM touched
    UNION
    SELECT links.other FROM links INNER JOIN touched ON touched.code = links.one
    UNION
    SELECT links.one FROM links INNER JOIN touched ON touched.code = links.other
)
-- once more: a new numerator is held against the denominator of their rate
SELECT code FROM neighbours WHERE code <> ''
UNION
SELECT links.other FROM links INNER JOIN neighbours ON neighbours.code = links.one
WHERE links.other <> ''
