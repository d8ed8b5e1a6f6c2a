"""The application as a server runs it: ``python -m atlas.server``, ``uvicorn atlas.server:app``."""

import os
import socket
import sys
from pathlib import Path

import uvicorn
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from atlas.errors import AtlasError
from atlas.frame.menu import PAGES
from atlas.serving import application, start
from atlas.serving.listening import listen, network_address
from atlas.settings import read_settings

DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard.py"


async def _health(_: Request) -> JSONResponse:
    """For a watchdog: alive, and the newest version that readers are shown."""
    latest = await to_thread.run_sync(start.latest_version)
    return JSONResponse({"status": "ok", "version": latest}, headers={"cache-control": "no-store"})


app = application(DASHBOARD, PAGES, [Route("/healthz", _health)], start.warm)


def main() -> int:
    """Serve until Ctrl+C; the exit code is 2 when a setting cannot be meant."""
    try:
        port = read_settings().port
        listening = listen(port)
        start.fill_when_empty()
    except AtlasError as error:
        start.say(error)
        return 2
    server = _Announced(
        uvicorn.Config(
            app,
            port=port,
            log_level=os.environ.get("UVICORN_LOG_LEVEL", "warning"),
            access_log=False,
            server_header=False,
            # stories cross a local network: packing each message costs more than it saves
            ws_per_message_deflate=False,
            ws_ping_interval=30,
            ws_ping_timeout=30,
            # open pages hold their sockets for weeks: waiting for them would be waiting for ever
            timeout_graceful_shutdown=2,
        )
    )
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        start.say("server.stopped")
    return 0 if server.started else 1


class _Announced(uvicorn.Server):
    """Says where the dashboard is to be found, once it really answers there."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            port = self.config.port
            own, network = f"http://localhost:{port}", f"http://{network_address()}:{port}"
            start.say("server.ready", address=own, network=network)


if __name__ == "__main__":
    sys.exit(main())
