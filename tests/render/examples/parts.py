"""Bars and parts: long names, missing parts, ranges, goals."""

from atlas.datum import missing
from atlas.stories.blocks import (
    Chart,
    Point,
    Section,
    Series,
)
from tests.render.examples.places import LEAGUES, category, fact


def bars(say, language: str) -> Section:
    trades = (
        ("t1", say("非公有制企业（100人以上）", "Private enterprises of more than 100")),
        ("t2", say("国有及国有控股企业", "State-owned enterprises")),
        ("t3", say("事业单位", "Public institutions")),
        ("t4", say("乡镇（街道、苏木）联合工会", "Township joint unions")),
    )
    return Section(
        (
            Chart(
                "ranked",
                say("各盟市送温暖资金", "Winter relief by league"),
                "bars",
                (
                    Series(
                        "x",
                        say("资金", "funds"),
                        tuple(
                            Point(
                                code,
                                fact(
                                    None if v is None else v * 1.1e5,
                                    "元",
                                    f"bar{code}",
                                    bound="ge" if code == "150700" else "eq",
                                ),
                            )
                            for code, _, _, v in LEAGUES
                        ),
                        "c1",
                    ),
                ),
                "元",
                categories=category(language),
                chosen="150200",
                opens_place=True,
            ),
            Chart(
                "grouped",
                say("建制率按单位类型", "Systems in place by kind of enterprise"),
                "bars",
                tuple(
                    Series(
                        str(when),
                        str(when),
                        tuple(
                            Point(
                                code,
                                missing("%", "inapplicable")
                                if (code, when) == ("t4", 2022)
                                else fact(
                                    60 + index * 9 + when - 2022,
                                    "%",
                                    f"g{code}{when}",
                                    **(
                                        {"bound": "range", "value_high": 75.0}
                                        if (code, when) == ("t1", 2023)
                                        else {}
                                    ),
                                ),
                            )
                            for index, (code, _) in enumerate(trades)
                        ),
                        colour,
                    )
                    for when, colour in ((2022, "c5"), (2023, "c1"))
                ),
                "%",
                categories=trades,
                goal=fact(80, "%", "g", bound="ge"),
            ),
        ),
        widths=(6, 6),
        title=say("构成与比较", "Parts and comparisons"),
    )


def parts(say, language: str) -> Section:
    grades = (
        (say("满意", "content"), "c1"),
        (say("基本满意", "fairly content"), "c5"),
        (say("不满意", "not content"), "c2"),
    )

    def series(unit: str, big: float):
        return tuple(
            Series(
                name,
                name,
                tuple(
                    Point(
                        code,
                        missing(unit)
                        if (code, index) == ("150400", 2)
                        else fact(
                            big * (3 - index) * (1 + place % 4) + 7 * place, unit, f"p{name}{code}"
                        ),
                    )
                    for place, (code, *_rest) in enumerate(LEAGUES[:7])
                ),
                colour,
            )
            for index, (name, colour) in enumerate(grades)
        )

    return Section(
        (
            Chart(
                "stack",
                say("会员评家三档（家）", "Appraisal, units"),
                "stack",
                series("家", 30),
                "家",
                categories=category(language)[:7],
            ),
            Chart(
                "share",
                say("会员评家三档（占比）", "Appraisal, shares"),
                "share",
                series("家", 30),
                "家",
                categories=category(language)[:7],
            ),
            Chart(
                "studios",
                say("创新工作室逐年", "Studios by year"),
                "stack",
                tuple(
                    Series(
                        n,
                        n,
                        tuple(
                            Point(y, fact(40 + i * 30 + (y - 2015) * 12, "个", f"st{n}{y}"))
                            for y in range(2015, 2025)
                        ),
                        c,
                    )
                    for i, (n, c) in enumerate(
                        (
                            (say("自治区级", "regional"), "c1"),
                            (say("盟市级", "league"), "c3"),
                            (say("旗县级", "banner"), "c2"),
                        )
                    )
                ),
                "个",
            ),
        ),
        widths=(4, 4, 4),
    )
