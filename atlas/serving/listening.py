"""The port we listen on, the address under which others find it, and the loop until Ctrl+C."""

import os
import socket

import uvicorn
from starlette.types import ASGIApp

from atlas.errors import SettingError
from atlas.serving.say import say

#: a federation's leaders open the dashboard from their own machines
EVERY_INTERFACE = "0.0.0.0"


def listen(port: int) -> socket.socket:
    """A socket that listens on every interface, or ``SettingError`` ``setting_port_taken``."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((EVERY_INTERFACE, port))
    except OSError as error:
        listening.close()
        raise SettingError("setting_port_taken", found=port) from error
    return listening


def network_address() -> str:
    """The address under which others reach this machine; no packet is sent to learn it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return probe.getsockname()[0]


def serve(app: ASGIApp, listening: socket.socket) -> int:
    """Answer on ``listening`` until Ctrl+C; the exit code."""
    server = _Announced(
        uvicorn.Config(
            app,
            port=listening.getsockname()[1],
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
        say("server.stopped")
    return 0 if server.started else 1


class _Announced(uvicorn.Server):
    """Says where the dashboard is to be found, once it really answers there."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            port = self.config.port
            own, network = f"http://localhost:{port}", f"http://{network_address()}:{port}"
            say("server.ready", address=own, network=network)
