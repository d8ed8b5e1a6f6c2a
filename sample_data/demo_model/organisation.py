"""组织建设: unions, members and enterprises, with the recount between 2017 and 2021."""

from dataclasses import replace

from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import ENTERPRISE_UNITS, UNITS
from sample_data.demo_model.world import World

UNIONS, COVERED = ("grassroots_unions", ""), ("covered_units", "")
WORKERS, MEMBERS = ("workers", ""), ("members", "")
WOMEN, WOMEN_MEMBERS = ("female_workers", ""), ("female_members", "")
MIGRANTS, MIGRANT_MEMBERS = ("migrant_workers", ""), ("migrant_members", "")
ENTERPRISES, UNIONISED = ("enterprises", ""), ("unionised_enterprises", "")
REGISTERED = ("registered_members", "")
MEMBERSHIP, UNIONISATION = ("worker_membership_rate", ""), ("enterprise_unionisation_rate", "")
OWNERSHIP = ("ownership=state", "ownership=collective", "ownership=nonpublic")

_JOINING = {"150300": 1.08, "150100": 0.985, "150400": 0.975, "152200": 0.955, "NM-RW": 1.13}
_FEW_MIGRANTS = {"NM-RW": 0.2, "NM-AIR": 0.2, "NM-CY4": 0.35, "NM-BGJT": 0.4}
_LARGE_UNIONS = {"NM-RW": 0.25, "NM-AIR": 0.5, "NM-BGJT": 0.3, "NM-ELR": 0.5, "NM-GX": 0.3}


def people(world: World) -> None:
    """Workers and members; 2017 sums to 570.8万 members and 183.1万 migrant members."""
    working = Shape(units=UNITS, trait=0.1, wobble=0.008)
    world.total(WORKERS, working)
    joining = Shape(units=UNITS, trait=0.03, wobble=0.004, lean=_JOINING)
    world.total(MEMBERS, joining.within_whole(WORKERS))
    _ordos(world, working, joining.within_whole(WORKERS))
    world.part(WOMEN, WORKERS, Shape(units=UNITS, trait=0.1, wobble=0.004))
    world.part(WOMEN_MEMBERS, WOMEN, joining)
    world.part(
        MIGRANTS,
        WORKERS,
        Shape(units=ENTERPRISE_UNITS, trait=0.18, wobble=0.005, lean=_FEW_MIGRANTS),
    )
    joined = Shape(units=ENTERPRISE_UNITS, trait=0.06, wobble=0.006)
    world.total(MIGRANT_MEMBERS, joined.within_whole(MIGRANTS))
    # real-name registration is reported from 2018, new forms of employment from 2021
    world.part(REGISTERED, MEMBERS, Shape(units=UNITS, trait=0.02, wobble=0.003))
    new_forms = Shape(like=MEMBERS, trait=0.25, wobble=0.03, banners=False)
    world.total(("new_form_members", ""), new_forms)
    world.total(("new_members", ""), Shape(like=MEMBERS, units=UNITS, trait=0.25, wobble=0.04))


def _ordos(world: World, working: Shape, joining: Shape) -> None:
    """鄂尔多斯 shows its banners from 2015 on; 康巴什区 was formed in 2016: no figure before."""
    for year in range(2015, 2020):
        lean = {"150603": 0.0} if year < 2016 else {}
        world.to_banners(WORKERS, year, replace(working, lean=lean), ["150600"])
        world.to_banners(MEMBERS, year, joining, ["150600"])
    world.drop([WORKERS, MEMBERS], "150603", 2015)


def unions(world: World) -> None:
    """Unions, the units they cover, enterprises with a union; cadres."""
    shape = Shape(like=MEMBERS, units=UNITS, trait=0.15, wobble=0.006, lean=_LARGE_UNIONS)
    world.total(UNIONS, shape)
    world.total(COVERED, Shape(like=UNIONS, units=UNITS, trait=0.12, wobble=0.008))
    firms = Shape(like=COVERED, units=ENTERPRISE_UNITS, trait=0.1, wobble=0.008)
    world.total(ENTERPRISES, firms)
    lean = {"150300": 1.12, "152200": 0.95}
    world.part(
        UNIONISED, ENTERPRISES, Shape(units=ENTERPRISE_UNITS, trait=0.06, wobble=0.006, lean=lean)
    )
    mix = dict(zip(OWNERSHIP, (0.085, 0.03, 0.885), strict=True))
    no_collective = {(unit, OWNERSHIP[1]): 0.0 for unit in UNITS}
    world.split(ENTERPRISES, mix, lean=no_collective)
    rates = dict(zip(OWNERSHIP, (0.985, 0.94, 0.83), strict=True))
    world.split(UNIONISED, rates, within=ENTERPRISES[0], trait=0.005)
    founded = Shape(like=UNIONS, trait=0.2, wobble=0.03, banners=False)
    world.total(("new_unions", ""), founded)
    cadres = ("union_cadres", "")
    world.total(cadres, Shape(like=UNIONS, units=UNITS, trait=0.1, wobble=0.01, banners=False))
    shape = Shape(units=UNITS, trait=0.2, wobble=0.01, banners=False)
    world.part(("full_time_cadres", ""), cadres, shape)


def build(world: World) -> None:
    """All of the theme, with the rates that the tables print."""
    people(world)
    unions(world)
    world.rate(MEMBERSHIP, MEMBERS, WORKERS)
    world.rate(("female_membership_rate", ""), WOMEN_MEMBERS, WOMEN)
    world.rate(("migrant_membership_rate", ""), MIGRANT_MEMBERS, MIGRANTS)
    world.rate(("registration_rate", ""), REGISTERED, MEMBERS)
    for text in ("", *OWNERSHIP):
        world.rate((UNIONISATION[0], text), (UNIONISED[0], text), (ENTERPRISES[0], text))
    world.printed[MEMBERSHIP, "152200", 2016] = "80%以上"
