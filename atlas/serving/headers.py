"""The headers of every answer: nothing may be loaded from, sent to or framed by another host."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(script_digests: tuple[str, ...]) -> str:
    """The Content-Security-Policy; ``script_digests`` are the inline scripts of our first page.

    What the platform needs beyond ``'self'``, each seen failing without it: styles set by script,
    ``blob:`` scripts of components, fonts of its widgets as ``data:``.
    """
    digests = "".join(f" '{digest}'" for digest in script_digests)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob:{digests}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


class Headers:
    """Middleware: adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, script_digests: tuple[str, ...] = ()) -> None:
        self.app = app
        self._added = {
            "content-security-policy": policy(script_digests),
            "x-content-type-options": "nosniff",
            "x-frame-options": "SAMEORIGIN",
            "referrer-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
            "cross-origin-opener-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._added.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, add)
