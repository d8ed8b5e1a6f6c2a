"""AppTest as in a process that has shown a page before."""

import pytest
from streamlit.runtime.pages_manager import PagesManager


@pytest.fixture(autouse=True)
def _navigated_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest forgets at each run that there is a navigation: the page's file then runs without
    its frame first, and what was clicked is lost on that run."""
    begin = PagesManager.__init__

    def begun(self: PagesManager, *arguments: object, **named: object) -> None:
        begin(self, *arguments, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", begun)
