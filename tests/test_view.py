"""A link is the view: it comes back as it was, and nothing that a link may say breaks a page."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atlas.figures import REGION
from atlas.view import MOST_FIGURES, PARAMETERS, SYNONYMS, Allowed, Repair, View, read_view

ALLOWED = Allowed(
    latest=57,
    places=frozenset({REGION, "150100", "150102", "150781", "forestry"}),
    years=(2017, 2021, 2022, 2023, 2024),
    indicators=("households_helped_rate", "union_members", "collective_contract_enterprises"),
    bys=("programme", "ownership", "level"),
    tabs=("map", "table", "small_maps"),
)
HOST = "http://192.168.100.100:8501"
ids = st.lists(st.text("0123456789abcdef", min_size=12, max_size=12), max_size=MOST_FIGURES)
WORD = "abcXYZ019-_"
views = st.builds(
    View,
    page=st.sampled_from(["overview", "coverage", "organisation"]),
    version=st.none() | st.integers(0, 57),
    draft=st.just("") | st.text(WORD, min_size=22, max_size=22),
    place=st.sampled_from(sorted(ALLOWED.places)),
    year=st.none() | st.sampled_from(ALLOWED.years),
    indicator=st.sampled_from(["", *ALLOWED.indicators]),
    by=st.sampled_from(["", *ALLOWED.bys]),
    tab=st.sampled_from(["", *ALLOWED.tabs]),
    figure=ids.map(",".join),
    other=st.none() | st.integers(0, 57),
    language=st.sampled_from(ALLOWED.languages),
)


@given(views)
def test_a_view_comes_back_from_its_link_as_it_was(view: View) -> None:
    parameters = dict(parse_qsl(urlsplit(view.link(HOST)).query))
    assert parameters == view.parameters()
    assert read_view(view.page, parameters, ALLOWED) == (view, ())


@given(views)
def test_a_link_is_ascii_and_short_enough_for_any_messenger(view: View) -> None:
    link = view.link(HOST)
    assert link.isascii()
    assert len(link) < 500
    assert not set(link) & set(' "<>\\^`{|}')


@given(views)
def test_a_live_link_of_defaults_carries_nothing(view: View) -> None:
    assert View(view.page).link() == ("/" if view.page == "overview" else f"/{view.page}")
    for name, short in PARAMETERS.items():
        differs = getattr(view, name) != getattr(View(view.page), name)
        assert (short in view.parameters()) is differs


names = (
    st.sampled_from([*PARAMETERS.values(), *SYNONYMS, "page", "embed", "Year", "plaec"]) | st.text()
)
texts = (
    st.sampled_from(["", "latest", "live", "0", "150100", "-1", "２０２４", "map,table"])
    | st.text()
)


@given(st.dictionaries(names, texts, max_size=12))
@example({"v": "9" * 5000, "year": "9" * 5000})
@example({"year": "²", "v": "٣"})
def test_whatever_a_link_says_becomes_a_view_that_links_to_itself(given_: dict[str, str]) -> None:
    view, repairs = read_view("coverage", given_, ALLOWED)
    assert read_view("coverage", view.parameters(), ALLOWED) == (view, ())
    assert len(view.link(HOST)) < 500
    assert all(len(repair.found) <= 40 and len(repair.parameter) <= 40 for repair in repairs)


@pytest.mark.parametrize(
    ("parameters", "view", "repair"),
    [
        # misspelt, old and foreign names of parameters
        ({"plaec": "150100"}, {"place": "150100"}, ("plaec", "150100", "place")),
        ({"city": "150100"}, {"place": "150100"}, ("city", "150100", "place")),
        ({"Version": "3"}, {"version": 3}, ("Version", "3", "v")),
        ({"colour": "red"}, {}, ("colour", "red", "")),
        # values: near ones are meant, far ones fall to the default
        ({"tab": "tabel"}, {"tab": "table"}, ("tab", "tabel", "table")),
        ({"ind": "union_member"}, {"indicator": "union_members"}, None),
        ({"ind": "gdp"}, {}, ("ind", "gdp", "")),
        ({"year": "2019"}, {}, ("year", "2019", "")),
        ({"v": "58"}, {}, ("v", "58", "")),
        ({"place": "110000"}, {}, ("place", "110000", "")),
        ({"lang": "fr"}, {}, ("lang", "fr", "")),
        ({"fig": "no figure"}, {}, ("fig", "no figure", "")),
        ({"page": "covrage"}, {}, ("page", "covrage", "coverage")),
    ],
)
def test_a_wrong_link_is_repaired_and_said_once(
    parameters: dict[str, str], view: dict, repair: tuple[str, str, str] | None
) -> None:
    read, repairs = read_view("coverage", parameters, ALLOWED)
    assert read == View("coverage", **view)
    assert len(repairs) == 1
    assert repair is None or repairs == (Repair(*repair),)


@pytest.mark.parametrize(
    "parameters",
    [
        {"year": "latest"},
        {"v": "live"},
        {"tab": ""},
        {},
        {"embed": "true"},
        {"from": "singlemessage", "isappinstalled": "0"},
        {"utm_source": "mail", "dd_nav_bgcolor": "FF"},
    ],
)
def test_what_says_the_default_or_comes_from_a_messenger_is_no_mistake(
    parameters: dict[str, str],
) -> None:
    assert read_view("coverage", parameters, ALLOWED) == (View("coverage"), ())


def test_the_right_name_wins_over_a_misspelt_one() -> None:
    read, _ = read_view("coverage", {"place": "150100", "plaec": "150102"}, ALLOWED)
    assert read.place == "150100"


def test_a_figure_of_more_places_than_fit_opens_the_first_ones_and_says_so() -> None:
    hundred = [f"{number:012x}" for number in range(103)]
    read, repairs = read_view("coverage", {"fig": ",".join(hundred)}, ALLOWED)
    assert read.figure.split(",") == hundred[:MOST_FIGURES]
    assert [repair.parameter for repair in repairs] == ["fig"]


def test_an_empty_store_knows_no_version_and_no_year() -> None:
    read, repairs = read_view("coverage", {"v": "0", "year": "2024"}, Allowed())
    assert read == View("coverage")
    assert [repair.parameter for repair in repairs] == ["v", "year"]


def test_a_pinned_link_carries_the_resolved_year_and_indicator() -> None:
    pinned = View("coverage", 7, "150100", 2024, "union_members")
    assert pinned.pinned
    assert pinned.link(HOST) == (
        "http://192.168.100.100:8501/coverage?v=7&place=150100&year=2024&ind=union_members"
    )
