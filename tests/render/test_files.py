"""What browsers load: made from its parts, the same colours as the charts, readable contrasts."""

import hashlib
import re

import pytest

from atlas.charts import theme
from atlas.render.stage import STATIC, encoded, loader, payload
from atlas.render.stage.bundle import ORDER, SOURCES, TARGET, bundle, names
from atlas.render.stage.classes import EACH_SIDE, SEQUENTIAL
from atlas.words import words
from tests.render.examples import gallery

STYLE = (STATIC / "stage.css").read_text("utf-8")


def _colours(selector: str) -> dict[str, str]:
    body = re.search(rf"^{re.escape(selector)} \{{\n(  --ga-.*?)\}}", STYLE, re.M | re.S)[1]
    return dict(re.findall(r"--ga-(\w+): (#[0-9a-f]{6});", body))


LIGHT, DARK = _colours(".ga"), _colours('.ga[data-theme="dark"]')
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
SERIES = [f"c{number}" for number in range(1, 8)] + ["other", "accent"]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_formula_of_contrast_gives_21_for_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_script_is_what_its_parts_make():
    assert TARGET.read_text("utf-8") == bundle()


def test_every_part_is_in_the_script_and_no_name_stands_twice():
    assert {path.stem for path in SOURCES.glob("*.js")} == set(ORDER)
    assert [name for name, modules in names().items() if len(modules) > 1] == []


def test_the_scripts_hold_no_words_of_any_language():
    for path in SOURCES.glob("*.js"):
        code = re.sub(r"//.*", "", path.read_text("utf-8"))
        assert not re.search(r"[\u4e00-\u9fff]", code), path.name


def test_the_charts_library_is_the_one_that_its_note_names():
    digest = hashlib.sha256((STATIC / "plotly-basic.min.js").read_bytes()).hexdigest()
    assert digest in (STATIC / "README.md").read_text("utf-8")


def test_charts_and_page_use_the_same_colours_in_the_light_theme():
    assert {token: LIGHT[token] for token in theme.LIGHT} == theme.LIGHT


def test_both_themes_define_the_same_tokens():
    assert set(LIGHT) == set(DARK)


@THEMES
@pytest.mark.parametrize("token", ["ink", "muted", "accent", *(f"t{n}" for n in range(1, 8))])
def test_text_reads_at_4_5_to_1_on_paper_and_on_the_pale_ground(colours, token):
    assert contrast(colours[token], colours["paper"]) >= 4.5
    assert contrast(colours[token], colours["ground"]) >= 4.5


@THEMES
@pytest.mark.parametrize("token", [*SERIES, "faint"])
def test_shapes_stand_out_at_3_to_1(colours, token):
    assert contrast(colours[token], colours["paper"]) >= 3


@THEMES
@pytest.mark.parametrize("name", SERIES)
def test_counts_inside_bars_read_at_4_5_to_1(colours, name):
    token = theme.TOKENS[theme.inside_colour(name)][1:]
    assert contrast(colours[token], colours[name]) >= 4.5


@THEMES
@pytest.mark.parametrize(
    "token",
    [f"m{n}" for n in range(1, SEQUENTIAL + 1)]
    + [f"{side}{n}" for side in ("lo", "hi") for n in range(1, EACH_SIDE + 1)],
)
def test_names_read_on_every_class_of_a_map(colours, token):
    assert contrast(colours["label"], colours[token]) >= 4.5


@THEMES
def test_classes_run_from_the_paper_outwards(colours):
    away = [contrast(colours[f"m{n}"], colours["paper"]) for n in range(1, SEQUENTIAL + 1)]
    assert away == sorted(away)


def test_the_loader_asks_for_files_by_their_digest_below_the_base_path():
    script = loader("/union")
    digest = hashlib.sha256((STATIC / "stage.js").read_bytes()).hexdigest()[:16]
    assert f"/union/app/static/stage/stage.js?h={digest}" in script
    assert "@" not in script


def test_the_loader_finds_at_the_very_beginning_whether_charts_are_needed():
    wanted = re.search(r"=== '([^']+)'", loader(""))[1].encode()
    starts = [
        encoded(payload(gallery("zh", only=name), words("zh"))).startswith(wanted)
        for name in ("lines", "map")
    ]
    assert starts == [True, False]
