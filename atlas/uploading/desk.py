"""The upload in progress: a saved draft of several files, and which of them is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from atlas.drafts import DraftError, Drafts, SavedDraft
from atlas.errors import AtlasError, ConflictError, StoreError
from atlas.figures import Finding
from atlas.ingest import Corrections, Draft, understand_workbook
from atlas.ingest.files.raw import RawWorkbook
from atlas.publishing import CheckedDraft, check, upload_of
from atlas.recipes import RecipeUse
from atlas.store import Difference, Store
from atlas.uploading.background import Progress, Task, Tell

#: with more figures than this, a choice is taken beside the page
LARGE = 5_000


@dataclass(frozen=True, slots=True)
class DeskFile:
    """One file: its cells, what was chosen for it, and what was understood of it with that;
    ``used`` are the recipes that chose instead of the analyst."""

    workbook: RawWorkbook
    draft: Draft
    corrections: Corrections = field(default_factory=Corrections)
    used: tuple[RecipeUse, ...] = ()

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def sha256(self) -> str:
        return self.draft.sha256

    def corrected(self, corrections: Corrections) -> "DeskFile":
        """The same file as ``corrections`` say."""
        draft = understand_workbook(self.workbook, corrections)
        return replace(self, draft=draft, corrections=corrections, used=())


@dataclass
class Work:
    """The files of a draft, read and checked together as the version that they would become.

    ``saved`` is the draft as it was written down last; every choice is written down at once.
    ``difference`` is what publishing would change in the newest version; None where one figure has
    two values, so that there is nothing to compare. ``conflict``: others published the same figures
    since the analyst saw a difference. ``overtaken``: somebody else has changed the draft, and
    nothing more can be saved before it is opened again. ``workbook``, ``draft`` and
    ``corrections`` are those of the file that is looked at (:meth:`choose`), and so is what
    :meth:`correct` takes. ``own`` and ``common`` are the texts as typed: fields forget them when
    the page is left.
    """

    drafts: Drafts
    saved: SavedDraft
    files: tuple[DeskFile, ...]
    checked: CheckedDraft
    chosen: str = ""
    explanations: dict[Finding, str] = field(default_factory=dict)
    own: dict[Finding, str] = field(default_factory=dict)
    common: str = ""
    difference: Difference | None = None
    conflict: ConflictError | None = None
    overtaken: AtlasError | None = None
    alike: list[SavedDraft] = field(default_factory=list)
    task: Task | None = None

    @property
    def file(self) -> DeskFile:
        """The file that is looked at; the first until one is chosen."""
        return next((one for one in self.files if one.sha256 == self.chosen), self.files[0])

    @property
    def workbook(self) -> RawWorkbook:
        return self.file.workbook

    @property
    def draft(self) -> Draft:
        return self.file.draft

    @property
    def corrections(self) -> Corrections:
        return self.file.corrections

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the file that is looked at; ``checked.findings`` are those of all."""
        return self.checked.findings_of(self.draft)

    @property
    def open_queries(self) -> tuple[Finding, ...]:
        """The queries of all files that still need an explanation."""
        return self.checked.unexplained(self.explanations)

    def file_of(self, finding: Finding) -> DeskFile:
        """The file that a finding is in."""
        return next(one for one in self.files if one.sha256 == upload_of(finding))

    def choose(self, sha256: str) -> None:
        """Look at another file."""
        self.chosen = sha256

    def correct(self, store: Store, corrections: Corrections) -> None:
        """Take the file that is looked at as ``corrections`` say, and look at all anew."""
        mine = self.file
        if not self.save(corrections={**self.saved.corrections, mine.sha256: corrections}):
            return

        def again(tell: Tell) -> None:
            tell(Progress("understanding", 1, 1, mine.name))
            changed = mine.corrected(corrections)
            self.files = tuple(changed if one is mine else one for one in self.files)
            self.look(tell)

        self._do(again)

    def without(self, sheet: str) -> Corrections:
        """The corrections of the file but those of one sheet."""
        kept = {name: one for name, one in self.corrections.sheets.items() if name != sheet}
        return Corrections(kept)

    def explain(self, store: Store, explanations: Mapping[Finding, str]) -> None:
        """Take these as the explanations, and no others; they are part of what changes."""
        given = {one: explanations.get(one, "") for one in (*self.explanations, *explanations)}
        if self.attempt(lambda: self.drafts.explain(self.saved, given)):
            self.compare()

    def recheck(self) -> None:
        """Check and compare with the version that is the newest now."""
        self._do(self.look)

    def save(self, **changes: object) -> bool:
        """Write the draft down; False where somebody else was quicker, and then nothing is."""
        return self.attempt(lambda: self.drafts.save(self.saved, **changes))

    def attempt(self, change: Callable[[], SavedDraft]) -> bool:
        """Whether a change could be written down; the draft is what it returns."""
        try:
            self.saved = change()
        except (ConflictError, DraftError) as refused:
            self.overtaken = refused
            return False
        return True

    def _do(self, what: Callable[[Tell], None]) -> None:
        """At once where that takes no time, else beside the page."""
        if len(self.checked.figures) > LARGE:
            self.task = Task(what)
        else:
            what(lambda progress: None)

    def look(self, tell: Tell) -> None:
        """As ``recheck``, here and now."""
        tell(Progress("checking"))
        self.checked = check([one.draft for one in self.files], self.drafts.store)
        tell(Progress("comparing"))
        self.compare()

    def compare(self) -> None:
        """What would change, who else is at it, and which explanations still hold."""
        self.alike = self.drafts.same_table(self.saved, self.checked)
        self.explanations = self.drafts.explanations(self.saved, self.checked)
        try:
            self.difference = self.drafts.difference(self.saved, self.checked)
        except StoreError:
            # one figure with two values: a finding says which, and nothing can be published
            self.difference = self.conflict = None
        else:
            behind = self.saved.base != self.checked.base
            self.conflict = self.drafts.conflict(self.saved, self.checked) if behind else None


def with_sheet(corrections: Corrections, sheet: str, **changes: object) -> Corrections:
    """As ``Corrections.with_``, for values that are put back to what the sheet says."""
    return Corrections(
        {**corrections.sheets, sheet: replace(corrections.of(sheet), **changes)}  # type: ignore
    )
