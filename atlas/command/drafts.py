"""``drafts``: those that are not decided on, and ``--due``: publishing those that are due."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from atlas.command.exits import DONE, FINDINGS
from atlas.command.speaking import Speaker
from atlas.command.telling import version_json
from atlas.drafts import Drafts, SavedDraft
from atlas.settings import read_settings
from atlas.store import Store, Version


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print the drafts. ``--due`` prints what became of those whose time has come; exit code 1
    where one was held instead of published."""
    drafts = Drafts(Store(read_settings().store))
    if asked.due:
        return _due(drafts.publish_due(datetime.now(UTC)), speaker)
    listed = drafts.listed()
    speaker.give([draft_json(one, speaker) for one in listed])
    if not listed:
        speaker.say("drafts.none")
    for one in listed:
        _line(one, speaker)
    return DONE


def draft_json(draft: SavedDraft, speaker: Speaker) -> dict[str, Any]:
    """A draft by its mark: its private link stays with those who have it."""
    return {
        "draft": draft.mark,
        "state": draft.state,
        "author": draft.author,
        "message": draft.message,
        "created_at": draft.created_at,
        "changed_at": draft.changed_at,
        "publish_at": draft.publish_at,
        "base": draft.base,
        "files": [{"name": one.name, "sha256": one.sha256} for one in draft.files],
        "reason": speaker.words.error(draft.held_by) if draft.held_by else "",
    }


def _due(outcomes: Sequence[Version | SavedDraft], speaker: Speaker) -> int:
    held = [one for one in outcomes if isinstance(one, SavedDraft)]
    published = [one for one in outcomes if isinstance(one, Version)]
    speaker.give(
        {
            "published": [version_json(one) for one in published],
            "held": [draft_json(one, speaker) for one in held],
        }
    )
    if not outcomes:
        speaker.say("drafts.nothing_due")
    for version in published:
        speaker.say("drafts.published_due", version=version.number, message=version.message)
    for one in held:
        _line(one, speaker)
    return FINDINGS if held else DONE


def _line(draft: SavedDraft, speaker: Speaker) -> None:
    speaker.say(
        "drafts.line",
        draft=draft.mark,
        when=_minute(draft.changed_at),
        author=draft.author or speaker.words("drafts.nobody"),
        files="、".join(one.name for one in draft.files),
        state=speaker.words(f"drafts.state.{draft.state}", when=_minute(draft.publish_at)),
    )
    if draft.held_by:
        speaker.line("    " + speaker.words.error(draft.held_by))


def _minute(moment: str) -> str:
    """UTC as this machine's clock has it; empty for no time."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""
