"""A link becomes a view: what is unknown, old or misspelt is repaired and listed."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from atlas.view.value import LATEST, PARAMETERS, View

#: the server leads an unknown address to the nearest page and says here what was asked for
LOST_PAGE = "page"
#: a rate of twelve leagues stands on this many figures; more would not fit into a link
MOST_FIGURES = 24
#: parameters that the platform below us and messengers (WeChat, DingTalk, mail) hang on to links
FOREIGN = ("embed", "utm_", "dd_", "wx", "from", "isappinstalled", "scene", "clicktime", "enterid")
#: of a draft: 128 bits in url-safe characters
TOKEN_LENGTH = 22
#: longer than any number we use; the language refuses to read thousands of digits
LONGEST_NUMBER = 9
#: names that people try, and that older links carried
SYNONYMS = {
    "version": "v",
    "indicator": "ind",
    "language": "lang",
    "figure": "fig",
    "city": "place",
    "league": "place",
    "code": "place",
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a link to this page may name. ``places`` maps codes (and only them) to anything."""

    latest: int | None = None
    places: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    bys: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Repair:
    """A parameter that could not be meant as written. ``used`` is what stands in its place."""

    parameter: str
    found: str
    used: str


def read_view(
    page: str, parameters: Mapping[str, str], allowed: Allowed
) -> tuple[View, tuple[Repair, ...]]:
    """The view of a link; what is unknown, old or misspelt is repaired and listed, never thrown."""
    view, repairs = View(page), []
    if lost := parameters.get(LOST_PAGE):
        repairs.append(Repair(LOST_PAGE, lost[:40], page))
    given, renamed = _known_names(parameters)
    repairs.extend(renamed)
    for name, short in PARAMETERS.items():
        text = given.get(short)
        if text is None or text == "":
            continue
        value, fine = _READ[name](text.strip(), allowed)
        if not fine:
            repairs.append(Repair(short, text[:40], "" if value is None else str(value)))
        if value is not None:
            view = replace(view, **{name: value})
    return view, tuple(repairs)


def _known_names(parameters: Mapping[str, str]) -> tuple[dict[str, str], list[Repair]]:
    """Parameters under their present names; misspelt names are matched when only one is near."""
    short_names = list(PARAMETERS.values())
    known = {name: text for name, text in parameters.items() if name in short_names}
    repairs = []
    for name, text in parameters.items():
        if name in short_names or name == LOST_PAGE or name.startswith(FOREIGN):
            continue
        folded = name.casefold()
        near = SYNONYMS.get(folded) or next(
            iter(difflib.get_close_matches(folded, short_names + list(SYNONYMS), 1, 0.7)), ""
        )
        near = SYNONYMS.get(near, near)
        if near and near not in known:
            known[near] = text
        repairs.append(Repair(name[:40], text[:40], near))
    return known, repairs


def _read_version(text: str, allowed: Allowed) -> tuple[int | None, bool]:
    if text == "live":
        return None, True
    number = _whole(text)
    inside = number is not None and allowed.latest is not None and number <= allowed.latest
    return (number, True) if inside else (None, False)


def _read_year(text: str, allowed: Allowed) -> tuple[int | None, bool]:
    if text == LATEST:
        return None, True
    year = _whole(text)
    return (year, True) if year in allowed.years else (None, False)


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _one_of(field: str):
    def read(text: str, allowed: Allowed) -> tuple[str | None, bool]:
        choices = getattr(allowed, field)
        if text in choices:
            return text, True
        near = difflib.get_close_matches(text.casefold(), sorted(choices), 1, 0.8)
        return (near[0] if near else None), False

    return read


def _read_place(text: str, allowed: Allowed) -> tuple[str | None, bool]:
    return (text, True) if text in allowed.places else (None, False)


def _read_figure(text: str, _: Allowed) -> tuple[str | None, bool]:
    ids = text.split(",")
    if not all(len(one) == 12 and set(one) <= set("0123456789abcdef") for one in ids):
        return None, False
    return ",".join(ids[:MOST_FIGURES]), len(ids) <= MOST_FIGURES


def _read_draft(text: str, _: Allowed) -> tuple[str | None, bool]:
    """Only the shape: whether there is such a draft, the store knows."""
    shaped = len(text) == TOKEN_LENGTH and text.replace("-", "").replace("_", "").isalnum()
    return (text, True) if shaped and text.isascii() else (None, False)


_READ = {
    "version": _read_version,
    "draft": _read_draft,
    "other": _read_version,
    "place": _read_place,
    "year": _read_year,
    "indicator": _one_of("indicators"),
    "by": _one_of("bys"),
    "tab": _one_of("tabs"),
    "language": _one_of("languages"),
    "figure": _read_figure,
}
