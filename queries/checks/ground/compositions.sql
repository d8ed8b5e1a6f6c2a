-- Which figure is a part of which other: by one breakdown more, or by place.
-- One row per whole, part and way (a dimension, or 'place'), for each whole that the draft touches.
--
WITH pairs AS (
    SELECT *, unnest(string_split(breakdown, ';')) AS pair FROM present WHERE breakdown <> ''
),
cut AS (
    SELECT
        *,
        -- the breakdown without that pair is the whole's
        array_to_string(list_filter(string_split(breakdown, ';'), lambda one: one <> pair), ';')
            AS whole_breakdown
    FROM pairs
),
by_breakdown AS (
    SELECT
        whole.id AS whole, cut.id AS part,
        string_split(cut.pair, '=')[1] AS way, string_split(cut.pair, '=')[2] AS category,
        whole.drafted OR cut.drafted AS drafted
    FROM cut
    INNER JOIN present AS whole ON
        whole.indicator = cut.indicator AND whole.setting = cut.setting
        AND whole.breakdown = cut.whole_breakdown
        -- what lower levels spent is no part of the federation's own
        AND (whole.scope = cut.scope OR whole.scope <> 'own')
),
by_place AS (
    SELECT
        whole.id AS whole, part.id AS part, 'place' AS way, part.level AS category,
        whole.drafted OR part.drafted AS drafted
    FROM present AS part
    INNER JOIN present AS whole ON
        whole.place = part.parent AND whole.indicator = part.indicator
        AND whole.span = part.span AND whole.breakdown = part.breakdown
        AND whole.kind = part.kind AND whole.demo = part.demo
        AND whole.cumulative = part.cumulative
        AND (whole.scope = part.scope OR whole.scope <> 'own')
    WHERE
        part.level IN ('league', 'banner', 'unit')
        -- 满洲里 and 二连浩特 lie inside a league but may report beside it
        AND part.place NOT IN ('150781', '152501')
),
every AS (
    FROM by_breakdown
    UNION ALL
    FROM by_place
)
SELECT * EXCLUDE (drafted)
FROM every
QUALIFY bool_or(drafted) OVER (PARTITION BY whole, way)
