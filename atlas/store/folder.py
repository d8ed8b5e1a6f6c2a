"""A folder of files that are written once, on this machine or in an object store."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Protocol
from uuid import uuid4

from pyarrow import fs

from atlas.store.space import writing


class Folder(Protocol):
    """Paths are relative, with ``/``. A file, once there, is whole and never changes.

    Writing raises ``StoreError`` ``disk_full`` or ``store_read_only``; then nothing is there."""

    def has(self, path: str) -> bool: ...
    def read(self, path: str) -> bytes: ...  # FileNotFoundError where there is none
    def names(self, path: str) -> list[str]: ...  # of the files right in ``path``; none: []
    def folders(self, path: str) -> list[str]: ...  # right in ``path``, sorted; none: []
    def walk(self) -> list[str]: ...  # all files below, sorted
    def keep(self, path: str, content: bytes) -> None: ...  # durable when it returns
    def claim(self, path: str, content: bytes) -> bool: ...  # False: someone else was first
    def settle(self, paths: list[str]) -> None: ...  # make what others wrote durable


def open_folder(address: str) -> Folder:
    """The folder at a local path, or at an address such as ``s3://bucket/prefix``."""
    if "://" not in address:
        return LocalFolder(Path(address))
    filesystem, path = fs.FileSystem.from_uri(address)
    return RemoteFolder(filesystem, path)


class LocalFolder:
    """A folder on this machine: a file is moved to its name only when it is on the disk."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def has(self, path: str) -> bool:
        return (self._root / path).exists()

    def read(self, path: str) -> bytes:
        return (self._root / path).read_bytes()

    def names(self, path: str) -> list[str]:
        try:
            with os.scandir(self._root / path) as entries:
                return [entry.name for entry in entries if entry.is_file()]
        except FileNotFoundError:
            return []

    def folders(self, path: str) -> list[str]:
        try:
            with os.scandir(self._root / path) as entries:
                return sorted(entry.name for entry in entries if entry.is_dir())
        except FileNotFoundError:
            return []

    def walk(self) -> list[str]:
        files = (path for path in self._root.rglob("*") if path.is_file())
        return sorted(path.relative_to(self._root).as_posix() for path in files)

    def keep(self, path: str, content: bytes) -> None:
        if not (self._root / path).exists():
            self._write(path, content, Path.replace)

    def claim(self, path: str, content: bytes) -> bool:
        try:
            # a hard link is refused where the name is taken: of two writers one wins
            self._write(path, content, lambda unfinished, target: target.hardlink_to(unfinished))
        except FileExistsError:
            return False
        return True

    def _write(self, path: str, content: bytes, name: Callable[[Path, Path], object]) -> None:
        """Write beside the target, and ``name`` it when all of it is on the disk."""
        target = self._root / path
        unfinished = target.with_name(f".{target.name}.{uuid4().hex}")
        with writing():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                unfinished.write_bytes(content)
                _sync(unfinished)
                name(unfinished, target)
            finally:
                with suppress(FileNotFoundError):
                    unfinished.unlink()
            self._sync_folders([path])

    def settle(self, paths: list[str]) -> None:
        with writing():
            for path in paths:
                _sync(self._root / path)
            self._sync_folders(paths)

    def _sync_folders(self, paths: list[str]) -> None:
        """A file's name is durable when every folder on the way down to it is."""
        for parent in {parent for path in paths for parent in PurePosixPath(path).parents}:
            _sync(self._root / parent)


class RemoteFolder:
    """A prefix of an object store: an object appears whole or not at all."""

    def __init__(self, filesystem: fs.FileSystem, root: str) -> None:
        self._files = fs.SubTreeFileSystem(root, filesystem)

    def has(self, path: str) -> bool:
        return self._files.get_file_info(path).type is not fs.FileType.NotFound

    def read(self, path: str) -> bytes:
        with self._files.open_input_stream(path) as stream:
            return stream.read()

    def names(self, path: str) -> list[str]:
        return [info.base_name for info in self._list(path, recursive=False)]

    def folders(self, path: str) -> list[str]:
        wanted = fs.FileSelector(path, allow_not_found=True)
        infos = self._files.get_file_info(wanted)
        return sorted(info.base_name for info in infos if info.type is fs.FileType.Directory)

    def walk(self) -> list[str]:
        return sorted(info.path for info in self._list("", recursive=True))

    def keep(self, path: str, content: bytes) -> None:
        if self.has(path):
            return
        self._files.create_dir(PurePosixPath(path).parent.as_posix(), recursive=True)
        with self._files.open_output_stream(path) as stream:
            stream.write(content)

    def claim(self, path: str, content: bytes) -> bool:
        """Object stores are asked first: two writers within milliseconds are not told apart."""
        if self.has(path):
            return False
        self.keep(path, content)
        return True

    def settle(self, paths: list[str]) -> None:
        """Objects are durable as they are written."""

    def _list(self, path: str, recursive: bool) -> list[fs.FileInfo]:
        wanted = fs.FileSelector(path, allow_not_found=True, recursive=recursive)
        infos = self._files.get_file_info(wanted)
        return [info for info in infos if info.type is fs.FileType.File]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
