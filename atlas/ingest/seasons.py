"""Tables of one season: 送温暖资金 below 2024年元旦、春节期间 is the festivals', not the year's."""

from dataclasses import replace

from atlas.catalogue import Catalogue, Match
from atlas.catalogue.indicator import Indicator

_FESTIVALS = ("activity", "two_festivals")


def of_season(indicator: Indicator) -> bool:
    """Whether it counts what is done at the two festivals only."""
    return _FESTIVALS in indicator.inherent


def in_season(match: Match, catalogue: Catalogue) -> Match:
    """The part of an indicator that the season has of its own, where there is just one."""
    if match.code is None or of_season(catalogue.get(match.code)):
        return match
    parts = [one.code for one in catalogue if one.part_of == match.code and of_season(one)]
    if len(parts) != 1:
        return match
    return replace(match, code=parts[0], how="title", candidates=(parts[0], match.code))
