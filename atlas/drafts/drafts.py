"""The drafts of a store: understood again, checked, compared, published or scheduled."""

from collections.abc import Iterable
from datetime import datetime

from atlas.drafts import due
from atlas.drafts.errors import DraftError
from atlas.drafts.keeping import KeptDrafts
from atlas.drafts.saved import CLOSED, SavedDraft, explanation_key
from atlas.drafts.tables import alike
from atlas.errors import ConflictError
from atlas.figures import Figure, Finding
from atlas.ingest.corrections import Corrections
from atlas.ingest.files.bounded import read_bounded
from atlas.ingest.files.raw import RawWorkbook
from atlas.ingest.understanding import understand_workbook
from atlas.publishing import CheckedDraft, check, explained, publish
from atlas.store import Difference, Reader, Reference, Version
from atlas.store.drafting import refuse_conflict


class Drafts(KeptDrafts):
    """``Drafts(store)``: what is kept of each draft, and all that follows from it."""

    def checked(
        self, draft: SavedDraft, workbooks: Iterable[RawWorkbook] | None = None
    ) -> CheckedDraft:
        """The draft understood with its corrections, and checked beside the newest version.

        ``workbooks`` that were read already are not read again; a file with a password can only be
        had so, since passwords are not kept. Raises ``UploadError`` (``file_has_password`` …).
        """
        read_before = {one.sha256: one for one in workbooks or ()}
        understood = [
            understand_workbook(
                read_before.get(one.sha256) or read_bounded(self.store.kept(one.sha256), one.name),
                draft.corrections.get(one.sha256, Corrections()),
            )
            for one in draft.files
        ]
        return check(understood, self.store)

    def explanations(self, draft: SavedDraft, checked: CheckedDraft) -> dict[Finding, str]:
        """The explanation of each query that still stands and has one."""
        texts = {one.key: one.text for one in draft.explanations}
        keyed = ((finding, explanation_key(finding)) for finding in checked.queries)
        return {finding: texts[key] for finding, key in keyed if key in texts}

    def explained(self, draft: SavedDraft, checked: CheckedDraft) -> list[Figure]:
        """The figures as they would be published, with their footnotes."""
        return explained(checked, self.explanations(draft, checked))

    def difference(self, draft: SavedDraft, checked: CheckedDraft) -> Difference:
        """What publishing would change in the newest version; ``StoreError`` ``figure_twice``."""
        return self.store.compare(self.explained(draft, checked))

    def conflict(self, draft: SavedDraft, checked: CheckedDraft) -> ConflictError | None:
        """What others published of the same figures since ``draft.base``: the error that publishing
        would raise, with ``difference`` and ``since`` in its details."""
        current = self.store.latest()
        try:
            refuse_conflict(self.store, draft.base, current, self.difference(draft, checked))
        except ConflictError as conflict:
            return conflict
        return None

    def seen(self, draft: SavedDraft, checked: CheckedDraft) -> SavedDraft:
        """The difference to the version that it was checked on has been shown to its author."""
        return draft if draft.base == checked.base else self.save(draft, base=checked.base)

    def preview(self, draft: SavedDraft, checked: CheckedDraft, reference: Reference) -> Reader:
        """The newest version with the draft in it."""
        files = {one.sha256: one.name for one in draft.files}
        return self.store.preview(self.explained(draft, checked), reference, files=files)

    def same_table(self, draft: SavedDraft, checked: CheckedDraft) -> list[SavedDraft]:
        """Other drafts that are not decided on, with figures of the same indicators and years.

        What this one is about is written down, so that the others are told as well.
        """
        return alike(self.store, draft, checked, self.listed())

    def publish(
        self,
        draft: SavedDraft,
        checked: CheckedDraft,
        author: str,
        message: str,
        origin: str = "",
    ) -> Version:
        """The draft as a version, and the draft marked with it.

        Raises what ``publishing.publish`` raises; ``ConflictError`` ``changed_since`` where others
        published the same figures after ``draft.base``: show the new difference, then ``seen``.
        """
        if self.read(draft.token).state in CLOSED:
            raise DraftError("draft_closed")
        version = publish(
            self.store,
            checked,
            author=author,
            message=message,
            contents=self.contents(draft),
            explanations=self.explanations(draft, checked),
            notes={key: {"corrections": one.to_json()} for key, one in draft.corrections.items()},
            base=draft.base,
            origin=origin,
            draft=draft.mark,
        )
        self.mark(draft, version)
        return version

    def schedule(
        self, draft: SavedDraft, at: datetime, author: str, message: str, origin: str = ""
    ) -> SavedDraft:
        """To be published at ``at`` (a time zone it must have) without anybody's doing; see
        ``due.schedule`` for what is refused. The caller has made sure that this is allowed."""
        return due.schedule(self, draft, at, author, message, origin)

    def discard(self, draft: SavedDraft, origin: str = "") -> SavedDraft:
        """Put aside for good: no list shows it and its link leads nowhere."""
        return self.save(draft, state="discarded", publish_at="", origin=origin)

    def publish_due(self, now: datetime) -> list[Version | SavedDraft]:
        """Publish what is due: versions, and the drafts that were held instead, with a reason."""
        return due.publish_due(self, now)
