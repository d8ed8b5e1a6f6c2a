"""Every error of the store and of queries has its sentence, in both languages."""

import ast
import tomllib
from pathlib import Path
from string import Formatter

import pytest

ATLAS = Path(__file__).parents[2] / "atlas"
SOURCES = [*(ATLAS / "store").glob("*.py"), ATLAS / "query.py"]
FAMILY = {"StoreError", "ConflictError", "QueryError"}


def raised() -> dict[str, set[str]]:
    """Code → names of its details, read from the source."""
    calls = (node for file in SOURCES for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {
        call.args[0].value: {keyword.arg for keyword in call.keywords}
        for call in calls
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in FAMILY
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_a_sentence_that_its_details_can_fill(language: str):
    text = (ATLAS / "words" / language / "errors-store.toml").read_text("utf-8")
    sentences = tomllib.loads(text)["errors"]
    details = raised()
    assert sentences.keys() == details.keys()
    for code, sentence in sentences.items():
        placeholders = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert placeholders <= details[code], code
