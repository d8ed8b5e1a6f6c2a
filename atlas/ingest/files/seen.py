"""What a person saw in a numeric cell: the number as its format shows it."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# one section of a format that we can show faithfully: literals around one run of digits
_PLAIN = re.compile(r"^([^0#?.,%]*)([#,0?]*[0#?])(?:\.([0#?]+))?(%?)([^0#?.,%]*)$")
_NOISE = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def plain_number(value: float) -> str:
    """Shortest text of at most 15 digits, as a spreadsheet keeps them: ``8782.2``, ``320``."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return f"{Decimal(f'{value:.15g}'):f}"


def seen_number(value: float, number_format: str = "") -> str:
    """``0.941`` with ``0.0%`` is seen as ``94.1%``; without a format as its plain number.

    Formats that show something else than one number with literals around it (fractions,
    exponents, dates, 万-tricks) give the plain number.
    """
    shape = _shape(number_format) if number_format else None
    if shape is None or value != value or abs(value) > 1e15:
        return plain_number(value)
    before, grouped, fewest, most, percent, after = shape
    exact = Decimal(f"{value:.15g}") * (100 if percent else 1)
    shown = exact.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    text = f"{abs(shown):,f}" if grouped else f"{abs(shown):f}"
    if most > fewest:
        whole, _, decimals = text.partition(".")
        kept = decimals.rstrip("0").ljust(fewest, "0")
        text = f"{whole}.{kept}" if kept else whole
    sign = "-" if shown < 0 else ""
    return f"{before}{sign}{text}{'%' if percent else ''}{after}"


@lru_cache(maxsize=512)
def _shape(number_format: str) -> tuple[str, bool, int, int, bool, str] | None:
    """(text before, thousands separator, fewest decimals, most decimals, percent, text after)."""
    section = _NOISE.sub("", number_format.split(";")[0])
    literals: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return "\x00"

    matched = _PLAIN.match(_LITERAL.sub(set_aside, section))
    if matched is None:
        return None
    before, digits, decimals, percent, after = matched.groups()
    if re.search(r"[A-Za-z/@年月日]", before + after) or digits.endswith(","):
        return None
    put_back = iter(literals)
    texts = [re.sub("\x00", lambda _: next(put_back), part).strip() for part in (before, after)]
    decimals = decimals or ""
    return texts[0], "," in digits, decimals.count("0"), len(decimals), bool(percent), texts[1]


def is_telling(number_format: str) -> bool:
    """Whether the format changes what is seen; General, text and dates do not concern us."""
    return _shape(number_format) is not None and number_format not in ("0", "@")
