"""普惠服务, 法律援助, 互助保障: what members get."""

from sample_data.demo_model.organisation import MEMBERS
from sample_data.demo_model.shape import Shape
from sample_data.demo_model.sizes import BANNERS, LEAGUE_YEARS, LEAGUES
from sample_data.demo_model.world import World

INCLUSIVE, INCLUSIVE_BANNERS = ("inclusive_members", ""), ("inclusive_service_banners", "")
BANNER_UNIONS = ("banner_unions", "")
INSURED = ("mutual_aid_participants", "")
#: small numbers: flat over the leagues and without noise, so that one more is no jump
FEW = (
    "job_fairs",
    "sanitation_stations_new",
    "legal_aid_cases",
    "dispute_mediators",
)
LEAGUE_ONLY = (
    "sanitation_checkups",
    "cultural_events",
    "reemployed",
    "legal_aid_workers",
    "legal_consultations",
    "disputes_mediated",
    "mutual_aid_units",
)
WITH_BANNERS = ("job_service_contacts", "outdoor_stations", "cultural_participations")
MONEY = ("recovered_pay", "mutual_aid_benefits")


def plain(world: World) -> None:
    """Counts and amounts that need nothing special."""
    for code in FEW:
        world.total((code, ""), Shape(power=0.5, trait=0.08, wobble=0.0, banners=False))
    for code in LEAGUE_ONLY:
        world.total((code, ""), Shape(power=0.7, wobble=0.012, banners=False))
    for code in WITH_BANNERS:
        world.total((code, ""), Shape(power=0.8, wobble=0.01))
    for code in MONEY:
        world.total((code, ""), Shape(power=0.8, grain=1000, banners=False))
    world.total(("nursing_rooms", ""), Shape(power=0.6, trait=0.1, wobble=0.0))
    new_rooms = Shape(power=0.3, trait=0.05, wobble=0.0, banners=False)
    world.total(("nursing_rooms_new", "level=region"), new_rooms)
    world.total(INSURED, Shape(like=MEMBERS, wobble=0.008))
    beneficiaries = Shape(like=INSURED, trait=0.1, banners=False)
    world.total(("mutual_aid_beneficiaries", ""), beneficiaries)


def inclusive(world: World) -> None:
    """Inclusive services: 75 banners and 84.2万 members in 2017, all 103 banners by 2023."""
    for year in LEAGUE_YEARS:
        for league in LEAGUES:
            # 康巴什区 was formed in 2016
            number = len(BANNERS[league]) - (league == "150600" and year < 2016)
            world.put(BANNER_UNIONS, league, year, number)
    world.region_sum(BANNER_UNIONS)
    # the two leagues with three banners have them all from the start
    lean = {"150300": 3.0, "152900": 3.0}
    flat = Shape(trait=0.0, wobble=0.0, banners=False, lean=lean)
    world.total(INCLUSIVE_BANNERS, flat.within_whole(BANNER_UNIONS))
    world.total(INCLUSIVE, Shape(trait=0.18, wobble=0.01).within_whole(MEMBERS))


def build(world: World) -> None:
    """Services, rights and mutual aid."""
    plain(world)
    inclusive(world)
    for code in ("lectures", "illness_insurance_banners", "illness_insured_children"):
        world.region_alone((code, ""))
