"""乡镇工会: the three rates of the year-end assessment, qualified unions, funds by channel."""

from sample_data.demo_model.chance import chance
from sample_data.demo_model.organisation import ENTERPRISES, MEMBERS, UNIONISED, UNIONS, WORKERS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import BANNER_YEARS, LEAGUE_YEARS, LEAGUES, REGION
from sample_data.demo_model.totals import TOTALS
from sample_data.demo_model.world import World

HERE, QUALIFIED = ("township_unions", ""), ("qualified_township_unions", "")
FUNDS = ("union_funds", "")
CHANNELS = ("channel=fiscal", "channel=tax", "channel=union")
TOWNSHIP = "tier=township"
COMPLAINTS, ANSWERED = ("complaints_received", ""), ("complaints_answered_in_time", "")
CONTRACTS = "contract_enterprises"
#: 通辽 falls behind, 鄂尔多斯 leads: in what is lacking, and in what is reached
_BEHIND = {"150500": 1.35, "152200": 1.1, "150600": 0.8}
_QUALIFIED = {"150500": 0.93, "152200": 0.97, "150600": 1.05, "150300": 1.06}


def three_rates(world: World) -> None:
    """Unionisation, membership and contracts in the townships, with what they stand on.

    What townships lack is a part of what their place lacks: else the rates could not all hold.
    """
    for code in (ENTERPRISES[0], WORKERS[0]):
        world.part((code, TOWNSHIP), (code, ""), Shape(trait=0.1, wobble=0.006))
    for rate, above, below in (
        ("enterprise_unionisation_rate", UNIONISED[0], ENTERPRISES[0]),
        ("worker_membership_rate", MEMBERS[0], WORKERS[0]),
        ("contract_signing_rate", CONTRACTS, UNIONISED[0]),
    ):
        part, whole = (above, TOWNSHIP), (below, TOWNSHIP)
        lack, lack_here, room = ("", f"{above} lack"), ("", f"{part} lack"), ("", f"{above} room")
        world.difference(lack, (below, ""), (above, ""))
        world.least(room, lack, whole)
        totals = {
            year: round(world.value(whole, REGION, year) * (1 - share / 100))
            for year, share in TOTALS[part].items()
        }
        shape = Shape(trait=0.12, wobble=0.005, lean=_BEHIND)
        world.total(lack_here, shape.within_whole(room), totals)
        world.difference(part, whole, lack_here)
        world.rate((rate, TOWNSHIP), part, whole)


def assessment(world: World) -> None:
    """Qualified unions, scores, complaints answered within seven days, private firms, training."""
    world.total(HERE, Shape(power=0.45, trait=0.1, wobble=0.0))
    world.part(QUALIFIED, HERE, Shape(trait=0.04, wobble=0.0, lean=_QUALIFIED))
    world.rate(("township_qualified_rate", ""), QUALIFIED, HERE)
    for league in LEAGUES:
        behind = (1 + _QUALIFIED.get(league, 1.0)) / 2
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
    shape = Shape(like=MEMBERS, wobble=0.01, grain=1000, banners=False, lean=lean)
    world.total(FUNDS, shape)
    shifting = {year: 0.006 * (year - 2015) for year in LEAGUE_YEARS}
    shares = {
        CHANNELS[0]: 0.31,
        CHANNELS[1]: {year: 0.45 + more for year, more in shifting.items()},
        CHANNELS[2]: {year: 0.24 - more for year, more in shifting.items()},
    }
    world.split(FUNDS, shares, grain=1000)
    channels = [(FUNDS[0], text) for text in CHANNELS]
    for channel in channels:
        for year in BANNER_YEARS:
            world.to_banners(channel, year, Shape(like=MEMBERS, wobble=0.01, banner_grain=100))
    world.add_up(FUNDS, channels)


def build(world: World) -> None:
    """All of the theme."""
    three_rates(world)
    assessment(world)
    funds(world)
