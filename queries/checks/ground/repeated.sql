-- The figures that the draft gives more than once.
-- One row per id.
--
SELECT id FROM draft GROUP BY id HAVING count(*) > 1
