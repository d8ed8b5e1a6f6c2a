"""``template``: a blank form of a theme and year as a workbook, or all of a year as a zip."""

from argparse import Namespace
from pathlib import Path

from atlas.command.exits import DONE
from atlas.command.parsing import UsageError
from atlas.command.speaking import Speaker
from atlas.figures import REGION
from atlas.settings import read_settings
from atlas.store import Store
from atlas.templates import LastYear, Plan, all_templates, file_name, last_year, template


def run(asked: Namespace, speaker: Speaker) -> int:
    """Write the file into the folder; one of the same name is replaced."""
    if (asked.theme is None) != asked.all or (asked.league and asked.region):
        raise UsageError("usage_template")
    before = _last_year(asked)
    if asked.all:
        target = asked.folder / speaker.words("command.templates_file", year=asked.year)
        content = all_templates(asked.year, before)
        target = target.with_name(f"{target.name}.zip")
    else:
        plan = Plan(asked.theme, asked.year, asked.league or REGION, asked.region)
        content = template(plan, before)
        target = asked.folder / file_name(plan, asked.filled)
    _write(target, content)
    speaker.give({"file": str(target), "size": len(content)})
    speaker.say("command.template_written", file=target, size=f"{len(content) / 1024:.0f}")
    return DONE


def _last_year(asked: Namespace) -> LastYear | None:
    """The newest version's figures of the year before, where they are asked for."""
    if not asked.filled:
        return None
    store = Store(read_settings().store)
    return last_year(store, store.latest(), asked.year - 1)


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError:
        raise UsageError("template_not_written", found=str(target)) from None
