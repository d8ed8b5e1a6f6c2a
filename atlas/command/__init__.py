"""The command line: one small module a verb, the same code as the pages below them."""

import sys
from collections.abc import Sequence
from importlib import import_module

from atlas.command.exits import INTERRUPTED, exit_code
from atlas.command.parsing import parse
from atlas.command.speaking import Speaker
from atlas.errors import AtlasError

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. An ``AtlasError`` is one sentence, never a trace."""
    speaker = Speaker.of(arguments)
    try:
        asked = parse(arguments)
        # each verb imports what it needs: `versions` starts without DuckDB's neighbours
        return import_module(f"atlas.command.{asked.verb}").run(asked, speaker)
    except AtlasError as error:
        speaker.error(error)
        return exit_code(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of a pipe has seen enough
        sys.stderr.close()
        return 0
