"""The one way of publishing, for page and command line alike: check, explain, publish."""

from atlas.ingest.understanding import understand as read_upload
from atlas.publishing.checked import CheckedDraft, Explanations, check, upload_of
from atlas.publishing.explaining import read_explanations
from atlas.publishing.footnotes import explained
from atlas.publishing.publish import PublishError, publish, ready

__all__ = [
    "CheckedDraft",
    "Explanations",
    "PublishError",
    "check",
    "explained",
    "publish",
    "read_explanations",
    "read_upload",
    "ready",
    "upload_of",
]
