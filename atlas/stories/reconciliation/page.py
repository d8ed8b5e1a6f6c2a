"""The ledger's page: counts by status, then every comparison, the serious ones first."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from atlas.catalogue import load_catalogue
from atlas.datum import Datum
from atlas.stories.blocks import Column, Empty, Headline, Row, Section, Sentence, Story, Table
from atlas.stories.ledger import Ledger
from atlas.stories.pieces import context, finish, place_name
from atlas.stories.reconciliation.lines import (
    SORTS,
    STATUSES,
    Line,
    allowed,
    compared,
    difference,
    found,
    note,
    published,
    reported,
    status,
)
from atlas.stories.telling import Questions, Rows, Spec, Telling

#: in ``ind``, so that 职工创新工作室 the theme is not the indicator
THEME = "theme:"
#: rows of the table; the file has all of them
SHOWN = 200

SPEC = Spec(
    "reconciliation",
    indicators=(
        "",
        *(THEME + theme.code for theme in load_catalogue().themes()),
        *(one.code for one in load_catalogue().in_order()),
    ),
    bys=("", *SORTS),
    tabs=("", *STATUSES),
    places=("region", "league", "banner"),
    dated_by=tuple(one.code for one in load_catalogue().in_order() if not one.is_quotient),
    audits=True,
)


def question(year: int, places: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The comparisons of one year whose wholes are figures of ``places``."""
    return "reconciliation/lines", {"year": year, "places": sorted(places)}


def questions(telling: Telling) -> Questions:
    """The place of the view and its parts: for the region, itself and its leagues."""
    view = telling.view
    inside = [place.code for place in telling.places.children(view.place)]
    return {"lines": question(view.year, [view.place, *inside])}


def listed(telling: Telling, lines: Sequence[Line], *, every_status: bool = False) -> list[Line]:
    """What the reader's choice of theme or indicator, comparison and status lets through."""
    view, catalogue = telling.view, telling.catalogue
    codes = {view.indicator}
    if view.indicator.startswith(THEME):
        codes = {one.code for one in catalogue.theme(view.indicator.removeprefix(THEME))}
    return [
        line
        for line in lines
        if (not view.indicator or line["indicator"] in codes)
        and (not view.by or line["sort"] == view.by)
        and (every_status or not view.tab or line["status"] == view.tab)
    ]


def tell(telling: Telling, ledger: Ledger, rows: Rows) -> Story:
    w, view = telling.words, telling.view
    wanted = listed(telling, rows["lines"], every_status=True)
    counts = Counter(line["status"] for line in wanted)
    fill = {
        "year": view.year,
        "place": place_name(telling, view.place),
        "count": f"{len(wanted):,}",
    }
    key = "title_none" if not wanted else "title_unequal" if counts["unequal"] else "title_fine"
    return finish(
        Story(
            title=w(f"reconciliation.{key}", **fill, unequal=f"{counts['unequal']:,}"),
            context=context(telling),
            headlines=tuple(_tile(telling, code, counts[code]) for code in STATUSES),
            sections=(
                *_listing(telling, listed(telling, wanted)),
                Section((Sentence(w("reconciliation.how")),)),
            ),
            crumbs=tuple((place.code, w.name(place)) for place in telling.places.path(view.place)),
        )
    )


def _tile(telling: Telling, code: str, count: int) -> Headline:
    chosen = "" if telling.view.tab == code else code
    return Headline(
        status(telling, code),
        Datum(float(count), "项", absence="", formula="count"),
        href=telling.view.with_(tab=chosen, figure="").link(),
    )


def _listing(telling: Telling, lines: Sequence[Line]) -> tuple[Section, ...]:
    w, view = telling.words, telling.view
    if not lines:
        every = view.with_(tab="", by="", indicator="", figure="")
        nothing = Empty(
            w("reconciliation.nothing"),
            w("reconciliation.nothing_why"),
            w("reconciliation.show_all"),
            every.link(),
        )
        return (Section((nothing,)),)
    left = len(lines) - SHOWN
    table = Table(
        "lines",
        w("reconciliation.table", year=view.year),
        _columns(telling),
        tuple(_row(telling, line) for line in lines[:SHOWN]),
        subtitle=w("reconciliation.order"),
        note=w("reconciliation.more", shown=SHOWN, count=f"{left:,}") if left > 0 else "",
    )
    return (Section((table,)),)


def _columns(telling: Telling) -> tuple[Column, ...]:
    kinds = {"found": "datum", "published": "datum", "compared": "prose", "note": "prose"}
    # numbers written out, which must not be broken over two lines
    kinds |= dict.fromkeys(("parts", "difference", "allowed"), "state")
    names = (
        "status", "compared", "place", "found", "parts", "published", "difference", "allowed",
        "note",
    )  # fmt: skip
    return tuple(
        Column(name, telling.words(f"reconciliation.column.{name}"), kind=kinds.get(name, "text"))
        for name in names
    )


def _row(telling: Telling, line: Line) -> Row:
    return Row(
        (
            status(telling, line["status"]),
            compared(telling, line),
            place_name(telling, line["place"]),
            found(line) if line["found"] is not None else None,
            reported(telling, line),
            published(line),
            difference(telling, line),
            allowed(telling, line),
            note(telling, line),
        )
    )
