"""A draft on the real pages: by its link only, framed, and gone from them once it is published."""

import pytest

from atlas.cached import drafts
from atlas.drafts import SavedDraft
from tests.pages.conftest import content

CSV = (
    "指标,地区,年份,数值,单位\n"
    "在档困难职工户数,全区,2024,900,户\n"
    "在档困难职工户数,包头市,2024,380,户\n"
    "在档困难职工户数,呼和浩特市,2024,520,户\n"
)


@pytest.fixture
def draft(store) -> SavedDraft:
    begun = drafts().begin([("2024年困难职工.csv", CSV.encode())], author="李分析")
    return drafts().save(begun, message="2024年帮扶初稿")


def banners(app) -> str:
    return " ".join(element.value for element in app.markdown)


def test_whoever_has_the_link_sees_the_draft_and_who_has_not_sees_the_version(
    store, open_page, draft
):
    with_link = open_page("assistance", draft=draft.token)
    assert not with_link.exception
    assert "2024" in "".join(content(with_link)["context"])
    assert "草稿" in "".join(content(with_link)["context"])
    assert "李分析" in banners(with_link)
    without = open_page("assistance")
    assert "2024" not in "".join(content(without)["context"])
    assert "草稿" not in banners(without)


def test_the_draft_goes_along_when_the_page_changes(store, open_page, draft):
    app = open_page("overview", draft=draft.token)
    queries = [link.proto.query_string for link in app.get("page_link")]
    of_menu = [query for query in queries if f"draft={draft.token}" in query]
    assert len(of_menu) >= 10


def test_a_published_draft_leads_to_the_version_that_it_became(store, open_page, draft):
    checked = drafts().checked(draft)
    draft = drafts().explain(draft, dict.fromkeys(checked.queries, "乌海市尚未报送"))
    version = drafts().publish(draft, checked, author="李分析", message="2024年帮扶")
    app = open_page("assistance", draft=draft.token)
    assert f"版本 {version.number}" in banners(app)
    assert "草稿" not in "".join(content(app)["context"])


def test_a_deleted_draft_shows_published_figures_and_says_so(store, open_page, draft):
    drafts().discard(draft)
    app = open_page("assistance", draft=draft.token)
    assert "已于" in banners(app)
    assert "2024" not in "".join(content(app)["context"])


@pytest.mark.parametrize("token", ["AAAAAAAAAAAAAAAAAAAAAA", "短", "../../../facts"])
def test_a_wrong_link_shows_what_is_published_and_says_so_once(store, open_page, token):
    app = open_page("assistance", draft=token)
    assert not app.exception
    assert any("draft=" in toast.value for toast in app.toast)
    assert "draft" not in app.query_params
    assert "2023" in str(content(app))


def test_on_an_empty_store_a_draft_can_be_seen_already(empty_store, open_page):
    begun = drafts().begin([("2024年困难职工.csv", CSV.encode())])
    app = open_page("assistance", draft=begun.token)
    assert not app.exception
    assert "900" in str(content(app))


def test_a_figure_of_a_draft_leads_to_its_cell_and_file(store, open_page, draft):
    [of_region] = [one for one in drafts().checked(draft).figures if one.place == "150000"]
    app = open_page("assistance", draft=draft.token, fig=of_region.id)
    assert not app.exception
    texts = " ".join(element.proto.body for element in app.get("html"))
    for fact in ("2024年困难职工.csv", "D2", "900"):
        assert fact in texts
