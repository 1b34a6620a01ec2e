"""Rows that are not as the journal says are listed and put right: missing, extra, or other."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from frirum.access.models import Grant
from frirum.record.drafts import Recorded
from frirum.record.models import Case, CaseAlias, Duty, DutySpan, Person, Subject
from frirum.record.rebuild import rebuild
from tests.cast import World

NOWHERE = UUID(int=7)


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(*world.brandt())


def said() -> set[str]:
    return {f"{one.table} {one.how} {' '.join(one.columns)}".strip() for one in rebuild(check=True)}


def test_a_row_that_was_changed(notified: Recorded) -> None:
    Duty.objects.filter(case=notified.cases[0]).update(outcome="met")
    assert said() == {"record.duty other outcome"}
    rebuild()
    assert said() == set()


def test_a_name_that_was_changed(notified: Recorded) -> None:
    person = Person.objects.first()
    assert person is not None
    person.name = "En anden"
    person.save()
    assert said() == {"record.person other name"}


def test_rows_that_are_missing(notified: Recorded) -> None:
    DutySpan.objects.all().delete()
    assert said() == {"record.dutyspan missing"}
    assert len(rebuild()) == 4
    assert said() == set()


def test_rows_of_what_the_journal_does_not_know(notified: Recorded) -> None:
    case = Case.objects.get(pk=notified.cases[0])
    Case.objects.create(**{**{name: getattr(case, name) for name in _columns()}, "id": NOWHERE})
    CaseAlias.objects.create(id=UUID(int=8), case=case, entry=NOWHERE)
    Grant.objects.create(
        id=UUID(int=9),
        case=UUID(int=10),
        user=NOWHERE,
        municipality="756",
        level="write",
        since=datetime(2018, 1, 1, tzinfo=UTC),
        entry=NOWHERE,
    )
    assert said() == {"record.case extra", "record.casealias extra", "access.grant extra"}
    rebuild()
    assert said() == set()


def test_an_index_that_does_not_agree(notified: Recorded) -> None:
    Subject.objects.filter(subject=notified.cases[0]).delete()
    case = notified.cases[0]
    assert f"record.subject missing {case}" in said()
    rebuild()
    assert said() == set()


def _columns() -> list[str]:
    return [field.attname for field in Case._meta.concrete_fields]
