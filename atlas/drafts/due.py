"""Drafts with a date: what may be scheduled, and what happens when the time has come."""

import socket
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from atlas.drafts.errors import DraftError
from atlas.drafts.saved import SavedDraft
from atlas.errors import AtlasError, ConflictError, UploadError
from atlas.publishing import ready
from atlas.store import Version
from atlas.store.drafting import refuse_nothing
from atlas.store.history import begun

if TYPE_CHECKING:
    from atlas.drafts.drafts import Drafts

LONGEST = timedelta(days=366)
#: what passes by itself: the draft stays scheduled and is tried again
_PASSING = ("store_busy", "disk_full", "store_read_only")


def schedule(
    drafts: "Drafts", draft: SavedDraft, at: datetime, author: str, message: str, origin: str
) -> SavedDraft:
    """The draft with its date, after everything that could stop it at that time was tried now.

    Raises ``DraftError`` (``schedule_past``, ``schedule_far``, ``schedule_password``) and whatever
    publishing it now would raise.
    """
    now = datetime.now(UTC)
    if at <= now:
        raise DraftError("schedule_past", found=_minute(at), now=_minute(now))
    if at > now + LONGEST:
        raise DraftError("schedule_far", found=_minute(at), latest=_minute(now + LONGEST))
    signed = begun(author, message, None, "")
    try:
        # read once more, as it will be then: a password typed in today will not be there
        checked = drafts.checked(draft)
    except UploadError as error:
        if error.code != "file_has_password":
            raise
        raise DraftError("schedule_password", name=error.details.get("name", "")) from None
    ready(drafts.store, checked, drafts.explanations(draft, checked))
    if conflict := drafts.conflict(draft, checked):
        raise conflict
    refuse_nothing(drafts.store, drafts.difference(draft, checked), ())
    return drafts.save(
        draft,
        state="scheduled",
        publish_at=at.astimezone(UTC).isoformat(timespec="seconds"),
        author=signed.author,
        message=signed.message,
        origin=origin,
        reason={},
    )


def publish_due(drafts: "Drafts", now: datetime) -> list[Version | SavedDraft]:
    """What became of each draft whose time has come; none for those that are tried again later."""
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    due = [one for one in drafts.listed() if one.state == "scheduled" and one.publish_at <= moment]
    outcomes = (_publish(drafts, one) for one in sorted(due, key=lambda one: one.publish_at))
    return [one for one in outcomes if one is not None]


def _publish(drafts: "Drafts", draft: SavedDraft) -> Version | SavedDraft | None:
    origin = f"clock:{socket.gethostname()}"
    try:
        checked = drafts.checked(draft)
        return drafts.publish(draft, checked, draft.author, draft.message, origin)
    except AtlasError as error:
        return _stopped(drafts, draft, error)


def _stopped(drafts: "Drafts", draft: SavedDraft, error: AtlasError) -> Version | SavedDraft | None:
    """Another replica was quicker, it is only a matter of waiting, or a person has to look."""
    now = drafts.read(draft.token)
    if now.version is not None:
        return drafts.store.version(now.version)
    if now.revision != draft.revision or error.code in _PASSING:
        return None
    if error.code == "already_published":
        version = drafts.store.version(int(str(error.details["version"])))
        drafts.mark(draft, version)
        return version
    reason = {"code": error.code, "details": _plain(error.details)}
    try:
        return drafts.save(draft, state="held", reason=reason)
    except ConflictError:
        return None


def _plain(details: Mapping[str, Any]) -> dict[str, Any]:
    """What a sentence needs, without the tables that an error carries along."""
    return {key: one for key, one in details.items() if isinstance(one, str | int | float)}


def _minute(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
