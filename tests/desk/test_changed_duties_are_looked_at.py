"""A leader sees which duties a change of law changed, before and after, and says that they were looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from frirum.law.calendar import Within
from frirum.law.provisions import DutyRule
from frirum.record.law_changes import REVIEWED, bring_up
from frirum.record.lawbook import lawbook
from frirum.record.models import DutyChange, Entry
from tests.cast import IKAST

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

PAGE = "/overblik/lovaendring/"


@pytest.fixture
def changed(world: World, alma: UUID) -> list[str]:
    """Alma's receipt was due on the 8th; by the law of tomorrow it is due on the 11th."""
    book, rule = lawbook(), "serviceloven/acknowledge-notification"
    rules = tuple(
        replace(one, within=Within(8, "wd")) if isinstance(one, DutyRule) and one.id == rule else one
        for one in book.rules
    )
    later = replace(book, rules=rules, digest="later", digests={**book.digests, "statutes": "later"})
    list(bring_up(later))
    return [str(one) for one in DutyChange.objects.values_list("pk", flat=True)]


def test_a_leader_sees_each_duty_before_and_after(enter: Enter, alma: UUID, changed: list[str]) -> None:
    page = enter("birgit").page(PAGE)
    assert len(changed) == 1
    assert (
        "Alma Brandt Kvittering sendt Serviceloven § 155 b, stk. 1 8. juni 2018, skal gøres 11. juni 2018"
    ) in page


def test_looked_at_it_is_an_act_and_leaves_the_page(enter: Enter, alma: UUID, changed: list[str]) -> None:
    birgit = enter("birgit")
    form = {"entry_id": str(UUID(int=5)), "change": changed}
    for _ in range(2):
        answer = birgit.client.post(PAGE, form, follow=True)
        assert answer.status_code == 200
    [entry] = Entry.objects.filter(act=REVIEWED)
    assert entry.municipality == IKAST
    assert "Ingen pligter er ændret" in birgit.page(PAGE)
    assert DutyChange.objects.get().reviewed == entry.id


@pytest.mark.parametrize("username", ["mette", "rikke"])
def test_others_than_leaders_may_not(enter: Enter, changed: list[str], username: str) -> None:
    client = enter(username).client
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"change": changed}).status_code == 403
    assert DutyChange.objects.get().reviewed is None


def test_another_municipalitys_leader_sees_and_changes_nothing(
    enter: Enter, world: World, changed: list[str], django_user_model: Any
) -> None:
    django_user_model.objects.filter(username="sofie").update(roles=["leader"])
    sofie = enter("sofie")
    assert "Alma" not in sofie.page(PAGE)
    assert sofie.client.post(PAGE, {"change": [*changed, "no id"]}, follow=True).status_code == 200
    assert DutyChange.objects.get().reviewed is None
    assert not Entry.objects.filter(act=REVIEWED).exists()


def test_the_page_asks_as_often_for_many_as_for_one(
    enter: Enter, world: World, changed: list[str], django_assert_max_num_queries: Any
) -> None:
    birgit = enter("birgit")
    one = DutyChange.objects.get()
    DutyChange.objects.bulk_create(
        DutyChange(
            id=UUID(int=number),
            case_id=one.case_id,
            duty=UUID(int=number),
            rule=one.rule,
            acts=one.acts,
            source=one.source,
            before=one.before,
            after=None,
            law_before=one.law_before,
            law_after=one.law_after,
        )
        for number in range(30)
    )
    with django_assert_max_num_queries(8):
        page = birgit.page(PAGE)
    assert page.count("findes ikke mere") == 30
