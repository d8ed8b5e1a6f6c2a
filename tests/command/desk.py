"""A desk for tests: files as somebody typed them, a store beside them, and the command line."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from atlas.command import main
from atlas.store import Store

HEADER = "指标,地区,年份,数值,单位"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def table(folder: Path, name: str, *rows: str, header: str = HEADER) -> Path:
    """A CSV with the usual columns, one text a row."""
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


class Desk:
    """``run("publish", path, …)`` is one command; ``store`` what it wrote to."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    @property
    def store(self) -> Store:
        return Store(self.folder / "lake")

    def run(self, *arguments: object) -> Said:
        code = main([str(one) for one in arguments])
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def publish(self, path: Path, *more: object) -> Said:
        """Publish with an author and a message."""
        return self.run("publish", path, "--author", "财务部", "--message", "年报", *more)

    def table(self, name: str, *rows: str, header: str = HEADER) -> Path:
        return table(self.folder, name, *rows, header=header)
