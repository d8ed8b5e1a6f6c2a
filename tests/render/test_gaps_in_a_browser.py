"""What is not known looks like what it is: not reported, not applicable and 0, in both themes."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.browser import harness, running

pytestmark = pytest.mark.browser

UNREPORTED, INAPPLICABLE, NONE, MANY = "152900", "150700", "152500", "150400"
SIDE = 18
#: the middle of the first square of that side that lies wholly inside the outline
INSIDE = """(path, side) => {
  const box = path.getBBox(), matrix = path.getScreenCTM();
  const point = path.ownerSVGElement.createSVGPoint();
  const reach = side / matrix.a;
  const inside = (x, y) => { point.x = x; point.y = y; return path.isPointInFill(point); };
  for (let y = box.y + reach; y < box.y + box.height - reach; y += reach / 2)
    for (let x = box.x + reach; x < box.x + box.width - reach; x += reach / 2)
      if ([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]]
          .every(([a, b]) => inside(x + a * reach, y + b * reach))) {
        point.x = x; point.y = y;
        const at = point.matrixTransform(matrix);
        return [at.x, at.y];
      }
  return null;
}"""
#: names and circles out of the way: it is the ground that is looked at
BARE = ".labels, .neighbour, .ga .watermark { visibility: hidden; }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[running.Server]:
    command = ("-m", "tests.render.serve_gallery")
    with running.serving(tmp_path_factory.mktemp("none"), command) as started:
        yield started


def colours(tab: harness.Tab, drawing: str, place: str) -> tuple[tuple[int, ...], int]:
    """The commonest colour of a square inside a place, and how far its darkest pixel is from its
    lightest (0 to 255)."""
    path = tab.page.locator(f"[data-map={drawing}] path.place[data-code='{place}']")
    path.scroll_into_view_if_needed()
    x, y = path.evaluate(INSIDE, SIDE)
    clip = {"x": x - SIDE / 2, "y": y - SIDE / 2, "width": SIDE, "height": SIDE}
    picture = Image.open(io.BytesIO(tab.page.screenshot(clip=clip))).convert("RGB")
    counted = picture.getcolors(SIDE * SIDE * 4)
    shades = [sum(colour) / 3 for _, colour in counted]
    return max(counted)[1], round(max(shades) - min(shades))


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("drawing", ["gaps", "gapcircles"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_not_reported_not_applicable_and_none_look_different(browser, server, theme, drawing):
    tab = harness.new_tab(browser, server, theme=theme)
    tab.open("/?only=gaps")
    tab.page.add_style_tag(content=BARE)
    seen = {place: colours(tab, drawing, place) for place in (UNREPORTED, INAPPLICABLE, NONE, MANY)}
    tab.page.context.close()
    tab.assert_clean()
    assert seen[UNREPORTED][1] >= 25, "not hatched"
    assert seen[INAPPLICABLE][1] == seen[NONE][1] == 0
    ground = {place: colour for place, (colour, _) in seen.items()}
    assert apart(ground[INAPPLICABLE], ground[NONE]) >= 12
    assert apart(ground[INAPPLICABLE], ground[UNREPORTED]) >= 12
    if drawing == "gaps":
        # on a map of circles the ground of every figure is the same, and the circle says how much
        assert apart(ground[NONE], ground[MANY]) >= 12


def test_the_key_names_each_of_them(browser, server):
    tab = harness.new_tab(browser, server)
    tab.open("/?only=gaps")
    told = tab.text("[data-map=gaps] .legend")
    tab.page.context.close()
    assert "未报" in told
    assert "不适用" in told
