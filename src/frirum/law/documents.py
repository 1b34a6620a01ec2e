"""Markdown with fenced TOML, and TOML alone, read into tables that know their file and line.

An author of law gets no traceback: every fault becomes a `Problem` with the place and the mend.
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

from .provisions import Place

DOUBTS = ("doubt", "doubts")  # whatever table they stand in, they are open questions
LARGEST_FILE = 1_000_000  # bytes; a paragraph is some thousands
LONGEST = 500  # characters of a message: what is wrong may itself be long
_FENCE = re.compile(r"^```")
_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_FAULT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the law's data: where it is, what is wrong, and what to write instead."""

    place: Place
    says: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}. {self.mend}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that the law's own data says is uncertain, and where it says so."""

    place: Place
    says: str


@dataclass(slots=True)
class Block:
    """One TOML text: its tables, the prose that stood before it, and where it lies."""

    place: Place
    tables: Mapping[str, Any]
    lines: list[str]
    prose: str = ""


@dataclass(slots=True)
class Reader:
    """Collects the problems of a whole reading, so that an author sees them all at once."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    doubts: dict[Doubt, None] = field(default_factory=dict)  # each once, as they stand in the files

    def fault(self, place: Place, says: str, mend: str) -> None:
        self.problems.append(Problem(place, *(_short(text) for text in (says, mend))))

    def text(self, path: Path) -> str | None:
        name = path.relative_to(self.root).as_posix()
        try:
            if path.stat().st_size > LARGEST_FILE:
                self.fault(Place(name, 1), "the file is larger than 1 MB", "Split it: one paragraph a file.")
                return None
            return path.read_text("utf-8-sig")  # Windows' editors begin a file with a mark of their own
        except UnicodeDecodeError:
            self.fault(Place(name, 1), "the file is not UTF-8 text", "Save it as UTF-8.")
        except OSError as fault:
            self.fault(Place(name, 1), f"the file can't be read ({fault.strerror})", "Mend its rights.")
        return None

    def toml(self, path: Path) -> Block | None:
        """A TOML file as one block."""
        text = self.text(path)
        name = path.relative_to(self.root).as_posix()
        return None if text is None else self._block(name, 1, text.split("\n"), "")

    def markdown(self, path: Path) -> Iterator[Block]:
        """The fenced TOML blocks of a Markdown file, each with the prose above it."""
        text = self.text(path)
        if text is None:
            return
        name = path.relative_to(self.root).as_posix()
        prose: list[str] = []
        fenced: list[str] | None = None
        start, is_toml = 0, False
        for number, line in enumerate(text.split("\n"), 1):  # a line is what an editor counts as one
            if _FENCE.match(line):
                if fenced is None:
                    fenced, start, is_toml = [], number + 1, line[3:].strip() == "toml"
                    continue
                if is_toml and (block := self._block(name, start, fenced, "\n".join(prose).strip())):
                    yield block
                    prose = []
                fenced = None
            elif fenced is None:
                prose.append(line)
            else:
                fenced.append(line)
        if fenced is not None:
            self.fault(Place(name, start), "a ``` block is not closed", "End it with a line of ```.")

    def _block(self, name: str, start: int, lines: list[str], prose: str) -> Block | None:
        try:
            return Block(Place(name, start), tomllib.loads("\n".join(lines)), lines, prose)
        except tomllib.TOMLDecodeError as fault:
            found = _FAULT_LINE.search(str(fault))
            line = start + (int(found[1]) if found else len(lines)) - 1
            says = _FAULT_LINE.sub("", str(fault)).strip()
            self.fault(Place(name, line), f"this is not TOML ({says})", "Mend the line; keys are ASCII.")
        except (ValueError, RecursionError) as fault:
            self.fault(Place(name, start), f"this is not TOML ({fault})", "Mend the block.")
        return None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class Table:
    """One table of a block, read key by key; what is asked for wrongly becomes a problem.

    Each getter returns a usable default after a fault, so that reading goes on and finds the rest.
    """

    def __init__(
        self, reader: Reader, data: Any, place: Place, lines: Mapping[str, int] | None = None
    ) -> None:
        self.reader = reader
        self.place = place
        self._lines = lines or {}
        self._seen: set[str] = set()
        self.data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.fault(None, "a table is needed here", "Write it as { key = value } or under a [header].")

    def at(self, key: str | None) -> Place:
        return Place(self.place.file, self._lines.get(key or "", self.place.line))

    def fault(self, key: str | None, says: str, mend: str) -> None:
        self.reader.fault(self.at(key), says, mend)

    def has(self, key: str) -> bool:
        return key in self.data

    def raw(self, key: str, default: Any = None) -> Any:
        self._seen.add(key)
        if key in DOUBTS and (said := self.data.get(key)):
            listed = said if isinstance(said, list) else [said]
            self.reader.doubts |= {Doubt(self.at(key), one): None for one in listed if isinstance(one, str)}
        return self.data.get(key, default)

    def _typed(self, key: str, kind: type, words: str, default: Any, required: bool) -> Any:
        value = self.raw(key)
        if value is None:
            if required:
                self.fault(None, f"{key!r} is missing", f"Add {key} = {words}.")
            return default
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            self.fault(key, f"{key!r} is not {words}", f"Write {key} as {words}.")
            return default
        return value

    def text(self, key: str, default: str = "", required: bool = False) -> str:
        value: str = self._typed(key, str, "a text in quotes", default, required)
        if required and self.has(key) and isinstance(self.data[key], str) and not value.strip():
            self.fault(key, f"{key!r} is empty", f"Write a text for {key}.")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        value: bool = self._typed(key, bool, "true or false", default, False)
        return value

    def number(self, key: str) -> int:
        """A whole number that must be there."""
        value: int = self._typed(key, int, "a whole number", 0, True)
        return value

    def day(self, key: str, required: bool = False) -> date | None:
        value = self._typed(key, date, "a date such as 2018-05-01", None, required)
        if isinstance(value, datetime):
            self.fault(key, f"{key!r} has a clock time", "Write the date alone.")
            return value.date()
        return value  # type: ignore[no-any-return]  # narrowed by _typed

    def names(self, key: str, required: bool = False) -> tuple[str, ...]:
        """One name or a list of names."""
        value = self.raw(key)
        if value is None:
            if required:
                self.fault(None, f"{key!r} is missing", f'Add {key} = "NAME" or a list of names.')
            return ()
        listed = [value] if isinstance(value, str) else value
        if (
            not isinstance(listed, list)
            or not listed
            or not all(isinstance(one, str) and one for one in listed)
        ):
            if listed == [] and not required:
                return ()
            self.fault(key, f"{key!r} is not a name or a list of names", f'Write {key} = "NAME".')
            return ()
        return tuple(listed)

    def texts(self, key: str) -> tuple[str, ...]:
        return self.names(key)

    def values(self, key: str) -> tuple[object, ...]:
        """A list of plain values that a field may be compared with: texts, numbers, true, false, dates."""
        value = self.raw(key, [])
        if not isinstance(value, list) or any(isinstance(one, list | dict) for one in value):
            self.fault(key, f"{key!r} is not a list of plain values", f'Write {key} = ["…", "…"].')
            return ()
        return tuple(value)

    def value(self, key: str) -> tuple[object, ...]:
        """One such value, as a list of it alone."""
        value = self.raw(key)
        if isinstance(value, list | dict):
            self.fault(key, f"{key!r} is not one plain value", f'Write {key} = "…".')
            return ()
        return (value,)

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None) -> Any:
        value = self.raw(key)
        if value is None:
            if default is None:
                return None
            return default
        if value not in allowed:
            self.fault(key, f"{key} = {value!r} is not known", f"Write one of: {', '.join(allowed)}.")
            return default
        return value

    def words(self, key: str, required: bool = False) -> Mapping[str, str]:
        """A text in Danish and English; Danish is required."""
        value = self.raw(key)
        if value is None:
            if required:
                self.fault(None, f"{key!r} is missing", f'Add {key} = {{ da = "…", en = "…" }}.')
            return {"da": "", "en": ""}
        if not isinstance(value, dict) or not all(isinstance(value.get(one), str) for one in ("da", "en")):
            self.fault(key, f"{key!r} needs Danish and English", f'Write {key} = {{ da = "…", en = "…" }}.')
            return {"da": str(value), "en": str(value)}
        return {"da": value["da"], "en": value["en"]}

    def table(self, key: str) -> Table | None:
        value = self.raw(key)
        return None if value is None else Table(self.reader, value, self.at(key))

    def tables(self, key: str) -> list[Table]:
        value = self.raw(key, [])
        if not isinstance(value, list):
            self.fault(key, f"{key!r} is not a list of tables", f"Write {key} = [ {{ … }} ].")
            return []
        return [Table(self.reader, one, self.at(key)) for one in value]

    def done(self) -> None:
        """Reports keys that nobody asked for: a misspelt key must never be silently without effect."""
        for key in self.data:
            if key not in self._seen:
                near = difflib.get_close_matches(key, self._seen, 1)
                known = ", ".join(sorted(self._seen))
                mend = f"Did you mean {near[0]!r}?" if near else f"Known here: {known}."
                self.fault(key, f"{key!r} is not known here", mend)


def tables_of(reader: Reader, block: Block, kind: str) -> list[Table]:
    """The tables `[kind]` or `[[kind]]` of a block, each with the lines of its keys."""
    value = block.tables.get(kind)
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    spans = list(_key_lines(block, kind))
    return [
        Table(reader, data, *(spans[index] if index < len(spans) else (block.place, {})))
        for index, data in enumerate(found)
    ]


def whole(reader: Reader, block: Block) -> Table:
    """A TOML file as one table, with the lines of its keys and of its [tables]."""
    lines: dict[str, int] = {}
    below = False  # a header: what follows are the keys of its table
    for number, line in enumerate(block.lines, block.place.line):
        if header := _HEADER.match(line):
            below = True
            lines.setdefault(header[1], number)
        elif not below and "=" in line and not line[:1].isspace():
            lines.setdefault(line.split("=")[0].strip().strip('"'), number)
    return Table(reader, block.tables, block.place, lines)


def unknown_tables(reader: Reader, block: Block, known: tuple[str, ...]) -> None:
    """Reports tables of a block that nobody reads."""
    for key in block.tables:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            mend = f"Did you mean [[{near[0]}]]?" if near else f"Known here: {', '.join(known)}."
            places = [place for place, _ in _key_lines(block, key)]
            reader.fault(places[0] if places else block.place, f"[[{key}]] is not known here", mend)


def _key_lines(block: Block, kind: str) -> Iterator[tuple[Place, dict[str, int]]]:
    first = block.place.line
    current: tuple[Place, dict[str, int]] | None = None
    for number, line in enumerate(block.lines, first):
        if header := _HEADER.match(line):
            if current:
                yield current
            current = (Place(block.place.file, number), {}) if header[1] == kind else None
        elif current and "=" in line and not line[:1].isspace():
            current[1].setdefault(line.split("=")[0].strip().strip('"'), number)
    if current:
        yield current
