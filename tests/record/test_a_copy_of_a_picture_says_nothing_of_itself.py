"""What is given to others of a photograph is the picture: no place, no device, no small picture in it."""

from __future__ import annotations

import struct
import zlib

import pytest

from frirum.record.sniffing import JPEG, PNG, TEXT, sniff
from frirum.record.stripping import NotWhole, stripped

PLACE = b"GPS 56.1397 9.1600 iPhone 12"
SCAN = b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff\x00"
"""Coded picture: an escaped FF, a restart, a filled FF. None of them ends it."""


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(orientation: int, order: str) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = struct.pack(f"{order}HHIHxx", 0x0112, 3, 1, orientation)
    entries = struct.pack(f"{order}HHII", 0x8825, 4, 1, 200) + entries
    return b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 2) + entries + PLACE


def jpeg(*extra: bytes, orientation: int = 1, order: str = "<", behind: bytes = b"") -> bytes:
    jfif = b"JFIF\0\1\2\0\0\1\0\1\x02\x01" + b"small!"  # with a picture of two by one
    parts = [segment(0xE0, jfif), segment(0xE1, exif(orientation, order)), *extra]
    quantisation, scan = segment(0xDB, b"\0" * 65), segment(0xDA, b"\1\1\0\0\x3f\0") + SCAN
    later = segment(0xC4, b"tables between the scans") + segment(0xDA, b"\1\1\0\0\x3f\0") + SCAN
    return b"\xff\xd8" + b"".join(parts) + quantisation + scan + later + b"\xff\xd9" + behind


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    "extra",
    [
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xE2, b"ICC_PROFILE\0\1\1" + PLACE),
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xFE, PLACE),
        segment(0xEB, PLACE),
        b"\xff\xff" + segment(0xFE, PLACE),
    ],
    ids=["XMP", "IPTC", "colour profile", "several pictures", "comment", "unknown", "filled"],
)
def test_a_jpeg_keeps_its_picture_alone(extra: bytes) -> None:
    clean = stripped(jpeg(extra, behind=jpeg()), JPEG)
    assert b"GPS" not in clean
    assert b"iPhone" not in clean
    assert b"small!" not in clean
    assert clean.count(SCAN) == 2
    assert clean.endswith(b"\xff\xd9")
    assert sniff(clean) == JPEG
    assert stripped(clean, JPEG) == clean


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_stays_turned_as_it_was(order: str) -> None:
    clean = stripped(jpeg(orientation=6, order=order), JPEG)
    assert b"Exif\0\0MM\0*" in clean
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in clean
    assert clean.count(b"Exif") == 1
    assert b"Exif" not in stripped(jpeg(orientation=1, order=order), JPEG)


@pytest.mark.parametrize(
    "block",
    [b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0XX", b"Exif\0\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"],
)
def test_a_broken_block_turns_nothing(block: bytes) -> None:
    assert b"Exif" not in stripped(jpeg(segment(0xE1, block)), JPEG)


def test_adobes_mark_stays_or_the_colours_would_change() -> None:
    assert segment(0xEE, b"Adobe\0\x64\0\0\0\0\1") in stripped(
        jpeg(segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")), JPEG
    )


def test_a_png_keeps_its_picture_alone() -> None:
    head, data, end = chunk(b"IHDR", b"\0" * 13), chunk(b"IDAT", b"picture"), chunk(b"IEND", b"")
    told = [chunk(kind, PLACE) for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"iCCP", b"abCd")]
    whole = b"\x89PNG\r\n\x1a\n" + head + b"".join(told) + data + end
    assert stripped(whole + PLACE, PNG) == b"\x89PNG\r\n\x1a\n" + head + data + end


@pytest.mark.parametrize("type_", [JPEG, PNG])
def test_one_that_ends_too_early_is_said_to(type_: str) -> None:
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + chunk(b"IDAT", b"picture") + chunk(b"IEND", b"")
    whole = jpeg() if type_ == JPEG else png
    for end in range(8, len(whole) - 1):
        with pytest.raises(NotWhole):
            stripped(whole[:end], type_)


def test_of_nothing_else_there_is_a_clean_copy() -> None:
    with pytest.raises(ValueError, match="no clean copy"):
        stripped(b"Kaere kommune", TEXT)
