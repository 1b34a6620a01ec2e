"""Reads `statutes/` and the rules of `experiments/`: provisions, rules and examples.

Ids are local in a file and full ("serviceloven/assess-notification") everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from .areas import validity
from .calendar import Within
from .documents import Block, Reader, Table, tables_of, unknown_tables, whole
from .provisions import (
    About,
    AnyRule,
    Capacity,
    CapacityRule,
    Clock,
    ConditionRule,
    DutyRule,
    Guard,
    LapseRule,
    MilestoneRule,
    Place,
    PlayRule,
    Provision,
    Statute,
    SuspendRule,
    Validity,
)

MISSED = "missed:"
PERSON_FIELDS = ("age", "custody")


class Other(NamedTuple):
    """A table that is neither provision, rule nor example, and the provision that it stands below."""

    kind: str
    table: Table
    statute: Statute
    provision: Provision | None


@dataclass(slots=True)
class Shelf:
    """What has been read so far: provisions, rules, examples, and tables of other kinds."""

    provisions: list[Provision] = field(default_factory=list)
    rules: list[AnyRule] = field(default_factory=list)
    examples: list[tuple[Table, Statute, str | None]] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)


def load_statute(reader: Reader, folder: Path, shelf: Shelf) -> Statute | None:
    """A statute's own file and all its paragraphs."""
    if not (folder / "statute.toml").is_file():
        name = folder.relative_to(reader.root).as_posix()
        reader.fault(Place(f"{name}/statute.toml", 1), "the file is missing", "docs/law-format.md shows it.")
        return None
    block = reader.toml(folder / "statute.toml")
    if block is None:
        return None
    table = whole(reader, block)
    title = table.words("title", required=True)
    statute = Statute(
        id=table.text("id", required=True),
        title=title,
        short=table.text("short") or title["da"],
        valid=validity(table) or Validity(date.min),
        regime=table.flag("regime"),
        eli=table.text("eli"),
    )
    table.done()
    for path in sorted(folder.glob("*.md")):
        load_paragraphs(reader, path, statute, shelf)
    return statute


def load_paragraphs(
    reader: Reader, path: Path, statute: Statute, shelf: Shelf, experiment: str | None = None
) -> None:
    """The provisions of one Markdown file, and the rules and examples below each."""
    provision: Provision | None = None
    versions: list[Provision] = []
    for block in reader.markdown(path):
        unknown_tables(reader, block, ("provision", "example", *RULE_KINDS, *OTHER_KINDS))
        for table in tables_of(reader, block, "provision"):
            provision, versions = _provision(table, block, statute)
            shelf.provisions += versions
        for kind in OTHER_KINDS:
            found = tables_of(reader, block, kind)
            shelf.others += [Other(kind, table, statute, provision) for table in found]
        for kind, read in RULE_KINDS.items():
            for table in tables_of(reader, block, kind):
                if provision is None:
                    table.fault(None, "the rule has no source", "Put a [provision] block above it.")
                    continue
                rule = read(table, _shared(table, provision, experiment))
                shelf.rules += [replace(rule, provision=one) for one in versions]
                table.done()
        shelf.examples += [(table, statute, experiment) for table in tables_of(reader, block, "example")]


def full_id(name: str, statute: Statute) -> str:
    """A local id made full; a full one is left alone."""
    return name if "/" in name else f"{statute.id}/{name}"


def own_id(table: Table, statute: Statute) -> str:
    """The full id of what stands here. Nobody may speak in another's name: a rule of an experiment that
    called itself an act's would pass for the act's own.
    """
    name = full_id(table.text("id", required=True), statute)
    if not name.startswith(f"{statute.id}/"):
        says = f"no legal basis (uden hjemmel): {name!r} is another's name, not {statute.id}'s own"
        table.fault("id", says, f'Write id = "{name.rpartition("/")[2]}".')
    return name


def guards(table: Table, key: str) -> tuple[Guard, ...]:
    """Reads `when` or `unless`."""
    found = []
    for one in table.tables(key):
        acts = frozenset(one.names("act"))
        name = one.text("field") or None
        has_is, has_in = one.has("is"), one.has("in")
        values = one.values("in") if has_in else one.value("is") if has_is else ()
        undone_by = frozenset(one.names("undone_by"))
        one.done()
        if name is None and not acts:
            one.fault(None, f"a guard in {key!r} tests nothing", "Name an act, or field = 'age'.")
        if name is not None and has_is == has_in:
            one.fault(None, f"the guard on {name!r} has no value", "Write is = VALUE or in = [VALUES].")
        if name is not None and not acts and name not in PERSON_FIELDS:
            one.fault(None, f"{name!r} is no fact of a person", f"Write act = …, or one of {PERSON_FIELDS}.")
        found.append(Guard(acts, name, values, undone_by))
    return tuple(found)


def _provision(table: Table, block: Block, statute: Statute) -> tuple[Provision, list[Provision]]:
    """A provision as it is written, and its versions: one for each citation that it has had."""
    valid = validity(table)
    renumbered = table.has("citations")
    if valid is None and not table.has("valid"):
        table.fault(None, "'valid' is missing", "Add valid = { from = DATE, to = DATE }.")
    status = table.one_of("status", ("paraphrase", "checked"), "paraphrase")
    provision = Provision(
        id=own_id(table, statute),
        statute=statute,
        citation=table.text("citation", required=not renumbered),
        title=table.text("title"),
        text="\n".join(line for line in block.prose.splitlines() if not line.startswith("#")).strip(),
        valid=valid or statute.valid,
        status=status,
        place=table.place,
        checked=table.day("checked"),
        checked_by=table.text("by"),
        eli=table.text("eli"),
        doubts=table.texts("doubts"),
    )
    if status == "checked" and not (provision.checked and provision.checked_by and provision.eli):
        table.fault(
            "status",
            "the provision is called checked, but not by whom, when and against what",
            'Add checked = DATE, by = "…", eli = "…", or write status = "paraphrase".',
        )
    versions = list(_cited(table, provision)) if renumbered else [provision]
    table.done()
    return provision, versions


def _cited(table: Table, provision: Provision) -> Iterator[Provision]:
    """A renumbered provision is the same under each number: same id, same rules, cited as in its own time."""
    since: date | None = provision.valid.since
    for one in table.tables("citations"):
        citation, valid = one.text("citation", required=True), validity(one)
        one.done()
        if valid is None or since is None or valid.since != since:
            says = f"the citation {citation!r} does not follow the one before"
            table.fault("citations", says, "Begin each with the day on which the last one ends.")
            return
        since = valid.until
        doubts = valid.doubt or provision.valid.doubt
        yield replace(provision, citation=citation, valid=replace(valid, doubt=doubts))
    if since != provision.valid.until:
        table.fault("citations", "the citations end on another day than the provision", "Mend the last `to`.")
    if provision.citation:
        table.fault("citation", "both 'citation' and 'citations' are given", "Keep 'citations'.")


def _shared(table: Table, provision: Provision, experiment: str | None) -> dict[str, Any]:
    return {
        "id": own_id(table, provision.statute),
        "provision": provision,
        "place": table.place,
        "says": table.text("says"),
        "citation": table.text("citation"),
        "own_doubts": table.texts("doubts"),
        "when": guards(table, "when"),
        "unless": guards(table, "unless"),
        "experiment": experiment,
    }


def _within(table: Table, key: str) -> Within | None:
    text = table.text(key) or None
    if text is None:
        return None
    try:
        return Within.parse(text)
    except ValueError as fault:
        table.fault(key, str(fault), 'Write, for example, within = "4mo".')
        return None


def _duty(table: Table, shared: dict[str, Any]) -> AnyRule:
    statute = shared["provision"].statute
    triggers = table.names("trigger", required=True)
    within, opens = _within(table, "within"), _within(table, "opens")
    if opens and (opens.unit in ("h", "asap") or within is None or within.unit not in ("d", "w", "wd", "mo")):
        table.fault("opens", "a window needs days at both ends", 'Write opens = "6w" beside within = "12w".')
        opens = None
    clock = None
    if inner := table.table("clock"):
        clock = Clock(
            acts=frozenset(inner.names("act", required=True)),
            time=inner.one_of("time", ("known_at", "occurred_at"), "known_at"),
            match=inner.one_of("match", ("occasion", "case"), "occasion"),
            field=inner.text("field"),
        )
        inner.done()
        if clock.field and within is None:
            within = Within(0, "d")  # the day that the act names is itself the last
    return DutyRule(
        **shared,
        triggers=frozenset(one for one in triggers if not one.startswith(MISSED)),
        after_missed=frozenset(
            full_id(one.removeprefix(MISSED), statute) for one in triggers if one.startswith(MISSED)
        ),
        acts=table.names("act", required=True),
        within=within or Within.parse(None),
        opens=opens,
        clock=clock,
        settles=table.one_of("settles", ("all", "matching", "named"), "all"),
        kind=table.one_of("kind", ("statutory", "local-target"), "statutory"),
        bearer=table.text("bearer", "municipality"),
        claimant=table.text("claimant", "child"),
        roll=table.one_of("roll", ("none", "next-weekday"), "none"),
        saturday=table.flag("saturday", True),
        single=table.one_of("single", ("case", "occasion"), None),
        survives_closing=table.flag("survives_closing"),
    )


def _condition(table: Table, shared: dict[str, Any]) -> AnyRule:
    return ConditionRule(
        **shared,
        acts=table.names("act", required=True),
        needs=frozenset(table.names("needs", required=True)),
        undone_by=frozenset(table.names("undone_by")),
        about=_about(table),
        match=table.one_of("match", ("case", "occasion"), "case"),
    )


def _about(table: Table) -> About | None:
    inner = table.table("about")
    if inner is None:
        return None
    name, values = inner.text("field", required=True), inner.values("in")
    if not values:
        inner.fault("in", "'in' names no value", 'Write about = { field = "…", in = ["…"] }.')
    about = About(name, values, inner.text("covers"))
    inner.done()
    return about


def _milestone(table: Table, shared: dict[str, Any]) -> AnyRule:
    needs = frozenset(table.names("needs", required=True))
    return MilestoneRule(**shared, acts=table.names("act", required=True), needs=needs)


def _play(includes: bool) -> Callable[[Table, dict[str, Any]], AnyRule]:
    def read(table: Table, shared: dict[str, Any]) -> AnyRule:
        triggers = frozenset(table.names("trigger", required=True))
        acts = table.names("act", required=True)
        return PlayRule(**shared, triggers=triggers, acts=acts, includes=includes)

    return read


def _duties(table: Table, shared: dict[str, Any]) -> frozenset[str]:
    statute = shared["provision"].statute
    return frozenset(full_id(one, statute) for one in table.names("duty", required=True))


def _lapse(table: Table, shared: dict[str, Any]) -> AnyRule:
    return LapseRule(
        **shared,
        by=frozenset(table.names("by", required=True)),
        duties=_duties(table, shared),
        match=table.one_of("match", ("case", "occasion"), "occasion"),
    )


def _suspend(table: Table, shared: dict[str, Any]) -> AnyRule:
    return SuspendRule(
        **shared,
        begins=frozenset(table.names("from", required=True)),
        ends=frozenset(table.names("until", required=True)),
        duties=_duties(table, shared),
    )


def _capacity(table: Table, shared: dict[str, Any]) -> AnyRule:
    since, until = 0, None
    inner = table.table("age")
    if inner is None:
        table.fault(None, "'age' is missing", "Add age = { from = 10 }, with to = 18 where it ends.")
    else:
        since, until = _years(inner, "from") or 0, _years(inner, "to")
        inner.done()
    return CapacityRule(
        **shared,
        may=table.one_of("may", Capacity.__args__, "heard"),  # type: ignore[attr-defined]
        since_age=since,
        until_age=until,
        decisions=table.names("decisions"),
    )


def _years(table: Table, key: str) -> int | None:
    years = table.raw(key)
    if years is None or (isinstance(years, int) and years is not True and 0 <= years < 150):
        return years
    table.fault(key, f"{key!r} is no age in whole years", "Write age = { from = 10, to = 18 }.")
    return None


RULE_KINDS: dict[str, Callable[[Table, dict[str, Any]], AnyRule]] = {
    "duty": _duty,
    "condition": _condition,
    "milestone": _milestone,
    "excludes": _play(includes=False),
    "includes": _play(includes=True),
    "lapses": _lapse,
    "suspends": _suspend,
    "capacity": _capacity,
}
STATUTE_KINDS = ("waivable", "never", "network", "transition")
OTHER_KINDS = (*STATUTE_KINDS, "approval", "period", "waiver", "way_out", "replaces")
