"""The highest marks at a talk change what the law asks in nothing: no duty, case, breach or concern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frirum.record import reading
from frirum.record.models import Breach, Case, Duty, DutySpan
from tests.desk.talking import CHILDS_TALK, answers, case_of

if TYPE_CHECKING:
    from uuid import UUID

    from tests.cast import World
    from tests.desk.conftest import Enter

HEADS = ("head", "law")  # which entry is the newest


def standing(case: UUID) -> list[Any]:
    """All that is owed, open or wrong in a case."""
    tables = (Duty, DutySpan, Breach)
    rows = [list(table.objects.filter(case=case).order_by("id").values()) for table in tables]
    (own,) = Case.objects.filter(pk=case).values()
    return [*rows, {name: value for name, value in own.items() if name not in HEADS}]


def test_neither_the_highest_marks_nor_the_lowest(world: World, enter: Enter) -> None:
    child, case = case_of(world, "Alma Brandt")
    world.tell("notification-assessed", on=[case], at="2018-06-01T15:00")
    world.tell("need-support-assumed", on=[case], at="2018-06-03T10:00")
    before, due = standing(case), enter("mette").page("/opgaver/")
    mette = world.viewer("mette")
    status = reading.case_file(reading.find_case(mette, case).case).standing(mette.at)
    answers(world, case, child, [400, 400, 400])
    answers(world, case, child, [400, 400], CHILDS_TALK)
    assert standing(case) == before
    answers(world, case, child, [0, 0, 0], "trivselslinjer", age=13)
    assert standing(case) == before
    assert enter("mette").page("/opgaver/") == due
    after = reading.case_file(reading.find_case(mette, case).case).standing(mette.at)
    assert (after.must, after.not_yet, after.breached) == (status.must, status.not_yet, status.breached)
    assert Case.objects.get(pk=case).status == "open"
