"""The command line: JSON that programs can rely on, sentences for people, honest exit codes."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from atlas.command import exits
from atlas.store import Store
from tests.command.desk import Desk

FIGURE_KEYS = {
    "indicator", "indicator_zh", "place", "year", "value", "value_high", "unit", "bound",
    "breakdown", "kind", "scope", "printed", "sheet", "cell",
}  # fmt: skip
FINDING_KEYS = {"rule", "severity", "sheet", "cell", "message", "found", "expected"}
WUHAI = "职代会建制率,乌海市,2020,98%以上,%,所有制=非公有制企业;规模=100人以上"
BROKEN_DOWN = "指标,地区,年份,数值,单位,分组"


def test_check_prints_one_object_a_file_in_base_units(desk: Desk) -> None:
    first = desk.table("a.csv", "“两节”送温暖资金,内蒙古自治区,2017,8782.2,万元")
    second = desk.table("b.csv", WUHAI, header=BROKEN_DOWN)
    said = desk.run("check", first, second, "--json")
    assert said.code == exits.DONE
    money, rates = (json.loads(line) for line in said.out.splitlines())
    assert money["file"] == str(first)
    assert set(money) >= {"file", "figures", "findings", "unmatched", "ignored"}
    [figure] = money["figures"]
    assert set(figure) >= FIGURE_KEYS
    assert (figure["value"], figure["unit"], figure["printed"]) == (87_822_000, "元", "8782.2")
    assert (figure["indicator_zh"], figure["place"], figure["cell"]) == (
        "“两节”送温暖资金", "150000", "D2",
    )  # fmt: skip
    [rate] = rates["figures"]
    assert (rate["value"], rate["bound"]) == (98, "ge")
    assert rate["breakdown"] == {"所有制": "非公有制企业", "规模": "100人以上"}
    assert rate["breakdown_codes"] == {"ownership": "nonpublic", "size": "at_least_100"}


def test_check_lists_a_printed_sum_as_seen_and_not_stored(desk: Desk) -> None:
    path = desk.folder / "sums.csv"
    path.write_text("2023年,\n盟市,基层工会数\n包头市,40\n乌海市,2\n合计,42\n", encoding="utf-8")
    [read] = [json.loads(line) for line in desk.run("check", path, "--json").out.splitlines()]
    assert [one["cell"] for one in read["figures"]] == ["B3", "B4"]
    assert read["ignored"] == [{"sheet": "sums", "cell": "B5", "reason": "total", "text": "42"}]


def test_check_needs_no_store_and_makes_none(desk: Desk) -> None:
    desk.run("check", desk.table("a.csv", "职工入会率,包头市,2024,92.1,%"), "--json")
    assert not (desk.folder / "lake").exists()


def test_check_exits_with_one_where_there_are_errors_and_nought_for_queries(desk: Desk) -> None:
    wrong = desk.table("wrong.csv", "职工入会率,包头市,2024,921,%")
    said = desk.run("check", wrong, "--json")
    assert said.code == exits.FINDINGS
    [finding] = said.json["findings"]
    assert set(finding) == FINDING_KEYS
    assert (finding["rule"], finding["severity"], finding["cell"]) == (
        "rate_outside_range", "error", "D2",
    )  # fmt: skip
    assert "921%" in finding["message"]
    assert finding["expected"] == "0–100%"
    english = desk.run("check", wrong, "--json", "--lang", "en").json["findings"][0]["message"]
    assert "Baotou" in english
    strange = desk.table("strange.csv", "每个基层工会会员人数,包头市,2024,2,人")
    assert desk.run("check", strange).code == exits.DONE
    assert "待核实 1 处" in desk.run("check", strange).out


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(desk: Desk) -> None:
    picture = desk.folder / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    good = desk.table("a.csv", "职工入会率,包头市,2024,92.1,%")
    said = desk.run("check", picture, desk.folder / "nowhere.csv", good, "--json")
    assert said.code == exits.UNREADABLE
    unread, missing, read = (json.loads(line) for line in said.out.splitlines())
    assert unread["error"]["code"] == "file_is_picture"
    assert "图片" in unread["error"]["message"]
    assert missing["error"]["message"]
    assert len(read["figures"]) == 1


def test_check_against_the_store_sees_last_year(desk: Desk) -> None:
    desk.publish(desk.table("2023.csv", "工会会员人数,包头市,2023,440000,人"))
    path = desk.table("2024.csv", "工会会员人数,包头市,2024,583000,人")
    assert desk.run("check", path, "--json").json["findings"] == []
    [finding] = desk.run("check", path, "--json", "--against-store").json["findings"]
    assert finding["rule"] == "change_beyond_band"
    assert "2023年为 440000人" in finding["message"]


def test_publish_prints_the_version_and_the_store_has_it(desk: Desk) -> None:
    said = desk.publish(desk.table("a.csv", "工会会员人数,包头市,2023,440000,人"), "--json")
    assert said.code == exits.DONE
    version = said.json
    assert (version["version"], version["author"], version["message"]) == (0, "财务部", "年报")
    assert (version["added"], version["files"][0]["name"]) == (1, "a.csv")
    assert [one["version"] for one in desk.run("versions", "--json").json] == [0]


def test_publish_again_says_so_and_publishes_nothing(desk: Desk) -> None:
    path = desk.table("a.csv", "工会会员人数,包头市,2023,440000,人")
    desk.publish(path)
    said = desk.publish(path, "--json")
    assert (said.code, said.json["error"]["code"]) == (exits.NOTHING_NEW, "already_published")
    assert "已由财务部于" in desk.publish(path).err
    assert desk.store.latest() == 0


def strange(desk: Desk) -> Path:
    """Two queries: cells D2 and D3."""
    rows = (f"每个基层工会会员人数,{place},2024,2,人" for place in ("包头市", "乌海市"))
    return desk.table("strange.csv", *rows)


def test_publish_lists_what_is_not_explained(desk: Desk) -> None:
    said = desk.publish(strange(desk), "--json")
    assert said.code == exits.FINDINGS
    assert said.json["error"]["code"] == "publish_unexplained"
    assert [one["cell"] for one in said.json["findings"]] == ["D2", "D3"]
    plain = desk.publish(strange(desk))
    assert plain.err.count("\n") == 1
    assert "--explain" in plain.out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("e.csv", "rule,sheet,cell,text\nvalue_outside_range,strange,D2,新建\n,,D3,撤并\n"),
        ("e2.csv", "\ufeff规则,工作表,单元格,上报说明\nvalue_outside_range,,D2,新建\n,,D3,撤并\n"),
        ("e.json", '[{"cell": "D2", "text": "新建"}, {"file": "strange.csv", "cell": "D3",'
                   ' "explanation": "撤并"}]'),
        ("e.toml", '[[explanation]]\ncell = "D2"\ntext = "新建"\n'
                   '[[explanation]]\ncell = "D3"\ntext = "撤并"\n'),
    ],
)  # fmt: skip
def test_explanations_come_as_csv_json_or_toml(desk: Desk, name: str, text: str) -> None:
    (desk.folder / name).write_text(text, "utf-8")
    path = strange(desk)
    assert desk.publish(path, "--explain", desk.folder / name).code == exits.DONE
    rows = desk.store.facts(0).to_pylist()
    assert {row["cell"]: row["explanation"] for row in rows} == {"D2": "新建", "D3": "撤并"}


def test_the_checks_own_output_filled_in_is_a_file_of_explanations(desk: Desk) -> None:
    path = strange(desk)
    checked = desk.run("check", path, "--json").json
    for finding in checked["findings"]:
        finding["explanation"] = f"{finding['cell']}属实"
    (desk.folder / "filled.json").write_text(json.dumps(checked), "utf-8")
    assert desk.publish(path, "--explain", desk.folder / "filled.json").code == exits.DONE
    assert {row["explanation"] for row in desk.store.facts(0).to_pylist()} == {"D2属实", "D3属实"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"value_outside_range": 7}', "explain_unreadable"),
        ("[]", "explain_unreadable"),
        ("{", "explain_unreadable"),
        ('[{"cell": "D9", "text": "属实"}]', "explain_unused"),
    ],
)
def test_a_wrong_file_of_explanations_is_refused(desk: Desk, text: str, code: str) -> None:
    (desk.folder / "e.json").write_text(text, "utf-8")
    said = desk.publish(strange(desk), "--explain", desk.folder / "e.json", "--json")
    assert (said.code, said.json["error"]["code"]) == (exits.USAGE, code)
    assert desk.store.latest() is None


def test_diff_tells_in_words_and_numbers(desk: Desk) -> None:
    desk.publish(desk.table("a.csv", "帮扶救助覆盖率,包头市,2024,91.2,%"))
    more = "工会会员人数,包头市,2024,58.3,万人"
    desk.publish(desk.table("b.csv", "帮扶救助覆盖率,包头市,2024,89.7,%", more))
    said = desk.run("diff", 0, 1, "--json").json
    assert said["counts"] == {"added": 1, "removed": 0, "revised": 1, "unchanged": 0}
    revised = next(one for one in said["changes"] if one["change"] == "revised")
    assert (revised["old"], revised["new"]) == (91.2, 89.7)
    assert revised["step"] == pytest.approx(-1.5)
    assert revised["percent"] is None, "rates differ by points"
    assert revised["sentence"] == "包头市2024年帮扶救助覆盖率 91.2% → 89.7%（-1.5 个百分点）"
    plain = desk.run("diff", 0, 1).out
    assert "新增：包头市2024年工会会员人数 58.3万人" in plain
    assert "Baotou" in desk.run("diff", 0, 1, "--lang", "en").out


def test_restore_is_a_new_version(desk: Desk) -> None:
    desk.publish(desk.table("a.csv", "工会会员人数,包头市,2024,583000,人"))
    desk.publish(desk.table("b.csv", "工会会员人数,包头市,2024,585000,人"))
    said = desk.run("restore", 0, "--author", "财务部", "--message", "撤回", "--json")
    assert (said.code, said.json["version"], said.json["restored"]) == (exits.DONE, 2, 0)
    assert desk.store.facts(2).column("value").to_pylist() == [583_000]
    again = desk.run("restore", 0, "--author", "财务部", "--message", "撤回", "--json")
    assert again.code == exits.NOTHING_NEW


def test_query_asks_any_version(desk: Desk) -> None:
    desk.publish(desk.table("a.csv", "工会会员人数,包头市,2024,583000,人"))
    desk.publish(desk.table("b.csv", "工会会员人数,包头市,2024,585000,人"))
    asked = ["query", "figures/of_indicators", "--param", "indicators=members", "--json"]
    asked += ["--param", "places=150200,150300", "--param", "from_year=2024"]
    asked += ["--param", "to_year=2024"]
    [newest] = desk.run(*asked).json
    [first] = desk.run(*asked, "--version", 0).json
    assert (first["value"], newest["value"]) == (583_000, 585_000)
    assert desk.run("query", "figures/years", "--param", "indicators=members").out.startswith(
        "year"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["query", "figures/nothing"], "query_unknown"),
        (["query", "figures/years", "--param", "indicators"], "parameter_written"),
        (["query", "figures/years", "--param", "color=red"], "parameter_unknown"),
        (["query", "figures/of_indicators", "--param", "from_year=zwei"], "parameter_number"),
        (["query", "figures/origin"], "parameter_missing"),
        (["frobnicate"], "usage_verb"),
        (["publish", "a.csv", "--author", "x"], "usage_missing"),
        (["versions", "--colour"], "usage_unknown"),
        (["diff", "eins", "2"], "usage_value"),
        (["publish", "a.csv", "--author"], "usage_value"),
        ([], "usage_missing"),
    ],
)
def test_a_wrong_command_is_one_sentence_and_code_two(
    desk: Desk, arguments: list[str], code: str
) -> None:
    said = desk.run(*arguments, "--json")
    assert (said.code, said.json["error"]["code"]) == (exits.USAGE, code)
    said = desk.run(*arguments)
    assert (said.code, said.out) == (exits.USAGE, "")
    assert said.err.count("\n") == 1
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said.err)


def test_a_version_that_is_not_there(desk: Desk) -> None:
    said = desk.run("diff", 0, 7, "--json")
    assert (said.code, said.json["error"]["code"]) == (exits.FAILED, "version_unknown")
    assert desk.run("versions", "--json").json == []


def test_a_wrong_setting_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file = desk.table("a.csv")
    monkeypatch.setenv("ATLAS_STORE", str(file))
    assert desk.run("versions", "--json").code == exits.USAGE


def test_backup_unpacks_to_a_store(desk: Desk) -> None:
    desk.publish(desk.table("a.csv", "工会会员人数,包头市,2024,583000,人"))
    said = desk.run("backup", desk.folder / "copies", "--json").json
    assert said["version"] == 0
    with zipfile.ZipFile(said["file"]) as backup:
        backup.extractall(desk.folder / "unpacked")
    assert Store(desk.folder / "unpacked").facts(0).num_rows == 1


def test_the_command_line_starts_without_the_pages_libraries() -> None:
    heavy = ("streamlit", "plotly", "geopandas", "openpyxl", "starlette")
    program = (
        "import sys; from atlas.command import main; main(['versions', '--json']);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True,
        env={"PATH": "/usr/bin:/bin", "ATLAS_STORE": str(root / "var" / "no-such-lake")},
    )  # fmt: skip
    assert said.stdout.splitlines() == ["[]", "[]"]


def test_help_lists_every_verb_and_every_exit_code(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        desk.run("--help")
    assert left.value.code == 0
    told = capsys.readouterr().out
    codes = {
        value
        for name, value in vars(exits).items()
        if isinstance(value, int) and name.isupper() and value < 100
    }
    assert all(f"\n  {code}  " in told for code in codes)
    assert "samples" in told
