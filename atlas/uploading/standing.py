"""How a draft stands, written down beside it: a list of drafts reads no workbook to tell it."""

from collections.abc import Mapping
from contextlib import suppress

from atlas.errors import StoreError
from atlas.store import Store
from atlas.uploading.desk import Work

KIND = "draft-standing"


def write(work: Work) -> None:
    """Figures, errors and open queries of the draft, where they changed."""
    papers = work.drafts.store.papers(KIND)
    counts = {
        "figures": len(work.checked.figures),
        "errors": len(work.checked.errors),
        "queries": len(work.open_queries),
    }
    newest = papers.newest(work.saved.token)
    if newest and papers.read(work.saved.token, newest).content == counts:
        return
    # a list without a count is no reason to stop the analyst
    with suppress(StoreError):
        papers.write(work.saved.token, counts, after=newest)


def read(store: Store, token: str) -> Mapping[str, int] | None:
    """The counts as they were last; None where nobody has looked yet."""
    papers = store.papers(KIND)
    newest = papers.newest(token)
    return papers.read(token, newest).content if newest else None
