"""Experiments (*forsøg*) in three layers: what the act allows, what is approved, what practice puts instead.

A waiver changes the standing of what a rule yields; it removes no rule and fakes no history.
`layers.py` holds the three against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from .areas import validity
from .documents import Reader, Table, tables_of, whole
from .provisions import AnyRule, Guard, Place, Statute, Validity, Words
from .statutes import STATUTE_KINDS, Other, Shelf, full_id, guards, load_paragraphs, own_id
from .wording import NOTHING, Saying, saying

Return = Literal["revive", "keep", "lapse"]
RETURNS = ("revive", "keep", "lapse")
APPROVAL, PRACTICE = "approval.md", "practice.md"
VEDTAEGT = ("title", "citation", "decided", "doubt", "contact", "purpose")
LIES_IN = {
    "approval": APPROVAL,
    "period": APPROVAL,
    "waiver": APPROVAL,
    "way_out": APPROVAL,
    "replaces": PRACTICE,
}
"""What a municipality adopts is the approval, word for word: a waiver beside it was never adopted."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """Layer two: the rules that an approval sets aside, on which legal basis."""

    id: str
    rules: frozenset[str]
    basis: str
    requires: tuple[str, ...]
    says: str
    source: str
    doubts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Read:
    """Where a part of an approval was read, or that it is our own reading; and what is doubtful about it."""

    source: str = ""  # none: the approval's own
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """An act that puts a case outside, the act that takes that back, and what becomes of duties meanwhile."""

    id: str
    acts: frozenset[str]
    when: tuple[Guard, ...]
    back: frozenset[str]
    match: str
    then: Return
    says: str
    doubts: tuple[str, ...]
    place: Place
    source: str = ""  # where it was read; none: where the approval was


@dataclass(frozen=True, slots=True)
class Period:
    """A version of an approval's period: until when it was to run, as one knew it from a day on."""

    known_from: date
    until: date | None
    citation: str
    says: str
    assumed: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """One version of an approval: for whom, when, what is waived, what puts a case outside."""

    id: str
    municipality: str
    valid: Validity
    entry: Literal["triggers-after", "open-duties"]
    at_end: Return
    citation: str
    status: Literal["paraphrase", "checked"]
    doubts: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    ways_out: tuple[WayOut, ...]
    place: Place
    entry_read: Read = Read()
    at_end_read: Read = Read()
    periods: tuple[Period, ...] = ()  # how its end was known, oldest first; none: as `valid`, always

    def as_known(self, day: date) -> Approval | None:
        """The approval as it was known on a day; None where it was not known at all."""
        known = [one for one in self.periods if one.known_from <= day]
        if not self.periods or known[-1:] == list(self.periods[-1:]):
            return self
        return replace(self, valid=replace(self.valid, until=known[-1].until)) if known else None


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment of one municipality. Without a published statute (*vedtægt*) it never applies."""

    id: str
    title: Words
    municipality: str
    network: str
    published: bool
    period: Words
    doubts: tuple[str, ...]
    practice: Statute
    approval: Approval
    rules: tuple[AnyRule, ...]
    replaced: Mapping[str, str]  # practice rule -> waiver
    place: Place
    vedtaegt: Mapping[str, str] = field(default_factory=dict)  # its title, who decided it, what is doubtful
    aim: Words = field(default_factory=lambda: NOTHING)
    words: tuple[Saying, ...] = ()  # of its waivers and its practice, for »Det må vi nu«


def load_experiment(reader: Reader, folder: Path, shelf: Shelf, taken: set[str]) -> Experiment | None:
    """Layers two and three of one experiment. `layers.check_layers` then holds them against layer one.

    `taken`: the names of acts and of other experiments, which are not its to have; its own is added.
    """
    block = reader.toml(folder / "experiment.toml")
    if block is None:
        return None
    table = whole(reader, block)
    name = table.text("id", required=True)
    if name in taken or "/" in name:
        says = f"no legal basis (uden hjemmel): {name!r} is another's name"
        table.fault("id", says, f"Write a name of its own, such as {folder.name!r}.")
        return None
    taken.add(name)
    title = table.words("title", required=True)
    short = table.text("short") or f"Forsøget »{title['da']}«"
    municipality = table.text("municipality", required=True)
    network, period, doubts = table.text("network"), table.words("period"), table.texts("doubts")
    published, said = False, {}
    aim = table.words("aim")
    table.raw("may_now")  # read with its own lines
    if vedtaegt := table.table("vedtaegt"):
        published = vedtaegt.flag("published")
        said = {key: vedtaegt.text(key) for key in VEDTAEGT}
        vedtaegt.done()
    else:
        table.fault(None, "'vedtaegt' is missing", "Add vedtaegt = { published = true } once it is.")
    table.done()
    practice = Statute(name, title, short, Validity(date.min))
    local = Shelf()
    for part in (APPROVAL, PRACTICE):
        if (folder / part).is_file():
            load_paragraphs(reader, folder / part, practice, local, experiment=name)
        else:
            where = (folder / part).relative_to(reader.root).as_posix()
            reader.fault(Place(where, 1), "the file is missing", "docs/law-format.md shows it.")
    for one in local.others:
        _in_its_layer(one)
    approval = _approval(local, name, practice, block.place, reader)
    if approval is None:
        return None
    practice = replace(practice, valid=approval.valid)
    provisions = {id(one): replace(one, statute=practice) for one in local.provisions}
    rules = tuple(replace(rule, provision=provisions[id(rule.provision)]) for rule in local.rules)
    shelf.provisions += provisions.values()
    shelf.rules += rules
    shelf.examples += local.examples
    return Experiment(
        id=name,
        title=title,
        municipality=municipality,
        network=network,
        published=published,
        period=period,
        doubts=doubts,
        practice=practice,
        approval=approval,
        rules=rules,
        replaced=_replaced(local, approval, rules),
        place=block.place,
        vedtaegt=said,
        aim=aim,
        words=tuple(_words(one, practice) for one in tables_of(reader, block, "may_now")),
    )


def _words(table: Table, practice: Statute) -> Saying:
    """What is said of one waiver, or of one rule of the practice."""
    name = table.text("waiver") or table.text("rule", required=True)
    table.raw("rule")
    return saying(table, (full_id(name, practice),))


def _in_its_layer(one: Other) -> None:
    """What stands in another layer's file is refused: it would pass by the check, or by the adoption."""
    if one.kind in STATUTE_KINDS:
        says = f"no legal basis (uden hjemmel): [[{one.kind}]] belongs in a statute"
        one.table.fault(None, says, "An experiment can't be its own legal basis.")
    elif not one.table.place.file.endswith(f"/{LIES_IN[one.kind]}"):
        says = f"no legal basis (uden hjemmel): [[{one.kind}]] belongs in {LIES_IN[one.kind]}"
        one.table.fault(None, says, f"Move it to {LIES_IN[one.kind]}.")


def _approval(local: Shelf, name: str, practice: Statute, place: Place, reader: Reader) -> Approval | None:
    tables = [one.table for one in local.others if one.kind == "approval"]
    if not tables:
        reader.fault(place, "the experiment has no approval", "Add [approval] in approval.md.")
        return None
    for table in tables[1:]:
        table.fault(None, "the experiment has two approvals", "Keep the one that is in force.")
    table = tables[0]
    if (of := table.text("experiment", required=True)) != name:
        table.fault("experiment", f"the approval is of {of!r}", f'Write experiment = "{name}".')
    valid = validity(table)
    if valid is None:
        table.fault("valid", "the approval has no period", "Add valid = { from = DATE, to = DATE }.")
        return None
    periods = tuple(_period(one.table) for one in local.others if one.kind == "period")
    _check_periods(table, valid, periods)
    entry, at_end = _read(table, "entry_read"), _read(table, "at_end_read")
    approval = Approval(
        id=table.text("id", required=True),
        municipality=table.text("municipality", required=True),
        valid=valid,
        entry=table.one_of("entry", ("triggers-after", "open-duties"), "triggers-after"),
        at_end=table.one_of("at_end", RETURNS, "keep"),
        citation=table.text("citation", required=True),
        status=table.one_of("status", ("paraphrase", "checked"), "paraphrase"),
        doubts=(*table.texts("doubts"), *entry.doubts, *at_end.doubts),
        waivers=tuple(_waiver(one.table, practice) for one in local.others if one.kind == "waiver"),
        ways_out=tuple(_way_out(one.table, practice) for one in local.others if one.kind == "way_out"),
        place=table.place,
        entry_read=entry,
        at_end_read=at_end,
        periods=periods,
    )
    table.raw("by"), table.raw("checked"), table.raw("eli")
    table.done()
    return approval


def _read(table: Table, key: str) -> Read:
    if (part := table.table(key)) is None:
        return Read()
    read = Read(part.text("citation"), part.texts("doubts"))
    part.done()
    return read


def _period(table: Table) -> Period:
    doubts, assumed = table.texts("doubts"), table.text("assumed")
    if doubts and not assumed:
        table.fault("doubts", "what is done while the doubt stands is not said", 'Add assumed = "…".')
    period = Period(
        known_from=table.day("known_from", required=True) or date.min,
        until=table.day("to"),
        citation=table.text("citation"),
        says=table.text("says"),
        assumed=assumed,
        doubts=doubts,
    )
    table.done()
    return period


def _check_periods(table: Table, valid: Validity, periods: tuple[Period, ...]) -> None:
    """Each version is known later than the one before, and the newest is the approval's own period."""
    known = [one.known_from for one in periods]
    if known != sorted(set(known)):
        says = "the versions of the period are not in the order in which they were known"
        table.fault("valid", says, "Put each [[period]] below those with an earlier known_from.")
    if periods and periods[-1].until != valid.until:
        says = f"the newest [[period]] ends {periods[-1].until}, the approval {valid.until}"
        table.fault("valid", says, "Write the same date in both.")


def _waiver(table: Table, practice: Statute) -> Waiver:
    waiver = Waiver(
        id=own_id(table, practice),
        rules=frozenset(table.names("rules", required=True)),
        basis=table.text("basis", required=True),
        requires=tuple(full_id(one, practice) for one in table.names("requires")),
        says=table.text("says", required=True),
        source=table.text("citation") or practice.short,
        doubts=table.texts("doubts"),
        place=table.place,
    )
    table.done()
    return waiver


def _way_out(table: Table, practice: Statute) -> WayOut:
    way_out = WayOut(
        id=own_id(table, practice),
        acts=frozenset(table.names("act", required=True)),
        when=guards(table, "when"),
        back=frozenset(table.names("back")),
        match=table.text("match"),
        then=table.one_of("then", RETURNS, "revive"),
        says=table.text("says"),
        doubts=table.texts("doubts"),
        place=table.place,
        source=table.text("citation"),
    )
    table.done()
    return way_out


def _replaced(local: Shelf, approval: Approval, rules: tuple[AnyRule, ...]) -> dict[str, str]:
    known = {one.id: one for one in approval.waivers}
    own = {rule.id for rule in rules}
    found: dict[str, str] = {}
    for kind, table, practice, _ in local.others:
        if kind != "replaces":
            continue
        waiver = full_id(table.text("waiver", required=True), practice)
        if waiver not in known:
            table.fault("waiver", f"there is no waiver {waiver!r}", f"Approved are: {', '.join(known)}.")
        for name in table.names("rules", required=True):
            rule = full_id(name, practice)
            if rule not in own:
                table.fault("rules", f"the practice has no rule {rule!r}", "Add it, or mend the name.")
            found[rule] = waiver
        table.done()
    return found
