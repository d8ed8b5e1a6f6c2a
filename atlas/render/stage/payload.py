"""A whole story as JSON, everything written out in the reader's language."""

import json
from collections.abc import Mapping
from typing import Any

from atlas.render.stage.figures import marks_of, sign
from atlas.render.stage.maps import place_map, small_maps
from atlas.render.stage.plots import panels, plot
from atlas.render.stage.tables import table
from atlas.render.stage.tiles import tile
from atlas.stories.blocks import (
    Block,
    Chart,
    Empty,
    Panels,
    PlaceMap,
    Section,
    Sentence,
    SmallMaps,
    Story,
    Table,
)
from atlas.words import Words

COLUMNS = 12
PREFIX = "stage."


def payload(story: Story, words: Words) -> dict[str, Any]:
    """What the stage draws: pure data, JSON-able, independent of theme and of Streamlit.

    Numbers are written out (text, number, unit, exact) with the raw value beside them; charts are
    Plotly JSON with colour tokens; ``words`` holds every word that the browser may need.
    Two blocks with the same id are a bug: the browser keeps elements by it.
    """
    _refuse_twins(story)
    marks = marks_of(story.footnotes)
    sections = [_section(section, words, marks) for section in story.sections]
    return {
        # first, where loader.js looks for it before anything is parsed
        "plots": any(_has_plot(section) for section in story.sections),
        "lang": "zh-CN" if words.chinese else "en",
        "words": _stage_words(words),
        "title": story.title,
        "context": list(story.context),
        "crumbs": [list(crumb) for crumb in story.crumbs],
        "demo": [words("demo.badge"), words("demo.explanation")] if story.demo else [],
        "tiles": [tile(headline, words, marks) for headline in story.headlines],
        "sections": sections,
        "footnotes": [[sign(mark), text] for mark, text in story.footnotes],
        "drawings": sorted({name for section in story.sections for name in _drawings(section)}),
    }


def encoded(content: dict[str, Any]) -> bytes:
    """The payload as UTF-8 JSON: half the size of escaped JSON, and a cheap thing to cache."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _refuse_twins(story: Story) -> None:
    blocks = [block for section in story.sections for block in section.blocks]
    charts = [chart for block in blocks if isinstance(block, Panels) for chart in block.charts]
    ids = [block.id for block in (*blocks, *charts) if not isinstance(block, Sentence | Empty)]
    twins = {one for one in ids if ids.count(one) > 1}
    if twins:
        raise ValueError(f"blocks of one story share an id: {sorted(twins)}")


def _stage_words(words: Words) -> dict[str, str]:
    own = {
        key.removeprefix(PREFIX): text
        for key, text in words.phrases.items()
        if key.startswith(PREFIX)
    }
    return {**own, "demo": words("demo.badge")}


def _section(section: Section, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": section.title,
        "blocks": [
            {**_block(block, words, marks), "span": span}
            for block, span in zip(section.blocks, spans(section), strict=True)
        ],
    }


def spans(section: Section) -> list[int]:
    """Columns of twelve for each block: as given, else equal shares."""
    if section.widths:
        return list(section.widths)
    count = max(len(section.blocks), 1)
    return [COLUMNS // count if count <= 4 else COLUMNS // 3] * len(section.blocks)


def _block(block: Block, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    match block:
        case Sentence():
            return {"kind": "sentence", "text": block.text, "tone": block.tone}
        case Chart():
            return plot(block, words)
        case Panels():
            return panels(block, words)
        case PlaceMap():
            return place_map(block, words, marks)
        case SmallMaps():
            return small_maps(block, words, marks)
        case Table():
            return _table(block, words, marks)
        case Empty():
            return _empty(block)
    raise TypeError(f"no way to draw a {type(block).__name__}")


def _table(block: Table, words: Words, marks: Mapping[str, str]) -> dict[str, Any]:
    content = {
        "kind": "table",
        "id": block.id,
        "title": block.title,
        "subtitle": block.subtitle,
        **table(block, words, marks),
    }
    if block.note:
        content["note"] = block.note
    if block.source:
        content["source"] = words("stage.source_of", text=block.source)
    if any(cell.get("demo") for row in content["rows"] for cell in row["cells"] if cell):
        content["demo"] = True
    return content


def _empty(block: Empty) -> dict[str, Any]:
    return {
        "kind": "empty",
        "title": block.title,
        "reason": block.reason,
        "action": block.action,
        "href": block.href,
    }


def _has_plot(section: Section) -> bool:
    return any(isinstance(block, Chart | Panels) for block in section.blocks)


def _drawings(section: Section) -> list[str]:
    return [block.drawing for block in section.blocks if isinstance(block, PlaceMap | SmallMaps)]
