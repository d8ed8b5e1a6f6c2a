"""Footnotes: which mark stands where, and what the note below the table says to it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_CIRCLED = {chr(0x2460 + at): str(at + 1) for at in range(20)}
_MARK = re.compile(
    r"注?(?P<circled>[①-⑳])|(?P<raised>[¹²³⁴-⁹])|(?P<star>(?<=[^*＊\s])[*＊]{1,3}$|^[*＊]{1,3}(?=[^*＊\s]))"
    r"|(?P<sign>[†‡※])|(?:[\[〔]注?(?P<square>\d{1,2})[\]〕])|[(（](?P<round>\d{1,2})[)）]$"
    r"|注(?P<said>\d{1,2})$"
)
_NOTE = re.compile(
    r"注?(?P<circled>[①-⑳])|(?P<star>[*＊]{1,3})|(?P<sign>[†‡※])|注?[\[〔(（](?P<square>\d{1,2})[\]〕)）]"
    r"|(?:(?<=[\s：:；;。注])|^)(?P<plain>\d{1,2})[.、．](?=\D)|注(?P<said>\d{1,2})(?=[：:\s])"
)
_LEAD = re.compile(r"^\s*(?:附?注|备注|说明)?\s*[：:]?\s*")
_LONGEST = 200


def notes_of(texts: Iterable[str]) -> dict[str, str]:
    """Mark → what the note says: ``注：①不含林区。②快报数`` is {"1": 不含林区, "2": 快报数}."""
    notes: dict[str, str] = {}
    for text in texts:
        found = list(_NOTE.finditer(text))
        for at, one in enumerate(found):
            until = found[at + 1].start() if at + 1 < len(found) else len(text)
            said = _LEAD.sub("", text[one.end() : until]).strip(" \t\n；;。")
            if said:
                notes.setdefault(_sign(one), said[:_LONGEST])
    return notes


def marks_in(text: str, *, number: bool = False) -> tuple[str, ...]:
    """The marks of a name or a value. A value (``number``) in round brackets is negative, and a
    star alone hides one: neither is a mark."""
    if text.isascii() and not set(text) & set("*[("):
        return ()
    found = [one for one in _MARK.finditer(text.strip()) if not (number and one["round"])]
    return tuple(_sign(one) for one in found)


def said_by(marks: Iterable[str], notes: Mapping[str, str]) -> str:
    """The notes of some marks, as one text."""
    return "；".join(dict.fromkeys(notes[mark] for mark in marks if mark in notes))


def _sign(one: re.Match[str]) -> str:
    groups = {name: text for name, text in one.groupdict().items() if text}
    name, text = next(iter(groups.items()))
    if name == "circled":
        return _CIRCLED[text]
    if name == "star":
        return "*" * len(text)
    return unicodedata.normalize("NFKC", text)
