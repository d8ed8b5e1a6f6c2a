"""What happens before the first reader: an empty store is filled, the newest version is opened."""

from atlas import cached
from atlas.serving.say import say
from atlas.stories.register import STORIES


def latest_version() -> int | None:
    """The number of the newest version; None in an empty store."""
    return cached.store().latest()


def fill_when_empty() -> None:
    """Publish the samples where nothing has been published, as everybody publishes."""
    store = cached.store()
    if store.latest() is not None:
        return
    # only an empty store needs what reads and checks workbooks
    from atlas.samples import publish_samples

    say("server.filling", store=store.address)
    publish_samples(store)
    say("server.filled", version=store.latest())


def warm() -> None:
    """Import what the pages need and open the newest version, so that no reader waits for it."""
    fill_when_empty()
    latest = cached.store().latest()
    if latest is not None:
        cached.reader(latest)
        cached.version_record(latest)
        for story in STORIES.values():
            cached.years(latest, story.SPEC.dated_by or story.SPEC.indicators[:1])
