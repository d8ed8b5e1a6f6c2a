"""What has to be explained: figures that seldom go with the others of the same year."""

from sample_data.bad_model.case import LONG, Case, Page, leagues

_OWNERSHIP = (*LONG, "分组")


def _rates(code: str, rates: dict[str, object]) -> list[list]:
    """Rows of one rate in Wuhai by ownership, '' for all units together."""
    return [
        [code, "乌海市", 2020, value, "%", f"所有制={ownership}" if ownership else ""]
        for ownership, value in rates.items()
    ]


def _units(units: dict[str, int]) -> list[list]:
    return [
        ["应建立职代会制度单位数", "乌海市", 2020, value, "家", f"所有制={name}" if name else ""]
        for name, value in units.items()
    ]


QUERIES = (
    Case(
        "value_outside_range",
        "每个基层工会只有 2 名会员",
        "two members a union",
        (
            Page(
                ("地区", "每个基层工会会员人数"),
                leagues((94.4, 2, 93.3)),
                "2024年基层工会规模统计表",
                "单位：人",
            ),
        ),
    ),
    Case(
        "rate_as_fraction",
        "88% 写成了 0.88",
        "88 % written as 0.88",
        (
            Page(
                ("地区", "职工入会率（%）"),
                leagues((90.4, 92.1, 0.88, 91.3, 89.6)),
                "2024年职工入会率统计表",
            ),
        ),
    ),
    Case(
        "rate_against_quotient",
        "覆盖率与户数对不上",
        "a coverage rate that its two counts do not give",
        (
            Page(
                ("地区", "在档困难职工户数", "已帮扶救助困难职工户数", "帮扶救助覆盖率（%）"),
                leagues((4060, 5010), (3830, 4510), (94.3, 97.0)),
                "2024年困难职工帮扶情况统计表",
            ),
        ),
    ),
    Case(
        "whole_outside_parts",
        "总体建制率高于每一类单位",
        "the whole's rate is above that of each kind of unit",
        (
            Page(
                _OWNERSHIP,
                _rates("职代会建制率", {"": 99, "国有企业": 95, "事业单位": 93, "非公": 88}),
            ),
        ),
    ),
    Case(
        "weighted_mean",
        "总体建制率不是各类单位的加权平均",
        "the whole's rate is not the weighted mean of its parts",
        (
            Page(
                _OWNERSHIP,
                [
                    *_rates(
                        "职代会建制率",
                        {"": "98.0%", "国有企业": 100, "事业单位": 100, "非公": "96.0%"},
                    ),
                    *_units({"": 1000, "国有企业": 100, "事业单位": 100, "非公": 800}),
                ],
            ),
        ),
    ),
    Case(
        "implied_share",
        "98%以上只有在非公企业不超过一半时才成立",
        "98 % and more holds only if private firms are half at most",
        (
            Page(
                _OWNERSHIP,
                _rates(
                    "厂务公开建制率", {"": "98%以上", "国有企业": 100, "事业单位": 100, "非公": 96}
                ),
            ),
        ),
        csv=True,
    ),
    Case(
        "flow_above_stock",
        "慰问户数多于在档户数",
        "more households visited than are on file",
        (
            Page(
                LONG,
                [
                    ["“两节”慰问困难职工户数", "内蒙古自治区", 2017, 6.4, "万户"],
                    ["在档困难职工户数", "内蒙古自治区", 2017, 5.5, "万户"],
                ],
            ),
        ),
        csv=True,
    ),
    Case(
        "ratio_out_of_family",
        "每个工会平均 10.5 名会员，其他盟市在 90 名上下",
        "10.5 members a union, the other leagues have about 90",
        (
            Page(
                ("地区", "工会会员人数", "基层工会组织数"),
                leagues((612000, 583000, 64260, 381000, 402000), (6480, 6120, 6120, 4200, 4310)),
                "2024年工会组织情况统计表",
                "单位：人、个",
            ),
        ),
    ),
    Case(
        "leagues_against_total",
        "各盟市合计超过全区数",
        "the leagues add up to more than the region",
        (
            Page(
                ("地区", "困难职工帮扶中心数"),
                [["全区", 110], *leagues((10, 10, 15, 7, 9, 13, 13, 12, 10, 8, 4, 4))],
                "2024年困难职工帮扶中心统计表",
                "单位：个",
            ),
        ),
    ),
    Case(
        "banners_against_league",
        "三个区合计超过全市",
        "three districts add up to more than their city",
        (
            Page(
                ("地区", "工会会员人数"),
                [["乌海市", 141000], ["海勃湾区", 81000], ["海南区", 43000], ["乌达区", 44000]],
                "2024年乌海市工会会员统计表",
                "单位：人",
            ),
        ),
    ),
    Case(
        "total_row_differs",
        "合计行改过分项后没有重算",
        "the total was not computed again after a part had changed",
        (
            Page(
                ("地区", "工会会员人数"),
                [*leagues((612000, 583000, 402000)), ["合计", 1579000]],
                "2024年工会会员统计表",
                "单位：人",
            ),
        ),
    ),
)
