"""The errors that readers see: one family, each a code whose sentence lives in ``words``.

Anything that is not an ``AtlasError`` is a bug and surfaces as one.
"""


class AtlasError(Exception):
    """Something a reader can do something about.

    ``code`` names the sentence ``errors.<code>`` in every language; ``details`` fill its
    placeholders. The sentence says what was found, where, what is expected and what to do next.
    """

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        filled = ", ".join(f"{name}={value!r}" for name, value in details.items())
        super().__init__(f"{code}({filled})")


class CatalogueError(AtlasError):
    """An indicator definition that does not hold together; details carry ``file`` and ``line``."""


class UploadError(AtlasError):
    """A file that cannot be read or understood; nothing of it was stored."""


class StoreError(AtlasError):
    """A version that cannot be written, found or restored."""


class ConflictError(StoreError):
    """Someone published other values for the same figures since the draft was made."""


class QueryError(AtlasError):
    """A question that has no such query, a wrong parameter, or that took too long."""


class SettingError(AtlasError):
    """An environment variable with a value that cannot be meant."""


class RightsError(AtlasError):
    """Something that this reader may not do from where they are."""


class ReportingError(AtlasError):
    """A due date that cannot be read; nothing was written."""
