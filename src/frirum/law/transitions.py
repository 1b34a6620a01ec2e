"""What a change of law does to what had begun before it (*overgangsregler*): data per amendment.

Two questions, each with three answers. Whom does the later law govern: acts done from its day on, only
cases opened from it on, or only decisions made from it on and what rests on them? And what becomes of
the duties that stand open on that day: are they kept as they were, do they lapse, or are they counted anew?
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .documents import Reader, Table
from .provisions import AnyRule, DutyRule, Place, Provision, Statute
from .statutes import Shelf, full_id, own_id

Governs = Literal["acts-after", "cases-opened-after", "decisions-after"]
Open = Literal["keep", "lapse", "recompute"]
GOVERNS = ("acts-after", "cases-opened-after", "decisions-after")
OPEN = ("keep", "lapse", "recompute")


@dataclass(frozen=True, slots=True)
class Transition:
    """One amendment's own rule of what goes over to it, and when.

    `earlier` and `later` name statutes, provisions or rules; `becomes` says, where open duties are counted
    anew, under which rule; `assumed` is what Frirum does as long as a doubt stands.
    """

    id: str
    since: date
    earlier: frozenset[str]
    later: frozenset[str]
    governs: Governs
    open: Open
    becomes: Mapping[str, str]
    says: str
    source: str
    assumed: str
    doubts: tuple[str, ...]
    place: Place

    @property
    def last_day(self) -> date:
        """The last day of the earlier law."""
        return self.since - timedelta(days=1)

    def ends(self, rule: AnyRule) -> bool:
        """Whether a rule is of the earlier law, in the version that this amendment ends or alters."""
        return named(rule, self.earlier) and in_force(rule.provision, self.last_day)

    def begins(self, rule: AnyRule) -> bool:
        """Whether a rule is of the later law."""
        return named(rule, self.later) and in_force(rule.provision, self.since)


def named(one: AnyRule | Provision, names: frozenset[str]) -> bool:
    """Whether a rule or provision is among some names: its own, its provision's, or its statute's."""
    provision = one if isinstance(one, Provision) else one.provision
    return not names.isdisjoint((one.id, provision.id, provision.statute.id))


def in_force(provision: Provision, day: date) -> bool:
    """Whether a version of a provision, and its statute, are in force on a day."""
    return provision.valid.covers(day) and provision.statute.valid.covers(day)


def load_transitions(reader: Reader, shelf: Shelf, statutes: Iterable[Statute]) -> tuple[Transition, ...]:
    """The `[[transition]]` blocks of the statutes, by date; faults go to the reader."""
    ids = {one.id for one in statutes}
    read = [_read(one.table, one.statute, ids) for one in shelf.others if one.kind == "transition"]
    found = sorted((one for one in read if one), key=lambda one: (one.since, one.id))
    for number, one in enumerate(found):
        _check(reader, one, shelf)
        for other in found[:number]:
            _check_twice(reader, one, other, shelf)
    return tuple(found)


def _read(table: Table, statute: Statute, statutes: set[str]) -> Transition | None:
    def full(names: Iterable[str]) -> frozenset[str]:
        return frozenset(one if one in statutes else full_id(one, statute) for one in names)

    since = table.day("from", required=True)
    becomes: dict[str, str] = {}
    for one in table.tables("becomes"):
        before, after = one.text("earlier", required=True), one.text("later", required=True)
        becomes[full_id(before, statute)] = full_id(after, statute)
        one.done()
    citation = table.text("citation", required=True)
    name = own_id(table, statute)
    doubts, assumed = table.texts("doubts"), table.text("assumed")
    if doubts and not assumed:
        table.fault("doubts", "what is done while the doubt stands is not said", 'Add assumed = "…".')
    found = None
    if since is not None:
        found = Transition(
            id=name,
            since=since,
            earlier=full(table.names("earlier", required=True)),
            later=full(table.names("later")),
            governs=table.one_of("governs", GOVERNS, "acts-after"),
            open=table.one_of("open", OPEN, "keep"),
            becomes=becomes,
            says=table.text("says", required=True),
            source=citation,
            assumed=assumed,
            doubts=doubts,
            place=table.place,
        )
        table.done()
    return found


def _check(reader: Reader, one: Transition, shelf: Shelf) -> None:
    """Every name has a version on its side of the day, and what is counted anew has a rule to go on under."""
    for key, names, day in (("earlier", one.earlier, one.last_day), ("later", one.later, one.since)):
        held = [*shelf.provisions, *shelf.rules]
        for name in sorted(names):
            versions = [each for each in held if named(each, frozenset({name}))]
            if not versions:
                says = f"{one.id}: there is no statute, provision or rule {name!r}"
                reader.fault(one.place, says, f"Mend the name in {key}.")
            elif not any(in_force(_provision(each), day) for each in versions):
                says = f"{one.id}: nothing of {name!r} is in force on {day}"
                reader.fault(one.place, says, f"Mend 'from', or the name in {key}, or its 'valid'.")
    if one.governs != "acts-after" and not one.later:
        says = f"{one.id}: what waits for later cases or decisions is not named"
        reader.fault(one.place, says, "Add later = [STATUTE, PROVISION or RULE].")
    duties = [rule for rule in shelf.rules if isinstance(rule, DutyRule)]
    later = {rule.id for rule in duties if one.begins(rule)}
    if one.open == "recompute":
        for rule in duties:
            if one.ends(rule) and one.becomes.get(rule.id, rule.id) not in later:
                says = f"{one.id}: under which rule {rule.id} is counted anew is not said"
                mend = f'Add becomes = [{{ earlier = "{rule.id}", later = "RULE" }}], a duty of `later`.'
                reader.fault(one.place, says, mend)
    elif one.becomes:
        says = f"{one.id}: 'becomes' is without effect, since nothing is counted anew"
        reader.fault(one.place, says, 'Take it out, or write open = "recompute".')


def _check_twice(reader: Reader, one: Transition, other: Transition, shelf: Shelf) -> None:
    """No rule goes over twice on one day: which of the two would hold?"""
    if one.since != other.since:
        return
    twice = sorted(
        {rule.id for rule in shelf.rules if one.ends(rule) and other.ends(rule)}
        | {rule.id for rule in shelf.rules if one.begins(rule) and other.begins(rule)}
    )
    if one.id == other.id or twice:
        says = f"{one.id}: {', '.join(twice) or 'it'} goes over twice on {one.since}"
        reader.fault(one.place, says, f"The other is at {other.place}; name each rule in one of them.")


def _provision(one: AnyRule | Provision) -> Provision:
    return one if isinstance(one, Provision) else one.provision
