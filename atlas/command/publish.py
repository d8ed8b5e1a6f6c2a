"""``publish``: check the files together and publish them as one version."""

from argparse import Namespace
from pathlib import Path

from atlas.checks import worded
from atlas.command.check import finding_json
from atlas.command.exits import DONE, exit_code
from atlas.command.inputs import given
from atlas.command.speaking import Speaker, origin
from atlas.command.telling import version_json
from atlas.ingest.draft import Draft
from atlas.ingest.understanding import understand_workbook
from atlas.publishing import PublishError, check, publish, read_explanations
from atlas.recipes import apply
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print the version. Stopped by errors or open queries, it lists them and publishes nothing;
    so it is where a file cannot be read, but for pictures and lock files beside the tables."""
    store = Store(read_settings().store)
    drafts, contents = _taken(asked, speaker)
    checked = check(drafts, store)
    explained = read_explanations(asked.explain, checked) if asked.explain else {}
    try:
        version = publish(
            store,
            checked,
            author=asked.author,
            message=asked.message,
            contents=contents,
            explanations=explained,
            origin=origin(),
        )
    except PublishError as stopped:
        speaker.error(stopped, findings=[finding_json(x, speaker.words) for x in stopped.findings])
        for one in stopped.findings:
            speaker.say(f"command.{one.severity}", message=worded(one, speaker.words).message)
        if stopped.code == "publish_unexplained":
            speaker.say("command.blocked_hint")
        return exit_code(stopped)
    speaker.give(version_json(version))
    speaker.say(
        "command.published",
        number=version.number,
        added=version.added,
        revised=version.revised,
        unchanged=version.unchanged,
    )
    return DONE


def _taken(asked: Namespace, speaker: Speaker) -> tuple[list[Draft], dict[str, bytes | Path]]:
    """The drafts of all files, and the files themselves by SHA-256."""
    contents: dict[str, bytes | Path] = {}
    drafts: list[Draft] = []
    for one in given(asked, speaker.words):
        if one.workbook is not None:
            drafts.append(understand_workbook(one.workbook, apply(one.workbook).corrections))
            contents[one.workbook.sha256] = one.content
        elif one.beside:
            speaker.say(
                "command.unreadable", file=one.shown, message=speaker.words.error(one.error)
            )
        else:
            # a part of what was meant is not what was meant
            raise one.error
    return drafts, contents
