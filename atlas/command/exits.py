"""Exit codes: what a script can tell apart without reading a sentence."""

from atlas.command.parsing import UsageError
from atlas.errors import AtlasError, ConflictError, SettingError, UploadError

DONE = 0
#: ``check`` found errors, or ``publish`` was stopped by errors or by queries without explanation
FINDINGS = 1
#: a wrong verb, option, parameter or setting
USAGE = 2
#: the store says all of it already: nothing was published
NOTHING_NEW = 3
#: someone published other values for the same figures since
CONFLICT = 4
#: a file that cannot be read or understood
UNREADABLE = 5
#: the store or a query could not do what was asked
FAILED = 6
#: stopped by Ctrl+C, as shells count it
INTERRUPTED = 130

_BY_CODE = {
    "already_published": NOTHING_NEW,
    "nothing_changed": NOTHING_NEW,
    "publish_errors": FINDINGS,
    "publish_unexplained": FINDINGS,
    "publish_empty": FINDINGS,
    "explain_unreadable": USAGE,
    "explain_unused": USAGE,
    "query_unknown": USAGE,
    "parameter_missing": USAGE,
    "parameter_unknown": USAGE,
    "parameter_list": USAGE,
    "author_missing": USAGE,
    "message_missing": USAGE,
}
_BY_KIND = (
    (UsageError, USAGE),
    (SettingError, USAGE),
    (ConflictError, CONFLICT),
    (UploadError, UNREADABLE),
)


def exit_code(error: AtlasError) -> int:
    """The exit code of a command that ended with ``error``."""
    if error.code in _BY_CODE:
        return _BY_CODE[error.code]
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), FAILED)
