"""The server's clock: what is due is done, at the start and every few seconds after."""

import asyncio
import logging
import secrets
from collections.abc import Callable

from anyio import to_thread

#: seconds between two looks; a draft set for 10:00 is there by 10:00:10
EVERY = 10.0
_LOG = logging.getLogger("atlas.faults")


async def run(work: Callable[[], object], every: float = EVERY) -> None:
    """Do ``work`` in a thread, again and again until cancelled.

    A bug in one round is logged with a number, as a page's is, and does not stop the clock: other
    drafts have their times too.
    """
    while True:
        a_round = asyncio.create_task(to_thread.run_sync(work))
        # cancelled here, the round ends by itself: a publish is whole or not there at any moment
        await asyncio.wait([a_round])
        if fault := a_round.exception():
            _LOG.error("fault %s", secrets.token_hex(3).upper(), exc_info=fault)
        await asyncio.sleep(every)
