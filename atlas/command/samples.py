"""``samples``: fill an empty store with the real and the demonstration figures."""

from argparse import Namespace

from atlas.command.exits import DONE
from atlas.command.speaking import Speaker
from atlas.samples import publish_samples
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Publish the samples, unless something is published already."""
    store = Store(read_settings().store)
    published = publish_samples(store)
    speaker.give({"version": store.latest(), "published": len(published)})
    said = "command.samples_published" if published else "command.samples_there"
    speaker.say(said, number=store.latest())
    return DONE
