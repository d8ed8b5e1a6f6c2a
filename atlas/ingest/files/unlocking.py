"""A workbook with an opening password, decrypted in memory with the password that was given."""

import io
import struct
from xml.parsers.expat import ExpatError

from atlas.errors import UploadError

#: Excel's own: a workbook whose structure is protected opens without asking for anything
_NO_PASSWORD = "VelvetSweatshop"
#: what a damaged or forged encryption header does to the parser
_BROKEN = (
    struct.error,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    OSError,
    ExpatError,
)


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """The bytes of the workbook inside.

    Raises ``UploadError``: ``file_has_password`` where none was given, ``password_wrong``,
    ``file_damaged`` for an encryption that cannot be read.
    """
    # a heavy library that one upload in a hundred needs
    from msoffcrypto import OfficeFile, exceptions

    for attempt in dict.fromkeys((password or _NO_PASSWORD, _NO_PASSWORD)):
        plain = io.BytesIO()
        try:
            workbook = OfficeFile(io.BytesIO(data))
            workbook.load_key(password=attempt)
            workbook.decrypt(plain)
        except exceptions.InvalidKeyError:
            continue
        except (
            exceptions.FileFormatError,
            exceptions.ParseError,
            exceptions.DecryptionError,
            *_BROKEN,
        ) as error:
            if not password:
                break
            raise UploadError("file_damaged", name=name) from error
        return plain.getvalue()
    raise UploadError("password_wrong" if password else "file_has_password", name=name)
