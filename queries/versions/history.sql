-- The versions up to the one that is open, with who published what and why.
-- One row per version, the newest first.
WITH brought AS (
    SELECT
        uploads.version,
        list(uploads.file_name ORDER BY uploads.file_name) AS files,
        list(uploads.sha256 ORDER BY uploads.file_name) AS sha256
    FROM uploads
    GROUP BY uploads.version
)
SELECT
    versions.number,
    versions.author,
    versions.message,
    versions.published_at,
    versions.base,
    versions.restored,
    versions.demo,
    versions.added,
    versions.revised,
    versions.removed,
    versions.unchanged,
    coalesce(brought.files, []) AS files,
    coalesce(brought.sha256, []) AS sha256
FROM versions
LEFT JOIN brought ON brought.version = versions.number
ORDER BY versions.number DESC
