"""The whole store as one zip file that unpacks to a store."""

import zipfile
from pathlib import Path

from atlas.errors import StoreError
from atlas.store.folder import Folder
from atlas.store.history import LOG, TABLE
from atlas.store.space import writing


def write_backup(folder: Folder, latest: int | None, target: Path) -> None:
    """Versions up to ``latest`` with all that they name, while others may go on publishing.

    ``StoreError`` where ``target`` is there already, or the disk refuses. It appears only when it
    is whole.
    """
    if target.exists():
        raise StoreError("backup_exists", found=str(target))
    unfinished = target.with_name(f".{target.name}.unfinished")
    with writing():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(folder, latest, unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def _write(folder: Folder, latest: int | None, target: Path) -> None:
    # Everything inside is compressed already; packing again would only cost time.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as backup:
        for path in folder.walk():
            if _belongs(path, latest):
                with backup.open(path, "w", force_zip64=True) as entry:
                    entry.write(folder.read(path))


def _belongs(path: str, latest: int | None) -> bool:
    """Commits after ``latest`` stay out: the files they name may not be among those listed."""
    if path.rsplit("/", 1)[-1].startswith("."):
        return False
    if not path.startswith(f"{LOG}/"):
        return latest is not None or not path.startswith(f"{TABLE}/")
    number = path.removeprefix(f"{LOG}/")[:20]
    # `_last_checkpoint` is only a hint for speed, and may point past the last commit kept
    return latest is not None and number.isdecimal() and int(number) <= latest
