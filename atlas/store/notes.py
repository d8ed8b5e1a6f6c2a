"""What was said of a version after it was published: its note may be amended, its figures not."""

from dataclasses import dataclass

from atlas.store.papers import Paper, Papers

#: names of papers count versions: ``v12``
_PREFIX = "v"


@dataclass(frozen=True, slots=True)
class Note:
    """An amendment of version ``number``: what is to be read instead of its message, by whom, when
    (UTC, ISO 8601) and from where. ``revision`` counts from 1."""

    number: int
    message: str
    author: str
    written_at: str
    origin: str = ""
    revision: int = 1


class Notes:
    """The amendments, each kept."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def amend(self, number: int, message: str, author: str, origin: str) -> Note:
        """A further amendment; ``ConflictError`` ``paper_changed`` where another was quicker."""
        name = f"{_PREFIX}{number}"
        content = {"message": message, "author": author, "origin": origin}
        return _note(self._papers.write(name, content, after=self._papers.newest(name)))

    def newest(self, number: int) -> Note | None:
        """The amendment that holds; None where there is none."""
        name = f"{_PREFIX}{number}"
        return _note(self._papers.read(name)) if self._papers.newest(name) else None

    def all(self) -> list[Note]:
        """Every amendment of every version, oldest first."""
        papers = (paper for name in self._papers.names() for paper in self._papers.history(name))
        return sorted(map(_note, papers), key=lambda one: (one.written_at, one.number))


def _note(paper: Paper) -> Note:
    said = paper.content
    return Note(
        number=int(paper.name.removeprefix(_PREFIX)),
        message=said["message"],
        author=said["author"],
        written_at=paper.written_at,
        origin=said["origin"],
        revision=paper.revision,
    )
