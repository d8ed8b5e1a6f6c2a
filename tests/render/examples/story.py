"""The gallery: one story of every section."""

from atlas.arithmetic import Change
from atlas.datum import missing
from atlas.stories.blocks import (
    Cell,
    Column,
    Empty,
    Headline,
    Row,
    Section,
    Sentence,
    Story,
    Table,
)
from tests.render.examples.maps import gap_maps, goal_maps, league_map, yearly_maps
from tests.render.examples.pairs import pairs
from tests.render.examples.parts import bars, parts
from tests.render.examples.places import LEAGUES, NOTE, fact, say_in
from tests.render.examples.trends import lines, panels


def gallery(language: str, year: int = 2024, only: str = "") -> Story:
    """The whole gallery, or the one section named ``only``."""
    say = say_in(language)
    every = {
        "map": league_map(say, language, year),
        "goalmap": goal_maps(say, language),
        "small": yearly_maps(say, language),
        "gaps": gap_maps(say, language),
        "lines": lines(say),
        "panels": panels(say),
        "bars": bars(say, language),
        "parts": parts(say, language),
        "pairs": pairs(say, language, year),
        "table": _table(say, language),
        "states": _states(say),
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


def _states(say) -> Section:
    """A matrix in which two rows have the same name: two years of one place."""
    states = (("●", "reported"), ("▲", "late"), ("◐", "partial"), ("○", "missing"))
    cells = [Cell(text, tip=tone, href="/?only=states", tone=tone) for text, tone in states]
    names = (say("包头市", "Baotou"), say("包头市", "Baotou"), say("乌海市", "Wuhai"))
    rows = tuple(Row((name, Cell(str(2022 + index)), *cells)) for index, name in enumerate(names))
    columns = [Column("place", say("地区", "Place"), kind="text")]
    columns += [Column(str(index), str(index), kind="state") for index in range(5)]
    return Section((Table("states", say("报送进度", "Reporting"), tuple(columns), rows),))


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
