"""A script served as we serve: compressed, with our headers, and with a collector that rests."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from atlas.serving import clock
from atlas.serving.assets import Assets
from atlas.serving.faults import report
from atlas.serving.headers import Headers
from atlas.serving.origin import SameOrigin
from atlas.serving.shell import Shell, script_digests


def application(
    script: Path,
    pages: tuple[str, ...] = (),
    routes: Sequence[BaseRoute] = (),
    warm: Callable[[], None] | None = None,
    due: Callable[[], object] | None = None,
) -> st.App:
    """The ASGI application of ``script``; ``warm`` runs once before the first reader is let in,
    ``due`` then and every few seconds while the server runs."""

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        if warm is not None:
            await to_thread.run_sync(warm)
        gc.collect()
        # what start-up made stays for good: no later collection walks through it again
        gc.freeze()
        ticking = asyncio.create_task(clock.run(due)) if due is not None else None
        yield
        if ticking is not None:
            ticking.cancel()
        gc.unfreeze()

    return st.App(
        script,
        lifespan=lifespan,
        routes=routes,
        middleware=[
            Middleware(SameOrigin),
            Middleware(Headers, script_digests=script_digests()),
            Middleware(Shell, pages=pages),
            Middleware(Assets),
        ],
        on_script_error=report,
    )
