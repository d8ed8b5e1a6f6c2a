"""What people do on the pages, as steps that the tests of the journeys share."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, expect

from tests.browser import running, sample
from tests.browser.harness import Tab

#: generous: a busy machine is no reason to fail
PATIENCE = 30_000
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
#: what an analyst typed or named stays as it is in every language
TYPED = ("王统计", "2023年年报", "困难职工帮扶和会员统计表.xlsx")
#: the other language's own name, and names that have no Chinese form
NAMES = ("中文", "English", "CGCS2000", "Excel", "WPS", "CSV", "xlsx", "xls", "ods")


def publish(store: Path, file: Path, message: str, author: str = "王统计") -> None:
    """Publish from the command line, in a process of its own."""
    running.atlas(store, "publish", str(file), "--author", author, "--message", message)


def filled(folder: Path) -> Path:
    """A store with the first report, published as analysts publish from the command line."""
    publish(folder / "lake", sample.first_report(folder), "2023年年报")
    return folder / "lake"


def parameters(tab: Tab) -> dict[str, str]:
    """What the address bar says."""
    return dict(parse_qsl(urlsplit(tab.page.url).query))


def title(tab: Tab) -> Locator:
    """The headline of the story."""
    return tab.page.locator(".ga h1")


def shows(tab: Tab, text: str) -> None:
    """Wait until the headline says ``text``, and the page stands."""
    expect(title(tab)).to_contain_text(text, timeout=PATIENCE)
    tab.settle()


def says(tab: Tab, **expected: str) -> None:
    """Wait until the address bar says exactly ``expected``, and the page stands."""
    wait_until(lambda: parameters(tab) == expected, tab, lambda: f"{tab.page.url}, not {expected}")
    tab.settle()


def wait_until(true: Callable[[], bool], tab: Tab, told: Callable[[], str]) -> None:
    """Wait for a condition that the page's own events do not tell."""
    until = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < until, told()
        tab.page.wait_for_timeout(100)


def choose(tab: Tab, label: str, option: str) -> None:
    """Choose an option of the select box under ``label``."""
    box = tab.page.locator("[data-testid=stSelectbox]").filter(has_text=label)
    box.locator("[data-baseweb=select], input").first.click()
    tab.page.get_by_role("option", name=option, exact=True).click()
    tab.settle()


def year_before(tab: Tab) -> None:
    """Move the slider of years one step to the left."""
    tab.page.get_by_role("slider").first.focus()
    tab.page.keyboard.press("ArrowLeft")
    tab.settle()


def menu(tab: Tab, page: str) -> None:
    """Choose a page in the menu."""
    tab.page.locator("[data-testid=stSidebar]").get_by_role("link", name=page, exact=True).click()
    tab.settle()


def league_in_list(tab: Tab, code: str) -> Locator:
    return tab.page.locator(f".ranking button[data-place='{code}']")


def league_on_map(tab: Tab, code: str) -> Locator:
    return tab.page.locator(f".map path.place[data-place='{code}']")


def crumbs(tab: Tab) -> Locator:
    return tab.page.locator(".ga nav.crumbs")


def sideways(tab: Tab) -> int:
    """Pixels by which the window or the page in it can be scrolled to the side."""
    return tab.page.evaluate(
        """() => Math.max(...[document.documentElement, ...document.querySelectorAll(
          "[data-testid=stMain], [data-testid=stAppViewContainer]")].map(
          (one) => one.scrollWidth - one.clientWidth))"""
    )


def read_aloud(tab: Tab) -> list[str]:
    """Every text and placeholder that can be seen on the page; icons are letters of a font."""
    return tab.page.evaluate(SEEN)


def strangers(tab: Tab, letters: re.Pattern) -> list[str]:
    """Seen texts in ``letters``, without those that belong into a page of the other language."""
    belonging = re.compile("|".join(map(re.escape, (*TYPED, *NAMES))))
    return [text for text in read_aloud(tab) if letters.search(belonging.sub("", text))]


SEEN = """() => {
  const seen = [];
  const drawn = (one) => {
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 &&
      style.clipPath === "none" && parseFloat(style.fontSize) > 0 &&
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const within = texts.currentNode.parentElement, text = texts.currentNode.nodeValue.trim();
    const shown = !within.closest("script, style, noscript, [data-testid=stIconMaterial], " +
      "[data-testid^=stExpanderIcon]");
    if (text && shown && drawn(within)) seen.push(text);
  }
  for (const name of ["placeholder", "title"])
    for (const one of document.body.querySelectorAll(`[${name}]`))
      if (drawn(one)) seen.push(one.getAttribute(name));
  return seen;
}"""
