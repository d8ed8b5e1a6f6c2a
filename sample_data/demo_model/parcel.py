"""A workbook as bytes that are the same in every run: fixed times inside and around the parts."""

import datetime
import io
import re
import zipfile

from openpyxl import Workbook

MADE = datetime.datetime(2025, 2, 14, 9, 30)  # noqa: DTZ001 - OOXML holds no zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def parcel(workbook: Workbook) -> bytes:
    """The XLSX of ``workbook``. openpyxl writes the present time in two places; both go."""
    workbook.properties.created = MADE
    workbook.properties.creator = "示例"
    raw = io.BytesIO()
    workbook.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2025-02-14T09:30:00Z\g<2>", content)
            member = zipfile.ZipInfo(part.filename, MADE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, content, compresslevel=9)
    return packed.getvalue()
