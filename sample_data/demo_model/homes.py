"""会员评家: units that held the appraisal, votes by grade, questionnaires, criteria."""

from sample_data.demo_model.chance import chance
from sample_data.demo_model.organisation import UNIONS
from sample_data.demo_model.shape import Key, Shape
from sample_data.demo_model.sizes import LEAGUE_YEARS, LEAGUES, REGION
from sample_data.demo_model.world import World

DUE, HELD = ("appraisal_due_units", ""), ("appraisal_units", "")
VOTES = ("appraisal_votes", "")
GRADES = tuple(f"grade={code}" for code in ("satisfied", "basically_satisfied", "dissatisfied"))
ISSUED, RETURNED = ("questionnaires_issued", ""), ("questionnaires_returned", "")
SCORE = "appraisal_score"
#: full marks of the six groups of criteria; together 100
CRITERIA = {
    "criterion=organisation": 18,
    "criterion=development": 16,
    "criterion=democracy": 18,
    "criterion=rights": 18,
    "criterion=service": 16,
    "criterion=own_work": 14,
}
MODEL_LEVELS = ("honour_level=region", "honour_level=league")
VOTES_A_UNIT = 46
REPORTED: tuple[Key, ...] = (
    DUE,
    HELD,
    VOTES,
    *((VOTES[0], text) for text in GRADES),
    ISSUED,
    RETURNED,
    (SCORE, ""),
    *((SCORE, text) for text in CRITERIA),
    ("qualified_homes", ""),
    *(("model_homes", text) for text in MODEL_LEVELS),
)
# steps on the way, which no table prints
_CONSENT, _INVALID, _LOST = ("", "consent"), ("", "invalid"), ("", "lost")
#: 石拐区 stood below the line of 80 % until 2021 and has climbed since
_SHIGUAI = {
    ("150205", 2020): 6.0,
    ("150205", 2021): 5.8,
    ("150205", 2022): 4.4,
    ("150205", 2023): 3.1,
    ("150205", 2024): 2.2,
}


def appraisals(world: World) -> None:
    """From 48 % of the units in 2015 to 72 % in 2024; homes that were found qualified."""
    world.total(DUE, Shape(like=UNIONS, trait=0.06, wobble=0.004))
    lean = {"150300": 1.16, "150100": 1.08, "150200": 1.1, "152200": 0.86, "150900": 0.93}
    world.part(HELD, DUE, Shape(trait=0.06, wobble=0.01, lean=lean))
    world.part(("qualified_homes", ""), DUE, Shape(trait=0.05, wobble=0.004, banners=False))
    for text in MODEL_LEVELS:
        shape = Shape(power=0.4, trait=0.08, wobble=0.0, banners=False)
        world.total(("model_homes", text), shape)


def ballots(world: World) -> None:
    """Valid votes and their grades; how content members are differs by place for good."""
    votes = {year: world.value(HELD, REGION, year) * VOTES_A_UNIT for year in LEAGUE_YEARS}
    world.total(VOTES, Shape(like=HELD, trait=0.08, wobble=0.01), votes)
    satisfied, content, dissatisfied = ((VOTES[0], text) for text in GRADES)
    unhappy = {league: 1 + 0.45 * chance("dissatisfied", league) for league in LEAGUES}
    reserved = {league: 0.03 * chance("content", league) for league in LEAGUES}
    world.from_leagues(
        dissatisfied,
        lambda league, year: (0.062 - 0.003 * (year - 2015)) * unhappy[league],
        Shape(trait=0.4, wobble=0.02, lean=_SHIGUAI).within_whole(VOTES),
    )
    world.difference(_CONSENT, VOTES, dissatisfied)
    world.from_leagues(
        content,
        lambda league, year: 0.17 - 0.006 * (year - 2015) + reserved[league],
        Shape(trait=0.15, wobble=0.02).within_whole(_CONSENT),
    )
    world.difference(satisfied, _CONSENT, content)


def papers(world: World) -> None:
    """Questionnaires: 93 to 97 % of them come back, and most of those are valid votes."""
    spoilt = {league: 0.012 + 0.004 * chance("invalid", league) for league in LEAGUES}
    lost = {league: 0.058 + 0.012 * chance("returned", league) for league in LEAGUES}
    shape = Shape(trait=0.2, wobble=0.02)
    world.from_leagues(_INVALID, lambda league, year: spoilt[league], shape.within_whole(VOTES))
    world.add_up(RETURNED, [VOTES, _INVALID])
    world.from_leagues(
        _LOST,
        lambda league, year: lost[league] - 0.002 * (year - 2015),
        shape.within_whole(RETURNED),
    )
    world.add_up(ISSUED, [RETURNED, _LOST])


def scores(world: World) -> None:
    """Scores by group of criteria; the total is their sum, and the region has none."""
    for league in LEAGUES:
        for year in LEAGUE_YEARS:
            total = 0.0
            for text, full in CRITERIA.items():
                level = 0.87 + 0.006 * (year - 2015) + 0.04 * chance(text, league)
                level = min(level + 0.006 * chance(text, league, year), 0.985)
                world.put_score((SCORE, text), league, year, full * level)
                total += round(full * level * 10) / 10
            world.put_score((SCORE, ""), league, year, total)


def build(world: World) -> None:
    """All of the theme; 阿拉善盟 has not reported 2024."""
    appraisals(world)
    ballots(world)
    papers(world)
    scores(world)
    world.drop(REPORTED, "152900", 2024)
    satisfied, content, _ = ((VOTES[0], text) for text in GRADES)
    world.rate(("appraisal_coverage", ""), HELD, DUE)
    world.rate(("questionnaire_return_rate", ""), RETURNED, ISSUED)
    world.rate(("approval_rate", ""), satisfied, VOTES, content)
