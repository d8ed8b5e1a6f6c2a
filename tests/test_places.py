"""Places: codes, the official order, earlier names, and names as people really write them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.errors import AtlasError
from atlas.places import Match, Place, Places
from atlas.places.table import read_table
from atlas.words import words

PLACES = Places.load()
GIVEN_TABLE = Path(__file__).parents[2] / "shared" / "data" / "places.tsv"
OFFICIAL = "呼和浩特 包头 呼伦贝尔 兴安 通辽 赤峰 锡林郭勒 乌兰察布 鄂尔多斯 巴彦淖尔 乌海 阿拉善"
BLANKS = " \t\n\u00a0\u2003\u3000\u200b\ufeff"


def code_of(text: str, parent: str | None = None, year: int | None = None) -> str | None:
    return PLACES.resolve(text, parent, year).code


# --- the table ---------------------------------------------------------------------------------


def test_there_are_12_leagues_103_banners_5_zones_and_13_units() -> None:
    parts = (PLACES.leagues(), PLACES.banners(), PLACES.zones(), PLACES.units())
    assert [len(part) for part in parts] == [12, 103, 5, 13]
    assert len(PLACES) == 1 + 12 + 103 + 5 + 13


def test_codes_names_and_order_are_those_of_the_given_table() -> None:
    if not GIVEN_TABLE.exists():
        pytest.skip("THE GIVEN TABLE OF PLACES IS ABSENT: codes and names go unchecked")
    with GIVEN_TABLE.open(encoding="utf-8", newline="") as file:
        given_rows = list(csv.DictReader(file, delimiter="\t"))
    assert {(row["code"], row["name"], row["parent_code"]) for row in given_rows} == {
        (place.code, place.name, place.parent or "") for place in PLACES
    }
    ordered = [row["code"] for row in given_rows if row["display_order"]]
    assert list(PLACES.in_order(reversed(ordered))) == ordered


def test_the_official_order_is_neither_by_code_nor_by_pinyin() -> None:
    assert [league.short for league in PLACES.leagues()] == OFFICIAL.split()
    assert PLACES.in_order(["150300", "NM-RW", "150200", "150000", "150200", "150202"]) == (
        "150000",
        "150200",
        "150202",
        "150300",
        "NM-RW",
    )


def test_banners_stand_directly_after_their_league() -> None:
    order = list(PLACES.in_order(place.code for place in PLACES))
    for league in PLACES.leagues():
        start = order.index(league.code) + 1
        below = [place.code for place in PLACES.children(league.code)]
        assert order[start : start + len(below)] == below


def test_zones_and_units_are_never_on_the_map() -> None:
    drawn = {place.level for place in PLACES if place.on_map}
    assert drawn == {"league", "banner"}
    assert all(place.on_map for place in (*PLACES.leagues(), *PLACES.banners()))


def test_the_breadcrumb_leads_from_the_region_to_the_banner() -> None:
    assert [step.name for step in PLACES.path("150223")] == [
        "内蒙古自治区",
        "包头市",
        "达尔罕茂明安联合旗",
    ]
    assert [step.code for step in PLACES.path("NM-RW")] == ["150000", "NM-RW"]


def test_a_league_holds_its_banners_and_the_region_holds_leagues_and_units() -> None:
    assert [place.short for place in PLACES.banners("150300")] == ["海勃湾区", "海南区", "乌达区"]
    assert [place.code for place in PLACES.children("150200")][-1] == "150271"
    assert len(PLACES.children("150000")) == 12 + 13


def test_every_place_has_an_english_name_in_plain_letters() -> None:
    assert all(place.name_en.isascii() and place.name_en for place in PLACES)
    assert len({place.name_en for place in PLACES}) == len(PLACES)
    assert PLACES.get("150627").name_en == "Ejin Horo Banner"


def test_a_banner_founded_in_2016_has_no_figures_before_but_a_renamed_league_has() -> None:
    assert not PLACES.get("150603").existed_in(2015)
    assert PLACES.get("150603").existed_in(2016)
    assert PLACES.get("150600").existed_in(1999)
    assert PLACES.get("150100").existed_in(1950)


def test_an_unknown_code_is_told_in_both_languages() -> None:
    with pytest.raises(AtlasError) as refused:
        PLACES.get("151900")
    assert "151900" in words("zh").error(refused.value)
    assert "151900" in words("en").error(refused.value)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("\tbanner\t150100\t", "\tbanner\t150900\t", "no such parent '150900'"),
        ("\tbanner\t", "\tcounty\t", "places.tsv:4: no level 'county'"),
        ("\t1002\t", "\t1001\t", "stands twice"),
        ("郊区@150105<2000", "郊区，2000年以前", "places.tsv:7: .* is not name@code<year"),
    ],
)
def test_a_broken_table_is_refused_with_its_fault(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    table = (Path(__file__).parents[1] / "geo" / "places.tsv").read_text("utf-8")
    first_rows = "\n".join(table.splitlines()[:7])  # header, region, Hohhot and four districts
    assert right in first_rows
    broken = tmp_path / "places.tsv"
    broken.write_text(first_rows.replace(right, wrong) + "\n", "utf-8")
    with pytest.raises(ValueError, match=told):
        read_table(broken)


# --- names as they are written -----------------------------------------------------------------


def names_that_stand_alone() -> list[tuple[str, str]]:
    return [
        (text, place.code)
        for place in PLACES
        for text in (place.code, place.name, place.name_en, place.short, *place.aliases)
    ]


def test_every_name_and_every_alias_that_stands_alone_leads_to_its_code() -> None:
    astray = [(text, code) for text, code in names_that_stand_alone() if code_of(text) != code]
    assert astray == []


def test_every_local_alias_needs_its_league() -> None:
    for place in PLACES:
        for alias in place.local_aliases:
            assert code_of(alias, place.parent) == place.code, alias
            alone = PLACES.resolve(alias)
            assert alone.code is None
            assert place.code in alone.candidates


@pytest.mark.parametrize("alias", ["中旗", "前旗", "后旗", "左旗", "右旗", "扎旗"])
def test_a_name_that_several_banners_share_lists_them_all_and_chooses_none(alias: str) -> None:
    match = PLACES.resolve(alias)
    assert match.code is None
    assert len(match.candidates) >= 2
    assert match.candidates == PLACES.in_order(match.candidates)
    for code in match.candidates:
        assert code_of(alias, PLACES.get(code).parent) == code


def test_the_same_short_name_is_another_banner_in_another_league() -> None:
    assert code_of("左旗", "150400") == "150422"  # 巴林左旗
    assert code_of("左旗", "152900") == "152921"  # 阿拉善左旗
    assert code_of("中旗", "150900") == "150927"  # 察哈尔右翼中旗
    assert code_of("中旗", "150800") == "150824"  # 乌拉特中旗
    assert code_of("左旗", "150000") is None  # the region does not tell which


def test_hainan_district_is_in_wuhai_but_hainan_alone_may_be_a_province() -> None:
    assert code_of("海南区") == "150303"
    assert code_of("海南", "150300") == "150303"
    assert PLACES.resolve("海南") == Match(None, "alias", ("150303",))


def test_a_banner_of_another_league_is_asked_about_not_taken() -> None:
    assert PLACES.resolve("新城区", "150200") == Match(None, "name", ("150102",))
    assert code_of("满洲里市", "150700") == "150781"
    assert code_of("包头市", "150700") == "150200"  # a league is itself wherever it stands


@pytest.mark.parametrize(
    "text",
    [
        "全区",
        "全自治区",
        "内蒙古",
        "内蒙古自治区",
        "内蒙古自治区总工会",
        "自治区总工会",
        "自治区",
        "内蒙古自治区（全区）",
        "150000",
    ],
)
def test_the_region_goes_by_many_names(text: str) -> None:
    assert code_of(text) == "150000"


@pytest.mark.parametrize("total", ["合计", "总计", "小计", "", "　", "工会", "北京市", "本级"])
def test_a_total_row_or_a_strange_word_is_no_place(total: str) -> None:
    assert code_of(total) is None


def test_the_whole_city_means_the_league_whose_table_it_is() -> None:
    assert code_of("全市", "150200") == "150200"
    assert code_of("全盟", "152900") == "152900"
    assert code_of("全市") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("呼 和 浩 特 市", "150100"),
        ("包头市总工会", "150200"),
        ("包头市各旗县区", "150200"),
        ("呼和浩特市新城区总工会", "150102"),
        ("一、呼和浩特市", "150100"),
        ("（三）呼伦贝尔市", "150700"),
        ("１２．阿拉善盟", "152900"),
        ("其中：海拉尔区", "150702"),
        ("内蒙古包头市昆都仑区", "150203"),
        ("赤峰市巴林左旗", "150422"),
        ("赤峰左旗", "150422"),
        ("伊克昭盟东胜市", "150602"),
        ("Hailar  District", "150702"),
        ("１５０１００", "150100"),
        ("150100.0", "150100"),
        ("150102000000", "150102"),
        ("ｎｍ－ｒｗ", "NM-RW"),
    ],
)
def test_names_are_read_as_people_write_them(written: str, code: str) -> None:
    assert code_of(written) == code


@pytest.mark.parametrize("written", ["包头市（不含达茂旗）", "包头市本级", "通辽市、赤峰市"])
def test_words_that_change_what_is_covered_are_never_stripped(written: str) -> None:
    assert code_of(written) is None


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("林区", "NM-ELR"),
        ("内蒙古大兴安岭林区", "NM-ELR"),
        ("铁路", "NM-RW"),
        ("呼和浩特铁路局", "NM-RW"),
        ("民航", "NM-AIR"),
        ("区直机关", "NM-QZ"),
        ("高校", "NM-GX"),
        ("教科文卫体工会", "NM-CY1"),
        ("和林格尔新区", "NM-HLGE"),
        ("包钢", "NM-BGJT"),
        ("稀土高新区", "150271"),
    ],
)
def test_units_that_are_no_place_are_known_too(unit: str, code: str) -> None:
    assert code_of(unit) == code


# --- earlier names -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "code"),
    [
        ("呼伦贝尔盟", "150700"),
        ("哲里木盟", "150500"),
        ("昭乌达盟", "150400"),
        ("伊克昭盟", "150600"),
        ("伊盟", "150600"),
        ("乌兰察布盟", "150900"),
        ("巴彦淖尔盟", "150800"),
        ("海拉尔市", "150702"),
        ("白云矿区", "150206"),
        ("152700", "150600"),
        ("152701", "150602"),
    ],
)
def test_leagues_and_banners_are_found_by_earlier_names_and_codes(earlier: str, code: str) -> None:
    assert PLACES.resolve(earlier) == Match(code, "earlier")


def test_no_earlier_code_is_in_use_today() -> None:
    for place in PLACES:
        for before in place.earlier:
            assert before.code is None or before.code == place.code or before.code not in PLACES
            assert place.valid_from is not None
            assert before.until <= place.valid_from


def test_tongliao_city_was_todays_horqin_district_before_1999() -> None:
    assert code_of("通辽市") == "150500"
    assert code_of("通辽市", year=1999) == "150500"
    assert PLACES.resolve("通辽市", year=1998) == Match("150502", "earlier")
    assert PLACES.resolve("通辽市", "150500", 1998) == Match("150502", "earlier")
    assert code_of("呼伦贝尔市", year=1999) == "150700"  # said before its time, but plain


def test_three_cities_once_had_a_suburban_district() -> None:
    assert PLACES.resolve("郊区").candidates == ("150105", "150207", "150404")
    assert code_of("郊区", "150200") == "150207"
    assert code_of("包头市郊区") == "150207"


# --- guesses -----------------------------------------------------------------------------------


def test_a_misspelt_name_gives_guesses_and_never_a_code() -> None:
    match = PLACES.resolve("呼和浩持市")
    assert (match.code, match.how) == (None, "similar")
    assert match.candidates[0] == "150100"
    assert len(match.candidates) <= 5


def test_guesses_begin_with_the_league_at_hand() -> None:
    assert PLACES.resolve("乌拉特旗", "150800").candidates[0] in {"150823", "150824", "150825"}


# --- invariants --------------------------------------------------------------------------------

written_names = st.sampled_from(
    [text for text, _ in names_that_stand_alone()]
    + ["左旗", "郊区", "合计", "呼和浩持市", "包头市总工会", "其中:海拉尔区", "哲里木盟"]
)


@given(written_names, st.data())
def test_blanks_anywhere_in_a_name_change_nothing(name: str, data: st.DataObject) -> None:
    letters = list(name)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(letters)))
        letters.insert(at, data.draw(st.sampled_from(BLANKS)))
    assert PLACES.resolve("".join(letters)) == PLACES.resolve(name)


@given(written_names, st.data())
def test_full_width_letters_and_digits_change_nothing(name: str, data: st.DataObject) -> None:
    wide = [
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and data.draw(st.booleans()) else c for c in name
    ]
    assert PLACES.resolve("".join(wide)) == PLACES.resolve(name)


@given(st.text(max_size=12), st.sampled_from([None, "150000", "150200", "152900"]))
def test_any_text_gives_either_a_code_or_ranked_guesses(text: str, parent: str | None) -> None:
    match = PLACES.resolve(text, parent)
    assert match.code is None or match.candidates == ()
    assert all(code in PLACES for code in match.candidates)
    assert match.code is None or match.code in PLACES


@given(st.lists(st.sampled_from([place.code for place in PLACES])))
def test_the_official_order_forgets_nothing_and_repeats_nothing(codes: list[str]) -> None:
    ordered = PLACES.in_order(codes)
    assert set(ordered) == set(codes)
    positions = [PLACES.get(code).position for code in ordered]
    assert positions == sorted(set(positions))


def test_a_place_is_a_value_that_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        PLACES.get("150100").name = "呼市"  # type: ignore[misc]
    assert isinstance(PLACES.get("150100"), Place)
