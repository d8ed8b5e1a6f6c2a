"""Trends: gaps, bounds, ranges, a change of method, panels, few points."""

from atlas.datum import missing
from atlas.stories.blocks import (
    Break,
    Chart,
    Panels,
    Point,
    Section,
    Series,
)
from tests.render.examples.places import fact


def years(name: str, start: float, step: float, unit: str, gaps: tuple[int, ...] = (), **more):
    return tuple(
        Point(
            year,
            missing(unit)
            if year in gaps
            else fact(start + step * (year - 2010) ** 1.1, unit, f"{name}{year}", **more),
        )
        for year in range(2010, 2025)
    )


def lines(say) -> Section:
    single = [
        Point(year, fact(value, "%", f"one{year}", **more))
        for year, value, more in (
            (2015, 88.2, {}),
            (2016, 89.9, {}),
            (2017, 80, {"bound": "ge"}),
            (2018, 91.4, {}),
            (2020, 92.0, {"bound": "range", "value_high": 95.0}),
            (2021, 95.1, {}),
            (2022, 95.6, {"bound": "about"}),
            (2023, 96.0, {}),
            (2024, 96.8, {}),
        )
    ]
    return Section(
        (
            Chart(
                "funds",
                say("送温暖资金十五年翻番，金秋助学持平", "Winter relief doubled in fifteen years"),
                "lines",
                (
                    Series(
                        "a",
                        say("送温暖", "Winter relief"),
                        years("a", 4.1e7, 3.3e6, "元", demo=True),
                        "c1",
                    ),
                    Series(
                        "b",
                        say("金秋助学", "School grants"),
                        years("b", 4.0e7, 2.0e5, "元", (2016, 2017)),
                        "c2",
                    ),
                    Series(
                        "c", say("医疗救助", "Medical aid"), years("c", 4.3e7, 1.0e5, "元"), "c3"
                    ),
                    Series(
                        "d", say("生活救助", "Living aid"), years("d", 1.1e7, 9.0e5, "元"), "c4"
                    ),
                ),
                "元",
                subtitle=say("内蒙古自治区", "Inner Mongolia"),
                breaks=(
                    Break(
                        2017,
                        2018,
                        say("实名制后重新统计，前后不可比", "counted by name since 2018"),
                    ),
                ),
                source=say("工会统计年报", "Yearbook of union statistics"),
                alt=say("四项资金 2010–2024", "four funds 2010–2024"),
            ),
            Chart(
                "rate",
                say("覆盖率", "Coverage"),
                "lines",
                (Series("r", say("覆盖率", "coverage"), tuple(single), "c1"),),
                "%",
                goal=fact(95, "%", "goal", bound="ge"),
                note=say("2019年无数据", "no figure for 2019"),
            ),
        ),
        widths=(7, 5),
        title=say("趋势", "Trends"),
    )


def panels(say) -> Section:
    return Section(
        (
            Panels(
                "both",
                say("钱和人", "Money and people"),
                (
                    Chart(
                        "money",
                        say("金额", "Money"),
                        "bars",
                        (Series("m", say("金额", "money"), years("m", 3.3e7, 2e6, "元"), "c1"),),
                        "元",
                    ),
                    Chart(
                        "people",
                        say("人数", "People"),
                        "lines",
                        (
                            Series(
                                "p",
                                say("人数", "people"),
                                years("p", 12_500, -300, "人", (2013,)),
                                "c3",
                            ),
                        ),
                        "人",
                    ),
                ),
            ),
            Chart(
                "few",
                say("二十年间只有五个真实数字", "Five real figures in twenty years"),
                "dots",
                (
                    Series(
                        "f",
                        say("会员", "members"),
                        tuple(
                            Point(year, fact(value, "人", f"few{year}", **more))
                            for year, value, more in (
                                (2004, 2_219_300, {}),
                                (2010, 4_000_000, {"bound": "ge"}),
                                (2017, 5_708_000, {"half_width": 500}),
                                (2021, 4_690_000, {"bound": "ge"}),
                                (2023, 4_732_000, {}),
                            )
                        ),
                        "c1",
                    ),
                ),
                "人",
                breaks=(Break(2017, 2021, say("实名制", "by name")),),
            ),
        ),
        widths=(7, 5),
    )
