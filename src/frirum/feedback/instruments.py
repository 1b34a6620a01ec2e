"""What a family is asked: instruments as data, one TOML file a version (`instruments/`), and text packs.

A register (ORS and its kin) has no field for item text at all: its lines are "Linje 1", "Linje 2". Only a
municipality that holds a licence can lay the texts over it, by a pack of its own (decision 0134).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from .reading import Reader, Table, Unreadable, Words

Kind = Literal["lines", "register", "goals"]
Measures = Literal["outcome", "alliance", "goals"]
Role = Literal["self", "parent-about-self", "parent-about-child", "other-about-child"]
Asked = Literal["start", "end"]
Ages = tuple[int, int | None]  # both included; None: no upper end

ROLES: tuple[Role, ...] = get_args(Role)
ABOUT: tuple[Role, ...] = ("parent-about-child", "other-about-child")
"""Who answers about somebody else: they read `Line.about`, and the ages are the child's."""
PERIODS: Mapping[str, Words] = {
    "last-week": {"da": "den sidste uge", "en": "the last week"},
    "this-meeting": {"da": "dette møde", "en": "this meeting"},
    "now": {"da": "lige nu", "en": "right now"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is marked, from 0 at the low end. A register's has a label alone."""

    id: str
    label: Words  # short, for curves and tables
    text: Words  # the question; empty in a register without a pack
    about: Words  # the question to who answers about a child; empty where it is the same
    low: Words  # the words at 0
    high: Words  # and at the other end
    picture: str = ""  # names of pictures, for those who don't read
    low_picture: str = ""
    high_picture: str = ""

    def asks(self, role: str) -> Words:
        """The question as this respondent reads it."""
        return self.about if role in ABOUT and self.about else self.text


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of what is asked. Thresholds are none of it: a municipality gives them (`thresholds`)."""

    id: str
    version: str
    kind: Kind
    measures: Measures
    title: Words
    intro: Words  # what is said before the first line; `intro_about` to who answers about a child
    intro_about: Words
    period: str
    asked: Asked
    ages: Ages  # of whom it is about, when it is about oneself
    ages_about: Ages  # of the child, when somebody else answers
    roles: tuple[Role, ...]
    lines: tuple[Line, ...]
    most: int  # a mark is a whole number from 0 to this: millimetres of a line, or steps of a goal
    scoring: Literal["sum", "each"]  # one total of all lines, or each line (goal) for itself
    validated: bool
    licence: str
    licence_page: str  # where a licence to the texts is had; of a register
    source: str
    doubts: tuple[str, ...] = ()
    pack: str = ""  # who holds the licence to the texts that lie over a register

    @property
    def showable(self) -> bool:
        """Whether a screen can ask it. A register can't until a pack gives its texts."""
        return self.kind == "goals" or all(line.text for line in self.lines)

    @property
    def most_total(self) -> int | None:
        """The highest total, or None where each line counts for itself."""
        return self.most * len(self.lines) if self.scoring == "sum" else None

    def ages_for(self, role: str) -> Ages:
        return self.ages_about if role in ABOUT else self.ages

    def fits(self, age: int | None, role: str) -> bool:
        """Whether it is made for this respondent, of or about somebody of this age (None: not known)."""
        lowest, highest = self.ages_for(role)
        in_age = age is None or (age >= lowest and (highest is None or age <= highest))
        return role in self.roles and in_age


@dataclass(frozen=True, slots=True)
class Pack:
    """The texts of a register, as a municipality that holds a licence typed them in."""

    register: str
    version: str
    holder: str  # who holds the licence
    licence: str  # its number
    by: str  # who brought it in
    date: date
    title: Words
    intro: Words
    lines: tuple[Line, ...]
    digest: str  # of the file, for the journal


class Library:
    """The instruments that are at hand, by id. Ids are found however they are cased."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        self._by_id = {one.id: one for one in sorted(instruments, key=lambda one: one.id)}

    def __iter__(self) -> Iterator[Instrument]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __getitem__(self, name: str) -> Instrument:
        if (found := self.get(name)) is None:
            raise KeyError(name)
        return found

    def get(self, name: str) -> Instrument | None:
        """The instrument of this id, or None."""
        return self._by_id.get(name.strip().casefold())

    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)

    def for_age(
        self, age: int | None, role: str = "self", measures: str | None = None
    ) -> tuple[Instrument, ...]:
        """Those made for this respondent, of or about somebody of this age; the open ones first."""
        fitting = (one for one in self if one.fits(age, role) and measures in (None, one.measures))
        return tuple(sorted(fitting, key=lambda one: (one.kind == "register", one.id)))

    def with_packs(self, packs: Iterable[Pack]) -> Library:
        """The same with texts laid over registers. Raises ValueError for a pack of no register here."""
        laid = dict(self._by_id)
        for pack in packs:
            register = laid.get(pack.register)
            if register is None or register.kind != "register" or len(register.lines) != len(pack.lines):
                raise ValueError(f"{pack.register!r} is no register with {len(pack.lines)} lines")
            laid[pack.register] = replace(
                register,
                title=pack.title or register.title,
                intro=pack.intro,
                lines=tuple(
                    replace(given, id=line.id, label=given.label or line.label)
                    for line, given in zip(register.lines, pack.lines, strict=True)
                ),
                pack=f"{pack.holder}, {pack.licence}",
            )
        return Library(laid.values())


def load_instruments(folder: Path) -> Library:
    """Reads `instruments/*.toml`. Raises Unreadable with all that is wrong, by file and line."""
    reader = Reader()
    found: dict[str, Instrument] = {}
    for path in sorted(folder.glob("*.toml")):
        if (table := reader.whole(path)) is None:
            continue
        one = _instrument(table)
        if one.id in found:
            table.fault("id", f"the instrument {one.id!r} is there twice", "Give it an id of its own.")
        if one.id and one.id != path.stem:
            table.fault("id", f"id is {one.id!r}", f"Name the file {one.id}.toml, or the id {path.stem!r}.")
        found[one.id] = one
    if not found and not reader.problems:
        reader.fault(folder.name, 1, "no instrument lies here", "Name the folder that holds *.toml files.")
    reader.finish()
    return Library(found.values())


def load_pack(source: Path | str) -> Pack:
    """Reads a text pack, a file or its text. Raises Unreadable with all that is wrong, by file and line.

    Whether it fits a register is seen where it is laid over one: `Library.with_packs`.
    """
    reader = Reader()
    table = reader.whole(source) if isinstance(source, Path) else reader.text(source, "pack")
    if table is None:
        raise Unreadable(reader.problems)
    content = source.read_bytes() if isinstance(source, Path) else source.encode()
    day = table.day("date", needed=True)
    pack = Pack(
        register=table.text("register", needed=True).casefold(),
        version=table.text("version", needed=True),
        holder=table.text("holder", needed=True),
        licence=table.text("licence", needed=True),
        by=table.text("by", needed=True),
        date=day or date.min,
        title=table.words("title", languages=()),
        intro=table.words("intro", languages=()),
        lines=tuple(_packed(number, one) for number, one in enumerate(table.tables("line"), 1)),
        digest=hashlib.sha256(content).hexdigest(),
    )
    if not pack.lines:
        table.fault(None, "the pack has no lines", "Write [[line]] with text, low and high for each.")
    table.done()
    reader.finish()
    return pack


def _instrument(table: Table) -> Instrument:
    kind = table.one_of("kind", get_args(Kind))
    register, goals = kind == "register", kind == "goals"
    ages = table.ages("ages")
    if ages is None:
        table.fault(None, "'ages' is missing", "Add ages = { from = 13 }.")
    period = table.one_of("period", tuple(PERIODS))
    title = table.words("title", needed=True)
    lines = _unnamed_lines(table) if register else tuple(map(_line, table.tables("line")))
    if not lines:
        table.fault(None, "there are no lines", "Write [[line]] for each." if not register else "lines = 4")
    if len({line.id for line in lines}) < len(lines):
        table.fault("line", "two lines have the same id", "Give each an id of its own.")
    doubts = table.raw("doubts") or []
    instrument = Instrument(
        id=table.text("id", needed=True),
        version=table.text("version", needed=True),
        kind=kind,  # type: ignore[arg-type]  # one_of gives one of them
        measures=table.one_of("measures", get_args(Measures)),  # type: ignore[arg-type]
        title=title,
        intro={} if register else table.words("intro", needed=True),
        intro_about={} if register else table.words("intro_about"),
        period=period,
        asked=table.one_of("asked", get_args(Asked)),  # type: ignore[arg-type]
        ages=ages or (0, None),
        ages_about=table.ages("ages_about") or ages or (0, None),
        roles=table.some_of("roles", ROLES),  # type: ignore[arg-type]
        lines=lines,
        most=10 if goals else 100,
        scoring="each" if goals else "sum",
        validated=table.flag("validated", needed=True),
        licence=table.text("licence", needed=True),
        licence_page=table.text("licence_page", needed=register),
        source=table.text("source", needed=True),
        doubts=tuple(str(one) for one in doubts) if isinstance(doubts, list) else (),
    )
    table.done()
    return instrument


def _line(table: Table) -> Line:
    line = Line(
        id=table.text("id", needed=True),
        label=table.words("label", needed=True),
        text=table.words("text", needed=True),
        about=table.words("about"),
        low=table.words("low", needed=True),
        high=table.words("high", needed=True),
        picture=table.text("picture"),
        low_picture=table.text("low_picture"),
        high_picture=table.text("high_picture"),
    )
    table.done()
    return line


def _unnamed_lines(table: Table) -> tuple[Line, ...]:
    """A register's lines: a number of them, and nothing to say of any."""
    number = table.whole_number("lines", 1, 4, needed=True) or 0
    return tuple(
        Line(str(one), {"da": f"Linje {one}", "en": f"Line {one}"}, {}, {}, {}, {})
        for one in range(1, number + 1)
    )


def _packed(number: int, table: Table) -> Line:
    text = table.words("text", needed=True, languages=())
    line = Line(
        id=str(number),
        label=table.words("label", languages=()),
        text=text,
        about=table.words("about", languages=()),
        low=table.words("low", needed=True, languages=()),
        high=table.words("high", needed=True, languages=()),
    )
    table.done()
    return line
