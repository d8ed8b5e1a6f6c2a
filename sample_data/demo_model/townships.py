"""乡镇工会: the three rates of the year-end assessment, qualified unions, funds by channel."""

from sample_data.demo_model.chance import chance
from sample_data.demo_model.organisation import ENTERPRISES, MEMBERS, UNIONISED, UNIONS, WORKERS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import LEAGUE_YEARS, LEAGUES
from sample_data.demo_model.world import World

HERE, QUALIFIED = ("township_unions", ""), ("qualified_township_unions", "")
FUNDS = ("union_funds", "")
CHANNELS = ("channel=fiscal", "channel=tax", "channel=union")
TOWNSHIP = "tier=township"
COMPLAINTS, ANSWERED = ("complaints_received", ""), ("complaints_answered_in_time", "")
CONTRACTS = "contract_enterprises"
#: 通辽 falls behind on the three rates, 鄂尔多斯 leads
_BEHIND = {"150500": 0.93, "152200": 0.97, "150600": 1.05, "150300": 1.06}


def three_rates(world: World) -> None:
    """Unionisation, membership and contracts in the townships, with what they stand on."""
    for code in (ENTERPRISES[0], WORKERS[0]):
        world.part((code, TOWNSHIP), (code, ""), Shape(trait=0.1, wobble=0.006))
    for rate, above, below in (
        ("enterprise_unionisation_rate", UNIONISED[0], ENTERPRISES[0]),
        ("worker_membership_rate", MEMBERS[0], WORKERS[0]),
        ("contract_signing_rate", CONTRACTS, UNIONISED[0]),
    ):
        part, whole = (above, TOWNSHIP), (below, TOWNSHIP)
        world.part(part, whole, Shape(trait=0.03, wobble=0.005, lean=_BEHIND))
        world.rate((rate, TOWNSHIP), part, whole)


def assessment(world: World) -> None:
    """Qualified unions, scores, complaints answered within seven days, private firms, training."""
    world.total(HERE, Shape(power=0.45, trait=0.1, wobble=0.0))
    world.part(QUALIFIED, HERE, Shape(trait=0.04, wobble=0.0, lean=_BEHIND))
    world.rate(("township_qualified_rate", ""), QUALIFIED, HERE)
    for league in LEAGUES:
        behind = (1 + _BEHIND.get(league, 1.0)) / 2
        for year in LEAGUE_YEARS:
            level = (82 + 0.7 * (year - 2015) + 4 * chance("township", league)) * behind
            score = min(level + 0.5 * chance("township", league, year), 98.5)
            world.put_score(("township_score", ""), league, year, score)
    league_only = Shape(like=UNIONS, trait=0.15, wobble=0.015, banners=False)
    world.total(COMPLAINTS, league_only)
    world.part(ANSWERED, COMPLAINTS, Shape(trait=0.02, wobble=0.004, banners=False))
    world.rate(("complaint_answer_rate", ""), ANSWERED, COMPLAINTS)
    world.total(("township_congress_firms", ""), league_only)
    world.total(("cadres_trained", ""), league_only)


def funds(world: World) -> None:
    """Union funds by channel; the tax office collects a growing part."""
    lean = {"150600": 1.3, "150100": 1.15}
    shape = Shape(like=MEMBERS, wobble=0.01, grain=1000, banner_grain=100, lean=lean)
    world.total(FUNDS, shape)
    shifting = {year: 0.006 * (year - 2015) for year in LEAGUE_YEARS}
    shares = {
        CHANNELS[0]: 0.31,
        CHANNELS[1]: {year: 0.45 + more for year, more in shifting.items()},
        CHANNELS[2]: {year: 0.24 - more for year, more in shifting.items()},
    }
    world.split(FUNDS, shares, grain=100, banners=True)


def build(world: World) -> None:
    """All of the theme."""
    three_rates(world)
    assessment(world)
    funds(world)
