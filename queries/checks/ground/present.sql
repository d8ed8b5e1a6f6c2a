-- What stands after publishing in the spans of time that the draft touches, one figure for each.
-- One row per figure: annual before seasonal before the latest point in time.
--
SELECT * EXCLUDE (preferred, touched)
FROM standing
WHERE preferred AND touched
