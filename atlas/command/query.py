"""``query``: the rows of one query file, asked of one version."""

from argparse import Namespace
from collections.abc import Sequence

from atlas.catalogue import load_catalogue
from atlas.command.exits import DONE
from atlas.command.parsing import UsageError
from atlas.command.speaking import Speaker
from atlas.places import Places
from atlas.query import Question, ask, question
from atlas.settings import read_settings
from atlas.store import Reference, Store

#: names mean the same in every query file (queries/README.md)
WHOLE_NUMBERS = ("year", "from_year", "to_year", "version", "limit", "years")


def run(asked: Namespace, speaker: Speaker) -> int:
    """Print the rows as a list of objects. Without ``--version`` the newest version is asked."""
    asked_for = question(asked.name)
    parameters = read_parameters(asked_for, asked.param)
    store = Store(read_settings().store)
    number = store.latest() if asked.version is None else store.version(asked.version).number
    reference = Reference.of(load_catalogue(), Places.load())
    rows = ask(store.reader(number, reference), asked.name, **parameters)
    speaker.give(rows)
    if not speaker.as_json:
        _table(rows, speaker)
    return DONE


def read_parameters(asked: Question, written: Sequence[str]) -> dict[str, object]:
    """``places=150100,150200`` and ``year=2024`` as the query takes them.

    Several values are separated by commas or given by repeating the parameter; nothing after the
    equals sign is an empty list, or null for a number. A list that is not given is empty.
    """
    given: dict[str, object] = {name: [] for name in asked.lists}
    for one in written:
        name, equals, text = one.partition("=")
        if not equals or not name:
            raise UsageError("parameter_written", found=one)
        if name in asked.lists:
            values = [_value(name, part) for part in text.split(",") if part]
            given[name] = [*given[name], *values]  # type: ignore[misc]
        else:
            given[name] = _value(name, text)
    return given


def _value(name: str, text: str) -> object:
    if name not in WHOLE_NUMBERS:
        return text
    if not text:
        return None
    if not text.removeprefix("-").isdecimal():
        raise UsageError("parameter_number", found=text, name=name)
    return int(text)


def _table(rows: list[dict[str, object]], speaker: Speaker) -> None:
    """Tab-separated, with a heading: a person reads it, a spreadsheet takes it."""
    if not rows:
        speaker.say("command.no_rows")
        return
    speaker.line("\t".join(rows[0]))
    for row in rows:
        speaker.line("\t".join("" if value is None else str(value) for value in row.values()))
