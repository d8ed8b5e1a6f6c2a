"""Both languages say the same things; whatever the code says has its words, and no word is idle."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from atlas import errors
from atlas.words import words

ROOT = Path(__file__).resolve().parents[1]
ZH, EN = words("zh").phrases, words("en").phrases

#: what Chinese sentences call by its foreign name, because the trade does
KNOWN_LATIN = {
    "Gonghui", "Atlas", "English", "Ctrl", "C", "JavaScript", "Excel", "WPS", "Word",
    "CSV", "csv", "XLSX", "XLS", "TOML", "JSON", "UTF", "UTF-8", "GBK", "GB18030", "BOM", "MB",
    "ZIP",
    "SHA-256", "SELECT", "CGCS2000", "AND", "REF", "NAME", "B3",
    "ATLAS_STORE", "ATLAS_PASSPHRASE", "ATLAS_MAP_APPROVAL", "PORT",
    "check", "publish", "versions", "diff", "restore", "drafts", "query", "template", "backup",
    "samples", "theme", "all", "league", "region", "KB",
    "help", "explain", "rule", "sheet", "cell", "text", "year",
    "make", "run", "var", "lake", "queries", "aliases", "shared", "python", "m", "atlas",
}  # fmt: skip
#: what English sentences quote, because it stands so in the sheets
KNOWN_CHINESE = {
    "万", "亿", "元", "万元", "户", "人", "人次", "个", "以上", "多", "余", "左右", "约",
    "合计", "单位", "全区", "本级", "全级",
}  # fmt: skip


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(ZH.keys() - EN.keys()) == []
    assert sorted(EN.keys() - ZH.keys()) == []


@pytest.mark.parametrize("key", sorted(ZH))
def test_both_languages_fill_the_same_places(key: str) -> None:
    assert placeholders(ZH[key]) == placeholders(EN[key])


@pytest.mark.parametrize("key", sorted(ZH))
def test_chinese_is_chinese_and_english_is_english(key: str) -> None:
    latin = re.findall(r"[A-Za-z][A-Za-z0-9_\-]*", re.sub(r"\{.*?\}|https?://\S+", "", ZH[key]))
    chinese = re.findall("[\u4e00-\u9fff]+", re.sub(r"\{.*?\}", "", EN[key]))
    assert set(latin) <= KNOWN_LATIN or key.startswith("units."), ZH[key]
    # the name of the Chinese switch is Chinese in both
    assert set(chinese) <= KNOWN_CHINESE or key == "language.zh", EN[key]


@pytest.mark.parametrize("key", sorted(ZH))
def test_sentences_are_whole(key: str) -> None:
    for phrases in (ZH, EN):
        phrase = phrases[key]
        assert not re.search(r"!|！{2}|\.\.\.\.|TODO|\?\?", phrase)
    if key.startswith("errors."):
        assert ZH[key].endswith(("。", "？")), ZH[key]
        assert EN[key].endswith((".", "?")), EN[key]


@cache
def calls() -> tuple[tuple[Path, ast.Call], ...]:
    """Every call in the product's code, with its file."""
    files = [ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "atlas").rglob("*.py")]
    return tuple(
        (file, node)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )


def given(call: ast.Call) -> set[str] | None:
    """Names of the keywords of a call; None where some are only known when it runs."""
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else names


def first_text(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def raised() -> Iterator[tuple[Path, int, str, set[str] | None]]:
    """(file, line, code, details) of every reader-facing error that is made with a written code."""
    family = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.AtlasError)
    }
    for file, call in calls():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        code = first_text(call)
        if name in family and code is not None:
            yield file, call.lineno, code, given(call)


def test_every_error_has_its_sentence_in_both_languages_and_fills_it() -> None:
    seen = list(raised())
    assert seen
    for file, line, code, details in seen:
        where = f"{file.relative_to(ROOT)}:{line}"
        assert f"errors.{code}" in ZH, f"{where}: errors.{code} has no sentence"
        if details is not None:
            assert placeholders(ZH[f"errors.{code}"]) <= details, f"{where}: {code} is not filled"


def spoken() -> Iterator[tuple[Path, ast.Call, str]]:
    """Calls of ``w("topic.name", …)`` under any of the names that words go by."""
    for file, call in calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        name = call.func.id if isinstance(call.func, ast.Name) else name
        key = first_text(call)
        if name in ("w", "words", "say") and key is not None and "." in key:
            yield file, call, key


def test_every_phrase_that_is_said_exists_and_is_filled() -> None:
    seen = list(spoken())
    assert seen
    for file, call, key in seen:
        where = f"{file.relative_to(ROOT)}:{call.lineno}"
        assert key in ZH, f"{where}: there is no phrase {key}"
        names = given(call)
        if names is not None:
            assert placeholders(ZH[key]) <= names, f"{where}: {key} is not filled"


def test_no_phrase_is_idle() -> None:
    """A phrase is used where its key, or a pattern that its key fits, stands in the code."""
    literals, patterns = set(), set()
    for file in [*(ROOT / "pages").glob("*.py"), *(ROOT / "atlas").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.add(pattern(node))
    codes = {f"errors.{literal}" for literal in literals}
    fits = re.compile("|".join(sorted(found for found in patterns if "\\." in found)))
    idle = [key for key in ZH if key not in literals | codes and not fits.fullmatch(key)]
    assert idle == [], "\n".join(idle)


def pattern(text: ast.JoinedStr) -> str:
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) else "[^.]+" for part in text.values
    )
