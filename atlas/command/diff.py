"""``diff``: what version B says otherwise than version A, in words and numbers."""

from argparse import Namespace

from atlas.command.exits import DONE
from atlas.command.speaking import Speaker
from atlas.command.telling import change_json, change_sentence
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print the counts, then each change; ``StoreError`` where a version does not exist."""
    store = Store(read_settings().store)
    old, new = store.version(asked.old), store.version(asked.new)
    difference = store.diff(old.number, new.number)
    if speaker.as_json:
        changes = [change_json(one, speaker.words) for one in difference]
        counted = {"counts": difference.counts, "changes": changes}
        speaker.give({"from": old.number, "to": new.number, **counted})
        return DONE
    speaker.say("command.difference", old=old.number, new=new.number, **difference.counts)
    for one in difference:
        speaker.line(change_sentence(one, speaker.words))
    return DONE
