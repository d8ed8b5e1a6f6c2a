-- Query: a ratio of two counts far from that of its neighbours, such as 10 members a union against 90.
-- One row per place and ratio; neighbours are the places of the same level under the same parent,
-- or the parent, or the region, where fewer than four of them are known.
--
WITH above AS MATERIALIZED (
    SELECT present.*, indicators.code AS quotient, indicators.denominator, indicators.unit
    FROM present
    INNER JOIN indicators ON indicators.numerator = present.indicator
    WHERE indicators.unit <> '%' AND present.breakdown = ''
),
ratios AS MATERIALIZED (
    SELECT
        above.quotient AS indicator, above.unit,
        above.place, above.level, above.parent, above.span, above.kind, above.demo,
        above.cumulative,
        above.id AS numerator,
        below.id AS denominator,
        above.drafted OR below.drafted AS drafted,
        if(above.drafted, above.id, below.id) AS named,
        above.value / below.value AS ratio
    FROM above
    INNER JOIN present AS below ON
        below.indicator = above.denominator AND below.setting = above.setting
        AND below.breakdown = ''
    WHERE
        above.scope <> 'own'
        -- a bounded figure gives no ratio, and of fewer than five nothing can be said
        AND above.bound IN ('eq', 'about') AND below.bound IN ('eq', 'about')
        AND above.value > 0 AND below.value >= 5
),
families AS (
    SELECT indicator, parent, level, span, kind, demo, median(ratio) AS usual, count(*) AS places
    FROM ratios
    GROUP BY indicator, parent, level, span, kind, demo
    HAVING count(*) >= 4
),
compared AS (
    SELECT
        ratios.*,
        coalesce(families.usual, parents.ratio, region.ratio) AS usual,
        coalesce(families.places, 1) AS family
    FROM ratios
    LEFT JOIN families USING (indicator, parent, level, span, kind, demo)
    LEFT JOIN ratios AS parents ON
        parents.indicator = ratios.indicator AND parents.place = ratios.parent
        AND parents.span = ratios.span AND parents.kind = ratios.kind
        AND parents.demo = ratios.demo
    LEFT JOIN ratios AS region ON
        region.level = 'region' AND region.place <> ratios.place
        AND region.indicator = ratios.indicator AND region.span = ratios.span
        AND region.kind = ratios.kind AND region.demo = ratios.demo
)
SELECT
    named.id AS figure, named.upload, named.sheet, named.cell,
    compared.ratio AS found,
    compared.usual / 5 AS expected_low,
    compared.usual * 5 AS expected_high,
    compared.unit AS unit,
    compared.indicator AS indicator,
    compared.usual AS usual,
    compared.family AS family,
    compared.numerator AS numerator,
    compared.denominator AS denominator
FROM compared
INNER JOIN present AS named ON named.id = compared.named
-- places differ twofold as a matter of course, fivefold only when something is wrong or special
WHERE compared.drafted AND (compared.ratio < compared.usual / 5 OR compared.ratio > compared.usual * 5)
