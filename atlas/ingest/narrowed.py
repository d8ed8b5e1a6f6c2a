"""What a title narrows, held against its table: what that shows itself, and what is told."""

from collections.abc import Iterator, Sequence
from itertools import islice

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.ingest.draft import Doubt
from atlas.ingest.layout.narrowing import Narrowed, Narrowing, forms
from atlas.ingest.layout.plans import says_kind
from atlas.ingest.layout.sheet import Layout
from atlas.ingest.layout.vocabulary import total_of
from atlas.ingest.senses import Senses

_ROWS = 200
_STUB = ("indicator", "breakdown")
_CONFIDENCE, _ALLOTTED = 0.7, 0.5
_TOWNSHIPS = ("乡镇", "苏木")
#: 资金分配表 may be what was given
_MAYBE = ("分配", "安排", "分解")


def narrowed_in(layout: Layout) -> Narrowed:
    """What narrows a table, without what its own headings and rows show beside the whole."""
    narrowed = layout.known.title.narrowed
    if not narrowed.words and not narrowed.plan:
        return narrowed
    texts = list(dict.fromkeys(_texts(layout)))
    words = tuple(one for one in narrowed.words if not _shows(layout, one, texts))
    kinds = any(map(says_kind, texts)) or any(one.role == "kind" for one in layout.columns)
    return Narrowed(words, "" if kinds else narrowed.plan)


def doubts_of_title(layout: Layout, senses: Senses) -> Iterator[Doubt]:
    """That a title cut the indicators of a table, or made plans of its figures."""
    table, rows = layout.table, layout.rows.body or layout.rows.header
    last = table.address(rows[-1], table.width - 1)
    span = f"{table.address(layout.rows.header[0], 0)}:{last}"
    for word, taken in senses.cuts.items():
        yield Doubt(
            table.sheet, span, "breakdown", word, taken, ("",), _CONFIDENCE, "by_title_category"
        )
    plan = senses.narrowed.plan
    if plan and any(sense.kind == "target" for _, _, sense in senses.settled()):
        sure = _ALLOTTED if plan in _MAYBE else _CONFIDENCE
        yield Doubt(table.sheet, span, "kind", plan, "target", ("result",), sure, "plan_by_title")


def _texts(layout: Layout) -> Iterator[str]:
    """The headings of the values, and what names their rows."""
    for column in layout.values:
        yield from column.path
    for column in layout.columns:
        if column.role in _STUB:
            for row in islice(layout.rows.body, _ROWS):
                if text := layout.table.cell(row, column.index).text.strip():
                    yield text


def _shows(layout: Layout, one: Narrowing, texts: Sequence[str]) -> bool:
    """Whether the table itself divides so: other categories, or this one beside the whole."""
    keys = [key_of(text) for text in texts]
    if not one.pairs:
        return any(one.word in key for key in keys)
    if any(map(key_of(one.word).__contains__, _places_called(layout))):
        return True
    dimensions = {dimension for dimension, _ in one.pairs}
    if any(column.dimension in dimensions for column in layout.columns):
        return True
    catalogue = layout.known.catalogue
    shown = {pair for key in keys for pair in _shown(key, dimensions, catalogue)}
    if shown - set(one.pairs):
        return True
    named = bool(shown) or _names_itself(layout, one)
    if "member_group" in dimensions:
        # 农牧民工会员 beside 基层工会: the group is named where it is meant
        return named
    return named and (_total_beside(texts) or _whole_beside(keys, one, catalogue))


def _places_called(layout: Layout) -> Iterator[str]:
    """Of rows headed 苏木乡镇 a title with 乡镇 says what they are."""
    for column in layout.columns:
        if column.role == "place":
            yield from (text for name in column.path for text in _TOWNSHIPS if text in name)


def _shown(key: str, dimensions: set[str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for dimension in dimensions:
        if category := catalogue.resolve_category(key, dimension).category:
            yield dimension, category
    for form, pairs in forms(catalogue).items():
        if form in key:
            yield from (pair for pair in pairs if pair[0] in dimensions)
            return


def _total_beside(texts: Sequence[str]) -> bool:
    return any(total_of(text) is not None for text in texts)


def _whole_beside(keys: Sequence[str], one: Narrowing, catalogue: Catalogue) -> bool:
    """企业数 beside 非公有制企业数: the same heading without the category, or another's."""
    codes = {code for key in keys if (code := catalogue.resolve(key).code)}
    meant = [form for form, pairs in forms(catalogue).items() if set(pairs) & set(one.pairs)]
    for key in keys:
        form = next((form for form in meant if form in key), "")
        for rest in (key.replace(form, ""), key.replace(form, "企业")) if form else ():
            if rest in keys or catalogue.resolve(rest).code in codes:
                return True
    return False


def _names_itself(layout: Layout, one: Narrowing) -> bool:
    """Whether some column's indicator is of this category by its name: 女会员人数."""
    catalogue = layout.known.catalogue
    codes = (catalogue.resolve_headings(column.parts).code for column in layout.values)
    meant = set(one.pairs)
    return any(meant & set(catalogue.get(code).inherent) for code in codes if code)
