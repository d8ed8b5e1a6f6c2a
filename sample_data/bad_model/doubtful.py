"""What has to be explained as soon as it is read: the sheet leaves open what its numbers mean."""

from sample_data.bad_model.case import Case, Page, leagues

DOUBTFUL = (
    Case(
        "derived_differs",
        "同比增长 9% 与两年的数字不符",
        "a growth of 9 % that the two years do not give",
        (
            Page(
                ("地区", "2023年", "2024年", "同比增长（%）"),
                [["包头市", 583000, 600490, 3.0], ["乌海市", 402000, 410040, 9.0]],
                "各盟市工会会员人数统计表",
                "单位：人",
            ),
        ),
    ),
    Case(
        "bare_rate",
        "达标率只写了 100，没有百分号",
        "a rate written as a bare 100",
        (
            Page(
                ("地区", "合格乡镇工会达标率"),
                [["包头市", "达标率100"], ["乌海市", "98%"]],
                "2024年合格乡镇工会统计表",
            ),
        ),
    ),
    Case(
        "fraction_among_rates",
        "四个盟市写百分数，一个写了 0.913",
        "four leagues wrote per cent and one wrote 0.913",
        (
            Page(
                ("地区", "职工入会率"),
                leagues(("90.4%", "92.1%", 0.913, "91.3%", 89.6)),
                "2024年职工入会率统计表",
            ),
        ),
    ),
    Case(
        "rates_as_fractions",
        "整列比率写成小数",
        "a whole column of rates written as fractions",
        (
            Page(
                ("地区", "职工入会率"),
                leagues((0.904, 0.921, 0.913)),
                "2024年职工入会率统计表",
            ),
        ),
    ),
    Case(
        "rates_below_one",
        "表头写了百分号，整列仍写成小数",
        "a heading says per cent and the whole column holds fractions",
        (
            Page(
                ("地区", "职工入会率（%）"),
                leagues((0.904, 0.921, 0.913)),
                "2024年职工入会率统计表",
            ),
        ),
    ),
    Case(
        "money_without_unit",
        "送温暖资金没有写明是元还是万元",
        "money that nobody says is yuan or ten thousands of them",
        (
            Page(
                ("地区", "送温暖资金"),
                [["包头市", 1025.5], ["乌海市", 968.4]],
                "2024年送温暖情况统计表",
            ),
        ),
    ),
)
