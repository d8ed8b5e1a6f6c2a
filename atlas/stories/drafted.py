"""What publishing a draft would change, as a leader wants it told: 修订, 新增, 删除, 口径变化."""

from collections.abc import Sequence

from atlas.stories.blocks import Section, Sentence, Story
from atlas.stories.changed import Pair, in_full, indicator_name, is_gone, same_number
from atlas.stories.changes import SORTS, Changes, in_catalogue_order, sections, summary
from atlas.stories.telling import Telling

#: changes of one group that are told one by one; the table below has them all
TOLD = 6
#: indicators of added figures that are named
NAMED = 8


def tell_draft(
    telling: Telling, changes: Changes, methods: Sequence[str], years: Sequence[int | None] = ()
) -> Story:
    """The groups that there are, each with its count and what is in it; ``methods`` are sentences
    of ``stories.method``, ``years`` those of the added figures."""
    told = summary(telling, changes.counts)
    anything = any(changes.counts[sort] for sort in SORTS)
    gone = [pair for pair in changes.pairs if is_gone(pair)]
    revised = [pair for pair in changes.pairs if pair[0] and pair[1] and not is_gone(pair)]
    groups = [
        (name, count, sentences)
        for name, count, sentences in (
            ("revised", changes.counts["revised"] - _turned(gone), _revised(telling, revised)),
            ("removed", len(gone), [in_full(telling, pair) for pair in gone[:TOLD]]),
            ("added", changes.counts["added"], _added(telling, changes, years)),
            ("method", len(methods), list(methods)),
        )
        if sentences
    ]
    alone = len(groups) == 1 and not methods
    return Story(
        title=telling.words("upload.will_change", summary=told) if anything else told,
        context=(),
        sections=tuple(
            Section(
                tuple(Sentence(one) for one in sentences),
                # the title above says it already where there is one group
                title=""
                if alone
                else telling.words(f"difference.group.{name}", count=f"{count:,}"),
                widths=(12,) * len(sentences),
            )
            for name, count, sentences in groups
        ),
    )


def tell_details(telling: Telling, changes: Changes) -> Story:
    """Every change in tables, indicator by indicator."""
    return Story(title="", context=(), sections=sections(telling, changes, sentences=False))


def _revised(telling: Telling, pairs: Sequence[Pair]) -> list[str]:
    """Numbers that change before properties that change beside the same number."""
    ranked = sorted(pairs, key=same_number)
    sentences = [in_full(telling, pair) for pair in ranked[:TOLD]]
    return _and_more(telling, sentences, len(pairs))


def _turned(gone: Sequence[Pair]) -> int:
    """How many are counted as revised: the figure stands, its number does not."""
    return sum(pair[1] is not None for pair in gone)


def _added(telling: Telling, changes: Changes, years: Sequence[int | None]) -> list[str]:
    """在档困难职工户数 12 项、送温暖资金 12 项（2024年）."""
    if not changes.counts["added"]:
        return []
    w = telling.words
    codes = [code for code, counts in changes.by_indicator.items() if counts["added"]]
    ordered = in_catalogue_order(telling.catalogue, dict.fromkeys(codes))
    parts = [
        w(
            "difference.added_of",
            indicator=indicator_name(telling, code),
            count=f"{changes.by_indicator[code]['added']:,}",
        )
        for code in ordered[:NAMED]
    ]
    text = w("versions.and").join(parts)
    if len(ordered) > NAMED:
        text = w("upload.and_more", names=text, count=len(ordered) - NAMED)
    dated = sorted(year for year in years if year is not None)
    if not dated:
        return [text]
    span = f"{dated[0]}" if dated[0] == dated[-1] else f"{dated[0]}—{dated[-1]}"
    return [w("versions.of_part", indicator=text, part=w("frame.a_year", year=span))]


def _and_more(telling: Telling, sentences: list[str], count: int) -> list[str]:
    if count > len(sentences):
        more = telling.words("difference.more", count=f"{count - len(sentences):,}")
        return [*sentences, more]
    return sentences
