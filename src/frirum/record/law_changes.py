"""A change of law in operation: cases read from an earlier law are judged anew, and what changed is noted.

Each case carries the hash of the law that its rows were read from, so what is left to do follows from the
tables themselves: a run that was stopped goes on where it was, and two runs do nothing twice. A lot is a
transaction of its own, so that writers wait for no more than one. What is written in a case meanwhile
finds it brought up to the law first (`journal`), so that no change is hidden behind an act.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import models, transaction

from frirum.access.policy import Viewer, of_units
from frirum.law.loading import Lawbook
from frirum.law.moments import Moment

from .drafts import Actor, Subjects, Times
from .identifiers import part_id
from .models import Case, Duty, DutyChange, DutySpan
from .writing import AT_ONCE, Columns, Rows, Table, in_pieces

REVIEWED = "law-change-reviewed"
LOT = 200
PAGE = 50
Summary = dict[str, Any]  # due, due_kind, since (of what is asap), outcome, standings in order of time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come in a municipality: cases judged anew, of how many that were outdated."""

    municipality: str
    done: int
    of: int


def outdated(book: Lawbook) -> Mapping[str, int]:
    """How many cases were read from another law than today's, by municipality."""
    from .refreshing import Laws

    laws = Laws(book)
    codes = Case.objects.order_by().values_list("municipality", flat=True).distinct()
    found = {code: _of(code, laws.of(code).hash).count() for code in sorted(codes)}
    return {code: number for code, number in found.items() if number}


def bring_up(book: Lawbook, lot: int = LOT) -> Generator[Progress]:
    """Judges the outdated cases anew, lot by lot; tells after each how far it has come.

    Whoever stops asking stops the run, between two lots; so does a fault, which undoes its own lot alone.
    """
    from .rebuild import bring_up_cases
    from .refreshing import Laws

    for code, total in outdated(book).items():
        done, last = 0, None
        while True:
            with transaction.atomic():
                left = _of(code, Laws(book).of(code).hash).order_by("pk")
                if last is not None:
                    left = left.filter(pk__gt=last)
                ids = list(left.select_for_update().values_list("pk", flat=True)[:lot])
                if ids:
                    bring_up_cases(book, ids)
            if not ids:
                break
            last = ids[-1]
            done += len(ids)
            yield Progress(code, done, max(total, done))


def to_review() -> Mapping[str, int]:
    """How many changes no leader has looked at, by municipality."""
    left = DutyChange.objects.filter(reviewed=None).order_by().values_list("case__municipality")
    return dict(left.annotate(models.Count("pk")).order_by("case__municipality"))


def changes(viewer: Viewer, limit: int = PAGE) -> tuple[DutyChange, ...]:
    """The changes that wait for a leader's look in the viewer's units: of one law, the oldest first."""
    waiting = _theirs(viewer).filter(reviewed=None).order_by("noted_at", "pk")
    first = waiting.first()
    if first is None:
        return ()
    same = waiting.filter(law_after=first.law_after)
    return tuple(same.select_related("case__person")[:limit])


def review(viewer: Viewer, actor: Actor, entry_id: UUID, seen: Iterable[UUID]) -> int:
    """Records that a leader has looked at some changes: an act in the municipality's stream; how many.

    What is not theirs, or was looked at before, is passed over; sent twice, it is recorded once.
    """
    from .journal import record

    with transaction.atomic():
        rows = _theirs(viewer).filter(pk__in=list(seen), reviewed=None).select_for_update(of=("self",))
        found = list(rows.order_by("pk"))
        if not found:
            return 0
        record(
            REVIEWED,
            actor=actor,
            entry_id=entry_id,
            subjects=Subjects(),
            times=Times(Moment(viewer.at)),
            values={"law": found[0].law_after, "duties": len(found)},
        )
        DutyChange.objects.filter(pk__in=[one.pk for one in found]).update(reviewed=entry_id)
    return len(found)


def _theirs(viewer: Viewer) -> models.QuerySet[DutyChange]:
    units = of_units(viewer)
    if not units:
        return DutyChange.objects.none()
    return DutyChange.objects.filter(case__in=Case.objects.filter(reduce(or_, units)))


def _of(municipality: str, law: str) -> models.QuerySet[Case]:
    return Case.objects.filter(municipality=municipality).exclude(law=law)


def note(cases: Iterable[UUID], rows: Rows, laws: Mapping[UUID, str]) -> None:
    """Notes, before rows are written, the duties that another law gives otherwise; `laws`: those before."""
    ids = set(cases)
    have, spans = _stored(ids)
    found: list[DutyChange] = []
    after_law = {key: row["law"] for key, row in rows.of(Case).items()}
    before = _summaries(have, spans)
    after = _summaries(
        {key: row for key, row in rows.of(Duty).items() if row["case_id"] in ids}, rows.of(DutySpan)
    )
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) == after.get(key):
            continue
        row = rows.of(Duty).get(key) or have[key]
        case: UUID = row["case_id"]
        found.append(
            DutyChange(
                id=part_id(key, f"law:{laws[case]}:{after_law[case]}"),
                case_id=case,
                duty=key,
                rule=row["rule"],
                acts=row["acts"],
                source=row["source"],
                before=before.get(key),
                after=after.get(key),
                law_before=laws[case],
                law_after=after_law[case],
            )
        )
    DutyChange.objects.bulk_create(found, batch_size=AT_ONCE, ignore_conflicts=True)


def _stored(cases: set[UUID]) -> tuple[Table, Table]:
    duties: Table = {}
    spans: Table = {}
    names = ("case_id", "rule", "acts", "source", "due_kind", "due_instant", "due_day", "outcome", "created")
    for some in in_pieces(cases):
        for key, *row in Duty.objects.filter(case__in=some).values_list("pk", *names):
            duties[key] = dict(zip(names, row, strict=True))
        told = ("duty_id", "standing", "since")
        for key, *row in DutySpan.objects.filter(case__in=some).values_list("pk", *told):
            spans[key] = dict(zip(told, row, strict=True))
    return duties, spans


def _summaries(duties: Table, spans: Table) -> dict[UUID, Summary]:
    """What somebody would see of a duty: when it is due, what became of it, how it stood over time."""
    standings: dict[UUID, list[Columns]] = {key: [] for key in duties}
    for span in spans.values():
        if span["duty_id"] in standings:
            standings[span["duty_id"]].append(span)
    return {
        key: {
            "due": _due(row),
            "since": row["created"].isoformat() if row["due_kind"] == "asap" else None,
            "due_kind": row["due_kind"],
            "outcome": row["outcome"],
            "standings": [
                one["standing"] for one in sorted(standings[key], key=lambda one: str(one["since"]))
            ],
        }
        for key, row in duties.items()
    }


def _due(row: Columns) -> str | None:
    due = row["due_instant"] or row["due_day"]
    return due.isoformat() if due else None
