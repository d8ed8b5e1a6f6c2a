-- What stands after publishing in the spans of time that the draft touches, one figure for each.
-- One row per figure: annual before seasonal before the latest point in time.
--
SELECT * EXCLUDE (preferred)
FROM standing
WHERE preferred AND span IN (SELECT span FROM standing WHERE drafted)
