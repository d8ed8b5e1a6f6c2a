-- What the version itself changed of the one before it.
-- One row per figure revised, added or removed; at most $limit of them, the revised first.
--
-- $indicators  list of indicator codes; empty means all
-- $limit       how many rows at most
SELECT
    changes.change,
    changes.id,
    changes.indicator,
    changes.place,
    changes.year,
    changes.breakdown,
    changes.kind,
    changes.scope,
    changes.period,
    changes.unit,
    changes.demo,
    changes.old_value,
    changes.old_value_high,
    changes.old_bound,
    changes.old_printed,
    changes.new_value,
    changes.new_value_high,
    changes.new_bound,
    changes.new_printed,
    count(*) OVER () AS of_all
FROM changes
LEFT JOIN indicators ON indicators.code = changes.indicator
LEFT JOIN places ON places.code = changes.place
WHERE len($indicators) = 0 OR changes.indicator IN (SELECT unnest($indicators))
ORDER BY
    changes.change = 'revised' DESC,
    changes.change,
    indicators.position,
    changes.year DESC,
    places.position,
    changes.id
LIMIT $limit
