"""What a file is, by its content alone: neither its name nor what the browser says of it is believed.

Seven kinds are known, each by the mark that its own standard gives it; everything else is nothing that we
know. Office files count only without macros.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

PDF, JPEG, PNG, HEIC = "application/pdf", "image/jpeg", "image/png", "image/heic"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
NAMES = {"pdf": PDF, "jpeg": JPEG, "png": PNG, "heic": HEIC, "text": TEXT, "docx": DOCX, "odt": ODT}
"""The types by the names that a setting calls them."""
SHOWN = frozenset({PDF, JPEG, PNG})
"""What a browser may show by itself; the others are fetched and opened by the reader's own programs."""

PICTURES = frozenset({JPEG, PNG})
"""Of those, what is a picture: shown in the page itself, and cleaned of what it says of place and device."""

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
MARKS = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
PLAIN_CONTROLS = "\t\n\r\f"
MACROS = ("vbaproject.bin", "basic/")


def sniff(content: bytes) -> str | None:
    """The type of a file; None where it is none of those that we know."""
    for mark, found in MARKS:
        if content.startswith(mark):
            return found
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return HEIC
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_text(content) else None


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            if any(mark in name.lower() for name in names for mark in MACROS):
                return None
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return DOCX
            if names[:1] == ["mimetype"] and packed.getinfo("mimetype").file_size == len(ODT):
                return ODT if packed.read("mimetype") == ODT.encode() else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        # Broken, packed in a way unknown here, or locked by a password: no office file that anybody could
        # open, so none of the types we know. The caller refuses it in words; nothing is passed over.
        return None
    return None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and all(one.isprintable() or one in PLAIN_CONTROLS for one in text)
