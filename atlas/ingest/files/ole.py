"""The directory of an OLE compound file (.xls, encrypted .xlsx), read without trusting it.

Layout: [MS-CFB]. Only what the reader needs: the names of the streams and one stream's bytes.
"""

import struct

from atlas.errors import UploadError

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_END = 0xFFFFFFFA  # sector numbers from here on are markers, not sectors
_ROOT, _STREAM = 5, 2


class _BrokenError(ValueError):
    """A chain or an offset that leads out of the file."""


def stream_names(data: bytes, name: str) -> set[str]:
    """Names of all streams and storages; ``UploadError("file_truncated")`` if it is broken."""
    try:
        return {entry for entry, _, _, _ in _directory(data)}
    except (_BrokenError, struct.error, UnicodeDecodeError) as error:
        raise UploadError("file_truncated", name=name) from error


def read_stream(data: bytes, wanted: frozenset[str], name: str) -> bytes:
    """The bytes of the first stream whose name is in ``wanted`` (as :func:`stream_names`)."""
    try:
        entries = _directory(data)
        root = next((entry for entry in entries if entry[1] == _ROOT), None)
        for title, kind, start, size in entries:
            if kind == _STREAM and title in wanted:
                if size < struct.unpack_from("<I", data, 56)[0] and root is not None:
                    return _whole(_small_stream(data, root, start), size)
                return _whole(_chain(data, start, _table(data)), size)
    except (_BrokenError, struct.error, UnicodeDecodeError) as error:
        raise UploadError("file_truncated", name=name) from error
    raise UploadError("file_unknown_type", name=name)


def _whole(stream: bytes, size: int) -> bytes:
    """The stream as long as its entry says: a file that was cut in its last sector is not."""
    if len(stream) < size:
        raise _BrokenError
    return stream[:size]


def _sector_size(data: bytes) -> int:
    power = struct.unpack_from("<H", data, 30)[0]
    if power not in (9, 12):
        raise _BrokenError
    return 1 << power


def _sector(data: bytes, number: int) -> bytes:
    size = _sector_size(data)
    start = max(size, _HEADER) + number * size
    if number >= _END or start >= len(data):
        raise _BrokenError
    return data[start : start + size]


def _table(data: bytes) -> list[int]:
    """The sector allocation table: for each sector the one that follows."""
    listed = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<2I", data, 68)
    for _ in range(min(count, len(data) // _HEADER)):
        sector = _sector(data, following)
        numbers = struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
        listed += numbers[:-1]
        following = numbers[-1]
    table: list[int] = []
    for number in listed:
        if number < _END:
            sector = _sector(data, number)
            table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
    return table


def _chain(data: bytes, start: int, table: list[int]) -> bytes:
    parts: list[bytes] = []
    while start < _END:
        if len(parts) > len(table) or start >= len(table):
            raise _BrokenError
        parts.append(_sector(data, start))
        start = table[start]
    return b"".join(parts)


def _small_stream(data: bytes, root: tuple[str, int, int, int], start: int) -> bytes:
    table = _table(data)
    mini = _chain(data, root[2], table)
    packed = _chain(data, struct.unpack_from("<I", data, 60)[0], table)
    following = struct.unpack(f"<{len(packed) // 4}I", packed)
    parts: list[bytes] = []
    while start < _END:
        if len(parts) > len(following) or start >= len(following):
            raise _BrokenError
        parts.append(mini[start * 64 : start * 64 + 64])
        start = following[start]
    return b"".join(parts)


def _directory(data: bytes) -> list[tuple[str, int, int, int]]:
    """(name, kind, first sector, size) of each entry."""
    start = struct.unpack_from("<I", data, 48)[0]
    stream = _chain(data, start, _table(data))
    if len(stream) % _ENTRY:
        # cut inside its last entry; calamine ends its process over such a file
        raise _BrokenError
    entries = []
    for offset in range(0, len(stream) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", stream, offset + 64)[0]
        kind = stream[offset + 66]
        if not 2 <= length <= 64 or kind == 0:
            continue
        title = stream[offset : offset + length - 2].decode("utf-16-le")
        first, size = struct.unpack_from("<2I", stream, offset + 116)
        entries.append((title, kind, first, size))
    return entries
