"""When a page was painted last, and how long that is after what the reader did."""

import statistics
import time

from tests.browser.frames import Run
from tests.browser.harness import Tab

#: nothing painted and nothing heard for so long: the view is complete (s)
QUIET = 0.4
PATIENCE = 30
#: a choice that changes something asks for a run within that (s)
ANSWER = 2

#: Notes when messages leave and when changed content has been painted. What the watch for a new
#: version does every few seconds is none of it.
SCRIPT = """(() => {
  const probe = (window.probe = { sent: [], painted: 0 });
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    probe.sent.push(performance.now());
    return send.call(this, message);
  };
  const chrome = "[data-testid=stStatusWidget],[data-testid=stHeader],[data-testid=stToolbar]";
  const content = (change) =>
    !["data-test-script-state", "data-stale", "data-live"].includes(change.attributeName) &&
    !(change.target.closest && change.target.closest(chrome));
  const channel = new MessageChannel();
  channel.port1.onmessage = () => (probe.painted = performance.now());
  new MutationObserver((changes) => {
    if (changes.some(content)) requestAnimationFrame(() => channel.port2.postMessage(0));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})()"""


class NothingAskedError(Exception):
    """The reader's choice changed nothing: the slider stood at its end."""


def wait_until_painted(tab: Tab, runs: int) -> float:
    """Wait for ``runs`` runs of the page and stillness; the last paint in ms since navigation."""
    started = time.monotonic()
    before, since = None, started
    while time.monotonic() - started < PATIENCE:
        tab.page.wait_for_timeout(50)
        asked = len(tab.frames.page_runs) >= runs
        if runs > 1 and not asked and time.monotonic() - started > ANSWER:
            raise NothingAskedError
        painted = tab.page.evaluate("window.probe.painted")
        ran = asked and not tab.frames.busy
        if painted != before or not ran:
            before, since = painted, time.monotonic()
        elif time.monotonic() - since > QUIET:
            return painted
    raise TimeoutError(f"{tab.page.url} is never painted to the end")


def drawn(tab: Tab, run: Run, painted: float) -> float:
    """Milliseconds from the message that asked for a run to the last paint."""
    return painted - tab.page.evaluate(f"window.probe.sent[{run.message}]")


def middle(values: list[float]) -> float:
    return statistics.median(values) if values else float("nan")
