"""What tests of the store share."""

import sys
import types

import pytest


@pytest.fixture(autouse=True)
def plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spawned process runs its parent's main file first, and page tests leave theirs there."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))
