"""``restore``: an earlier version as a new one; those in between stay as they are."""

from argparse import Namespace

from atlas.command.exits import DONE
from atlas.command.speaking import Speaker, origin
from atlas.command.telling import version_json
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print the new version; ``StoreError`` where N does not exist or is what stands already."""
    store = Store(read_settings().store)
    version = store.restore(asked.number, asked.author, asked.message, origin())
    speaker.give(version_json(version))
    speaker.say("command.restored", number=version.number, restored=asked.number)
    return DONE
