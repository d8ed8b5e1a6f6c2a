"""A real server killed while its clock publishes a scheduled draft: one version, once, whole.

``python -m tests.proofs.served 8``
"""

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from atlas.drafts import Drafts, SavedDraft
from atlas.store import Store
from tests.proofs.killed import whole
from tests.proofs.publishers import publish_as_page, table

ROOT = Path(__file__).resolve().parents[2]
FIRST = 100_000
LONGEST = 120.0


def scheduled(drafts: Drafts, number: int) -> SavedDraft:
    """A draft whose time came while no server was running."""
    draft = drafts.begin([(f"定时-{number}.csv", table(number))], "定时的分析员")
    soon = datetime.now(UTC) + timedelta(minutes=5)
    draft = drafts.schedule(draft, soon, "定时的分析员", f"定时-{number}.csv")
    return drafts.save(draft, publish_at="2026-01-01T00:00:00+00:00")


def serving(address: Path) -> subprocess.Popen:
    """A server of its own on a free port, which publishes what is due when it starts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = os.environ | {"ATLAS_STORE": str(address), "PORT": str(port)}
    return subprocess.Popen(
        [sys.executable, "-m", "atlas.server"],
        cwd=ROOT,
        env=told,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def reading(server: subprocess.Popen) -> None:
    """Wait until the server's clock has begun to read the draft: its own child is there."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server has ended by itself"
        for task in Path(f"/proc/{server.pid}/task").glob("*"):
            # threads come and go
            with suppress(FileNotFoundError, ProcessLookupError):
                if (task / "children").read_text().strip():
                    return
        time.sleep(0.02)
    raise AssertionError("the clock did not read the draft")


def prove(kills: int, seed: int, folder: Path) -> Counter:
    """Kill a server in the middle of publishing, then let another finish."""
    chance, tally = random.Random(seed), Counter()
    address = folder / "lake"
    publish_as_page(Store(address), table(FIRST), "first.csv")
    for kill in range(1, kills + 1):
        drafts = Drafts(Store(address))
        draft = scheduled(drafts, FIRST + kill)
        server = serving(address)
        reading(server)
        time.sleep(chance.uniform(0, 5))
        server.kill()
        server.wait()
        left = Drafts(Store(address)).read(draft.token)
        assert left.state in ("scheduled", "published")
        assert Store(address).latest() == (kill if left.state == "published" else kill - 1)
        tally[f"killed {'after' if left.state == 'published' else 'before'} the commit"] += 1
        for _ in range(2):
            Drafts(Store(address)).publish_due(datetime.now(UTC))
        store = Store(address)
        assert store.latest() == kill, "published twice, or not at all"
        whole(store, kill)
        assert Drafts(store).read(draft.token).version == kill
        assert Drafts(store).listed() == []
    return tally


def main(kills: int = 8) -> None:
    """Print what was done."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        tally = prove(kills, random.randrange(10**6), Path(folder))
    print(f"server killed · {kills} kills · {time.monotonic() - begun:.0f} s")
    for what, count in sorted(tally.items()):
        print(f"  {what:40} {count:6}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
