"""What must be mended: numbers that cannot be."""

from sample_data.bad_model.case import LONG, Case, Page, leagues

ERRORS = (
    Case(
        "rate_outside_range",
        "92.1 漏了小数点，写成 921",
        "92.1 lost its decimal point and became 921",
        (
            Page(
                ("地区", "职工入会率（%）", "企业工会组建率（%）"),
                leagues((90.4, 921, 88.7, 91.3), (84.2, 86.0, 81.5, 83.3)),
                "2024年工会组建情况统计表",
                "填报单位：自治区总工会基层工作部",
            ),
        ),
    ),
    Case(
        "number_below_zero",
        "把净增减数填进了新发展会员数",
        "the net change was entered as new members",
        (
            Page(
                ("地区", "新发展会员人数", "新建基层工会组织数"),
                leagues((5210, -1240, 3870), (61, 48, 52)),
                "2024年工会发展情况统计表",
                "单位：人、个",
            ),
        ),
    ),
    Case(
        "same_key_twice",
        "两个科室各填了一行包头市",
        "two offices filled in a row for Baotou each",
        (
            Page(
                ("地区", "工会会员人数", "基层工会组织数"),
                [
                    ["呼和浩特市", 612000, 6480],
                    ["包头市", 583000, 6120],
                    ["乌海市", 141000, 1530],
                    ["包头市", 538000, 6120],
                ],
                "2024年工会组织情况统计表",
                "单位：人、个",
            ),
        ),
    ),
    Case(
        "part_above_whole",
        "女会员数与会员数填反了",
        "women members and all members changed places",
        (
            Page(
                ("地区", "工会会员人数", "女会员人数"),
                leagues((612000, 214000, 402000), (241000, 583000, 158000)),
                "2024年工会会员统计表",
                "单位：人",
            ),
        ),
    ),
    Case(
        "year_outside_range",
        "2024 误写成 2042",
        "2024 was typed as 2042",
        (
            Page(
                LONG,
                [
                    ["工会会员人数", "呼和浩特市", 2024, 612000, "人"],
                    ["工会会员人数", "包头市", 2042, 583000, "人"],
                    ["工会会员人数", "乌海市", 2024, 141000, "人"],
                ],
            ),
        ),
        csv=True,
    ),
    Case(
        "year_outside_title",
        "2024年的表里混进一行 2014年",
        "a row of 2014 strayed into the table of 2024",
        (
            Page(
                LONG,
                [
                    ["工会会员人数", name, 2014 if name == "赤峰市" else 2024, value, "人"]
                    for name, value in leagues(range(300000, 540000, 20000))
                ],
                "2024年工会会员统计表",
            ),
        ),
    ),
    Case(
        "own_as_all",
        "全级数照抄了本级数",
        "the federation's own amount was copied into the row for all levels",
        (
            Page(
                (*LONG, "口径"),
                [
                    ["送温暖资金", "内蒙古自治区", 2017, "547万元", "元", "全级"],
                    ["送温暖资金", "内蒙古自治区", 2017, "547万元", "元", "本级"],
                ],
            ),
        ),
        csv=True,
    ),
)
