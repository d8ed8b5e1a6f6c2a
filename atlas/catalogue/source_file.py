"""A TOML file with its lines, so that what is wrong in it can be pointed at."""

import re
import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from atlas.errors import CatalogueError


@dataclass(frozen=True)
class SourceFile:
    """One definition file: its name, text and parsed tables."""

    name: str
    text: str
    tables: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> "SourceFile":
        """Read and parse; a syntax error carries the line that ``tomllib`` reports."""
        text = path.read_text("utf-8")
        try:
            return cls(path.name, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            raise CatalogueError(
                "catalogue_syntax",
                file=path.name,
                line=int(line[1]) if line else text.count("\n") + 1,
                found=str(error),
            ) from error

    def line_of(self, table: str, key: str = "") -> int:
        """The line of ``key`` inside ``[table]``, of its header where the key is not written."""
        header = 1
        inside = table == ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if opened := re.match(r"\[+([^\]]+)\]+\s*(?:#.*)?$", line):
                name = opened[1].strip().replace('"', "")
                if name == table:
                    inside, header = True, number
                elif inside and not name.startswith(f"{table}."):
                    return header
            elif inside and key and re.match(rf"\s*\"?{re.escape(key)}\"?\s*[=.]", line):
                return number
        return header

    def refuse(self, code: str, table: str, key: str = "", **details: object) -> NoReturn:
        """Raise ``CatalogueError`` pointing at ``key`` of ``[table]`` in this file."""
        raise CatalogueError(
            code, file=self.name, line=self.line_of(table, key), table=table, entry=key, **details
        )

    def table(self, name: str, fields: Mapping[str, tuple[type, ...]], required: Set[str]) -> dict:
        """The table ``name`` with only ``fields`` of the right types, and all ``required`` ones."""
        content = self.tables[name]
        if not isinstance(content, dict):
            self.refuse("catalogue_field_unknown", "", name, found=name)
        for key, value in content.items():
            if key not in fields:
                self.refuse("catalogue_field_unknown", name, key, found=key)
            if not isinstance(value, fields[key]):
                expected = " / ".join(kind.__name__ for kind in fields[key])
                found = type(value).__name__
                self.refuse("catalogue_field_type", name, key, found=found, expected=expected)
        for key in sorted(required - content.keys()):
            self.refuse("catalogue_field_missing", name, key, expected=key)
        return content
