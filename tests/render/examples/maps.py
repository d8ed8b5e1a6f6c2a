"""Maps: by class, against a goal, with circles, year by year."""

from atlas.datum import missing
from atlas.stories.blocks import (
    Area,
    PlaceMap,
    Section,
    SmallMaps,
)
from tests.render.examples.places import LEAGUES, areas, fact


def league_map(say, language: str, year: int) -> Section:
    return Section(
        (
            PlaceMap(
                "map",
                say(f"{year}年各盟市帮扶覆盖率", f"Coverage by league, {year}"),
                "leagues",
                areas(language, (2024 - year) * 0.7),
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


def goal_maps(say, language: str) -> Section:
    return Section(
        (
            PlaceMap(
                "goalmap",
                say("距 90 % 目标", "Against the goal of 90 %"),
                "leagues",
                areas(language),
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
                areas(language, unit="元", times=123_456),
                (),
                "元",
                symbols=True,
                ranking=False,
            ),
        ),
        widths=(6, 6),
    )


def yearly_maps(say, language: str) -> Section:
    return Section(
        (
            SmallMaps(
                "small",
                say("逐年覆盖率", "Coverage year by year"),
                "leagues",
                tuple((str(2024 - back), areas(language, back * 0.9)) for back in range(5, -1, -1)),
                (75, 80, 85, 90, 95, 100),
                "%",
            ),
        )
    )


def gap_maps(say, language: str) -> Section:
    """Not reported, not applicable, none, and many: by class, and as circles."""

    def area(code: str, zh: str, en: str) -> Area:
        absent = {"152900": "unreported", "150700": "inapplicable"}.get(code)
        value = 0.0 if code == "152500" else 400.0
        datum = missing("户", absent) if absent else fact(value, "户", code)
        return Area(code, zh if language == "zh" else en, datum)

    listed = tuple(area(code, zh, en) for code, zh, en, _ in LEAGUES)
    title = say("未报、不适用和 0 是三回事", "Not reported, not applicable and 0 are three things")
    return Section(
        (
            PlaceMap("gaps", title, "leagues", listed, (0, 200, 400, 600), "户", ranking=False),
            PlaceMap("gapcircles", title, "leagues", listed, (), "户", symbols=True, ranking=False),
        ),
        widths=(6, 6),
    )
