-- The figures as they would stand after publishing: the draft's, and the store's that it leaves alone.
-- One row per figure with a value; low and high are what its bound and its rounding allow.
--
WITH drafted AS (
    SELECT *, true AS drafted FROM draft ANTI JOIN repeated USING (id)
    UNION ALL
    SELECT *, true AS drafted FROM draft SEMI JOIN repeated USING (id)
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
valued AS (
    SELECT
        * EXCLUDE (version),
        -- figures of one span of time may be held against each other; 累计 never against a year
        coalesce(year, 0) * 10000 + coalesce(year_from, 0) AS span,
        period = 'cumulative' AS cumulative
    FROM (
        SELECT * FROM drafted
        UNION ALL BY NAME
        SELECT * FROM published
    )
    WHERE value IS NOT NULL
),
-- numbers are compared faster than names
numbered AS (
    SELECT place, row_number() OVER (ORDER BY place) AS place_number
    FROM (SELECT DISTINCT place FROM valued)
),
stated AS MATERIALIZED (
    SELECT
        valued.*, places.level, places.parent, places.position,
        -- figures of two indicators are held against each other where all of this is the same:
        -- place, span, kind, demo and cumulative
        (
            (place_number * 3 + CASE kind WHEN 'result' THEN 0 WHEN 'target' THEN 1 ELSE 2 END) * 4
            + demo::BIGINT * 2 + cumulative::BIGINT
        ) * 100000000 + span AS setting
    FROM valued
    INNER JOIN numbered USING (place)
    LEFT JOIN places ON places.code = valued.place
),
-- an annual or cumulative figure has no other for its span; seasons and points in time may
others AS (
    SELECT * FROM stated WHERE period NOT IN ('year', 'cumulative')
),
preferred AS (
    SELECT others.id
    FROM others
    ANTI JOIN (
        SELECT indicator, setting, breakdown, scope FROM stated
        WHERE period = 'year' AND indicator IN (SELECT indicator FROM others)
    ) AS annual USING (indicator, setting, breakdown, scope)
    -- of several figures for one year: the season's, then the latest point
    QUALIFY row_number() OVER (
        PARTITION BY others.indicator, others.setting, others.breakdown, others.scope
        ORDER BY others.period <> 'season', others.as_of DESC
    ) = 1
)
SELECT
    id, indicator, place, year, value, value_high, half_width, bound, breakdown, kind, scope,
    period, year_from, as_of, demo, explanation, coverage, upload, sheet, cell, ordinal, drafted,
    level, parent, position,
    -- 以上 and 以下 promise one side only; 左右 is given a twentieth
    CASE bound
        WHEN 'le' THEN '-infinity'::DOUBLE
        WHEN 'ge' THEN value
        WHEN 'about' THEN value - greatest(half_width, 0.05 * abs(value))
        ELSE value - half_width
    END AS low,
    CASE bound
        WHEN 'ge' THEN 'infinity'::DOUBLE
        WHEN 'le' THEN value
        WHEN 'about' THEN value + greatest(half_width, 0.05 * abs(value))
        ELSE coalesce(value_high, value) + half_width
    END AS high,
    span, cumulative, setting,
    period IN ('year', 'cumulative') OR id IN (FROM preferred) AS preferred,
    span IN (SELECT span FROM stated WHERE drafted) AS touched
FROM stated
