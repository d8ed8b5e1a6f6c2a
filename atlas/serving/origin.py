"""Who may open a conversation with the server: pages that it served itself, nobody else's."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

FORBIDDEN = 4403


class SameOrigin:
    """Middleware: refuses websockets that a page of another host opens.

    The platform would refuse them too, but asks a host on the internet for our own address first,
    and stands still for seconds where there is no internet.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not _own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": FORBIDDEN})
            return
        await self.app(scope, receive, send)


def _own(headers: Headers) -> bool:
    """No ``Origin`` comes from programs that are no browser: these carry nobody's rights."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
