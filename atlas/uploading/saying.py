"""What a cell was taken for, and why, in words."""

from atlas import cached
from atlas.figures import Figure, breakdown_parts
from atlas.frame.opened import Opened
from atlas.ingest.wording import role_said
from atlas.uploading.meaning import Meaning
from atlas.words import Words


def sentence(opened: Opened, meaning: Meaning) -> str:
    """``B7 = 困难职工户数 · 包头市 · 2024年 · 户 · 1,234``; the role and text of other cells."""
    w, one = opened.words, meaning.figure or meaning.total
    if one is None:
        said = role_said(meaning.role, w) or w("sheet.cell.nothing")
        return w("sheet.cell.plain", cell=meaning.cell, role=said, text=meaning.text or "—")
    parts = [indicator_named(w, one.indicator, one.breakdown)]
    if isinstance(one, Figure):
        parts.append(w.name(cached.places().get(one.place)))
    else:
        parts.append(one.label)
    if one.year:
        parts.append(w("frame.a_year", year=one.year))
    printed = (
        one.printed
        or meaning.text
        or (w(f"absence.{one.absence}") if isinstance(one, Figure) and one.absence else "")
    )
    parts += [one.unit, printed]
    return w("sheet.cell.is", cell=meaning.cell, parts=" · ".join(part for part in parts if part))


def evidence(opened: Opened, meaning: Meaning) -> list[str]:
    """Why the cell was taken so."""
    w = opened.words
    said = []
    if meaning.heading and meaning.role in ("value", "total", "header", "derived"):
        said.append(w("sheet.why.heading", column=meaning.letters, heading=meaning.heading))
    said += [
        w("sheet.why.row", row=meaning.row, role=role_said(role, w), text=text)
        for role, text in meaning.named
    ]
    if meaning.figure is not None and meaning.figure.transform:
        said.append(w("sheet.why.transform", transform=meaning.figure.transform))
    one = meaning.table
    said += [w(f"ingest.reason.{code}") for code in one.reasons]
    if one.year_from and "year" not in dict(meaning.named):
        said.append(w("sheet.why.year", source=w(f"ingest.year.{one.year_from}")))
    for doubt in meaning.doubts:
        reason = w.phrases.get(f"ingest.doubt.{doubt.reason}", "")
        said.append(w("sheet.why.doubt", about=w(f"sheet.about.{doubt.about}"), reason=reason))
    return said


def indicator_named(words: Words, code: str, breakdown: str) -> str:
    """困难职工户数（国有企业）"""
    catalogue = cached.catalogue()
    name = words.name(catalogue.get(code))
    categories = [
        words.name(catalogue.dimension(dimension).category(category))
        for dimension, category in breakdown_parts(breakdown).items()
    ]
    return (
        words("checks.at.broken_down", indicator=name, categories="、".join(categories))
        if categories
        else name
    )
