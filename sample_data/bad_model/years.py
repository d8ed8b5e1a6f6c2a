"""What has to be explained: figures that seldom follow from those of the years before."""

from sample_data.bad_model.case import LONG, Case, Page, leagues

YEARS = (
    Case(
        "change_beyond_band",
        "会员一年增加三成",
        "members grow by three tenths in a year",
        (
            Page(
                ("地区", "2023年", "2024年"),
                leagues((600000, 440000, 395000), (612000, 583000, 402000)),
                "工会会员人数",
                "单位：人",
            ),
        ),
    ),
    Case(
        "unit_slip",
        "今年按万户填、去年按户填",
        "this year in units of 10,000, last year in ones",
        (
            Page(
                ("地区", "2023年", "2024年"),
                leagues((4210, 5200, 3900), (4060, 0.52, 3720)),
                "在档困难职工户数",
                "单位：户",
            ),
        ),
    ),
    Case(
        "place_missing",
        "上年报过的阿拉善盟今年没有",
        "Alxa reported last year and is missing now",
        tuple(
            Page(
                ("地区", "工会干部人数"),
                leagues([last - step for step in range(12 if year == 2023 else 11)]),
                f"{year}年工会干部统计表",
                "单位：人",
                f"{year}年",
            )
            for year, last in ((2023, 9000), (2024, 9100))
        ),
    ),
    Case(
        "year_missing",
        "逐年的表缺了 2022年",
        "a yearly table without 2022",
        (
            Page(
                ("地区", "2019年", "2020年", "2021年", "2023年"),
                [["包头市", 5020, 5110, 5160, 5230], ["乌海市", 1490, 1500, 1520, 1530]],
                "工会干部人数",
                "单位：人",
            ),
        ),
    ),
    Case(
        "cumulative_fell",
        "累计数比上一年还少",
        "a cumulative amount lower than the year before",
        (
            Page(
                (*LONG, "期间"),
                [
                    ["送温暖资金", "内蒙古自治区", 2010, "7.54亿元", "元", "累计1992—2010"],
                    ["送温暖资金", "内蒙古自治区", 2011, "7.15亿元", "元", "累计1992—2011"],
                ],
            ),
        ),
        csv=True,
    ),
    Case(
        "same_as_last_year",
        "上年的表改了标题又报一次",
        "last year's table under a new title",
        tuple(
            Page(
                ("地区", "工会干部人数"),
                leagues(range(9000, 8880, -10)),
                f"{year}年工会干部统计表",
                "单位：人",
                f"{year}年",
            )
            for year in (2023, 2024)
        ),
    ),
)
