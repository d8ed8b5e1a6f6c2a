"""版本: who published what when, what changed between two versions, and the way back."""

import streamlit as st

from atlas import cached, frame
from atlas.figures import REGION
from atlas.frame import address, clock, origin
from atlas.frame.choice import choice
from atlas.render.stage import stage
from atlas.stories.changed import indicator_name
from atlas.stories.changes import SORTS
from atlas.stories.versions import sides, size
from atlas.uploading import restoring
from atlas.uploading.csv_file import difference_csv
from atlas.view import View

opened = frame.view()
w, view = opened.words, opened.view
compared = sides(view, opened.latest)


def name_of(number: int | None) -> str:
    if number is None:
        return w("versions.all_versions")
    record = cached.version_record(number)
    return f"{w('versions.a_version', number=number)} · {record.author} · {record.message}"


def controls() -> None:
    """Which versions, and of their difference which indicator, place and sort of change."""
    numbers = list(range(opened.latest, -1, -1))
    columns = st.columns([3, 3, 3, 2, 2] if compared else [3, 9], vertical_alignment="bottom")
    with columns[0]:
        choice(view, "version", w("versions.choose"), [None, *numbers], name_of, view.version)
    if not compared:
        return
    with columns[1]:
        before = w("versions.before_it")
        others = [number for number in numbers if number != view.version]
        choice(
            view,
            "other",
            w("versions.compare_with"),
            [None, *others],
            lambda number: before if number is None else name_of(number),
            view.other,
        )
    filters(columns[2:])


def filters(columns: list) -> None:
    told, places = cached.teller(view), cached.places()
    with columns[0]:
        choice(
            view,
            "indicator",
            w("frame.indicator"),
            ["", *cached.changed_indicators(*compared)],
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
            view.place,
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


def actions(number: int) -> None:
    """What can be done with a version: open its pages, take its files, go back to it."""
    record = cached.version_record(number)
    with st.container(horizontal=True, vertical_alignment="center", key="actions"):
        st.page_link(
            "pages/overview.py",
            label=w("versions.open"),
            query_params=View(version=number, language=view.language).parameters(),
        )
        for file in record.uploads:
            st.download_button(
                w("versions.download", name=file.file_name, size=size(file.size)),
                data=lambda sha256=file.sha256: cached.store().original(sha256)[0],
                file_name=file.file_name,
                key=f"original-{file.sha256}",
                on_click="ignore",
            )
        old, new = compared
        st.download_button(
            w("versions.csv"),
            data=lambda: difference_csv(cached.teller(view), cached.difference(old, new)),
            file_name=w("versions.csv_name", old="" if old is None else old, new=new),
            mime="text/csv",
            on_click="ignore",
        )
        restoring.offer(opened, number)


if opened.latest is not None:
    controls()
drawn = cached.versions_drawn(view.with_(figure=""), opened.latest, clock.minutes_ahead())
clicked = stage(drawn, key="stage-versions")
if compared:
    actions(compared[1] if view.version is None else view.version)
if clicked.figure:
    address.go(view.with_(figure=clicked.figure))
if view.figure:
    origin.show(opened, *(number for number in reversed(compared or ()) if number is not None))
