"""The settings, all from the environment; a value that cannot be meant is refused at start."""

import os
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import SettingError


@dataclass(frozen=True, slots=True)
class Settings:
    """``store``: folder or object-store address of the versions; ``port``: where we listen;
    ``passphrase``: lets other machines publish (empty: only this machine may);
    ``map_approval``: the operator's own 审图号, printed under every map."""

    store: str
    port: int
    passphrase: str
    map_approval: str


#: name of the variable → (default, what it does), as the README lists them
VARIABLES = {
    "ATLAS_STORE": "var/lake",
    "PORT": "8501",
    "ATLAS_PASSPHRASE": "",
    "ATLAS_MAP_APPROVAL": "",
}
SHORTEST_PASSPHRASE = 8


def read_settings(environment: dict[str, str] | None = None) -> Settings:
    """The settings of ``environment`` (the process's own by default), or ``SettingError``."""
    given = os.environ if environment is None else environment
    chosen = {name: given.get(name, default).strip() for name, default in VARIABLES.items()}
    return Settings(
        store=_store(chosen["ATLAS_STORE"]),
        port=_port(chosen["PORT"]),
        passphrase=_passphrase(chosen["ATLAS_PASSPHRASE"]),
        map_approval=chosen["ATLAS_MAP_APPROVAL"],
    )


def _store(text: str) -> str:
    if not text:
        raise SettingError("setting_store_empty")
    if "://" not in text and Path(text).exists() and not Path(text).is_dir():
        raise SettingError("setting_store_no_folder", found=text)
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SettingError("setting_port", found=text)
    return int(text)


def _passphrase(text: str) -> str:
    if text and len(text) < SHORTEST_PASSPHRASE:
        raise SettingError("setting_passphrase_short", expected=SHORTEST_PASSPHRASE)
    return text
