-- The figures as they would stand after publishing: the draft's, and the store's that it leaves alone.
-- One row per figure with a value; low and high are what its bound and its rounding allow.
--
WITH drafted AS (
    SELECT *, true AS drafted FROM draft
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY half_width, ordinal) = 1
),
published AS (
    SELECT facts.*, 0 AS ordinal, false AS drafted
    FROM facts
    SEMI JOIN related ON related.code = facts.indicator
    ANTI JOIN draft ON draft.id = facts.id
    -- no rule looks further than three years back, but for what is counted since long ago
    WHERE
        facts.period = 'cumulative'
        OR facts.year IS NULL
        OR facts.year BETWEEN (SELECT min(year) - 3 FROM draft) AND (SELECT max(year) + 3 FROM draft)
),
stated AS (
    SELECT * FROM drafted
    UNION ALL BY NAME
    SELECT * FROM published
)
SELECT
    stated.id, stated.indicator, stated.place, stated.year, stated.value, stated.value_high,
    stated.half_width, stated.bound, stated.breakdown, stated.kind, stated.scope, stated.period, stated.year_from,
    stated.as_of, stated.demo, stated.explanation, stated.coverage, stated.upload, stated.sheet,
    stated.cell, stated.ordinal, stated.drafted, places.level, places.parent, places.position,
    -- 以上 and 以下 promise one side only; 左右 is given a twentieth
    CASE stated.bound
        WHEN 'le' THEN '-infinity'::DOUBLE
        WHEN 'ge' THEN stated.value
        WHEN 'about' THEN stated.value - greatest(stated.half_width, 0.05 * abs(stated.value))
        ELSE stated.value - stated.half_width
    END AS low,
    CASE stated.bound
        WHEN 'ge' THEN 'infinity'::DOUBLE
        WHEN 'le' THEN stated.value
        WHEN 'about' THEN stated.value + greatest(stated.half_width, 0.05 * abs(stated.value))
        ELSE coalesce(stated.value_high, stated.value) + stated.half_width
    END AS high,
    -- figures of one span of time may be held against each other; 累计 never against a year
    coalesce(stated.year, 0) * 10000 + coalesce(stated.year_from, 0) AS span,
    stated.period = 'cumulative' AS cumulative,
    -- figures of two indicators are held against each other where all of this is the same
    concat_ws('|', stated.place, span, stated.kind, stated.demo, cumulative) AS setting,
    -- of several figures for one year: the annual one, then the season's, then the latest point
    row_number() OVER (
        PARTITION BY
            stated.indicator, stated.place, span, stated.breakdown,
            stated.kind, stated.scope, stated.demo, cumulative
        ORDER BY
            CASE stated.period WHEN 'year' THEN 0 WHEN 'season' THEN 1 ELSE 2 END,
            stated.as_of DESC
    ) = 1 AS preferred
FROM stated
LEFT JOIN places ON places.code = stated.place
WHERE stated.value IS NOT NULL
