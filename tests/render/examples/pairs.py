"""Two figures a place: who moved, and who reached the goal."""

from atlas.stories.blocks import (
    Chart,
    Point,
    Section,
    Series,
)
from tests.render.examples.places import LEAGUES, category, fact


def pairs(say, language: str, year: int) -> Section:
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
                categories=category(language),
                opens_place=True,
            ),
            Chart(
                "aims",
                say("目标与结果", "Goal and result"),
                "bullet",
                (series(year, 0, "c1"),),
                "%",
                categories=category(language),
                goal=fact(90, "%", "g90"),
                chosen="150200",
            ),
        ),
        widths=(6, 6),
    )
