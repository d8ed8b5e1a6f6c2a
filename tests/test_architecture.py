"""The walls: who imports whom, where each library lives, how long a piece of code may be."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE_LINES, MODULE_LINES, FUNCTION_LINES, FRAME_LINES = 120, 200, 40, 60

#: layer (module or package of atlas) → the layers it may import; no arrow goes back
MAY_IMPORT = {
    "errors": set(),
    "words": set(),
    "figures": set(),
    "settings": {"errors"},
    "access": {"errors"},
    "datum": {"figures"},
    "arithmetic": {"datum"},
    "view": {"figures"},
    "catalogue": {"errors", "figures"},
    "places": {"errors"},
    "ingest": {"catalogue", "places", "errors", "figures", "words"},
    "store": {"catalogue", "places", "errors", "figures"},
    "query": {"store", "errors"},
    "checks": {"query", "store", "catalogue", "places", "errors", "figures", "words"},
    "publishing": {
        "ingest", "checks", "store", "query", "catalogue", "places", "errors", "figures", "words",
    },
    "drafts": {
        "publishing", "ingest", "checks", "store", "catalogue", "places", "errors", "figures",
        "words",
    },
    "recipes": {"ingest", "store", "catalogue", "places", "errors", "words"},
    "templates": {"recipes", "store", "catalogue", "places", "errors", "figures", "words"},
    "samples": {"publishing", "store", "catalogue", "places", "errors", "figures", "words"},
    "stories": {
        "view", "words", "catalogue", "places", "datum", "arithmetic", "figures", "errors",
    },
    "charts": {"stories", "words", "datum", "arithmetic"},
    "render": {
        "charts", "checks", "stories", "words", "datum", "arithmetic", "errors", "figures",
        "ingest",
    },
    "cached": {
        "catalogue", "drafts", "places", "publishing", "query", "render", "settings", "store",
        "stories", "view", "words", "errors", "figures", "ingest",
    },
    "frame": {
        "access", "cached", "catalogue", "datum", "drafts", "errors", "figures", "places",
        "render", "settings", "stories", "view", "words",
    },
    "uploading": {
        "access", "cached", "catalogue", "checks", "drafts", "errors", "figures", "frame", "ingest",
        "places", "publishing", "recipes", "render", "settings", "store", "stories",
        "templates", "view", "words",
    },
    "templating": {
        "cached", "errors", "figures", "frame", "recipes", "templates", "uploading", "words",
    },
    "reporting": {
        "cached", "errors", "figures", "frame", "places", "render", "stories", "store",
        "uploading", "view", "words",
    },
    "command": {
        "catalogue", "checks", "drafts", "errors", "figures", "ingest", "places", "publishing",
        "query", "recipes", "samples", "settings", "store", "templates", "words",
    },
    "serving": {"cached", "drafts", "errors", "samples", "store", "stories", "view", "words"},
    "server": {"errors", "frame", "serving", "settings"},
    "__main__": {"command"},
    # scripts outside the package
    "pages": {
        "access", "cached", "catalogue", "checks", "errors", "figures", "frame", "ingest",
        "places", "publishing", "recipes", "render", "reporting", "settings", "store",
        "stories", "templates", "templating", "uploading", "view", "words",
    },
    "dashboard": {"frame"},
    "geo": {"catalogue", "places"},
    "sample_data": {"catalogue", "places", "figures", "errors"},
}  # fmt: skip

#: library → the only places that may import it (paths below the root, or folders ending in /)
HOMES = {
    "streamlit": (
        "dashboard.py", "pages/", "atlas/frame/", "atlas/cached/", "atlas/render/stage/",
        "atlas/render/sheet/", "atlas/serving/", "atlas/templating/", "atlas/uploading/",
        "atlas/reporting/",
    ),
    "duckdb": ("atlas/store/", "atlas/query.py", "atlas/checks/"),
    "deltalake": ("atlas/store/",),
    "pyarrow": ("atlas/store/", "atlas/query.py", "atlas/checks/"),
    "plotly": ("atlas/charts/",),
    "pandas": ("pages/", "atlas/frame/", "atlas/render/", "geo/"),
    "geopandas": ("geo/",),
    "shapely": ("geo/",),
    "python_calamine": ("atlas/ingest/files/",),
    "msoffcrypto": ("atlas/ingest/files/",),
    "openpyxl": (
        "atlas/ingest/", "atlas/render/", "atlas/checks/", "atlas/templates/", "sample_data/",
    ),
    "starlette": ("atlas/server.py", "atlas/serving/"),
    "uvicorn": ("atlas/serving/",),
}  # fmt: skip

#: without ❶…❿, which tables of this trade are numbered with
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u2775\u2794-\u27bf\ufe0f]")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "data"}


def sources() -> list[Path]:
    """Every Python file of the product, paths below the root."""
    folders = ("atlas", "pages", "geo", "sample_data")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return sorted(file.relative_to(ROOT) for file in [ROOT / "dashboard.py", *files])


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"))


def imported(file: Path) -> Iterator[str]:
    """The dotted names that a file imports, ``from atlas import x`` as ``atlas.x``."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer_of(name: str) -> str:
    """``atlas.store.versions`` is of layer ``store``, ``pages.coverage`` of ``pages``."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "atlas" and rest else first


def layer_of_file(file: Path) -> str:
    return layer_of(".".join(file.with_suffix("").parts))


@pytest.mark.parametrize("file", sources(), ids=str)
def test_imports_point_downwards(file: Path) -> None:
    layer = layer_of_file(file)
    if layer == "__init__":
        assert not [name for name in imported(file) if name.startswith("atlas")]
        return
    assert layer in MAY_IMPORT, f"{layer} is a new layer: give it its place in MAY_IMPORT"
    own = {"atlas", "pages", "geo", "sample_data", "dashboard", "tests", "bench"}
    used = {layer_of(name) for name in imported(file) if name.split(".")[0] in own}
    assert used - {layer} <= MAY_IMPORT[layer], f"{file} imports what lies above or beside it"


@pytest.mark.parametrize("file", sources(), ids=str)
def test_each_library_has_one_home(file: Path) -> None:
    for library in {name.split(".")[0] for name in imported(file)} & set(HOMES):
        homes = HOMES[library]
        assert str(file).startswith(homes), f"{library} lives in {', '.join(homes)}"


def test_cells_are_read_without_knowing_what_they_will_mean() -> None:
    for part, forbidden in (("files", ("layout", "values")), ("values", ("layout",))):
        for file in (ROOT / "atlas/ingest" / part).glob("*.py"):
            used = set(imported(file.relative_to(ROOT)))
            above = tuple(f"atlas.ingest.{name}." for name in forbidden)
            assert not [name for name in used if name.startswith(above)], file


def test_the_table_of_layers_has_no_circle() -> None:
    open_, done = set(), set()

    def visit(layer: str) -> None:
        assert layer not in open_, f"{layer} leads back to itself"
        if layer in done:
            return
        open_.add(layer)
        for below in MAY_IMPORT[layer]:
            visit(below)
        open_.discard(layer)
        done.add(layer)

    for layer in MAY_IMPORT:
        visit(layer)


@pytest.mark.parametrize("file", sources(), ids=str)
def test_files_and_functions_fit_on_a_screen(file: Path) -> None:
    lines = len((ROOT / file).read_text("utf-8").splitlines())
    most = {"pages": PAGE_LINES, "dashboard.py": FRAME_LINES}.get(file.parts[0], MODULE_LINES)
    assert lines <= most, f"{lines} lines: split by concept"
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{node.name} has {length} lines"


@pytest.mark.parametrize("file", sources(), ids=str)
def test_no_failure_is_swallowed(file: Path) -> None:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), (
                f"line {node.lineno} catches {caught}: name what a reader can do something about"
            )
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: assert belongs into tests"


@pytest.mark.parametrize("file", sources(), ids=str)
def test_names_say_what_a_module_holds(file: Path) -> None:
    assert not {part.lower() for part in file.with_suffix("").parts} & EMPTY_NAMES


@pytest.mark.parametrize("file", sources(), ids=str)
def test_sql_stands_in_files_that_one_module_reads(file: Path) -> None:
    home = ("atlas/query.py", "atlas/store/", "atlas/checks/")
    if str(file).startswith(home):
        return
    for text in strings(file):
        assert not re.search(r"(?s)\bselect\b.+\bfrom\b", text.lower()), f"SQL: {text[:60]}"
        assert ".sql" not in text, "queries/ is read through atlas.query"


def strings(file: Path) -> Iterator[str]:
    """String constants that are not docstrings."""
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(file)):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and id(node) not in documented:
            yield node.value


@pytest.mark.parametrize("file", sources(), ids=str)
def test_one_package_caches_and_nothing_is_invalidated(file: Path) -> None:
    text = (ROOT / file).read_text("utf-8")
    if file.parts[:2] != ("atlas", "cached"):
        assert "st.cache_data" not in text
        assert "st.cache_resource" not in text
    assert not re.search(r"cache_(data|resource)\.clear", text)


@pytest.mark.parametrize("file", sorted((ROOT / "pages").glob("*.py")), ids=lambda file: file.stem)
def test_a_page_is_a_plain_script(file: Path) -> None:
    for node in ast.walk(tree(file.relative_to(ROOT))):
        assert not isinstance(node, ast.ClassDef)
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 12, f"{node.name}: a page only arranges"


def test_no_emoji_in_code_or_words() -> None:
    words = (ROOT / "atlas").rglob("*.toml")
    for file in [*(ROOT / source for source in sources()), *words]:
        assert not EMOJI.search(file.read_text("utf-8")), file


def test_every_page_file_is_a_registered_page() -> None:
    """A file of pages/ that the navigation does not know would run without its frame."""
    menu = tree(Path("atlas/frame/menu.py"))
    registered = next(
        ast.literal_eval(node.value)
        for node in menu.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "PAGES"
    )
    assert {file.stem for file in (ROOT / "pages").glob("*.py")} == set(registered)
