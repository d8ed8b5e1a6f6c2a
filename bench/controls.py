"""Change one control of a page after another, as a reader would: there, and back again."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Locator, Page

STEPS = 5
Change = Callable[[], None]


def changes(page: Page) -> tuple[list[Change], list[Change]]:
    """(to views not seen before, back to views seen) by the page's first control that has some.

    A page without controls of its own has the language switch of the menu.
    """
    main = page.locator("[data-testid=stMain]")
    slider = main.locator("[data-testid=stSlider] [role=slider]")
    if slider.count():
        there, back = slid(page, slider.first)
    elif main.locator("[data-testid=stSelectbox]").count():
        there, back = chosen(page, main.locator("[data-testid=stSelectbox] input").first)
    else:
        switch = page.locator("[data-testid=stButtonGroup] button")
        there, back = pressed(switch.nth(1)), pressed(switch.nth(0))
        return [there], [back, there] * STEPS
    return [there] * STEPS, [back] * STEPS + [there] * STEPS


def slid(page: Page, slider: Locator) -> tuple[Change, Change]:
    def moved(key: str) -> Change:
        def move() -> None:
            slider.focus()
            page.keyboard.press(key)

        return move

    return moved("ArrowLeft"), moved("ArrowRight")


def chosen(page: Page, box: Locator) -> tuple[Change, Change]:
    def moved(key: str) -> Change:
        def move() -> None:
            box.click()
            page.get_by_role("option").first.wait_for()
            page.keyboard.press(key)
            page.keyboard.press("Enter")

        return move

    return moved("ArrowDown"), moved("ArrowUp")


def pressed(button: Locator) -> Change:
    def press() -> None:
        button.click()

    return press


def rounds(page: Page) -> Iterator[tuple[str, Change]]:
    """(``new`` or ``seen``, change) in the order in which they are made."""
    there, back = changes(page)
    yield from (("new", change) for change in there)
    yield from (("seen", change) for change in back)
