"""The late-comers' matrix: places down, tables across, totals on top and at the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from atlas.catalogue import load_catalogue
from atlas.datum import Datum
from atlas.stories.blocks import Cell, Column, Empty, Headline, Row, Section, Sentence, Story, Table
from atlas.stories.pieces import context, place_name, short_place
from atlas.stories.progress.judging import Entry, Status
from atlas.stories.telling import Spec, Telling

#: a shape for each state, so that none stands on colour alone
SHAPES: dict[Status, str] = {
    "reported": "●",
    "late": "▲",
    "partial": "◐",
    "missing": "○",
    "explained": "◎",
    "inapplicable": "—",
}
#: the page on which a theme's figures stand
PAGE_OF = {
    "organisation": "organisation",
    "assistance": "assistance",
    "competitions": "competitions",
    "studios": "competitions",
    "democracy": "democracy",
    "bargaining": "democracy",
    "homes": "homes",
    "townships": "organisation",
    "services": "organisation",
}

SPEC = Spec(
    "progress",
    places=("region", "league"),
    dated_by=tuple(one.code for one in load_catalogue().in_order() if not one.is_quotient),
    audits=True,
)


def places_of(telling: Telling) -> tuple[str, ...]:
    """The leagues, or the banners of the league in view, in official order."""
    children = telling.places.children(telling.view.place)
    return tuple(one.code for one in children if one.level in ("league", "banner"))


def question(telling: Telling) -> tuple[str, dict[str, Any]]:
    """What these places have said of the year in view."""
    return "progress/reported", {"year": telling.view.year, "places": places_of(telling)}


def tell(telling: Telling, entries: Sequence[Entry], due: Mapping[str, date]) -> Story:
    w, view = telling.words, telling.view
    themes = [theme for theme in _themes(telling) if _asked(entries, theme)]
    level = "league" if view.place == telling.places.region().code else "banner"
    fill = {"year": view.year, "place": place_name(telling, view.place)}
    if not themes:
        nothing = Empty(w("progress.nothing"), w("progress.nothing_why", **fill))
        return Story(
            w("progress.title_none", **fill), context(telling), sections=(Section((nothing,)),)
        )
    applicable = [one for one in entries if one.applicable]
    done = sum(one.done for one in applicable)
    return Story(
        title=w(
            f"progress.title_{level}",
            **fill,
            done=f"{done:,}",
            all=f"{len(applicable):,}",
            missing=sum(one.status in ("missing", "explained") for one in applicable),
        ),
        context=context(telling),
        headlines=tuple(
            _tile(telling, entries, status) for status in SHAPES if status != "inapplicable"
        ),
        sections=(
            Section((_matrix(telling, entries, themes, due),)),
            Section((Sentence(w("progress.how")),)),
        ),
        demo=any(one.demo for one in entries),
        crumbs=tuple((one.code, w.name(one)) for one in telling.places.path(view.place)),
    )


def _themes(telling: Telling) -> list[str]:
    return [theme.code for theme in telling.catalogue.themes()]


def _asked(entries: Sequence[Entry], theme: str) -> bool:
    """Whether the table is asked of anybody here."""
    return any(one.applicable for one in entries if one.theme == theme)


def _tile(telling: Telling, entries: Sequence[Entry], status: Status) -> Headline:
    count = sum(one.status == status for one in entries)
    label = f"{SHAPES[status]} {telling.words(f'progress.status.{status}')}"
    return Headline(label, Datum(float(count), "项", absence="", formula="count"))


def _matrix(
    telling: Telling, entries: Sequence[Entry], themes: Sequence[str], due: Mapping[str, date]
) -> Table:
    w = telling.words
    names = {theme.code: w.name(theme) for theme in telling.catalogue.themes()}
    by_place: dict[str, dict[str, Entry]] = {}
    for one in entries:
        by_place.setdefault(one.place, {})[one.theme] = one
    columns = [Column("place", w("story.place"), kind="text")]
    columns.append(Column("done", w("progress.done"), kind="state"))
    columns += [Column(theme, names[theme], kind="state") for theme in themes]
    rows = [_totals(telling, entries, themes)]
    if due:
        dates = (due[one].isoformat() if one in due else "" for one in themes)
        rows.append(Row((w("progress.due"), "", *map(Cell, dates)), strong=True))
    deeper = telling.view.place == telling.places.region().code
    for place, row in by_place.items():
        cells = [_cell(telling, row[theme]) for theme in themes]
        total = _of([row[theme] for theme in themes])
        name = short_place(telling, place)
        rows.append(Row((name, Cell(total), *cells), place=place if deeper else ""))
    title = w("progress.matrix", year=telling.view.year)
    return Table("progress", title, tuple(columns), tuple(rows), subtitle=w("progress.legend"))


def _totals(telling: Telling, entries: Sequence[Entry], themes: Sequence[str]) -> Row:
    totals = (Cell(_of([one for one in entries if one.theme == theme])) for theme in themes)
    every = Cell(_of([one for one in entries if one.theme in themes]))
    return Row((telling.words("progress.done"), every, *totals), strong=True)


def _of(entries: Sequence[Entry]) -> str:
    """10/12 of those to whom it applies; nothing where it applies to nobody."""
    applicable = [one for one in entries if one.applicable]
    if not applicable:
        return SHAPES["inapplicable"]
    return f"{sum(one.done for one in applicable)}/{len(applicable)}"


def _cell(telling: Telling, entry: Entry) -> Cell:
    """● 02-15, ◐ 5/8, ▲ 迟 3 天; the pointer tells the rest."""
    w = telling.words
    said = [SHAPES[entry.status]]
    if entry.status == "partial":
        said.append(f"{entry.reported}/{entry.asked}")
    elif entry.days_late:
        said.append(w("progress.late", days=entry.days_late))
    elif entry.first:
        said.append(entry.first[5:])
    if entry.revisions:
        said.append(w("progress.revisions", count=entry.revisions))
    if entry.demo:
        said.append(w("progress.demo"))
    text = "\u00a0".join(said)
    return Cell(text, tip=_told(telling, entry), href=_href(telling, entry), tone=entry.status)


def _told(telling: Telling, entry: Entry) -> str:
    """The cell in full: place and table, state, dates."""
    w = telling.words
    names = {theme.code: w.name(theme) for theme in telling.catalogue.themes()}
    lines = [f"{place_name(telling, entry.place)} · {names[entry.theme]}"]
    lines.append(w(f"progress.status.{entry.status}"))
    if entry.reported or entry.asked:
        lines.append(w("progress.figures", reported=entry.reported, asked=entry.asked))
    if entry.first:
        lines.append(w("progress.first", date=entry.first))
    if entry.revisions:
        lines.append(w("progress.revised", count=entry.revisions, date=entry.revised))
    if entry.due and entry.applicable:
        lines.append(w("progress.due_is", date=entry.due))
    if entry.days_late:
        key = "late_by" if entry.reported else "overdue_by"
        lines.append(w(f"progress.{key}", days=entry.days_late))
    if entry.note:
        lines.append(entry.note)
    if entry.demo:
        lines.append(w("demo.badge"))
    return "\n".join(lines)


def _href(telling: Telling, entry: Entry) -> str:
    """The theme's page for this place, or the version that brought the table; nothing where there
    is nothing to see."""
    if not entry.reported:
        return ""
    if page := PAGE_OF.get(entry.theme):
        return telling.view.to(page, place=entry.place).link()
    if entry.version is None:
        return ""
    return telling.view.to("versions", version=entry.version, draft="").link()
