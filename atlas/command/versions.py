"""``versions``: all versions, newest first."""

from argparse import Namespace

from atlas.command.exits import DONE
from atlas.command.speaking import Speaker
from atlas.command.telling import version_json, version_line
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print every version; an empty store is an empty list."""
    versions = Store(read_settings().store).versions()
    speaker.give([version_json(one) for one in versions])
    if not versions:
        speaker.say("command.no_versions")
    for one in versions:
        speaker.line(version_line(one, speaker.words))
    return DONE
