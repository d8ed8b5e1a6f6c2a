"""Saved results of formulas, which openpyxl forgets: put back, so that the file reads as before."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

_CELL = re.compile(rb"<c ([^>]*?)>((?:<f[^>]*/>|<f[^>]*>[^<]*</f>)<v>[^<]*</v>)</c>")
_WRITTEN = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f[^>]*/>|<f[^>]*>[^<]*</f>)<v\s*/></c>')
_ADDRESS = re.compile(rb'\br="([A-Z]+\d+)"')
_KIND = re.compile(rb'\bt="(\w+)"')
_TYPE = re.compile(rb' t="\w+"')
_PREFIX = re.compile(rb"<(/?)\w+:(?=(?:c|f|v|is|t|row|sheetData)\b)")

Results = Mapping[bytes, tuple[bytes, bytes]]


def saved_results(xml: bytes) -> Results:
    """Address → (type, result) of the formulas of a sheet's part, as bytes of its XML."""
    if b"<c " not in xml:
        xml = _PREFIX.sub(rb"<\1", xml)
    found = {}
    if b"<f" in xml:
        for attributes, inside in _CELL.findall(xml):
            address, kind = _ADDRESS.search(attributes), _KIND.search(attributes)
            if address:
                value = inside[inside.index(b"<v>") + 3 : inside.rindex(b"</v>")]
                found[address[1]] = (kind[1] if kind else b"n", value)
    return found


def with_results(saved: bytes, by_part: Mapping[str, Results]) -> bytes:
    """The workbook with the results in the sheet parts that are named."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for part in before.infolist():
            content = before.read(part)
            if results := by_part.get(part.filename):
                content = _WRITTEN.sub(_filling(results), content)
            after.writestr(part, content)
    return target.getvalue()


def _filling(results: Results) -> Callable[[re.Match[bytes]], bytes]:
    def fill(found: re.Match[bytes]) -> bytes:
        if found[1] not in results:
            return found[0]
        kind, value = results[found[1]]
        rest = _TYPE.sub(b"", found[2])
        return b'<c r="%s"%s t="%s">%s<v>%s</v></c>' % (found[1], rest, kind, found[3], value)

    return fill
