"""Text of others, whatever wrote it: UTF-8 or UTF-16 with a mark, else Windows' letters."""

from __future__ import annotations

from .faults import Fault


def text_of(data: bytes) -> str:
    """A table's bytes as text. Raises Fault where they are none."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Fault(1, "this is not text", "Save the table as CSV, in UTF-8.")


def delimiter_of(text: str) -> str:
    """What stands between the cells of a table: comma, semicolon or tab, by its header."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)
