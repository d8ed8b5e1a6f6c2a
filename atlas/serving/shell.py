"""The page a browser gets first, in the reader's language, and the way back from a lost link."""

import base64
import difflib
import hashlib
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from atlas.view import LOST_PAGE
from atlas.words import LANGUAGES, words

#: first segments of addresses that are not pages
TAKEN = ("_stcore", "static", "app", "media", "component", "healthz", "oauth2callback", "auth")
#: the page that stands at the root
HOME = "overview"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
#: pages lie right below the root: without this the platform looks for its server below each page
#: first, two requests that fail
ROOT = '<script>window.__streamlit={BACKEND_BASE_URL:new URL("./",location.href).href}</script>'


class Shell:
    """Middleware: the platform's own page with our title, icon and language.

    ``pages`` are the addresses below ``/`` that exist. An unknown one leads to the nearest page,
    or the overview, which says once what was asked for (parameter ``page``).
    """

    def __init__(self, app: ASGIApp, pages: tuple[str, ...] = ()) -> None:
        self.app = app
        self._pages = pages
        original = Path(file_util.get_static_dir(), "index.html").read_text("utf-8")
        self._html = {language: dressed(original, language) for language in LANGUAGES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = _asked_page(scope)
        if page is None:
            await self.app(scope, receive, send)
            return
        asked = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if page == HOME or (page and page not in self._pages):
            response = RedirectResponse(self._nearest(page, asked), 307)
        else:
            language = asked.get("lang", "")
            html = self._html[language if language in LANGUAGES else LANGUAGES[0]]
            response = HTMLResponse(html, headers={"cache-control": "no-cache"})
        await response(scope, receive, send)

    def _nearest(self, page: str, asked: dict[str, str]) -> str:
        near = difflib.get_close_matches(page.casefold(), self._pages, 1, 0.6)
        path = near[0] if near and near[0] != HOME else ""
        said = {} if page == HOME else {LOST_PAGE: page[:40]}
        return f"/{path}?{urlencode(asked | said)}".rstrip("?")


def _asked_page(scope: Scope) -> str | None:
    """The page that a browser navigates to (``""`` is the overview), None for anything else."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    path = scope["path"].lstrip("/")
    if path and (path.split("/")[0] in TAKEN or "." in path or path.endswith("/")):
        return None
    return path if "text/html" in Headers(scope=scope).get("accept", "") or not path else None


def dressed(html: str, language: str) -> str:
    """The platform's page with our name, icon and language, and without what only it needs."""
    w = words(language)
    for pattern, ours in (
        (r"<html lang=\"en\">", f'<html lang="{LANGUAGE_TAGS[language]}">'),
        (r"<title>.*?</title>", f"<title>{w('brand.name')}</title>"),
        (r"\./favicon\.png", "./app/static/favicon.svg"),
        # a Latin face that our pages never use
        (r"<link\s+rel=\"preload\"[^>]*as=\"font\"[^>]*/>", ""),
        (r"<link rel=\"service-desc\"[^>]*/>", ""),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{w('server.noscript')}</p></noscript>"),
        (r"<!--.*?-->", ""),
        (r"\s*</title>", f"</title>{ROOT}"),
    ):
        html = re.sub(pattern, ours, html, flags=re.DOTALL)
    return html


def script_digests() -> tuple[str, ...]:
    """The digests of the page's inline scripts, as the security policy names them."""
    html = dressed(Path(file_util.get_static_dir(), "index.html").read_text("utf-8"), "zh")
    return tuple(
        "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in INLINE.findall(html)
    )
