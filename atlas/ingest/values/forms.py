"""The written forms of numbers: patterns, words of bound and absence, and tidying before them."""

import re
import unicodedata

from atlas.figures import Absence, Bound
from atlas.ingest.values.numerals import NUMERAL, SCALE

_ABSENCES: dict[Absence, tuple[str, ...]] = {
    # 2017's yearbook and most leagues draw a dash for "nothing to put here"; which of the other
    # absences it is nobody can tell, so it stays what it is: a blank
    "blank": ("-", "--", "---", "...", "......", "....", "空", "暂无", "暂无数据", "无数据"),
    "unreported": (
        *("未报", "未报送", "未上报", "未填报", "未统计", "未提供", "缺报", "缺", "暂缺"),
        *("暂未统计", "暂未上报", "尚未统计", "尚未上报"),
    ),
    "inapplicable": ("/", "//", "不适用", "不涉及", "n/a", "na", "n.a.", "#n/a"),
    "suppressed": ("*", "**", "***", "****", "保密", "不公开", "涉密", "隐去", "×", "××", "x"),
}
ABSENT: dict[str, Absence] = {word: kind for kind, words in _ABSENCES.items() for word in words}
"""Tidied text → which of the absences it marks."""

EVERYTHING = frozenset(
    {"全部", "全覆盖", "全面覆盖", "实现全覆盖", "全部覆盖", "全部完成", "百分之百"}
)
"""Words that say 100 %."""

_MARKS = re.compile(r"(?:注?[①-⑳⓪❶-❿⑴-⒇]|[¹²³⁰⁴-⁹]|[†‡※]|\[注?\d{1,2}\]|〔\d{1,2}〕)+")
_LATIN = re.compile("[A-Za-z]{2}")
_LATIN_TAIL = re.compile(r"(?<=[\u4e00-\u9fff)）])\s+[A-Za-z][A-Za-z .,'’()%-]{2,}$")
_SLASHED = re.compile(
    r"^\s*[A-Za-z][A-Za-z .,'’&-]{2,}\s*[/／]\s*(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff)）])\s*[/／]\s*[A-Za-z][A-Za-z .,'’&-]{2,}(?=\s*[(（]|\s*$)"
)
_NAME_MARK = re.compile(r"\s*(?:[(（\[【〔]注?\d{1,2}[)）\]】〕]|注\d{0,2})$")
_STARS = re.compile(r"(?<=[^*＊\s])[*＊]+$|^[*＊]+(?=[^*＊\s])")
_DASHES = str.maketrans(dict.fromkeys("—–―‒−－─", "-"))
_VARIANTS = str.maketrans("個萬億戶項條級類處場兩圓", "个万亿户项条级类处场两元")
_LOOSE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")

_GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?"
_MIXED = rf"\d+(?:\.\d+)?{SCALE}\d+(?:{SCALE}(?:\d+(?!{SCALE}))?)?"

PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
SCIENTIFIC = re.compile(r"(-?\d(?:\.(\d{1,14}))?)e([+-]?\d{1,2})")
NUMBER = re.compile(
    rf"\((?P<negative>{_GROUPED})\)|(?P<number>{_MIXED}|[-+]?{_GROUPED}|{NUMERAL}|[万亿](?=[余多]))"
)
SIZE = re.compile(rf"(?P<middle>[多余])?(?P<scale>{SCALE})?(?P<behind>[多余])?大?")
UNIT = re.compile(r"(?:[^\d\s,.;:、+\-()]{1,8}(?:\([^\d()]{1,4}\))?(?:/[^\d\s/]{1,3})?)?")
RANGE = re.compile(
    rf"约?(?P<low>{_GROUPED})(?P<low_scale>{SCALE})?(?P<low_unit>[^\d\s\-~至到]{{1,4}})?(?:-+|~|至|到)"
    rf"(?P<high>{_GROUPED})(?P<scale>{SCALE})?(?P<unit>[^\d\s\-]*)"
)
NOTHING_FOUND = re.compile(
    r"[一1](?P<unit_before>[例起件人家个户次])\(未(?:发现|发生)\)"
    r"|(?:至今)?(?:未发现|未发生|没有发生)(?:过?(?:[一1]|任何)*(?P<unit>[例起件人家个户次]))?"
)
RATE_WORD = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:率|比例|占比|覆盖面|开展面)")
EACH = re.compile(r"每(?P<each>[户人名家个次])[\u4e00-\u9fff]{0,6}?(?=\d)")
SAID = re.compile(
    "共计|共有|合计|已有|达到|动态保持在|稳定在|保持在|实现|完成|增至|共|已|达|为|计|:|[¥$](?=\\d)"
)

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "ge",
        "不少于|不低于|不小于|不下|至少|最少|超过|超出|多于|高于|大于|逾|超|上(?=[百千万])|>=|≥|>",
    ),
    ("le", "不超过|不多于|不高于|至多|最多|不足|不到|低于|少于|小于|<=|≤|<"),
    # 近 approaches from below, but writers use it for "about": as a bound it would claim too much
    ("about", "大约|将近|接近|几乎|约|近|≈|~"),
)
BEFORE = tuple((bound, re.compile(words)) for bound, words in _BEFORE)
"""Words before a number that say what kind of bound it is."""

AFTER: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ("ge", ("及以上", "以上")),
    ("le", ("之内", "以内", "及以下", "以下", "内")),
    ("about", ("左右", "上下")),
)
"""Words behind the unit that do."""


def without_marks(text: str) -> str:
    """``457①`` and ``2016年*`` without their footnote marks, which NFKC would turn into digits."""
    return _STARS.sub("", _MARKS.sub("", text))


def one_language(text: str) -> str:
    """The Chinese of a name that is printed in two languages: 会员人数↵Members, 包头市 Baotou,
    Baotou/包头市, 会员数/Members（万人）."""
    if text.isascii() or not _LATIN.search(text):
        return text
    lines = [line for line in text.split("\n") if line.strip()]
    chinese = [line for line in lines if not line.isascii()]
    if len(chinese) < len(lines) and any(_LATIN.search(line) for line in lines):
        text = "\n".join(chinese)
    return _LATIN_TAIL.sub("", _SLASHED.sub("", text))


def name_alone(text: str) -> str:
    """A name without its footnote marks, ``（1）``, ``[2]`` and ``注3`` among them."""
    return _NAME_MARK.sub("", without_marks(text).rstrip())


def tidy(text: str) -> str:
    """One spelling for all: half-width, no footnote marks, no loose spaces, one kind of dash."""
    if text.isascii() and text.isalnum():
        return text.lower()
    bare = without_marks(text)
    if not bare.strip():
        return text
    bare = unicodedata.normalize("NFKC", bare)
    bare = "".join(char for char in bare if unicodedata.category(char) != "Cf")
    bare = _LOOSE_SPACE.sub("", bare.strip().lstrip("'’‘`"))
    return bare.translate(_DASHES).translate(_VARIANTS).rstrip("。;").lower()
