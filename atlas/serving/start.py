"""What happens before the first reader: an empty store is filled, the newest version is opened."""

from datetime import UTC, datetime

from atlas import cached
from atlas.cached import reporting
from atlas.samples import publish_samples
from atlas.serving.say import say
from atlas.store import Version
from atlas.stories.register import STORIES


def latest_version() -> int | None:
    """The number of the newest version; None in an empty store."""
    return cached.store().latest()


def fill() -> None:
    """Publish the samples where nothing has been published, as everybody publishes.

    A store whose filling was cut off is filled up; one that anybody else has published into is
    left alone.
    """
    store = cached.store()
    if store.latest() is None:
        say("server.filling", store=store.address)
    publish_samples(store, told=_filled)


def _filled(version: Version) -> None:
    say("server.filled", version=version.number, message=version.message)


def publish_due() -> None:
    """Publish the drafts whose time has come, and say so to whoever watches the server."""
    for one in cached.drafts().publish_due(datetime.now(UTC)):
        if isinstance(one, Version):
            say("drafts.published_due", version=one.number, message=one.message)
        else:
            say("drafts.held_due", message=one.message)


def warm() -> None:
    """Import what the pages need and open the newest version, so that no reader waits for it."""
    fill()
    latest = cached.store().latest()
    if latest is not None:
        cached.reader(latest)
        cached.version_record(latest)
        reporting.stated(latest)
        for story in STORIES.values():
            cached.years(latest, story.SPEC.dated_by or story.SPEC.indicators[:1])
