"""A field that names an entry names one that counts in the act's own case; of several persons each counts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from frirum.record.drafts import Refused

if TYPE_CHECKING:
    from tests.cast import World

LATER = "2018-06-05T09:00"


@pytest.fixture
def cases(world: World) -> tuple[UUID, UUID]:
    """Alma's case, which is Mette's, and Emil's, of another family, which is Jonas'."""
    alma, _ = world.brandt()
    emil, _ = world.noergaard()
    own, other = world.notified(alma).cases[0], world.notified(emil).cases[0]
    world.assigned(own, "mette")
    world.assigned(other, "jonas")
    return own, other


def faults(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.field for one in refused.value.faults]


def test_an_effort_of_someone_elses_case_can_not_be_named(world: World, cases: tuple[UUID, UUID]) -> None:
    own, other = cases
    effort = world.tell("effort-started", on=[other], at=LATER).entry_id
    with pytest.raises(Refused) as refused:
        world.tell("effort-ended", by=world.actor("mette"), on=[own], at=LATER, effort=str(effort))
    assert faults(refused) == ["effort"]
    world.tell("effort-ended", by=world.actor("jonas"), on=[other], at="2018-06-06", effort=str(effort))


def test_an_act_of_another_kind_can_not_be_named(world: World, cases: tuple[UUID, UUID]) -> None:
    note = world.tell("file-note", on=[cases[0]], at=LATER).entry_id
    with pytest.raises(Refused) as refused:
        world.tell("effort-ended", on=[cases[0]], at=LATER, effort=str(note))
    assert faults(refused) == ["effort"]


def test_what_was_taken_off_the_case_can_not_be_named(world: World, cases: tuple[UUID, UUID]) -> None:
    effort = world.tell("effort-started", on=[cases[0]], at=LATER).entry_id
    ended = world.tell("effort-ended", on=[cases[0]], at="2018-06-06", effort=str(effort)).entry_id
    world.tell("recorded-on-wrong-case", corrects=effort, at="2018-06-06")
    with pytest.raises(Refused) as refused:
        world.tell("effort-ended", on=[cases[0]], at="2018-06-06", effort=str(effort))
    assert faults(refused) == ["effort"]
    # What was named while it counted may be named again by a correction.
    world.tell("effort-ended", corrects=ended, because="Dato.", at="2018-06-07", effort=str(effort))


def test_a_corrected_entry_is_named_by_its_first_or_its_last_version(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    first = world.tell("effort-started", on=[cases[0]], at=LATER).entry_id
    last = world.tell("effort-started", corrects=first, because="Dato.", at="2018-06-06T09:00").entry_id
    for named in (first, last):
        world.tell("effort-changed", on=[cases[0]], at="2018-06-07", effort=str(named))


def test_custody_of_another_child_can_not_be_ended_here(world: World, cases: tuple[UUID, UUID]) -> None:
    alma, bertil, lone = (world.names[one] for one in ("alma", "bertil", "lone"))
    held = world.tell("custody-recorded", about=[bertil], holder=str(lone)).entry_id
    with pytest.raises(Refused) as refused:
        world.tell("custody-ended", about=[alma], at=LATER, custody=str(held))
    assert faults(refused) == ["custody"]
    world.tell("custody-ended", about=[bertil], at=LATER, custody=str(held))


def test_of_several_persons_each_is_asked_about(world: World, cases: tuple[UUID, UUID]) -> None:
    alma, bertil, emil = (str(world.names[one]) for one in ("alma", "bertil", "emil"))
    told = {"by": world.actor("mette"), "on": [cases[0]], "at": LATER}
    with pytest.raises(Refused) as refused:
        world.tell("meeting-held", **told, **{"with": [alma, emil]})
    assert faults(refused) == ["with"]
    with pytest.raises(Refused) as refused:
        world.tell("meeting-held", **told, **{"with": [alma, "0190a1b2-0000-7000-8000-000000000000"]})
    assert faults(refused) == ["with"]
    world.tell("meeting-held", **told, **{"with": [alma, bertil]})
