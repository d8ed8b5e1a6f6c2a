"""What must be mended because it cannot be read: names, units, years and cells."""

from sample_data.bad_model.case import LONG, Case, Page, leagues

_TITLE = "2024年工会组织情况统计表"
_HEADER = ("地区", "工会会员人数", "基层工会组织数")
_MEMBERS = (612000, 583000, 402000)
_UNIONS = (6480, 6120, 4310)


def _plain(**changes: object) -> Page:
    """A faultless sheet but for ``changes``."""
    given = {"header": _HEADER, "rows": leagues(_MEMBERS, _UNIONS), "title": _TITLE}
    return Page(**{**given, "line": "单位：人、个", **changes})  # type: ignore[arg-type]


def _with_row(*row: object) -> list[list]:
    return [*leagues(_MEMBERS, _UNIONS), list(row)]


UNREAD = (
    Case(
        "unknown_place",
        "地名写错：赤锋市",
        "a misspelt place: 赤锋市",
        (_plain(rows=_with_row("赤锋市", 438000, 4720)),),
    ),
    Case(
        "unknown_indicator",
        "表头是自拟的简称",
        "a heading that only its author understands",
        (_plain(header=("地区", "工会会员人数", "建档立册数")),),
    ),
    Case(
        "unknown_category",
        "所有制写成了“街道企业”",
        "an ownership that is none: 街道企业",
        (
            Page(
                (*LONG, "分组"),
                [
                    ["职代会建制率", "乌海市", 2020, 100, "%", "所有制=国有及国有控股企业"],
                    ["职代会建制率", "乌海市", 2020, 96, "%", "所有制=街道企业"],
                ],
            ),
        ),
    ),
    Case(
        "unknown_unit",
        "单位写成“万锭”",
        "a unit that is none here: 万锭",
        (
            Page(
                LONG,
                [
                    ["工会会员人数", "包头市", 2024, 58.3, "万人"],
                    ["基层工会组织数", "包头市", 2024, 0.612, "万锭"],
                ],
            ),
        ),
    ),
    Case(
        "unit_mismatch",
        "户数的单位写成了万元",
        "households headed by 10,000 yuan",
        (
            Page(
                LONG,
                [
                    ["工会会员人数", "包头市", 2024, 58.3, "万人"],
                    ["在档困难职工户数", "包头市", 2024, 0.31, "万元"],
                ],
            ),
        ),
    ),
    Case(
        "unknown_word",
        "口径写成“全部单位”",
        "a scope that is neither all levels nor own level",
        (
            Page(
                (*LONG, "口径"),
                [
                    ["送温暖资金", "包头市", 2024, 912, "万元", "全级"],
                    ["送温暖资金", "乌海市", 2024, 240, "万元", "大概"],
                ],
            ),
        ),
    ),
    Case(
        "no_year",
        "标题和表里都没有年份",
        "neither title nor table says which year",
        (_plain(title="工会组织情况统计表"),),
    ),
    Case(
        "unclear_year",
        "年份一栏写着“去年”",
        "the year column says 'last year'",
        (
            Page(
                LONG,
                [
                    ["工会会员人数", "呼和浩特市", 2024, 612000, "人"],
                    ["工会会员人数", "包头市", 2024, 583000, "人"],
                    ["工会会员人数", "赤峰市", 2024, 438000, "人"],
                    ["工会会员人数", "乌海市", "去年", 141000, "人"],
                ],
            ),
        ),
    ),
    Case(
        "part_of_year",
        "只有第三季度一个季度的新发展会员数",
        "new members of the third quarter alone",
        (
            Page(
                ("地区", "新发展会员人数"),
                leagues((1820, 1640, 990)),
                "2024年第三季度新发展会员统计表",
                "单位：人",
            ),
        ),
    ),
    Case(
        "no_place",
        "最后一行忘了写地区",
        "the last row has no place",
        (_plain(rows=_with_row(None, 438000, 4720)),),
    ),
    Case(
        "not_a_number",
        "数字栏里写了“见附件”",
        "'see annex' in a cell for a number",
        (_plain(rows=_with_row("赤峰市", "见附件", 4720)),),
    ),
    Case(
        "error_cell",
        "公式引用的表已删除",
        "a formula whose sheet was deleted",
        (_plain(rows=_with_row("赤峰市", 438000, None), raw={"C7": "#REF!"}),),
    ),
    Case(
        "formula_without_value",
        "公式没有保存计算结果",
        "a formula without a saved result",
        (_plain(rows=_with_row("赤峰市", 438000, None), raw={"C7": "=C4+C5"}),),
    ),
    Case(
        "no_figures",
        "只有文字的通知被当作报表上传",
        "a notice in words, uploaded as a report",
        (Page(("通知", "各盟市总工会："), [["请", "按时报送报表。"]]),),
    ),
)
