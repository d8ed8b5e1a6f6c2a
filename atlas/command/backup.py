"""``backup``: all versions and originals in one zip file that unpacks to a store."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from atlas.command.exits import DONE
from atlas.command.speaking import Speaker
from atlas.settings import read_settings
from atlas.store import Store


def run(asked: Namespace, speaker: Speaker) -> int:
    """Write ``atlas-v12-20261121-180500.zip`` into the folder (made where it is missing)."""
    store = Store(read_settings().store)
    latest = store.latest()
    target = asked.folder / _file_name(latest)
    store.backup(target)
    size = target.stat().st_size
    speaker.give({"file": str(target), "size": size, "version": latest})
    speaker.say("command.backed_up", file=target, size=f"{size / 1024**2:.1f}")
    return DONE


def _file_name(latest: int | None) -> Path:
    """Sorts by version, then by time of this machine's clock: a backup never replaces another."""
    number = "empty" if latest is None else f"v{latest}"
    return Path(f"atlas-{number}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.zip")
