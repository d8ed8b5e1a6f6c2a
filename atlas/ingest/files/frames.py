"""What two processes say to each other over a pipe: a kind and a payload at a time."""

from typing import BinaryIO

_LENGTH = 8
_KIND = 12


def send(stream: BinaryIO, kind: str, payload: bytes = b"") -> None:
    """Write one frame; ``kind`` is a short ASCII word."""
    stream.write(kind.ljust(_KIND).encode("ascii") + len(payload).to_bytes(_LENGTH, "big"))
    stream.write(payload)
    stream.flush()


def take(stream: BinaryIO) -> tuple[str, bytes] | None:
    """The next frame; None where the other side has ended, in the middle of a frame or before."""
    head = stream.read(_KIND + _LENGTH)
    if len(head) < _KIND + _LENGTH:
        return None
    size = int.from_bytes(head[_KIND:], "big")
    payload = stream.read(size)
    if len(payload) < size:
        return None
    return head[:_KIND].decode("ascii").strip(), payload
