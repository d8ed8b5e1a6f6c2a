"""厂务公开民主管理 and 集体协商: systems in place by ownership, proposals, contracts, honours."""

from sample_data.demo_model.chance import chance
from sample_data.demo_model.organisation import COVERED, UNIONISED, WORKERS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import BANNER_YEARS, ENTERPRISE_UNITS, LEAGUE_YEARS, LEAGUES
from sample_data.demo_model.world import World

WUHAI = "150300"
STATE, INSTITUTION, NONPUBLIC = "ownership=state", "ownership=institution", "ownership=nonpublic"
OWNERSHIP = (STATE, INSTITUTION, NONPUBLIC)
LARGE = "ownership=nonpublic;size=at_least_100"
SYSTEMS = ("congress", "disclosure")
CONTRACTS = tuple(f"contract={code}" for code in ("general", "wages", "women", "safety"))
PROPOSALS, ANSWERED = ("delegate_proposals", ""), ("delegate_proposals_answered", "")
HONOURED = "disclosure_honoured_units"
#: level of honour → units that hold it: in most leagues, and where there are more or fewer
HONOURS = {
    "honour_level=national_advanced": (4, {"150200": 7, "150100": 7, "150600": 6, WUHAI: 2}),
    "honour_level=national_model": (1, {"150200": 2, "150600": 2}),
    "honour_level=region_advanced": (14, {"150200": 26, "150100": 24, "150400": 22, WUHAI: 8}),
    "honour_level=region_model": (6, {"150200": 11, "150600": 10, WUHAI: 4}),
}

_LEAN = {WUHAI: 1.123, "150600": 1.02, "150200": 1.01, "150500": 0.98, "152200": 0.975}
# 乌海 has few private firms: only so can 98 % of all stand with 96 % among them
_FEW_PRIVATE = {(WUHAI, NONPUBLIC): 0.32, (WUHAI, INSTITUTION): 1.1}
_COMPLETE = {(WUHAI, STATE): 0.0, (WUHAI, INSTITUTION): 0.0}
#: what is lacking is lacking among private firms: state ones keep above 95 %
_LACKING = {STATE: 0.12, INSTITUTION: 0.15, NONPUBLIC: 1.0}


def system(world: World, name: str) -> None:
    """职代会 or 厂务公开: units due and in place, by ownership, and firms of 100 or more.

    From 2020 on 乌海 keeps 98 % and prints the bound instead of the rate.
    """
    due, units = (f"{name}_due_units", ""), (f"{name}_units", "")
    world.total(due, Shape(like=COVERED, trait=0.06, wobble=0.004))
    kept = {(WUHAI, year): -(-world.value(due, WUHAI, year) * 983 // 1000) for year in BANNER_YEARS}
    world.part(units, due, Shape(trait=0.03, wobble=0.002, lean=_LEAN, fixed=kept))
    for year in BANNER_YEARS:
        world.printed[(f"{name}_rate", ""), WUHAI, year] = "98%以上"
    mix = dict(zip(OWNERSHIP, (0.08, 0.235, 0.685), strict=True))
    world.split(due, mix, lean=_FEW_PRIVATE)
    lack = (f"{name} lack", "")
    world.difference(lack, due, units)
    world.split(lack, _LACKING, within=due[0], lean=_COMPLETE, trait=0.15)
    for text in OWNERSHIP:
        world.difference((units[0], text), (due[0], text), (lack[0], text))
    _large_firms(world, due[0], units[0])
    for text in ("", *OWNERSHIP, LARGE):
        world.rate((f"{name}_rate", text), (units[0], text), (due[0], text))


def _large_firms(world: World, due: str, units: str) -> None:
    """Private firms with 100 workers or more: nearly all have the system."""
    for league in LEAGUES:
        share = 0.12 + 0.02 * chance("large", league)
        for year in LEAGUE_YEARS:
            firms = round(world.value((due, NONPUBLIC), league, year) * share)
            percent = 92.5 + 0.6 * (year - 2015) + 1.5 * chance("large", due, league)
            whole = league == WUHAI and year >= 2020
            world.put((due, LARGE), league, year, firms)
            world.put(
                (units, LARGE), league, year, firms if whole else round(firms * percent / 100)
            )
    for code in (due, units):
        world.region_sum((code, LARGE))


def work(world: World) -> None:
    """Proposals of delegates, checks, scores."""
    league_only = Shape(like=("congress_units", ""), trait=0.12, wobble=0.015, banners=False)
    world.total(PROPOSALS, league_only)
    world.part(ANSWERED, PROPOSALS, Shape(trait=0.02, wobble=0.004, banners=False))
    world.rate(("proposal_answer_rate", ""), ANSWERED, PROPOSALS)
    for code in ("self_checked_units", "inspected_units", "worker_director_firms"):
        world.total((code, ""), league_only)
    for league in LEAGUES:
        for year in LEAGUE_YEARS:
            level = 86 + 0.5 * (year - 2015) + 4 * chance("score", league)
            score = min(level + 0.6 * chance("score", league, year), 99.0)
            world.put_score(("democracy_score", ""), league, year, score)


def honours(world: World) -> None:
    """Units that hold an honour: awarded anew in 2019 and 2023."""
    for text, (usual, others) in HONOURS.items():
        for league in LEAGUES:
            start = others.get(league, usual)
            for year in LEAGUE_YEARS:
                rounds = (year >= 2019) + (year >= 2023)
                more = rounds if start >= 4 and league != WUHAI else 0
                world.put((HONOURED, text), league, year, start + more)
        world.region_sum((HONOURED, text))


def bargaining(world: World) -> None:
    """Collective bargaining and contracts; 81.6 % in 2017."""
    lean = {WUHAI: 1.08, "152900": 1.04}
    wide = Shape(units=ENTERPRISE_UNITS, trait=0.04, wobble=0.005, lean=lean)
    for code, rate in (
        ("bargaining_enterprises", "bargaining_rate"),
        ("contract_enterprises", "contract_signing_rate"),
    ):
        world.part((code, ""), UNIONISED, wide)
        world.rate((rate, ""), (code, ""), UNIONISED)
    covered = Shape(units=ENTERPRISE_UNITS, trait=0.06, wobble=0.006)
    world.part(("contract_workers", ""), WORKERS, covered)
    contracts = Shape(
        like=("contract_enterprises", ""), units=ENTERPRISE_UNITS, trait=0.06, wobble=0.008
    )
    world.total(("collective_contracts", ""), contracts)
    kinds = dict(zip(CONTRACTS, (0.345, 0.305, 0.245, 0.105), strict=True))
    world.split(("collective_contracts", ""), kinds, trait=0.05)
    instructors = Shape(power=0.7, trait=0.12, wobble=0.008, banners=False)
    world.total(("bargaining_instructors", ""), instructors)


def build(world: World) -> None:
    """Both themes."""
    for name in SYSTEMS:
        system(world, name)
    work(world)
    honours(world)
    bargaining(world)
