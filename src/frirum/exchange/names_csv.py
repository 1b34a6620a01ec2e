"""The map between a file's names and our own ids: `what;theirs;ours`. It never lies in the file itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from .faults import Fault
from .text import delimiter_of, text_of

HEADER = ("what", "theirs", "ours")
WHAT = ("case", "person")
LARGEST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Names:
    """Our case, or person, by what a file calls it."""

    case: Mapping[str, UUID] = field(default_factory=dict)
    person: Mapping[str, UUID] = field(default_factory=dict)


def write(given: Mapping[str, tuple[str, str]]) -> bytes:
    """The map of pseudonyms that were given (`Pseudonyms.given`), cases and persons alone."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADER)
    rows.writerows((what, name, one) for name, (what, one) in sorted(given.items()) if what in WHAT)
    return text.getvalue().encode()


def read(data: bytes) -> Names:
    """The map. Raises Fault at the first line that can't be."""
    if len(data) > LARGEST:
        raise Fault(1, f"the map is {len(data)} bytes; at most {LARGEST} are read", "Split it by cases.")
    text = text_of(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    found: dict[str, dict[str, UUID]] = {what: {} for what in WHAT}
    try:
        if tuple(one.strip().casefold() for one in next(rows, [])) != HEADER:
            raise Fault(1, "the header is another", f"The first line is {';'.join(HEADER)}.")
        last = rows.line_num
        for cells in rows:
            line, last = last + 1, rows.line_num
            if any(cell.strip() for cell in cells):
                what, theirs, ours = _row(cells, line)
                if found[what].setdefault(theirs, ours) != ours:
                    raise Fault(line, f"{theirs!r} is two of ours", "Leave the wrong line out.")
    except csv.Error as wrong:
        raise Fault(rows.line_num or 1, f"this is not CSV ({wrong})", "Save the table as CSV anew.") from None
    return Names(found["case"], found["person"])


def _row(cells: list[str], line: int) -> tuple[str, str, UUID]:
    if len(cells) != len(HEADER):
        raise Fault(line, f"the row has {len(cells)} cells", f"Write {';'.join(HEADER)}.")
    what, theirs, ours = (cell.strip() for cell in cells)
    if what not in WHAT or not theirs:
        raise Fault(line, f"{what!r} of {theirs!r} is nobody", f"Write one of {', '.join(WHAT)}, and whom.")
    try:
        return what, theirs, UUID(ours)
    except ValueError:
        mend = "Write the id of the case, or person, as `frirum export CASE --json` has it."
        raise Fault(line, f"{ours!r} is no id of ours", mend) from None
