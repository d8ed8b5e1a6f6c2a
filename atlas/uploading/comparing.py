"""Which two versions are compared, and what of their difference is shown: steps of the address."""

import streamlit as st

from atlas import cached
from atlas.figures import REGION
from atlas.frame.choice import choice
from atlas.frame.opened import Opened
from atlas.render.csv_file import difference_csv
from atlas.stories.changed import indicator_name
from atlas.stories.changes import SORTS

#: so many changes are read at one go, without a filter
FEW = 12

Compared = tuple[int | None, int]


def controls(opened: Opened, compared: Compared | None) -> None:
    """Select boxes for the versions and, where much differs, for indicator, place and sort."""
    w, view = opened.words, opened.view
    numbers = list(range(opened.latest, -1, -1))
    narrowed = compared is not None and _worth_narrowing(opened, compared)
    widths = [3, 3, 3, 2, 2] if narrowed else [4, 4, 4]
    columns = st.columns(widths, vertical_alignment="bottom")
    with columns[0]:
        everything = w("versions.all_versions")
        choice(
            view,
            "version",
            w("versions.choose"),
            [None, *numbers],
            lambda number: everything if number is None else name_of(opened, number),
            view.version,
        )
    if compared is None:
        return
    with columns[1]:
        before = w("versions.before_it")
        choice(
            view,
            "other",
            w("versions.compare_with"),
            [None, *(number for number in numbers if number != view.version)],
            lambda number: before if number is None else name_of(opened, number),
            view.other,
        )
    if narrowed:
        _filters(opened, compared, columns[2:])


def name_of(opened: Opened, number: int) -> str:
    """版本 3 · 巴图 · 更正包头市覆盖率."""
    record = cached.version_record(number)
    name = opened.words("versions.a_version", number=number)
    return f"{name} · {record.author} · {record.message}"


def download(opened: Opened, compared: Compared) -> None:
    """The whole difference as a file; made when it is asked for."""
    w, (old, new) = opened.words, compared

    def content() -> bytes:
        pairs = ((change.old, change.new) for change in cached.difference(old, new))
        return difference_csv(cached.teller(opened.view), pairs)

    name = w("versions.csv_name", old="" if old is None else old, new=new)
    st.download_button(
        w("versions.csv"), content, file_name=name, mime="text/csv", on_click="ignore"
    )


def _worth_narrowing(opened: Opened, compared: Compared) -> bool:
    view, counts = opened.view, cached.difference(*compared).counts
    narrowed = bool(view.indicator or view.by or view.place != REGION)
    return narrowed or sum(counts[sort] for sort in SORTS) > FEW


def _filters(opened: Opened, compared: Compared, columns: list) -> None:
    w, view, places = opened.words, opened.view, cached.places()
    told = cached.teller(view)
    codes = cached.changed_indicators(*compared)
    if view.indicator and view.indicator not in codes:
        codes.append(view.indicator)
    with columns[0]:
        choice(
            view,
            "indicator",
            w("frame.indicator"),
            ["", *codes],
            lambda code: indicator_name(told, code) if code else w("versions.all_indicators"),
            view.indicator,
        )
    with columns[1]:
        choice(
            view,
            "place",
            w("frame.place"),
            [REGION, *(place.code for place in places.leagues())],
            lambda code: w("versions.all_places") if code == REGION else w.name(places.get(code)),
            opened.resolved.place,
        )
    with columns[2]:
        choice(
            view,
            "by",
            w("versions.sort"),
            ["", *SORTS],
            lambda sort: w(f"versions.{sort}" if sort else "versions.all_sorts"),
            view.by,
        )
