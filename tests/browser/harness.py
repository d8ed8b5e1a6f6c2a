"""A real Chromium: watch what a page does, wait until it stands still, take pictures."""

import os
import re
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response

from tests.browser.frames import Frames
from tests.browser.running import Server

SETTLE_SECONDS = 30
#: nothing heard and nothing changed for so long: the page stands still (ms)
QUIET = 350
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # pictures of the same page are the same on every machine
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)
SIZES = {"wall": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}


def launch(playwright: Playwright) -> Browser:
    """The Chromium that ``bin/browser`` found, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


@dataclass
class Tab:
    """One page of the browser and everything that it did wrong."""

    page: Page
    server: Server
    problems: list[str] = field(default_factory=list)
    #: patterns of problems that a test is about
    expected: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.frames = Frames(self.page)
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("console", self._printed)
        self.page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        self.page.on("websocket", lambda one: self._same_host(one.url, "websocket"))

    def open(self, address: str = "/") -> "Tab":
        """Go to an address of the server (``/coverage?year=2024``) and wait until it stands."""
        self.page.goto(self.server.address + address)
        self.page.wait_for_selector("[data-testid=stApp]")
        return self.settle(first=True)

    def settle(self, first: bool = False) -> "Tab":
        """Wait until no run is under way, nothing is on its way and nothing changes any more."""
        until = time.monotonic() + SETTLE_SECONDS
        before = None
        while time.monotonic() < until:
            now = (self.frames.count, self.page.evaluate(STILL))
            ran = self.frames.page_runs or not first
            if ran and not self.frames.busy and now == before and now[1]["ready"]:
                return self
            before = now
            self.page.wait_for_timeout(QUIET)
        raise AssertionError(f"the page never stands still: {before}\n{self.server.said[-2000:]}")

    def text(self, selector: str = "[data-testid=stMain]") -> str:
        """What a reader reads there, blanks folded."""
        return re.sub(r"\s+", " ", self.page.locator(selector).first.inner_text()).strip()

    def picture(self, name: str, whole: bool = True) -> Path:
        """A screenshot in the folder of ``ATLAS_ARTEFACTS`` (a temporary one without it)."""
        folder = Path(os.environ.get("ATLAS_ARTEFACTS") or tempfile.gettempdir())
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}.png"
        self.page.screenshot(path=file, full_page=whole)
        return file

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window: 0 unless something sticks out."""
        return self.page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"
        )

    def assert_clean(self) -> None:
        """Nothing went to another host, nothing failed, nothing was printed as an error."""
        left = [one for one in self.problems if not any(re.search(e, one) for e in self.expected)]
        assert left == [], "\n".join(left)

    def _same_host(self, address: str, what: str) -> None:
        own, asked = urlsplit(self.server.address), urlsplit(address)
        if asked.scheme not in ("data", "blob", "about") and asked.netloc != own.netloc:
            self.problems.append(f"{what} to another host: {address[:200]}")

    def _asked(self, request: Request) -> None:
        self._same_host(request.url, "request")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"HTTP {response.status}: {response.url[:200]}")

    def _printed(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.problems.append(f"console: {message.text[:400]} {where}")


#: what the page says of itself: no run, connected, no pending chart, and how much there is to see
STILL = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const state = app?.dataset.testScriptState, link = app?.dataset.testConnectionState;
  const waiting = document.querySelectorAll(
    "[data-testid=stSkeleton], [data-stale=true], [aria-busy=true]").length;
  return {
    ready: state !== "running" && link === "CONNECTED" && waiting === 0,
    state, link, waiting,
    size: document.body.innerHTML.length,
    height: document.documentElement.scrollHeight,
    address: location.href,
  };
}"""


def new_tab(
    browser: Browser,
    server: Server,
    size: str = "laptop",
    theme: str = "light",
    **context: object,
) -> Tab:
    """A tab with an empty cache in a window of a named size and a colour scheme."""
    width, height = SIZES[size]
    phone = {"has_touch": True, "is_mobile": True} if size == "phone" else {}
    opened = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        **phone,
        **context,
    )
    return Tab(opened.new_page(), server)
