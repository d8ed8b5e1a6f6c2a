"""换届 in the two election years, and honours by league."""

from sample_data.demo_model.services import BANNER_UNIONS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.world import World

ELECTION_YEARS = (2017, 2022)
DUE, HELD = ("elections_due", ""), ("elections_held", "")
OVERDUE, OVERDUE_DONE = ("overdue_elections", ""), ("overdue_elections_done", "")
DEPUTY_RANK, IN_PLACE = ("chairs_deputy_rank", ""), ("chairs_in_place", "")
HONOURS = ("may_day_medals", "may_day_certificates", "worker_pioneers")
HONOUR_LEVEL = "honour_level=region"


def elections(world: World) -> None:
    """County unions that were due, held their election, and how their chairs are placed."""
    flat = Shape(trait=0.0, wobble=0.0, banners=False)
    world.total(DUE, flat.within_whole(BANNER_UNIONS))
    world.total(HELD, flat.within_whole(DUE))
    world.total(OVERDUE_DONE, flat.within_whole(DUE))
    world.total(DEPUTY_RANK, flat.within_whole(BANNER_UNIONS))
    world.total(IN_PLACE, flat.within_whole(BANNER_UNIONS))
    world.region_alone(OVERDUE)
    world.rate(("election_rate", ""), HELD, DUE)
    world.rate(("chair_rate", ""), IN_PLACE, BANNER_UNIONS)


def build(world: World) -> None:
    """Elections and honours."""
    elections(world)
    for code in HONOURS:
        shape = Shape(power=0.3, trait=0.06, wobble=0.0, banners=False)
        world.total((code, HONOUR_LEVEL), shape)
    world.region_alone(("beijiang_craftsmen", ""))
