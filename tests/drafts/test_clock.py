"""The server's clock: looks at once, looks again, and one bad round does not stop it."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from atlas.drafts import Drafts
from atlas.serving import clock, start
from atlas.store import Store
from tests.drafts.building import begin, unions


def ticked(work, rounds: int) -> int:
    """How often ``work`` was done when the clock was stopped, after ``rounds`` times at least."""
    done = []

    def counted() -> None:
        try:
            work()
        finally:
            done.append(1)

    async def watch() -> None:
        ticking = asyncio.create_task(clock.run(counted, every=0.01))
        async with asyncio.timeout(10):
            while len(done) < rounds:
                await asyncio.sleep(0.01)
        ticking.cancel()
        await asyncio.sleep(0.05)
        stopped = len(done)
        await asyncio.sleep(0.05)
        assert len(done) == stopped, "the clock goes on after the server has stopped"

    # a thread of its own: a browser that another test drives may hold this one's event loop
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, watch()).result()
    return len(done)


def test_the_clock_goes_on_after_a_bug_and_logs_it(caplog: pytest.LogCaptureFixture):
    def fail() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR, "atlas.faults"):
        assert ticked(fail, 3) >= 3
    assert "fault" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_what_became_due_while_the_server_was_down_is_published_in_the_first_round(
    drafts: Drafts, store: Store, monkeypatch: pytest.MonkeyPatch, capsys
):
    soon = datetime.now(UTC) + timedelta(hours=1)
    draft = drafts.schedule(begin(drafts, unions(457)), soon, "组织部", "定时发布")
    drafts.save(draft, publish_at="2026-01-01T00:00:00+00:00")
    monkeypatch.setattr(start.cached, "drafts", lambda: Drafts(Store(store.address)))
    ticked(start.publish_due, 1)
    assert store.latest() == 0
    assert "定时发布完成：第0版" in capsys.readouterr().out
