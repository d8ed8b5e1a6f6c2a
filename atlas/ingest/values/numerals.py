"""Numbers written in Chinese characters, and the size words that stand behind digits."""

import re
from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_STEPS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10_000, "亿": 100_000_000}

_WORDS = "[零〇一二两三四五六七八九十百千]"
NUMERAL = f"{_WORDS}+(?:[万亿]{_WORDS}*)*"
"""Pattern of a number in characters: 五, 二十五, 三千万, 一亿零五百万."""

SCALE = "(?:[十百千]?[万亿]|万亿|[十百千])"
"""Pattern of the size words behind digits: 5.2万, 3千, 7.54亿, 2千万."""

_PAIRS = re.compile(rf"(\d+(?:\.\d+)?)({SCALE})")


def scale_of(words: str) -> int:
    """``千万`` is 10 000 000; the empty text is 1."""
    size = 1
    for word in words:
        size *= SCALES.get(word) or _STEPS[word]
    return size


def scale_words(size: int) -> str:
    """The inverse of :func:`scale_of`: 10 000 000 is ``千万``, 1 the empty text."""
    for word, large in (("亿", 10**8), ("万", 10**4)):
        if size >= large:
            return scale_words(size // large) + word
    return {10: "十", 100: "百", 1000: "千"}.get(size, "")


def numeral_value(text: str) -> int | None:
    """The number a run of characters writes (二十五 25, 一百零五 105, 百 100, 三千万 30 000 000),
    None where it is none (五一, 十百)."""
    for word, size in (("亿", 10**8), ("万", 10**4)):
        above, found, below = text.rpartition(word)
        if found:
            many = numeral_value(above) if above else 1
            rest = numeral_value(below) if below else 0
            fits = many is not None and rest is not None and rest < size
            return many * size + rest if fits else None  # type: ignore[operator]
    return _below_ten_thousand(text)


def _below_ten_thousand(words: str) -> int | None:
    total, digit, lowest = 0, None, 10_000
    for word in words:
        if word in _STEPS:
            step = _STEPS[word]
            if step >= lowest or (digit is None and total):
                return None
            total += (1 if digit is None else digit) * step
            digit, lowest = None, step
        elif digit is not None or word not in _DIGITS:
            return None
        elif word not in "零〇":
            digit = _DIGITS[word]
    return total + (digit or 0) if words else None


def mixed_value(text: str) -> tuple[Decimal, int] | None:
    """``3亿5000万`` and ``1万2千``: digits and size words in falling order, and the last size."""
    total, lowest, position = Decimal(0), 10**13, 0
    for pair in _PAIRS.finditer(text):
        size = scale_of(pair[2])
        if pair.start() != position or size >= lowest:
            return None
        total, lowest, position = total + Decimal(pair[1]) * size, size, pair.end()
    rest = text[position:]
    if rest and not (rest.isdecimal() and int(rest) < lowest):
        return None
    return total + Decimal(rest or 0), 1 if rest else lowest
