"""A case that another municipality has sent (`frirum export --for-moving`): received, with a copy.

The journal stays where it was written. What was done there is no act here: no duty of ours rests on it. So
the copy is text that one reads, in the act `case-received`, and the file's checksum says which file it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from frirum.law.moments import Moment
from frirum.record.drafts import Actor, Draft, Subjects, Times
from frirum.record.identifiers import family_of
from frirum.record.journal import record_many
from frirum.record.models import Entry
from frirum.record.people import REGISTERED
from frirum.record.told import tell

from .building import Source, provenance
from .incoming import IMPORTED
from .known import by_numbers
from .table import FileFault

RECEIVED = "case-received"
SAID_OF_A_PERSON = ("name", "cpr", "born", "sex", "address", "school", "language")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a file says, as far as it is used: from where, whose, and the whole as it was."""

    case: str
    code: str
    place: str
    summary: str
    persons: tuple[Mapping[str, Any], ...]
    relations: tuple[Mapping[str, Any], ...]
    custody: tuple[Mapping[str, Any], ...]
    copy: str
    hash: str


def read_moved(data: bytes) -> Moved:
    """Reads a file. Raises FileFault where it is no case taken out of Frirum to be sent."""
    try:
        said = json.loads(data)
        kind = said["format"], said["version"], said["purpose"]
        if kind != ("frirum-case", 1, "moving"):
            raise FileFault(
                f"this is {'/'.join(map(str, kind))}. Ask for the case taken out for the new municipality "
                "(Hent sagen, or frirum export --for-moving)."
            )
        return _moved(said)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as odd:
        if isinstance(odd, FileFault):
            raise
        raise FileFault(f"this is no case taken out of Frirum ({type(odd).__name__}: {odd}).") from odd


def receive(moved: Moved, source: Source, dry_run: bool = False) -> tuple[str, int]:
    """Records a case as received. "added", "again", or "changed" (it was received before, and says something
    else now: nothing is written), and how many entries. Raises what the journal's door raises."""
    before = Entry.objects.filter(pk=source.entry(moved.case, IMPORTED)).select_related("payload").first()
    if before is not None:
        same = tell(before).said.get("content_hash", moved.hash) == moved.hash
        return ("again" if same else "changed"), 0
    drafts = list(_drafts(moved, source))
    with transaction.atomic():
        record_many(drafts)
        if dry_run:
            transaction.set_rollback(True)
    return "added", len(drafts)


def _moved(said: Mapping[str, Any]) -> Moved:
    child = said["persons"][0]
    ties = [*said["relations"], *said["custody"]]
    near = {child["id"]} | {one.get("other") or one["holder"] for one in ties}
    place = said["municipality"]
    chain = [[act["id"], act["hash"]] for act in said["acts"]]
    return Moved(
        case=str(UUID(said["case"]["id"])),
        code=str(place["code"]),
        place=f"{place['name']} ({place['code']})",
        summary=said["summary"] or "",
        persons=tuple(one for one in said["persons"] if one["id"] in near),
        relations=tuple(one for one in said["relations"] if one["until"] is None),
        custody=tuple(one for one in said["custody"] if one["until"] is None),
        copy=_as_text(said),
        hash=hashlib.sha256(json.dumps([chain, said["summary"]]).encode()).hexdigest(),
    )


def _as_text(said: Mapping[str, Any]) -> str:
    """The case as one reads it: each act with what it says, then what was still owed there."""
    place, taken = said["municipality"]["name"], said["taken_out"]
    newest = f"Nyeste post: nr. {said['case']['head']}."
    lines = [f"Kopi af sagen i {place}, hentet {taken['at'][:10]} af {taken['by']}. {newest}"]
    for act in said["acts"]:
        by = act["actor"]["name"]
        lines += [
            "",
            f"{act['occurred_at'][:16].replace('T', ' kl. ')}: {act['label']}{f' ({by})' if by else ''}",
        ]
        if act["state"] != "current":
            lines.append("Gælder ikke længere: rettet, flyttet eller slettet dér.")
        lines += [f"{one['label']} {one['text']}" for one in act["words"]]
    owed = [one for one in said["duties"] if one["outcome"] == "unmet" and one["standing"] == "open"]
    if owed:
        lines += ["", "Det bad loven stadig om dér:"]
        lines += [f"{one['acts'][0]['label']}, {one['due'] or 'uden dato'} ({one['source']})" for one in owed]
    return "\n".join(lines)


def _drafts(moved: Moved, source: Source) -> Iterator[Draft]:
    now, actor = Moment(source.now), Actor.system(source.municipality)
    numbers = [one["cpr"] for one in moved.persons if one["cpr"]]
    known = by_numbers(source.municipality, numbers)
    persons: dict[str, UUID] = {}
    home = next((known[number][1] for number in numbers if number in known), None)

    def draft(
        what: str, act: str, person: UUID, values: Mapping[str, Any], family: UUID | None = None
    ) -> Draft:
        said = {name: value for name, value in values.items() if value not in (None, "")}
        entry = source.entry(moved.case, what)
        return Draft(act, actor, entry, Times(now), Subjects((person,), family=family), said, partial=True)

    for one in moved.persons:
        if one["cpr"] in known:
            persons[one["id"]] = known[one["cpr"]][0]
            continue
        entry = source.entry(moved.case, f"person:{one['id']}")
        person = persons[one["id"]] = uuid5(entry, "person")
        said = {name: one[name] for name in SAID_OF_A_PERSON} | {"provisional": one["provisional"] or None}
        yield draft(f"person:{one['id']}", REGISTERED, person, said, home)
        home = home or family_of(entry, person)
    child = persons[moved.persons[0]["id"]]
    for one in moved.relations:
        said = {"other": str(persons[one["other"]]), "kind": one["kind"], "from": one["from"]}
        yield draft(f"relation:{one['entry']}", "relation-recorded", child, said)
    for one in moved.custody:
        holder = {"holder": str(persons[one["holder"]]), "from": one["from"]}
        said = {**holder, "form": one["form"], "residence": one["residence"]}
        yield draft(f"custody:{one['entry']}", "custody-recorded", child, said)
    received = {"from": moved.place, "summary": moved.summary, "copy": moved.copy}
    yield draft(RECEIVED, RECEIVED, child, received)
    yield draft(IMPORTED, IMPORTED, child, provenance(source, moved.case, moved.hash))
