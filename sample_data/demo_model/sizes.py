"""How large the places are: rough populations, to give the invented figures a likely shape."""

from atlas.places import Places

LEAGUE_YEARS = range(2015, 2025)
BANNER_YEARS = range(2020, 2025)
REGION = "150000"

#: residents in 10 000, rounded by hand after the census of 2020; a shape, not a statistic
_BANNER_SIZE = """
150102 68 150103 40 150104 46 150105 96 150121 28 150122 17 150123 16.5 150124 8.6 150125 10
150202 44 150203 79 150204 50 150205 3.4 150206 2.6 150207 42 150221 25 150222 12 150223 6.7
150702 36 150703 8.4 150721 24 150722 22 150723 17 150724 13 150725 5.3 150726 3.9 150727 3.4
150781 15 150782 25 150783 30 150784 6.5 150785 7
152201 36 152202 3.3 152221 24 152222 21 152223 32 152224 22
150502 92 150521 38 150522 33 150523 32 150524 14 150525 35 150526 25 150581 13
150402 54 150403 29 150404 73 150421 24 150422 26 150423 15 150424 17 150425 18 150426 34
150428 24 150429 45 150430 44
152501 7.6 152502 35 152522 4 152523 3.4 152524 6 152525 9 152526 8.8 152527 11 152528 2.9
152529 5.2 152530 7.2 152531 9.6
150902 43 150921 10 150922 9.5 150923 17 150924 15.6 150925 11.5 150926 16 150927 10 150928 11
150929 12.6 150981 18.7
150602 57 150603 11.9 150621 32.6 150622 35.9 150623 9 150624 16 150625 11 150626 15.8 150627 24.8
150802 55 150821 22 150822 9.4 150823 25 150824 11.6 150825 5.3 150826 22
150302 33 150303 9.5 150304 13
152921 20 152922 2.6 152923 3.4
"""
#: how many of its residents work for a wage there, against the region's mean
_WAGE_WORK = {
    "150100": 1.18, "150200": 1.25, "150700": 1.04, "152200": 0.78, "150500": 0.82, "150400": 0.84,
    "152500": 1.02, "150900": 0.76, "150600": 1.38, "150800": 0.86, "150300": 1.35, "152900": 1.42,
}  # fmt: skip
#: workers of the reporting units that are no place on the map, in the same measure
UNIT_SIZE = {
    "NM-ELR": 31.0, "NM-RW": 44.0, "NM-AIR": 6.0, "NM-QZ": 18.0, "NM-GX": 14.0, "NM-CY1": 24.0,
    "NM-CY2": 27.0, "NM-CY3": 17.0, "NM-CY4": 21.0, "NM-CY5": 33.0, "NM-BGJT": 28.0,
}  # fmt: skip
UNITS = tuple(UNIT_SIZE)
#: units that consist of enterprises; the offices and universities have none
ENTERPRISE_UNITS = tuple(unit for unit in UNITS if unit not in ("NM-QZ", "NM-GX"))

_PLACES = Places.load()
_words = _BANNER_SIZE.split()
BANNER_SIZE = dict(zip(_words[::2], map(float, _words[1::2]), strict=True))
LEAGUES = tuple(place.code for place in _PLACES.leagues())
BANNERS = {league: tuple(b.code for b in _PLACES.banners(league)) for league in LEAGUES}


def size(place: str, power: float = 1.0) -> float:
    """Weight of a league, banner or unit; ``power`` below 1 makes small places less small."""
    if place in UNIT_SIZE:
        return UNIT_SIZE[place] ** power
    if place in BANNER_SIZE:
        return BANNER_SIZE[place] ** power
    return _WAGE_WORK[place] * sum(BANNER_SIZE[banner] ** power for banner in BANNERS[place])
