"""The component on a Streamlit page, as far as a test without a browser sees it."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

GALLERY = str(Path(__file__).parent / "gallery.py")


def shown(app: AppTest) -> dict:
    """The payload that the page handed to its stage."""
    (component,) = app.get("bidi_component")
    return json.loads(component.proto.bytes)


def test_a_page_hands_its_story_to_the_stage():
    app = AppTest.from_file(GALLERY).run()
    assert not app.exception
    assert shown(app)["title"].startswith("2024年困难职工帮扶覆盖率")


def test_another_choice_hands_over_another_story_under_the_same_element():
    app = AppTest.from_file(GALLERY).run()
    before = app.get("bidi_component")[0].proto.id
    app.selectbox("year").set_value(2022).run()
    assert shown(app)["title"].startswith("2022年")
    assert app.get("bidi_component")[0].proto.id == before


def test_nothing_was_clicked_until_something_is():
    app = AppTest.from_file(GALLERY).run()
    assert app.text[0].value == "figure=None place=None"
