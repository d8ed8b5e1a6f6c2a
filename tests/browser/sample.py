"""Small workbooks as analysts lay them out; invented figures whose quotients are easy to see."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from atlas.places import Places

BAOTOU, BAOTOU_NAME = "150200", "包头市"
HEADINGS = ("在档困难职工户数", "已帮扶户数", "职工人数", "会员人数")
#: households on file, assisted, workers, members of 包头 in 2023: 91.2 % and 80.5 %
BAOTOU_2023 = (4000, 3648, 600_000, 483_000)
#: the place that the next year's table writes in a way of its own, and the one that rises
UNKNOWN_PLACE, UNKNOWN_NAME, RISEN = "鄂尔多斯市", "鄂尔多斯片区", "通辽市"
#: … and what a correction makes of it: 89.7 %
BAOTOU_CORRECTED = (4000, 3588, 600_000, 483_000)

_PLACES = Places.load()
Row = Sequence[int]


def first_report(folder: Path) -> Path:
    """Leagues 2022 and 2023, and the banners of 包头 in both years."""
    book = Workbook()
    book.remove(book.active)
    leagues = ["全区", *(place.name for place in _PLACES.leagues())]
    banners = [place.name for place in _PLACES.banners(BAOTOU)]
    for year in (2022, 2023):
        rows = [league(index, year) for index in range(len(leagues))]
        rows[leagues.index(BAOTOU_NAME)] = baotou(year)
        rows[0] = region(rows[1:])
        _sheet(book, f"{year}盟市", f"{year}年内蒙古自治区困难职工帮扶和会员统计表", leagues, rows)
        below = [banner(index, year) for index in range(len(banners))]
        _sheet(book, f"{year}包头", f"{year}年包头市困难职工帮扶和会员统计表", banners, below)
    return _saved(book, folder / "困难职工帮扶和会员统计表.xlsx")


def correction(folder: Path, row: Row = BAOTOU_CORRECTED) -> Path:
    """The row of 包头 alone, revised."""
    book = Workbook()
    book.remove(book.active)
    title = "2023年内蒙古自治区困难职工帮扶和会员统计表（更正）"
    _sheet(book, "更正", title, [BAOTOU_NAME], [row])
    return _saved(book, folder / f"更正_包头_{row[1]}.xlsx")


def next_year(folder: Path) -> Path:
    """2024 as a ministry's form: a header of two rows with merged cells, a total row, a note, one
    place under a name that nobody knows and one rise that calls for an explanation."""
    book = Workbook()
    sheet = book.active
    sheet.title = "帮扶"
    sheet.append(["2024年全区困难职工帮扶情况统计表"])
    sheet.append(["填报单位：内蒙古自治区总工会", None, None, "单位：万元"])
    sheet.append(["地区", "困难职工（户）", None, "送温暖资金"])
    sheet.append([None, "在档户数", "已帮扶户数"])
    for merged in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(merged)
    rows = [next_years_row(index, place.name) for index, place in enumerate(_PLACES.leagues())]
    for row in rows:
        sheet.append([UNKNOWN_NAME if row[0] == UNKNOWN_PLACE else row[0], *row[1:]])
    sheet.append(["合计", *(round(sum(column), 1) for column in list(zip(*rows, strict=True))[1:])])
    sheet.append(["注：在档户数为期末数。"])
    return _saved(book, folder / "2024年困难职工帮扶情况统计表.xlsx")


def next_years_row(index: int, name: str) -> tuple[str, int, int, float]:
    """A little better than the year before; one place has a third more on file."""
    on_file, helped = (baotou(2023) if name == BAOTOU_NAME else league(index + 1, 2023))[:2]
    if name == RISEN:
        on_file, helped = on_file * 135 // 100, helped * 130 // 100
    return name, on_file, helped + 1, 101.5 + index


def league(index: int, year: int) -> Row:
    """A league's row: from 88 % to 98 % assisted, from 70 % to 88 % members."""
    on_file, workers = 3000 + 100 * index, 200_000 + 10_000 * index
    rise = (year - 2022) * 5
    helped = on_file * (880 + 8 * index + rise) // 1000
    return on_file, helped, workers, workers * (700 + 15 * index + rise) // 1000


def region(leagues: Iterable[Row]) -> Row:
    """The leagues and the systems beside them, which report three per cent more."""
    return tuple(sum(column) * 103 // 100 for column in zip(*leagues, strict=True))


def baotou(year: int) -> Row:
    return BAOTOU_2023 if year == 2023 else (4100, 3690, 590_000, 469_000)


def banner(index: int, year: int) -> Row:
    """A banner's row: all of 包头 together stay below the league's own."""
    on_file, workers = 300 + 10 * index, 40_000 + 1000 * index
    rise = (year - 2022) * 10
    helped = on_file * (840 + 15 * index + rise) // 1000
    return on_file, helped, workers, workers * (720 + 15 * index + rise) // 1000


def _sheet(
    book: Workbook, name: str, title: str, places: Iterable[str], rows: Iterable[Row]
) -> None:
    sheet = book.create_sheet(name)
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS) + 1)
    sheet.append(["填报单位：内蒙古自治区总工会", None, None, None, "单位：户、人"])
    sheet.append(["地区", *HEADINGS])
    for place, row in zip(places, rows, strict=True):
        sheet.append([place, *row])


def _saved(book: Workbook, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)
    return file
