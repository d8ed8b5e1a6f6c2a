"""Headings that say too little alone and are completed by the words of a title."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from atlas.catalogue import Catalogue
from atlas.catalogue.names import key_of
from atlas.ingest.sense import Names

_SHORTEST = 2
_VERB = re.compile("^(?:实际|累计|全年|共)?(?:发放|筹集|拨付|投入|支出|使用|下拨|落实)")
_ENDINGS = ("单位数", "企业数", "人数", "户数", "数")
_ENDING = re.compile(f"(?<=..)(?:{'|'.join(_ENDINGS)})$")
_MONEY = re.compile("(?:资金|金额|经费|款项|金|额|款)(?:总?额|总数|数)?$")


def told_by_title(names: Names, said: str, catalogue: Catalogue) -> Names:
    """建制率 below a title with 职代会 is 职代会建制率: of the indicators that share a heading, the
    only one the rest of whose name stands in ``said``."""
    told = list(names)
    for at, name in enumerate(names):
        match = catalogue.resolve(name)
        if match.how != "ambiguous":
            continue
        key = key_of(name)
        whole = {code: key_of(catalogue.get(code).name_zh) for code in match.candidates}
        fits = [
            code
            for code, one in whole.items()
            if key in one and (rest := one.replace(key, "", 1)) and rest in said
        ]
        if len(fits) == 1 and not _of_two_themes(fits[0], match.candidates, said, catalogue):
            told[at] = catalogue.get(fits[0]).name_zh
    return tuple(told)


def _of_two_themes(code: str, candidates: Iterable[str], said: str, catalogue: Catalogue) -> bool:
    """Whether the title speaks of the theme of another one too: of 民主管理和集体协商."""
    own = catalogue.get(code).theme
    others = {catalogue.get(one).theme for one in candidates} - {own}
    return any(
        key_of(word) in said
        for theme in catalogue.themes()
        if theme.code in others
        for word in (theme.name_zh, *theme.aliases)
    )


def completed_by_title(names: Names, unit: str, said: str, catalogue: Catalogue) -> Names:
    """资助人数 below a title with 金秋助学 is 金秋助学资助人数: where no part names anything, the
    only indicator of that ``unit`` of which one is a part, the rest standing in ``said``."""
    if any(catalogue.resolve(name).how != "none" for name in names):
        return names
    told = list(names)
    for at, name in enumerate(names):
        key = key_of(name)
        found = set(_completed(key, unit, said, catalogue)) or set(
            _counted(key, unit, said, catalogue)
        )
        if len(found) == 1:
            told[at] = catalogue.get(found.pop()).name_zh
    return tuple(told)


def completed_by_group(names: Names, unit: str, catalogue: Catalogue) -> Names:
    """救助金额 below 医疗救助 is 医疗救助资金, 应建制 below 厂务公开 is 厂务公开应建制单位数: the
    only indicator of that ``unit`` whose name the last part and words of those above it make up."""
    if len(names) < 2:
        return names
    *groups, last = map(key_of, names)
    above = "".join(groups)
    found = set(_completed(last, unit, above, catalogue))
    if not found:
        found = set(_shared(last, above, catalogue)) | set(_money_of(last, groups[-1], catalogue))
    # 创新成果数 beside 王某创新工作室 is one workroom's, not that of 创新工作室
    found = {code for code in found if _says_all(code, groups, catalogue)}
    return (catalogue.get(found.pop()).name_zh,) if len(found) == 1 else names


def is_money_word(name: str) -> bool:
    """金额, 发放资金: a heading that only says that there is money below it."""
    return _MONEY.fullmatch(_VERB.sub("", key_of(name))) is not None


def _says_all(code: str, groups: list[str], catalogue: Catalogue) -> bool:
    names = [name for name, _, its in _parts_of_names(catalogue) if its == code]
    return any(all(group in name for group in groups) for name in names)


def _shared(key: str, above: str, catalogue: Catalogue) -> Iterator[str]:
    """已建制 or 已建制单位数, which several are called, below the subject of one of them."""
    for ending in ("", *_ENDINGS):
        for code in catalogue.resolve(f"{key}{ending}").candidates:
            if above in key_of(catalogue.get(code).name_zh):
                yield code


def _money_of(key: str, group: str, catalogue: Catalogue) -> Iterator[str]:
    """金额 below 医疗救助: the money that is called so."""
    if _MONEY.fullmatch(key):
        yield from (code for _, stem, code in _parts_of_names(catalogue) if stem == group)


def _completed(key: str, unit: str, said: str, catalogue: Catalogue) -> Iterator[str]:
    """Codes of the indicators of ``unit`` one of whose names is ``key`` and words of the title;
    what money is called (补助金, 补助金额, 补助资金) does not matter."""
    if len(key) < _SHORTEST:
        return
    own = _stem(key) if unit or _MONEY.search(key) else ""
    own = own if len(own) >= _SHORTEST else ""
    for name, stem, code in _parts_of_names(catalogue):
        if key not in name and not (own and own in stem):
            continue
        if unit and catalogue.factor(code, unit) is None:
            continue
        paid = own and stem and (_adds_up(own, stem, said) or (own == stem and own in said))
        if paid or _adds_up(key, name, said):
            yield code


def _counted(key: str, unit: str, said: str, catalogue: Catalogue) -> Iterator[str]:
    """已换届数 is 已换届工会数 where the title speaks of 工会: what is counted stands between."""
    ending = _ENDING.search(key)
    if ending is None:
        return
    stem = key[: ending.start()]
    for name, _, code in _parts_of_names(catalogue):
        if stem not in name or not name.endswith(ending[0]) or not _adds_up(stem, name, said):
            continue
        if not unit or catalogue.factor(code, unit) is not None:
            yield code


def _adds_up(key: str, name: str, said: str) -> bool:
    """Whether a name is a part of it, ``key``, and else only words that stand in ``said``."""
    if len(key) < _SHORTEST or key == name or key not in name:
        return False
    before, _, after = name.partition(key)
    said_before, said_after = (
        len(one) > 1 and (one in said or _ENDING.sub("", one) in said) for one in (before, after)
    )
    fits = (said_before or not before) and (said_after or not after or after in _ENDINGS)
    return fits and (said_before or said_after)


def _stem(key: str) -> str:
    return _MONEY.sub("", _VERB.sub("", key))


@lru_cache(maxsize=2)
def _parts_of_names(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """(name, name without what money is called: of money only, code) of every indicator."""
    return tuple(
        (key, _stem(key) if one.unit == "元" else "", one.code)
        for one in catalogue
        for key in dict.fromkeys(key_of(text) for text in (one.name_zh, *one.aliases))
    )
