"""A desk with an empty store of its own for each test."""

from pathlib import Path

import pytest

from tests.command.desk import Desk


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    monkeypatch.setenv("ATLAS_STORE", str(tmp_path / "lake"))
    return Desk(tmp_path, capsys)
