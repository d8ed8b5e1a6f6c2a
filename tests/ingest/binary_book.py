"""A minimal .xlsb, which no library writes: one sheet of texts, numbers and errors."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_MAIN = "http://schemas.openxmlformats.org"
_TYPES = f"""<Types xmlns="{_MAIN}/package/2006/content-types">
<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"""
_KIND = f"{_MAIN}/officeDocument/2006/relationships"


def xlsb(
    rows: Sequence[Sequence[object]],
    formats: Mapping[tuple[int, int], str] | None = None,
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> bytes:
    """``merges``: first row, last row, first column, last column, counted from 0."""
    codes = sorted(set((formats or {}).values()))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _relations(("officeDocument", "xl/workbook.bin")))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            _relations(("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")),
        )
        package.writestr("xl/workbook.bin", _book())
        package.writestr("xl/styles.bin", _styles(codes))
        package.writestr("xl/worksheets/sheet1.bin", _sheet(rows, formats or {}, codes, merges))
    return stream.getvalue()


def _record(kind: int, payload: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(payload), b""
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | 0x80 if size else low])
        if not size:
            return head + length + payload


def _text(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def _relations(*parts: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    space = f"{_MAIN}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{listed}</Relationships>'


def _book() -> bytes:
    sheet = _record(156, struct.pack("<2I", 0, 1) + _text("rId1") + _text("表"))
    return _record(131) + _record(143) + sheet + _record(144) + _record(132)


def _styles(codes: Sequence[str]) -> bytes:
    listed = b"".join(
        _record(44, struct.pack("<H", 164 + number) + _text(code))
        for number, code in enumerate(codes)
    )
    # the first style is General; a style's record: parent, format, font, fill, border, …
    styles = b"".join(
        _record(47, struct.pack("<2H", 0, code) + bytes(12))
        for code in (0, *range(164, 164 + len(codes)))
    )
    return (
        _record(278)
        + _record(615, struct.pack("<I", len(codes)))
        + listed
        + _record(616)
        + _record(617, struct.pack("<I", len(codes) + 1))
        + styles
        + _record(618)
        + _record(279)
    )


def _sheet(
    rows: Sequence[Sequence[object]],
    formats: Mapping[tuple[int, int], str],
    codes: Sequence[str],
    merges: Sequence[tuple[int, int, int, int]],
) -> bytes:
    parts = [_record(129), _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, 9)), _record(145)]
    for row, values in enumerate(rows):
        parts.append(_record(0, struct.pack("<I", row) + bytes(13)))
        for column, value in enumerate(values):
            code = formats.get((row, column))
            style = codes.index(code) + 1 if code else 0
            head = struct.pack("<2I", column, style)
            if isinstance(value, str) and value.startswith("#"):
                parts.append(_record(3, head + b"\x2a"))
            elif isinstance(value, str) and value:
                parts.append(_record(6, head + _text(value)))
            elif isinstance(value, int | float):
                parts.append(_record(5, head + struct.pack("<d", value)))
    parts.append(_record(146))
    if merges:
        parts.append(_record(177, struct.pack("<I", len(merges))))
        parts += [_record(176, struct.pack("<4I", *one)) for one in merges]
        parts.append(_record(178))
    return b"".join([*parts, _record(130)])
