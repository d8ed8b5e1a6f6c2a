"""The one look of all charts: colours of the light theme, type sizes, and how wide text runs.

Figures carry these light colours; the stage swaps each for its token, so that a reader's theme
is applied in the browser. Okabe–Ito hues in the order blue, orange, green, vermilion, sky, purple,
yellow, darkened until a shape stands 3 : 1 against paper; ``t…`` are the same hues for text
(4.5 : 1).
"""

from unicodedata import east_asian_width

#: token → colour of the light theme; ``static/stage/stage.css`` holds the same and the dark ones
LIGHT = {
    "ink": "#1b1d21",
    "muted": "#5a6068",
    "faint": "#8b9199",
    "grid": "#e7e9ec",
    "paper": "#ffffff",
    "accent": "#9d1c26",
    "c1": "#0072b2",
    "c2": "#c67d00",
    "c3": "#00976f",
    "c4": "#d96200",
    "c5": "#3891c9",
    "c6": "#bf69a2",
    "c7": "#978b00",
    "other": "#80868e",
    "t1": "#00639b",
    "t2": "#8a5700",
    "t3": "#007253",
    "t4": "#a84a00",
    "t5": "#1f6fa3",
    "t6": "#95437a",
    "t7": "#6d6400",
    "pale": "#a9cfe6",
    "on": "#1a1c20",
    "ground": "#f1f2f4",
}
FONT = '"Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
TEXT = 13
SMALL = 12
LINE = 17
#: a line never begins with one of these
CLOSING = "）〕】」』》、，。；：？！)],.;:%"
TOKENS = {colour: f"@{token}" for token, colour in LIGHT.items()}


def colour(name: str) -> str:
    """The light-theme colour of a block's colour name (``c1``…``c7``, ``other``, ``accent``)."""
    return LIGHT[name]


def text_colour(name: str) -> str:
    """The darker shade of a series colour that stays readable as text."""
    if name.startswith("c") and name[1:].isdigit():
        return LIGHT[f"t{name[1:]}"]
    return LIGHT["muted"] if name == "other" else LIGHT[name]


def inside_colour(name: str) -> str:
    """The colour of text on a bar of this series colour, at 4.5 : 1 in both themes."""
    return LIGHT["paper"] if name in ("c1", "accent") else LIGHT["on"]


def text_width(text: str, size: int = TEXT) -> int:
    """Pixels that ``text`` takes: 汉字 are one em wide, other letters about 0.58."""
    ems = sum(1.0 if east_asian_width(letter) in "WF" else 0.58 for letter in text)
    return round(ems * size)


def wrapped(text: str, width: int, size: int = TEXT) -> tuple[str, ...]:
    """``text`` on as many lines as ``width`` pixels need, at blanks where there are any."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and text_width(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece
        else:
            line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str) -> list[str]:
    """Places where a line may end: after any 汉字, after a blank, inside no Latin word."""
    pieces: list[str] = []
    for letter in text:
        wide = east_asian_width(letter) in "WF"
        inside = pieces and not wide and pieces[-1][-1].isascii() and not pieces[-1].endswith(" ")
        if pieces and (inside or letter in CLOSING):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def tokenised(part: object) -> object:
    """The same Plotly JSON with each light colour replaced by its token (``#0072b2`` → ``@c1``)."""
    if isinstance(part, dict):
        return {key: tokenised(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [tokenised(value) for value in part]
    return TOKENS.get(part, part) if isinstance(part, str) else part
