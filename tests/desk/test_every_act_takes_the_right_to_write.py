"""No act is recorded in someone else's case or in one that may only be read: none that there is, by no role.

Assigning, sharing, deciding, merging, moving, sending on, closing: what is added to the vocabulary is
held to it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

WORDS = {"value.text": "Det er min tekst."}
AMONG_THEM = {
    "case-assigned",
    "case-moved",
    "case-unassigned",
    "decision",
    "decision-proposed",
    "family-moves",
    "grant-given",
    "notification-forwarded",
    "persons-merged",
}


def acts() -> list[str]:
    """Every act with a form of its own on a case."""
    from frirum.record.lawbook import lawbook

    every = lawbook().vocabulary.acts.values()
    return [one.id for one in every if one.effect is None and one.area != "municipality" and not one.own_page]


def test_none_in_someone_elses_case(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.access.models import User

    User.objects.filter(username="birgit").update(units=["ungeraadgivningen"])
    every, head = acts(), world.case(alma).head
    assert set(every) >= AMONG_THEM
    for username in ("jonas", "birgit", "sofie"):
        client = enter(username).client
        for act in every:
            answer = client.post(f"/sager/{alma}/ny/{act}/", WORDS)
            assert answer.status_code == 404, (username, act)
            assert "Det er min tekst." in answer.content.decode(), (username, act)
    assert world.case(alma).head == head


@pytest.mark.parametrize("username", ["jonas", "birgit"])
def test_none_where_one_may_only_read(world: World, enter: Enter, alma: UUID, username: str) -> None:
    from frirum.access.models import User
    from tests.cast import user_id

    User.objects.filter(username="birgit").update(units=["ungeraadgivningen"])
    given = {"to": str(user_id(username)), "role": "read"}
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", **given)
    client, head = enter(username).client, world.case(alma).head
    for act in acts():
        answer = client.post(f"/sager/{alma}/ny/{act}/", WORDS)
        assert answer.status_code == 403, act
        assert "Det er min tekst." in answer.content.decode(), act
    assert world.case(alma).head == head
