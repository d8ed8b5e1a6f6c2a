"""An empty store with its drafts for each test."""

from pathlib import Path

import pytest

from atlas.drafts import Drafts
from atlas.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lake")


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)
