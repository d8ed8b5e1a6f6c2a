"""Blank forms from the command line."""

import openpyxl

from tests.command.desk import Desk


def test_one_form_is_written_into_the_folder(desk: Desk) -> None:
    said = desk.run("template", "--theme", "assistance", "--year", "2025", "--league", "150200",
                    "--folder", desk.folder / "报表", "--json")  # fmt: skip
    assert said.code == 0
    file = desk.folder / "报表" / "2025年_困难帮扶_包头市分旗县_空白报表.xlsx"
    assert said.json == {"file": str(file), "size": file.stat().st_size}
    book = openpyxl.load_workbook(file)
    assert book["困难职工"]["A1"].value == "2025年包头市困难职工情况统计表"
    assert not desk.store.versions()


def test_a_form_with_last_years_columns(desk: Desk) -> None:
    said = desk.run("template", "--theme", "rights", "--year", "2025", "--region", "--filled",
                    "--folder", desk.folder)  # fmt: skip
    assert said.code == 0
    assert "2025年_法律援助与维权_全区_附上年数.xlsx" in said.out


def test_a_form_filled_in_is_checked_by_its_own_map(desk: Desk) -> None:
    """上年 stands beside for comparison: the command leaves it out as the page does."""
    desk.run("template", "--theme", "rights", "--year", "2025", "--region", "--filled",
             "--folder", desk.folder)  # fmt: skip
    file = next(desk.folder.glob("*.xlsx"))
    book = openpyxl.load_workbook(file)
    page = book["法律维权"]
    page["B5"], page["C5"] = 457, 430
    book.save(file)
    said = desk.run("check", file, "--json").json
    assert [(one["year"], one["value"]) for one in said["figures"]] == [(2025, 457)]


def test_what_cannot_be_written_is_told(desk: Desk) -> None:
    assert desk.run("template", "--year", "2025").code == 2
    assert desk.run("template", "--year", "2025", "--theme", "x").code == 6
    both = desk.run("template", "--year", "2025", "--theme", "rights", "--all")
    assert "其中之一" in both.err
    told = desk.run("template", "--year", "2025", "--theme", "rights", "--league", "150202")
    assert "“东河区”不是盟市" in told.err
    (desk.folder / "文件").write_text("", "utf-8")
    told = desk.run("template", "--year", "2025", "--theme", "rights", "--folder",
                    desk.folder / "文件")  # fmt: skip
    assert (told.code, "写不进去" in told.err) == (2, True)
