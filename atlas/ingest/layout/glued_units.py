"""Units that a heading ends with, without brackets: 职工入会率%, 送温暖资金/万元, 会员万人."""

from atlas.catalogue import Catalogue

_LONGEST = 6
_BETWEEN = "/:,、_-("
_ALWAYS = ("%", "‰", "万元", "千元", "亿元")


def without_glued_unit(name: str, catalogue: Catalogue) -> tuple[str, str]:
    """A heading that is no known name, and the unit that it ends with (empty where none does).

    A bare counting word parts only from a name that is known without it: 单元 and 多人 are words.
    """
    if catalogue.resolve(name).how != "none":
        return name, ""
    for length in range(min(_LONGEST, len(name) - 1), 0, -1):
        head, unit = name[:-length], name[-length:]
        if catalogue.find_unit(unit) is None:
            continue
        stem = head.rstrip(_BETWEEN)
        if not stem or stem[-1].isdigit():
            break
        known = length > 1 and catalogue.resolve(stem).how != "none"
        if stem != head or unit in _ALWAYS or known:
            return stem, unit
    return name, ""
