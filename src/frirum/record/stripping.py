"""A copy of a photograph without what it says of itself: where and when it was taken, with what, by whom.

The parts that make the picture are copied as they are, so nothing is drawn anew and no picture is opened by a
decoder; all other parts are left out, known or not. What remains of a JPEG's EXIF is how it is to be turned.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .sniffing import JPEG, PNG

PNG_MARK = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)
"""What a picture needs to look the same. No colour profile: it may name the device."""

EOI, SOS, APP0, APP1, APP14, APP15, COMMENT = 0xD9, 0xDA, 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
RESTARTS = range(0xD0, 0xD8)
ALONE = frozenset({0x01, *RESTARTS})
"""Markers without a length: nothing belongs to them."""
EXIF, JFIF = b"Exif\0\0", b"JFIF\0"
ORIENTATION, SHORT = 0x0112, 3
ENTRY = 12  # bytes


class NotWhole(Exception):
    """A picture that ends before it is over, or is put together in no way that its standard knows."""


def stripped(content: bytes, type_: str) -> bytes:
    """The same picture without metadata. Raises NotWhole, or ValueError for what is neither JPEG nor PNG."""
    if type_ == PNG:
        return PNG_MARK + b"".join(_png(content))
    if type_ == JPEG:
        return b"".join(_jpeg(content))
    raise ValueError(f"no clean copy of {type_}")


def _png(content: bytes) -> Iterator[bytes]:
    at = len(PNG_MARK)
    while True:
        if len(content) < at + 12:
            raise NotWhole("a PNG without its end")
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if len(content) < end:
            raise NotWhole("a PNG without its end")
        if kind in PNG_KEPT:
            yield content[at:end]
        if kind == b"IEND":
            return  # what stands behind it is no part of the picture
        at = end


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at, turned = 2, False
    while True:
        marker, at = _marker(content, at)
        if marker == EOI:
            yield b"\xff\xd9"
            return  # behind it phones put a film, a second picture, or this one uncropped
        if marker in ALONE:
            yield bytes((0xFF, marker))
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        body, at = content[at + 2 : at + length], at + length
        if length < 2 or len(content) <= at:
            raise NotWhole("a JPEG without its end")
        if marker == APP1 and not turned and (way := _orientation(body)):
            turned = True
            yield _segment(APP1, _exif(way))
        elif marker == APP0 and body.startswith(JFIF):
            yield _segment(APP0, body[:12] + b"\0\0")  # without the small picture
        elif marker == APP14 or not (APP0 <= marker <= APP15 or marker == COMMENT):
            yield _segment(marker, body)
        if marker == SOS:
            start, at = at, _after_scan(content, at)
            yield content[start:at]


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker that stands here, and where what follows it begins."""
    if content[at : at + 1] != b"\xff":
        raise NotWhole("a JPEG whose parts do not follow one another")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise NotWhole("a JPEG without its end")
    return content[at], at + 1


def _after_scan(content: bytes, at: int) -> int:
    """Where the coded picture ends: at the first marker in it that is no restart. FF 00 is no marker."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise NotWhole("a JPEG without its end")
        follows = content[at + 1]
        if follows not in (0x00, 0xFF, *RESTARTS):
            return at
        at += 1 if follows == 0xFF else 2


def _orientation(body: bytes) -> int:
    """How an EXIF block says that the picture is to be turned (2 to 8); 0 where it does not."""
    if not body.startswith(EXIF):
        return 0
    tiff = body[len(EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (number,) = struct.unpack_from(f"{order}H", tiff, start)
        for at in range(start + 2, start + 2 + number * ENTRY, ENTRY):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, at)
            if (tag, kind, count) == (ORIENTATION, SHORT, 1):
                return value if 2 <= value <= 8 else 0
    except struct.error:
        return 0  # broken: a picture that is not turned is still the picture
    return 0


def _exif(way: int) -> bytes:
    """An EXIF block that says how the picture is to be turned, and nothing else."""
    return EXIF + b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, SHORT, 1, way, 0, 0)
