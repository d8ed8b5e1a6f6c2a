"""Scripts, styles and outlines: compressed once a process, cached by browsers as long as is true.

The platform sends its own scripts uncompressed and without a validator for ours, which is most of
the bytes of a first view. The copies live in memory (some 8 MB when every page has been seen), so
a file that changes on disk is served anew after a restart only.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDERS = ("/static/", "/app/static/", "/_stcore/bidi-components/")
#: what compresses; fonts and pictures already are
PACKABLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
SMALLEST = 1000
#: bytes of copies kept; whatever comes after that is sent as the platform would
MOST_KEPT = 64 * 1024 * 1024
YEAR = "public, immutable, max-age=31536000"
#: our own files say by a digest in the address that they never change
DIGEST = re.compile(rb"(^|&)h=")


@dataclass(frozen=True, slots=True)
class Copy:
    """One file as it is sent: its own headers, both bodies, and a tag that names the content."""

    headers: tuple[tuple[bytes, bytes], ...]
    plain: bytes
    packed: bytes
    tag: str


class Assets:
    """Middleware: answers for the files of ``FOLDERS`` from memory."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._copies: dict[str, Copy] = {}
        self._kept = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wanted(scope):
            await self.app(scope, receive, send)
            return
        copy = self._copies.get(scope["path"])
        if copy is None:
            copy = await self._fetch(scope, receive, send)
        if copy is not None:
            await _answer(copy, scope, send)

    async def _fetch(self, scope: Scope, receive: Receive, send: Send) -> Copy | None:
        """The copy of what the platform answers, or None when its answer was passed on."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(_without_validators(scope), receive, keep)
        start, body = messages[0], b"".join(part.get("body", b"") for part in messages[1:])
        kind = Headers(raw=start["headers"]).get("content-type", "")
        packable = kind.startswith(PACKABLE) and len(body) >= SMALLEST
        if start["status"] != 200 or self._kept > MOST_KEPT:
            for message in messages:
                await send(message)
            return None
        packed = await to_thread.run_sync(gzip.compress, body, 6) if packable else b""
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        copy = Copy(tuple(start["headers"]), body, packed, tag)
        self._copies[scope["path"]] = copy
        self._kept += len(body) + len(packed)
        return copy


def _wanted(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return scope["path"].startswith(FOLDERS) and "range" not in Headers(scope=scope)


def _without_validators(scope: Scope) -> Scope:
    """The same request as if nothing were cached and nothing could be unpacked."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {
        **scope,
        "headers": [pair for pair in scope["headers"] if pair[0] not in dropped],
    }


async def _answer(copy: Copy, scope: Scope, send: Send) -> None:
    asked = Headers(scope=scope)
    packed = bool(copy.packed) and "gzip" in asked.get("accept-encoding", "")
    body = copy.packed if packed else copy.plain
    raw = list(copy.headers)
    headers = MutableHeaders(raw=raw)
    headers["etag"] = copy.tag
    if not scope["path"].startswith("/static/"):
        headers["cache-control"] = YEAR if DIGEST.search(scope["query_string"]) else "no-cache"
    if copy.packed:
        headers["vary"] = "Accept-Encoding"
    if packed:
        headers["content-encoding"] = "gzip"
    unchanged = copy.tag in asked.get("if-none-match", "")
    status, body = (304, b"") if unchanged else (200, body)
    if unchanged:
        del headers["content-length"]
    else:
        headers["content-length"] = str(len(body))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
