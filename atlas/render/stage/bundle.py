"""One file for browsers out of the stage's modules: ``python -m atlas.render.stage.bundle``.

One request instead of nine, one digest in its address, and something that an offline page can
hold inline. The result is kept in the repository; a test fails when it is not what its parts make.
"""

import re
from pathlib import Path

SOURCES = Path(__file__).parent / "script"
TARGET = Path(__file__).parents[3] / "static" / "stage" / "stage.js"
#: each module after those it imports
ORDER = (
    "dom",
    "theme",
    "figure",
    "head",
    "table",
    "values",
    "plot",
    "map",
    "labels",
    "listen",
    "stage",
)
HEAD = "// Made by atlas/render/stage/bundle.py from atlas/render/stage/script.\n\n"
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
NAMED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (.*)$", re.MULTILINE)


def bundle() -> str:
    """The modules in one: imports gone, only the last one's exports left."""
    twice = {name: modules for name, modules in names().items() if len(modules) > 1}
    if twice:
        raise ValueError(f"top-level names must differ between modules: {twice}")
    parts = []
    for name in ORDER:
        text = IMPORT.sub("", (SOURCES / f"{name}.js").read_text("utf-8"))
        if name != ORDER[-1]:
            text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
        parts.append(f"// {name}\n{text.strip()}\n")
    return (
        "// Made by atlas/render/stage/bundle.py from atlas/render/stage/script.\n\n"
        + "\n".join(parts)
    )


def names() -> dict[str, list[str]]:
    """Top-level names → modules that define them; in one file each may stand once."""
    defined: dict[str, list[str]] = {}
    for module in ORDER:
        for match in NAMED.finditer((SOURCES / f"{module}.js").read_text("utf-8")):
            first = re.match(r"\w+", match[1])[0]
            for name in dict.fromkeys([first, *re.findall(r", ([A-Z]\w+) =", match[1])]):
                defined.setdefault(name, []).append(module)
    return defined


if __name__ == "__main__":
    TARGET.write_text(bundle(), "utf-8")
