"""Damage that happens, and damage that is done, to any file and to the parts of a package."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random

from tests.fuzz.samples import Sample
from tests.ingest.desk import repacked, zipped

Mutation = Callable[[Random, Sample], Sample]
PACKAGES = ("xlsx", "xlsm", "et", "xlsb", "ods", "zip")
_EXTREMES = (b"-1", b"0", b"99999999999999999999", b"1048577", b"4294967295", b"abc", b"", b"1e999")
_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a;" * 10) for n in range(9))
    + b"]>"
)
_OUTSIDE = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def truncated(random: Random, sample: Sample) -> Sample:
    name, data = sample
    return name, data[: random.randrange(len(data))]


def bits_flipped(random: Random, sample: Sample) -> Sample:
    name, data = sample
    share = random.choice((0.0001, 0.001, 0.01, 0.1))
    return name, _flipped(random, data, share)


def block_zeroed(random: Random, sample: Sample) -> Sample:
    name, data = sample
    at, size = random.randrange(len(data)), random.choice((4, 64, 512, 4096))
    return name, (data[:at] + bytes(size) + data[at + size :])[: len(data)]


def block_moved(random: Random, sample: Sample) -> Sample:
    name, data = sample
    at, to, size = (random.randrange(len(data)) for _ in range(3))
    return name, data[:to] + data[at : at + size] + data[to:]


def wrong_extension(random: Random, sample: Sample) -> Sample:
    return "2024年表" + random.choice(
        (".xlsx", ".xls", ".csv", ".ods", ".zip", ".xlsb", "")
    ), sample[1]


def part_flipped(random: Random, sample: Sample) -> Sample:
    """Flipped before it is packed: checksums are right, so that the parser sees it."""
    return _with_part(
        random, sample, lambda part: _flipped(random, part, random.choice((0.001, 0.02)))
    )


def part_cut(random: Random, sample: Sample) -> Sample:
    return _with_part(random, sample, lambda part: part[: random.randrange(len(part) + 1)])


def part_missing(random: Random, sample: Sample) -> Sample:
    name, data = sample
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {one.filename: package.read(one) for one in package.infolist()}
    del parts[random.choice(sorted(parts))]
    return name, zipped(parts)


def attributes_extreme(random: Random, sample: Sample) -> Sample:
    """Numbers and names in attributes become what nobody writes."""

    def changed(part: bytes) -> bytes:
        def other(found: re.Match[bytes]) -> bytes:
            return found[1] + random.choice(_EXTREMES) + b'"' if random.random() < 0.2 else found[0]

        return re.sub(rb'(="[A-Z]*)\d+"', other, part)

    return _with_part(random, sample, changed)


def tags_doubled(random: Random, sample: Sample) -> Sample:
    def changed(part: bytes) -> bytes:
        tags = part.split(b"<")
        at = random.randrange(len(tags))
        return b"<".join([*tags[:at], *tags[at : at + 5] * random.choice((2, 50)), *tags[at:]])

    return _with_part(random, sample, changed)


def entity_bomb(random: Random, sample: Sample) -> Sample:
    """Entities that grow, or that lead to a file of the machine."""
    evil = random.choice((_ENTITIES, _OUTSIDE))
    reference = b"&a8;" if evil is _ENTITIES else b"&x;"

    def changed(part: bytes) -> bytes:
        head, mark, rest = part.partition(b"?>")
        body = rest if mark else part
        start = head + mark if mark else b""
        return (
            start
            + evil
            + body.replace(b"<v>", b"<v>" + reference).replace(b"<t>", b"<t>" + reference)
        )

    return _with_part(random, sample, changed)


def part_blown_up(random: Random, sample: Sample) -> Sample:
    """A part of many megabytes that packs to almost nothing."""
    size = random.choice((1, 20, 90)) * 1024**2
    filler = random.choice((b"0", b"<c/>", b" ", b"<row>"))
    return _with_part(
        random, sample, lambda part: part[: len(part) // 2] + filler * (size // len(filler))
    )


def sizes_lie(random: Random, sample: Sample) -> Sample:
    name, data = sample
    changed = bytearray(data)
    for found in re.finditer(rb"PK\x01\x02", data):
        if random.random() < 0.5 and found.start() + 28 <= len(data):
            lie = random.choice((0, 1, 100, 2**31, 2**32 - 1))
            struct.pack_into("<I", changed, found.start() + random.choice((20, 24)), lie)
    return name, bytes(changed)


def flags_locked(random: Random, sample: Sample) -> Sample:
    """An archive that says of its parts that they are encrypted."""
    changed = bytearray(sample[1])
    for found in re.finditer(rb"PK\x01\x02", sample[1]):
        if found.start() + 10 <= len(changed):
            changed[found.start() + 8] |= 1
    return sample[0], bytes(changed)


ANY: tuple[Mutation, ...] = (truncated, bits_flipped, block_zeroed, block_moved, wrong_extension)
OF_PACKAGES: tuple[Mutation, ...] = (
    part_flipped, part_cut, part_missing, attributes_extreme, tags_doubled, entity_bomb,
    part_blown_up, sizes_lie, flags_locked,
)  # fmt: skip


def _flipped(random: Random, data: bytes, share: float) -> bytes:
    changed = bytearray(data)
    for _ in range(max(1, int(len(data) * share)) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _with_part(random: Random, sample: Sample, change: Callable[[bytes], bytes]) -> Sample:
    name, data = sample
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        chosen = random.choice(package.namelist())
        return name, repacked(data, {chosen: change(package.read(chosen))})
