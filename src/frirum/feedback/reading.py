"""TOML in, table by table, with file, line and mend of all that is wrong.

Small and our own: `law` has a larger reader of its own kind, and the two rooms use nothing of each other
(decision 0133).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

LARGEST_FILE = 1_000_000  # bytes; an instrument is some thousands
LONGEST = 300  # characters of a message: what is wrong may itself be long
LANGUAGES = ("da", "en")
_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_FAULT_LINE = re.compile(r"\(at line (\d+), column \d+\)")

Words = Mapping[str, str]
"""One text by language: `{"da": …, "en": …}`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file: where it is, what is wrong, and what to write instead."""

    file: str
    line: int
    says: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}. {self.mend}"


class Unreadable(ValueError):
    """Files that can't be used as they are; all their problems at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


@dataclass(slots=True)
class Reader:
    """Collects the problems of a whole reading, so that an author sees them all at once."""

    problems: list[Problem] = field(default_factory=list)

    def fault(self, file: str, line: int, says: str, mend: str) -> None:
        self.problems.append(Problem(file, line, says[:LONGEST], mend[:LONGEST]))

    def whole(self, path: Path) -> Table | None:
        """A TOML file as one table; None, with a problem noted, where it is none."""
        name = path.name
        try:
            if path.stat().st_size > LARGEST_FILE:
                self.fault(name, 1, "the file is larger than 1 MB", "It holds one instrument or one pack.")
                return None
            # Windows' editors begin a file with a mark of their own
            return self.text(path.read_text("utf-8-sig"), name)
        except UnicodeDecodeError:
            self.fault(name, 1, "the file is not UTF-8 text", "Save it as UTF-8.")
        except OSError as fault:
            self.fault(name, 1, f"the file can't be read ({fault.strerror})", "Mend its name or its rights.")
        return None

    def text(self, text: str, name: str) -> Table | None:
        """TOML already read, as one table; `name` is what its problems call it."""
        try:
            return Table(self, name, tomllib.loads(text), text.split("\n"))
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            found = _FAULT_LINE.search(str(fault))
            line = int(found[1]) if found else 1
            says = _FAULT_LINE.sub("", str(fault)).strip()
            self.fault(name, line, f"this is not TOML ({says})", "Mend the line; keys are ASCII.")
        return None

    def finish(self) -> None:
        """Raises Unreadable where anything was wrong."""
        if self.problems:
            raise Unreadable(sorted(self.problems, key=lambda one: (one.file, one.line)))


class Table:
    """One table, read key by key. Each getter gives a usable value after a fault, so that reading goes on."""

    def __init__(self, reader: Reader, file: str, data: Any, lines: list[str], start: int = 1) -> None:
        self.reader, self.file, self.start = reader, file, start
        self.data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        self._lines = lines
        self._seen: set[str] = set()
        if not isinstance(data, dict):
            self.fault(None, "a table is needed here", "Write it as { key = value } or under a [header].")

    def at(self, key: str | None) -> int:
        """The line of a key, where it can be had; else where its table begins."""
        for number, line in enumerate(self._lines[self.start - 1 :], self.start):
            header = _HEADER.match(line)
            if key and ((header and header[1] == key) or ((found := _KEY.match(line)) and found[1] == key)):
                return number
            if header and number > self.start and self.start > 1:
                break
        return self.start

    def fault(self, key: str | None, says: str, mend: str) -> None:
        self.reader.fault(self.file, self.at(key), says, mend)

    def raw(self, key: str) -> Any:
        self._seen.add(key)
        return self.data.get(key)

    def has(self, key: str) -> bool:
        return key in self.data

    def _typed(self, key: str, kinds: type | tuple[type, ...], words: str, default: Any, needed: bool) -> Any:
        value = self.raw(key)
        if value is None:
            if needed:
                self.fault(None, f"{key!r} is missing", f"Add {key} = {words}.")
            return default
        if not isinstance(value, kinds) or (kinds is not bool and isinstance(value, bool)):
            self.fault(key, f"{key!r} is not {words}", f"Write {key} as {words}.")
            return default
        return value

    def text(self, key: str, needed: bool = False) -> str:
        value: str = self._typed(key, str, "a text in quotes", "", needed)
        if needed and self.has(key) and isinstance(self.data[key], str) and not value.strip():
            self.fault(key, f"{key!r} is empty", f"Write a text for {key}.")
        return value

    def flag(self, key: str, needed: bool = False) -> bool:
        value: bool = self._typed(key, bool, "true or false", False, needed)
        return value

    def whole_number(self, key: str, least: int, most: int, needed: bool = False) -> int | None:
        value: int | None = self._typed(key, int, f"a whole number, {least}-{most}", None, needed)
        if value is not None and not least <= value <= most:
            self.fault(key, f"{key} = {value} is out of range", f"Write a whole number, {least}-{most}.")
            return None
        return value

    def number(self, key: str, least: float, most: float, needed: bool = False) -> float | None:
        value = self._typed(key, (int, float), f"a number, {least:g}-{most:g}", None, needed)
        if value is not None and not least <= value <= most:  # not-a-number is in no range
            self.fault(key, f"{key} = {value} is out of range", f"Write a number, {least:g}-{most:g}.")
            return None
        return None if value is None else float(value)

    def day(self, key: str, needed: bool = False) -> date | None:
        value: date | None = self._typed(key, date, "a date such as 2026-05-01", None, needed)
        if isinstance(value, datetime):
            self.fault(key, f"{key!r} has a clock time", "Write the date alone.")
            return value.date()
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.raw(key)
        if value is None:
            self.fault(None, f"{key!r} is missing", f"Write one of: {', '.join(allowed)}.")
        elif value not in allowed:
            self.fault(key, f"{key} = {value!r} is not known", f"Write one of: {', '.join(allowed)}.")
        return value if value in allowed else allowed[0]

    def some_of(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        value = self.raw(key)
        if not isinstance(value, list) or not value or any(one not in allowed for one in value):
            self.fault(key, f"{key!r} is not a list of what is known", f"Some of: {', '.join(allowed)}.")
            return allowed
        return tuple(value)

    def words(self, key: str, needed: bool = False, languages: tuple[str, ...] = LANGUAGES) -> Words:
        """A text by language; every one of `languages` must be there."""
        value = self.raw(key)
        if value is None and not needed:
            return {}
        told = value if isinstance(value, dict) else {}
        if not told or any(not isinstance(told.get(one), str) or not told[one].strip() for one in languages):
            sample = ", ".join(f'{one} = "…"' for one in languages or ("da",))
            self.fault(
                key if self.has(key) else None, f"{key!r} lacks words", f"Write {key} = {{ {sample} }}."
            )
        return {one: said for one, said in told.items() if isinstance(said, str)}

    def ages(self, key: str) -> tuple[int, int | None] | None:
        """`{ from = 6, to = 12 }`, both included; without `to` there is no upper end."""
        value = self.raw(key)
        if value is None:
            return None
        table = Table(self.reader, self.file, value, self._lines, self.at(key))
        lowest = table.whole_number("from", 0, 120, needed=True) or 0
        highest = table.whole_number("to", 0, 120)
        table.done()
        if highest is not None and highest < lowest:
            self.fault(key, f"{key}: no age is from {lowest} to {highest}", "Write the lower one first.")
        return lowest, highest

    def table(self, key: str) -> Table | None:
        """The table `[key]`, if it is there."""
        value = self.raw(key)
        return None if value is None else Table(self.reader, self.file, value, self._lines, self.at(key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables `[[key]]`, each with the line of its header."""
        value = self.raw(key) or []
        if not isinstance(value, list):
            self.fault(key, f"{key!r} is not a list of tables", f"Write [[{key}]] above each.")
            return
        heads = [n for n, line in enumerate(self._lines, 1) if (h := _HEADER.match(line)) and h[1] == key]
        for index, one in enumerate(value):
            start = heads[index] if index < len(heads) else self.at(key)
            yield Table(self.reader, self.file, one, self._lines, start)

    def done(self) -> None:
        """Reports keys that nobody asked for: a misspelt key must never be silently without effect."""
        for key in self.data:
            if key not in self._seen:
                near = difflib.get_close_matches(key, self._seen, 1)
                known = ", ".join(sorted(self._seen))
                mend = f"Did you mean {near[0]!r}?" if near else f"Known here: {known}."
                self.fault(key, f"{key!r} is not known here", mend)
