"""What is refused about drafts."""

from atlas.errors import AtlasError


class DraftError(AtlasError):
    """A draft that is not there, is decided on already, or cannot be scheduled so."""
