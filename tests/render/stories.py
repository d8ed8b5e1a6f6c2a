"""Invented stories that hold every kind of block and every kind of trouble."""

from atlas.arithmetic import Change
from atlas.datum import Datum, missing
from atlas.stories.blocks import (
    Area,
    Break,
    Chart,
    Column,
    Empty,
    Headline,
    Panels,
    PlaceMap,
    Point,
    Row,
    Section,
    Sentence,
    Series,
    SmallMaps,
    Story,
    Table,
)

LEAGUES = (
    ("150100", "呼和浩特市", "Hohhot", 97.1),
    ("150200", "包头市", "Baotou", 89.7),
    ("150700", "呼伦贝尔市", "Hulunbuir", 93.4),
    ("152200", "兴安盟", "Hinggan League", 78.2),
    ("150500", "通辽市", "Tongliao", 91.0),
    ("150400", "赤峰市", "Chifeng", 86.3),
    ("152500", "锡林郭勒盟", "Xilingol League", 94.9),
    ("150900", "乌兰察布市", "Ulanqab", 81.5),
    ("150600", "鄂尔多斯市", "Ordos", 98.8),
    ("150800", "巴彦淖尔市", "Bayannur", None),
    ("150300", "乌海市", "Wuhai", 99.2),
    ("152900", "阿拉善盟", "Alxa League", 100.0),
)
NOTE = {"zh": "不包含包头市", "en": "without Baotou"}


def fact(value: float | None, unit: str, name: str, **more: object) -> Datum:
    """A figure with a source id made of its name."""
    absence = more.pop("absence", "unreported")
    if value is None:
        return missing(unit, absence)
    return Datum(value, unit, absence="", sources=(f"f-{name}",), **more)


def gallery(language: str, year: int = 2024, only: str = "") -> Story:
    """The whole gallery, or the one section named ``only``."""
    say = _say(language)
    every = {
        "map": _map(say, language, year),
        "goalmap": _goal_map(say, language),
        "small": _small(say, language),
        "lines": _lines(say),
        "panels": _panels(say),
        "bars": _bars(say, language),
        "parts": _parts(say, language),
        "pairs": _pairs(say, language, year),
        "table": _table(say, language),
        "words": _words(say),
    }
    chosen = [every[only]] if only else list(every.values())
    return Story(
        title=say(
            f"{year}年困难职工帮扶覆盖率 96.8 %，乌海、阿拉善最高",
            f"Assistance reached 96.8 % of households in need in {year}; Wuhai and Alxa lead",
        ),
        context=(
            say("内蒙古自治区", "Inner Mongolia"),
            say(f"{year}年", f"{year}"),
            say(f"数据截至 {year}年12月31日", f"data to 31 December {year}"),
            say("第 12 版", "version 12"),
        ),
        headlines=() if only else _headlines(say, language, year),
        sections=tuple(chosen),
        footnotes=(("①", NOTE[language]),),
        demo=True,
        crumbs=(
            ("150000", say("内蒙古自治区", "Inner Mongolia")),
            ("150200", say("包头市", "Baotou")),
        ),
    )


def _say(language: str):
    return lambda zh, en: zh if language == "zh" else en


def _headlines(say, language: str, year: int) -> tuple[Headline, ...]:
    spark = tuple(
        (
            when,
            fact(80 + when % 7 * 2.3, "%", f"s{when}")
            if when not in (2018, 2019)
            else missing("%"),
        )
        for when in range(2015, year + 1)
    )
    return (
        Headline(
            say("困难职工帮扶覆盖率", "Households helped, of those on file"),
            fact(96.8, "%", "cover", formula="quotient"),
            Change("points", 1.2, year - 1),
            fact(95, "%", "goal", bound="ge"),
            f"{year}-12-31",
            spark,
        ),
        Headline(
            say("送温暖资金", "Winter relief funds"),
            fact(87_822_000 + (2024 - year) * 1e6, "元", "relief", demo=True),
            Change("percent", -3.4, year - 1),
            spark=tuple(
                (when, fact(7e7 + when % 5 * 4e6, "元", f"r{when}")) for when in range(2015, 2025)
            ),
            href="/assistance?year=2024",
        ),
        Headline(
            say("在档困难职工", "Households on file"),
            fact(55_000, "户", "file", half_width=500, notes=(NOTE[language],)),
            Change("none", None, 2023, "break"),
        ),
        Headline(
            say("职工入会率", "Workers in the union"),
            fact(80, "%", "join", bound="ge"),
            Change("none", None, 2023, "bounded"),
            fact(80, "%", "joingoal", bound="ge"),
        ),
        Headline(say("帮扶中心", "Assistance centres"), missing("个")),
    )


def _areas(
    language: str, shift: float = 0.0, unit: str = "%", times: float = 1.0
) -> tuple[Area, ...]:
    known = sorted(
        (v + shift * (i % 5), c) for i, (c, _, _, v) in enumerate(LEAGUES) if v is not None
    )
    ranks = {code: rank for rank, (_, code) in enumerate(reversed(known), 1)}
    areas = []
    for index, (code, zh, en, value) in enumerate(LEAGUES):
        number = None if value is None else min(value + shift * (index % 5), 100) * times
        absence = "unreported"
        if code == "152200" and shift:
            number, absence = None, "suppressed"
        areas.append(
            Area(
                code,
                zh if language == "zh" else en,
                fact(
                    number,
                    unit,
                    code,
                    demo=True,
                    absence=absence,
                    bound="ge" if code == "150700" else "eq",
                    notes=(NOTE[language],) if code == "150500" else (),
                ),
                ranks.get(code) if number is not None else None,
                (index % 5 - 2) if number is not None else None,
            )
        )
    return tuple(areas)


def _map(say, language: str, year: int) -> Section:
    return Section(
        (
            PlaceMap(
                "map",
                say(f"{year}年各盟市帮扶覆盖率", f"Coverage by league, {year}"),
                "leagues",
                _areas(language, (2024 - year) * 0.7),
                (75, 80, 85, 90, 95, 100),
                "%",
                subtitle=say("点击盟市查看旗县", "choose a league to see its banners"),
                method=say("等距分级，各年一致", "equal steps, the same every year"),
                chosen="150200",
                unplaced=(
                    (
                        say("内蒙古森工（林区）工会", "Forestry trade union"),
                        fact(92.0, "%", "forest"),
                    ),
                    (say("呼和浩特铁路局工会", "Railway trade union"), fact(99.1, "%", "rail")),
                ),
                boundary_source=say("天地图行政区划图层", "Tianditu divisions"),
                approval="蒙S(2024)012号",
                source=say("2024年困难职工帮扶统计表", "Assistance workbook 2024"),
            ),
        ),
        title=say("地区", "Places"),
    )


def _goal_map(say, language: str) -> Section:
    return Section(
        (
            PlaceMap(
                "goalmap",
                say("距 90 % 目标", "Against the goal of 90 %"),
                "leagues",
                _areas(language),
                (75, 80, 85, 90, 95, 100),
                "%",
                diverging=True,
                goal=fact(90, "%", "goal90"),
                ranking=False,
                method=say("以目标为中点", "centred on the goal"),
            ),
            PlaceMap(
                "circles",
                say("送温暖资金", "Winter relief funds"),
                "leagues",
                _areas(language, unit="元", times=123_456),
                (),
                "元",
                symbols=True,
                ranking=False,
            ),
        ),
        widths=(6, 6),
    )


def _small(say, language: str) -> Section:
    return Section(
        (
            SmallMaps(
                "small",
                say("逐年覆盖率", "Coverage year by year"),
                "leagues",
                tuple(
                    (str(2024 - back), _areas(language, back * 0.9)) for back in range(5, -1, -1)
                ),
                (75, 80, 85, 90, 95, 100),
                "%",
            ),
        )
    )


def _years(name: str, start: float, step: float, unit: str, gaps: tuple[int, ...] = (), **more):
    return tuple(
        Point(
            year,
            missing(unit)
            if year in gaps
            else fact(start + step * (year - 2010) ** 1.1, unit, f"{name}{year}", **more),
        )
        for year in range(2010, 2025)
    )


def _lines(say) -> Section:
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
                        _years("a", 4.1e7, 3.3e6, "元", demo=True),
                        "c1",
                    ),
                    Series(
                        "b",
                        say("金秋助学", "School grants"),
                        _years("b", 4.0e7, 2.0e5, "元", (2016, 2017)),
                        "c2",
                    ),
                    Series(
                        "c", say("医疗救助", "Medical aid"), _years("c", 4.3e7, 1.0e5, "元"), "c3"
                    ),
                    Series(
                        "d", say("生活救助", "Living aid"), _years("d", 1.1e7, 9.0e5, "元"), "c4"
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


def _panels(say) -> Section:
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
                        (Series("m", say("金额", "money"), _years("m", 3.3e7, 2e6, "元"), "c1"),),
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
                                _years("p", 12_500, -300, "人", (2013,)),
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


def _category(language: str):
    return tuple((code, zh if language == "zh" else en) for code, zh, en, _ in LEAGUES)


def _bars(say, language: str) -> Section:
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
                categories=_category(language),
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


def _parts(say, language: str) -> Section:
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
                categories=_category(language)[:7],
            ),
            Chart(
                "share",
                say("会员评家三档（占比）", "Appraisal, shares"),
                "share",
                series("家", 30),
                "家",
                categories=_category(language)[:7],
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


def _pairs(say, language: str, year: int) -> Section:
    def series(when: int, shift: float, colour: str) -> Series:
        return Series(
            str(when),
            str(when),
            tuple(
                Point(
                    code,
                    fact(
                        None if v is None else min(v + shift * (i % 4 - 1), 100),
                        "%",
                        f"d{when}{code}",
                        demo=True,
                    ),
                )
                for i, (code, _, _, v) in enumerate(LEAGUES)
            ),
            colour,
        )

    return Section(
        (
            Chart(
                "moved",
                say("谁在变", "Who moved"),
                "dumbbell",
                (series(year - 1, -2.6, "other"), series(year, 0, "c1")),
                "%",
                categories=_category(language),
                opens_place=True,
            ),
            Chart(
                "aims",
                say("目标与结果", "Goal and result"),
                "bullet",
                (series(year, 0, "c1"),),
                "%",
                categories=_category(language),
                goal=fact(90, "%", "g90"),
                chosen="150200",
            ),
        ),
        widths=(6, 6),
    )


def _table(say, language: str) -> Section:
    rows = [
        Row(
            (
                say("全区", "Region"),
                fact(87_822_000, "元", "t0", notes=(NOTE[language],)),
                fact(55_000, "户", "t1", half_width=500),
                fact(94.1, "%", "t2"),
                Change("points", 1.2, 2023),
                None,
            ),
            strong=True,
        )
    ]
    for index, (code, zh, en, value) in enumerate(LEAGUES):
        rows.append(
            Row(
                (
                    zh if language == "zh" else en,
                    fact(None if value is None else value * 71_234.5, "元", f"tm{code}", demo=True),
                    fact(1200 + index * 317, "户", f"th{code}"),
                    fact(value, "%", f"tr{code}", bound="ge" if index == 2 else "eq"),
                    Change("points", index - 5.4, 2023)
                    if index % 4
                    else Change("none", None, 2023, "missing"),
                    index + 1,
                ),
                place=code,
            )
        )
    columns = (
        Column("place", say("地区", "Place"), kind="text"),
        Column("money", say("资金", "Funds"), "元"),
        Column("households", say("在档户数", "On file"), "户"),
        Column("rate", say("覆盖率", "Coverage"), "%"),
        Column("change", say("比上年", "Change"), kind="change"),
        Column("rank", say("位次", "Rank"), kind="rank"),
    )
    return Section(
        (
            Table(
                "all",
                say("分地区", "By place"),
                columns,
                tuple(rows),
                note=say("全区数为公布数", "published total"),
                source=say("工会统计年报", "Yearbook"),
            ),
        ),
        title=say("全表", "The whole table"),
    )


def _words(say) -> Section:
    return Section(
        (
            Sentence(
                say(
                    "十二个盟市中有十一个已经上报；乌海与阿拉善两地覆盖率最高，兴安盟最低。",
                    "Eleven of twelve leagues have reported.",
                )
            ),
            Sentence(
                say(
                    "2017年与2018年之间口径变化，不计算增长。",
                    "No growth is computed across the change of method.",
                ),
                "caution",
            ),
            Empty(
                say("还没有2025年的数据", "Nothing for 2025 yet"),
                say("各盟市尚未上报2025年的帮扶统计表。", "No league has reported yet."),
                say("上传2025年工作簿", "Upload the workbook of 2025"),
                "/upload",
            ),
        ),
        widths=(4, 4, 4),
    )
