"""A .zip with a password, as archive programs lock it (the format's own stream cipher)."""

import io
import zipfile
import zlib
from collections.abc import Mapping

_TABLE = [zlib.crc32(bytes([n]), 0xFFFFFFFF) ^ 0xFFFFFFFF for n in range(256)]


def _crc(one: int, byte: int) -> int:
    return (one >> 8) ^ _TABLE[(one ^ byte) & 0xFF]


def encrypted(plain: bytes, password: bytes) -> bytes:
    """APPNOTE.TXT, 6.1: three keys of 32 bits, stirred by every byte that passes."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def stir(byte: int) -> None:
        keys[0] = _crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc(keys[2], keys[1] >> 24)

    for byte in password:
        stir(byte)
    out = bytearray()
    for byte in plain:
        mixed = (keys[2] & 0xFFFF) | 2
        out.append(byte ^ ((mixed * (mixed ^ 1)) >> 8 & 0xFF))
        stir(byte)
    return bytes(out)


def locked_zip(files: Mapping[str, bytes], password: bytes) -> bytes:
    """Stored, not deflated: each file with its header of twelve bytes before it."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as package:
        for name, content in files.items():
            package.writestr(name, bytes(12) + content)
    data = bytearray(plain.getvalue())
    with zipfile.ZipFile(plain) as package:
        parts, central = package.infolist(), package.start_dir - 1
    for part, content in zip(parts, files.values(), strict=True):
        crc = zlib.crc32(content)
        head = part.header_offset
        central = data.index(b"PK\x01\x02", central + 1)
        body = head + 30 + int.from_bytes(data[head + 26 : head + 28], "little")
        body += int.from_bytes(data[head + 28 : head + 30], "little")
        # the last byte of the header lets a wrong password be told at once
        header = bytes(11) + bytes([crc >> 24])
        data[body : body + part.file_size] = encrypted(header + content, password)
        for at, flags, sums, size in ((head, 6, 14, 22), (central, 8, 16, 24)):
            data[at + flags] |= 1
            data[at + sums : at + sums + 4] = crc.to_bytes(4, "little")
            data[at + size : at + size + 4] = len(content).to_bytes(4, "little")
    return bytes(data)
