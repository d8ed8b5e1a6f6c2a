"""From figures and originals to the rows of a publish, and what makes a publish impossible."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from atlas.errors import ConflictError, StoreError
from atlas.figures import Figure
from atlas.store.difference import Difference, between, compare
from atlas.store.history import Version
from atlas.store.originals import Upload
from atlas.store.schema import facts_table, ids_of, put, stated_by


class Versions(Protocol):
    """What is asked of the store here."""

    def versions(self) -> list[Version]: ...
    def facts(self, number: int | None) -> pa.Table: ...


def draft_table(
    figures: Iterable[Figure], uploads: Sequence[Upload] | None, demo: bool = False
) -> pa.Table:
    """The rows to publish. A figure of the only original need not name it; ``demo`` marks all;
    ``uploads`` None is a draft whose originals are not kept yet.

    ``StoreError`` where one figure is given twice with different values; the same twice is once.
    """
    draft = facts_table(figures)
    if demo:
        draft = put(draft, "demo", pa.repeat(True, len(draft)))
        # it is part of a figure's key
        draft = put(draft, "id", ids_of(draft))
    if uploads is not None:
        draft = put(draft, "upload", _uploads(draft.column("upload"), uploads))
    if pc.any(pc.is_nan(draft.column("value"))).as_py():
        raise ValueError("a figure's value is NaN")
    return _once(draft)


def refuse_again(store: Versions, draft: str, uploads: Sequence[Upload]) -> None:
    """``StoreError`` where a version was made of this very draft: two replicas may try at once."""
    for version in store.versions() if draft else []:
        if version.draft == draft:
            raise _already(version, uploads)


def refuse_nothing(store: Versions, difference: Difference, uploads: Sequence[Upload]) -> None:
    """``StoreError`` where the current version already says all that the draft says."""
    if not difference.nothing:
        return
    wanted = {one.sha256 for one in uploads}
    for version in store.versions() if wanted else []:
        if wanted & {one.sha256 for one in version.uploads}:
            raise _already(version, uploads)
    raise StoreError("nothing_changed", count=difference.unchanged)


def refuse_conflict(
    store: Versions, base: int | None, current: int | None, difference: Difference
) -> None:
    """``ConflictError`` where someone published other values for the same figures since ``base``.

    Its details: ``difference`` as it is now and ``since``, what the others changed of it.
    """
    if base == current:
        return
    ours = pa.concat_tables([difference.added_facts, difference.after]).column("id")
    before, now = (_only(store.facts(number), ours) for number in (base, current))
    since = between(before, now)
    if since.nothing:
        return
    last = store.versions()[0]
    raise ConflictError(
        "changed_since",
        base="—" if base is None else base,
        current=current,
        author=last.author,
        message=last.message,
        count=sum(since.counts[sort] for sort in ("added", "removed", "revised")),
        difference=difference,
        since=since,
    )


def with_difference(current: pa.Table, difference: Difference) -> pa.Table:
    """``current`` with the difference in it, which names no version yet."""
    stated = pa.concat_tables([difference.added_facts, difference.after])
    gone = pa.concat_tables([difference.removed_facts, difference.before]).column("id")
    stays = pc.invert(pc.is_in(current.column("id"), gone))
    return pa.concat_tables([current.filter(stays), stated])


def after(current: pa.Table, difference: Difference, version: Version) -> pa.Table:
    """``current`` with the difference in it. What a publish states, its version states; what a
    restore brings back was stated by an earlier one."""
    if version.restored is not None:
        return with_difference(current, difference)
    added, revised = (
        stated_by(rows, version.number) for rows in (difference.added_facts, difference.after)
    )
    return with_difference(current, replace(difference, added_facts=added, after=revised))


def _already(version: Version, uploads: Sequence[Upload]) -> StoreError:
    return StoreError(
        "already_published",
        version=version.number,
        file_name="、".join(one.file_name for one in uploads),
        author=version.author,
        published_at=version.published_at[:10],
    )


def _uploads(named: pa.ChunkedArray, uploads: Sequence[Upload]) -> pa.ChunkedArray:
    known = {one.sha256 for one in uploads} or {""}
    if len(uploads) == 1:
        named = pc.if_else(pc.equal(named, ""), uploads[0].sha256, named)
    strangers = set(named.unique().to_pylist()) - known
    if strangers:
        raise ValueError(f"figures name uploads that are not published with them: {strangers}")
    return named


def _once(draft: pa.Table) -> pa.Table:
    ids = draft.column("id").combine_chunks()
    if pc.count_distinct(ids).as_py() == len(ids):
        return draft
    first = pc.equal(pc.index_in(ids, ids), pa.array(range(len(ids)), pa.int32()))
    once = draft.filter(first)
    twice = compare(once, draft.filter(pc.invert(first)))
    if not twice.nothing:
        raise StoreError(
            "figure_twice",
            sheet=twice.after["sheet"][0].as_py(),
            cell=twice.after["cell"][0].as_py(),
            found=twice.after["printed"][0].as_py(),
            expected=twice.before["printed"][0].as_py(),
            count=len(twice.after),
        )
    return once


def _only(facts: pa.Table, ids: pa.ChunkedArray) -> pa.Table:
    return facts.filter(pc.is_in(facts.column("id"), ids))
