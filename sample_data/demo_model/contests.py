"""劳动和技能竞赛 and 职工创新工作室: who competes, who rises, which studios came of it."""

from sample_data.demo_model.organisation import UNIONISED, WORKERS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import (
    BANNER_YEARS,
    ENTERPRISE_UNITS,
    LEAGUE_YEARS,
    LEAGUES,
    REGION,
)
from sample_data.demo_model.totals import TOTALS
from sample_data.demo_model.world import World

COMPETING = ("competing_units", "")
TRAINING, TRAINED = ("training_contest_enterprises", ""), ("training_contest_participations", "")
MADE, ADOPTED = ("proposals_made", ""), ("proposals_adopted", "")
TRADES = ("skills_contest_trades", "")
STUDIOS = ("studios", "")
BY_REGION, BY_LEAGUE = "level=region", "level=league"
STUDIO_LEVELS = (BY_REGION, BY_LEAGUE, "level=banner", "level=enterprise")

_STRONG = {"150200": 1.25, "150600": 1.3, "150100": 1.15, "152200": 0.9}
_USUAL_TRADES = {
    "150100": 26, "150200": 28, "150700": 22, "152200": 14, "150500": 20, "150400": 24,
    "152500": 17, "150900": 16, "150600": 27, "150800": 17, "150300": 15, "152900": 12,
}  # fmt: skip


def contests(world: World) -> None:
    """Competitions: 80.0 % of unionised enterprises, 2.9万家 and 108万人次 in 2017."""
    firms = Shape(units=ENTERPRISE_UNITS, trait=0.05, wobble=0.006, lean={"152200": 0.93})
    world.part(COMPETING, UNIONISED, firms)
    training = Shape(units=ENTERPRISE_UNITS, trait=0.1, wobble=0.01)
    world.total(TRAINING, training.within_whole(UNIONISED))
    world.total(TRAINED, Shape(like=TRAINING, units=ENTERPRISE_UNITS, trait=0.12, wobble=0.015))
    lean = {"150600": 1.15}
    for code in ("contest_participations", "workers_upgraded"):
        people = Shape(like=WORKERS, units=ENTERPRISE_UNITS, trait=0.15, wobble=0.02, lean=lean)
        world.total((code, ""), people)
    league_only = Shape(trait=0.15, wobble=0.015, banners=False)
    for code in ("safety_contest_units", "safety_contest_workers", "innovation_projects"):
        world.total((code, ""), league_only)
    world.total(MADE, league_only)
    world.part(ADOPTED, MADE, Shape(trait=0.06, wobble=0.008, banners=False))
    funds = Shape(trait=0.15, wobble=0.015, grain=1000, banners=False)
    world.total(("contest_funds", ""), funds)
    world.rate(("competing_units_share", ""), COMPETING, UNIONISED)
    world.rate(("adoption_rate", ""), ADOPTED, MADE)


def trades(world: World) -> None:
    """Trades with a contest: leagues hold their own, which are not added up."""
    world.region_alone(TRADES)
    world.region_alone(("leading_contests", ""))
    for year, number in TOTALS[TRADES].items():
        pace = 0.4 + 0.6 * number / TOTALS[TRADES][2017]
        for league in LEAGUES:
            world.put(TRADES, league, year, round(_USUAL_TRADES[league] * pace))


def studios(world: World) -> None:
    """Studios in stock by level, new ones (427 in 2017) and their results."""
    world.region_alone(("studios", "level=national"))
    named = Shape(power=0.3, trait=0.1, wobble=0.0, lean=_STRONG, banners=False)
    world.total(("studios_named", BY_REGION), named)
    for text in STUDIO_LEVELS:
        power, trait = (0.35, 0.06) if text == BY_REGION else (0.6, 0.1)
        shape = Shape(power=power, trait=trait, wobble=0.0, lean=_STRONG, banners=False)
        world.total(("studios", text), shape)
    world.add_up(STUDIOS, [("studios", text) for text in STUDIO_LEVELS])
    for year in BANNER_YEARS:
        world.to_banners(STUDIOS, year, Shape(power=0.7, trait=0.15, wobble=0.0))
    new = Shape(power=0.5, trait=0.1, wobble=0.03, lean=_STRONG, banners=False)
    world.total(("studios_new", ""), new)
    results = Shape(like=STUDIOS, trait=0.12, wobble=0.02, banners=False)
    world.total(("studio_results", ""), results)
    world.total(("studio_patents", ""), results)


def grants(world: World) -> None:
    """Grants by level: 20 000 yuan a studio until 2020 (160 in 2017), then 25 000 and 30 000."""
    each = dict.fromkeys(LEAGUE_YEARS, 30000) | dict.fromkeys(range(2015, 2021), 20000)
    each[2021] = 25000
    for text in (BY_REGION, BY_LEAGUE):
        flat = Shape(power=0.3, trait=0.05, wobble=0.0, banners=False)
        world.total(("studios_subsidised", text), flat)
        for place in (REGION, *LEAGUES):
            for year in LEAGUE_YEARS:
                amount = each[year] if text == BY_REGION else 8000
                number = world.value(("studios_subsidised", text), place, year)
                world.put(("studio_grants", text), place, year, number * amount)
    for code in ("studios_subsidised", "studio_grants"):
        world.add_up((code, ""), [(code, BY_REGION), (code, BY_LEAGUE)])


def build(world: World) -> None:
    """Both themes."""
    contests(world)
    trades(world)
    studios(world)
    grants(world)
