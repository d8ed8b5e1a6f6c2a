-- Where a figure comes from: file, sheet and cell, who published it when, and what was done to it.
-- One row per figure: none where the version does not hold it, never more than one.
--
-- $id  id of the figure, of a demonstration one that a real one hides as well
SELECT
    facts.id,
    facts.indicator,
    facts.place,
    facts.year,
    facts.year_from,
    facts.breakdown,
    facts.value,
    facts.value_high,
    facts.bound,
    facts.half_width,
    facts.unit,
    facts.printed,
    facts.kind,
    facts.scope,
    facts.period,
    facts.as_of,
    facts.absence,
    facts.status,
    facts.coverage,
    facts.explanation,
    facts.source,
    facts.transform,
    facts.demo,
    facts.upload,
    facts.sheet,
    facts.cell,
    facts.version,
    coalesce(uploads.file_name, '') AS file_name,
    versions.author,
    versions.message,
    versions.published_at
FROM facts
-- the figures of a draft have no version yet, nor have its files
LEFT JOIN uploads ON uploads.sha256 = facts.upload
    AND uploads.version IS NOT DISTINCT FROM facts.version
LEFT JOIN versions ON versions.number = facts.version
WHERE facts.id = $id
