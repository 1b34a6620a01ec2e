"""JSON from outside, read so that it can do no harm; what is not as expected is said with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .faults import Fault

LARGEST = 20_000_000  # bytes
ANEW = "Save the file anew from the system that it comes from."


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands: `entry[3].resource`. Asked for what it has not, it raises Fault."""

    value: Any
    place: str = ""

    def fault(self, says: str, mend: str) -> Fault:
        return Fault(1, f"{self.place or 'the file'} {says}", mend)

    def get(self, name: str) -> Node:
        """What an object has under this name."""
        if (found := self.maybe(name)) is None:
            raise self.fault(f"has no {name}", f"Give it {name}.")
        return found

    def maybe(self, name: str) -> Node | None:
        if not isinstance(self.value, dict):
            raise self.fault("is no object", "Write { … }.")
        if self.value.get(name) is None:
            return None
        return Node(self.value[name], f"{self.place}.{name}".lstrip("."))

    def all(self, name: str) -> Iterator[Node]:
        """Each of a list; none where it is not there."""
        if (found := self.maybe(name)) is None:
            return
        if not isinstance(found.value, list):
            raise found.fault("is no list", "Write [ … ].")
        for number, one in enumerate(found.value):
            yield Node(one, f"{found.place}[{number}]")

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip() or not self.value.isprintable():
            raise self.fault("is no text", "Write it in quotes, on one line.")
        return self.value

    def whole(self, most: int) -> int:
        """A whole number from 0 to `most`; true and 1.0 are none."""
        if type(self.value) is not int or not 0 <= self.value <= most:
            raise self.fault("is no whole number in range", f"Write one from 0 to {most}.")
        return self.value

    def day(self) -> date:
        try:
            if len(self.text()) != len("2018-03-04"):
                raise ValueError
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.fault("is no date", "Write it as 2018-03-04.") from None


def parse(data: bytes) -> Node:
    """The document. Raises Fault where it is no JSON, too large, or says one thing twice."""
    if len(data) > LARGEST:
        raise Fault(1, f"the file is {len(data)} bytes; at most {LARGEST} are read", "Send a case a file.")
    try:
        return Node(json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number))
    except UnicodeDecodeError:
        raise Fault(1, "this is not UTF-8", ANEW) from None
    except json.JSONDecodeError as wrong:
        raise Fault(wrong.lineno, f"this is not JSON ({wrong.msg})", ANEW) from None
    except RecursionError:
        raise Fault(1, "there are too many levels in each other", ANEW) from None
    except Fault:
        raise
    except ValueError:  # a number of more digits than Python reads
        raise Fault(1, "a number is too long", ANEW) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise Fault(1, "an object says one name twice", "Leave the wrong one out.")
    return said


def _no_number(name: str) -> float:
    raise Fault(1, f"{name} is no number in JSON", ANEW)
