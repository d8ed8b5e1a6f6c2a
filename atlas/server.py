"""The application as a server runs it: ``python -m atlas.server``, ``uvicorn atlas.server:app``."""

import sys
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from atlas.errors import AtlasError
from atlas.frame.menu import PAGES
from atlas.serving import application, start
from atlas.serving.listening import listen, serve
from atlas.serving.say import say
from atlas.settings import read_settings

DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard.py"


async def _health(_: Request) -> JSONResponse:
    """For a watchdog: alive, and the newest version that readers are shown."""
    latest = await to_thread.run_sync(start.latest_version)
    return JSONResponse({"status": "ok", "version": latest}, headers={"cache-control": "no-store"})


app = application(
    DASHBOARD, PAGES, [Route("/healthz", _health)], warm=start.warm, due=start.publish_due
)


def main() -> int:
    """Serve until Ctrl+C; the exit code is 2 when a setting cannot be meant."""
    try:
        listening = listen(read_settings().port)
        start.fill()
    except AtlasError as error:
        say(error)
        return 2
    return serve(app, listening)


if __name__ == "__main__":
    sys.exit(main())
