"""What the documentation lists is what the folders hold.

A list is a Markdown table right below a line ``<!-- list: NAME -->``, in README.md or in the
README.md of a folder; what stands in backquotes in a row's first cell is listed by that row.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas.command.parsing import build
from atlas.settings import VARIABLES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.glob("*/README.md"))]
MARK = re.compile(r"<!-- list: (\w+) -->")


def rows(document: Path) -> Iterator[tuple[str, str]]:
    """(list, row of its table without the heading) of one document."""
    name, passed = "", 0
    for line in document.read_text("utf-8").splitlines():
        marked = MARK.fullmatch(line.strip())
        if marked:
            name, passed = marked[1], 0
        elif name and line.startswith("|"):
            passed += 1
            if passed > 2:
                yield name, line
        elif line.strip() or passed:
            name = ""


def listed(name: str) -> list[str]:
    """Everything that the list ``name`` names, over all documents."""
    first_cells = [
        line.split("|")[1] for document in DOCUMENTS for of, line in rows(document) if of == name
    ]
    return [entry for cell in first_cells for entry in re.findall(r"`([^`]+)`", cell)]


def pages() -> set[str]:
    """Addresses: the overview stands at the root."""
    names = {file.stem for file in (ROOT / "pages").glob("*.py")}
    return {"/" if name == "overview" else f"/{name}" for name in names}


def queries() -> set[str]:
    """``subject/what one row is``, checks apart."""
    files = (ROOT / "queries").rglob("*.sql")
    names = {file.relative_to(ROOT / "queries").with_suffix("").as_posix() for file in files}
    return {name for name in names if not name.startswith("checks/")}


def checks() -> set[str]:
    return {file.stem for file in (ROOT / "queries/checks").glob("*.sql")}


def samples() -> set[str]:
    """Folders of sample_data that hold files for upload, not scripts."""
    folders = [folder for folder in (ROOT / "sample_data").iterdir() if folder.is_dir()]
    hidden = ("_", ".")
    return {
        f"{folder.name}/"
        for folder in folders
        if not folder.name.startswith(hidden) and not (folder / "__init__.py").exists()
    }


def targets() -> set[str]:
    text = (ROOT / "Makefile").read_text("utf-8")
    return {f"make {name}" for name in re.findall(r"^(\w+):.*## ", text, re.MULTILINE)}


def commands() -> set[str]:
    """The verbs of ``python -m atlas``."""
    (verbs,) = (
        action for action in build()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return set(verbs.choices)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("pages", pages),
        ("queries", queries),
        ("checks", checks),
        ("samples", samples),
        ("settings", lambda: set(VARIABLES)),
        ("targets", targets),
        ("commands", commands),
    ],
)
def test_each_list_names_what_is_there_once_and_nothing_else(name: str, there) -> None:
    entries = listed(name)
    assert entries, f"no document has <!-- list: {name} --> above a table"
    missing, invented = there() - set(entries), set(entries) - there()
    assert not missing, f"README: the list {name} lacks {sorted(missing)}"
    assert not invented, f"README: the list {name} names what is not there: {sorted(invented)}"
    assert [entry for entry, times in Counter(entries).items() if times > 1] == []


def test_the_defaults_of_settings_are_documented() -> None:
    told = {
        entry: line
        for document in DOCUMENTS
        for of, line in rows(document)
        if of == "settings"
        for entry in re.findall(r"`([^`]+)`", line.split("|")[1])
    }
    for variable, default in VARIABLES.items():
        assert not default or f"`{default}`" in told[variable], f"{variable}: default {default}"


def links(document: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if not re.match(r"[a-z]+:|#", target):
            yield target.partition("#")[0]


@pytest.mark.parametrize(
    "document",
    [*DOCUMENTS, *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CHANGELOG.md"],
    ids=lambda document: str(document.relative_to(ROOT)),
)
def test_every_link_inside_the_documentation_leads_somewhere(document: Path) -> None:
    for target in links(document):
        assert (document.parent / target).exists(), f"{target} is not there"


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first[1] == version
