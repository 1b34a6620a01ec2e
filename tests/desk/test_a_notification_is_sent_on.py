"""A child who lives elsewhere: the notification is sent on whole, and the case closes when it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


@pytest.fixture
def elsewhere(world: World) -> UUID:
    """Freja, notified of on 14 June; she turns out to live in Aarhus."""
    freja = world.register("Freja Kjeldsen", "2011-03-12", cpr="1203114321", address="Elmevej 4, Aarhus")
    told = {"concern": "Går alene om natten.", "notifier_name": "Hanne Bak"}
    return world.notified(freja, at="2018-06-14T14:20", **told).cases[0]


def send_on(enter: Enter, case: UUID) -> None:
    rikke = enter("rikke")
    assert f"/sager/{case}/ny/notification-forwarded/" in rikke.client.get("/modtagelse/").content.decode()
    typed = {"value.to": "Aarhus", "value.how": "digital-post"}
    answer = rikke.send(f"/sager/{case}/ny/notification-forwarded/", typed)
    assert answer.status_code == 302, answer.content.decode()


def test_sent_on_it_is_gone_from_intake_and_the_case_is_closed(
    world: World, enter: Enter, elsewhere: UUID
) -> None:
    from frirum.record.rebuild import rebuild

    send_on(enter, elsewhere)
    assert "Freja" not in enter("rikke").page("/modtagelse/")
    assert world.case(elsewhere).status == "closed"
    assert rebuild(check=True) == []


def test_where_something_else_is_open_the_case_stays_open(
    world: World, enter: Enter, elsewhere: UUID
) -> None:
    first = world.case(elsewhere)
    other = world.notified(first.person_id, at="2018-06-14T16:00")
    world.tell(
        "notification-forwarded", on=[elsewhere], occasion=other.entry_id, at="2018-06-14T17:00", to="Aarhus"
    )
    assert world.case(elsewhere).status == "open"


def test_with_help_running_the_case_stays_open(world: World, elsewhere: UUID) -> None:
    world.tell("effort-started", on=[elsewhere], at="2018-06-14T15:00")
    world.tell("notification-forwarded", on=[elsewhere], at="2018-06-14T17:00", to="Aarhus")
    assert world.case(elsewhere).status == "open"


def test_taken_back_the_case_is_open_again(world: World, elsewhere: UUID) -> None:
    done = world.tell("notification-forwarded", on=[elsewhere], at="2018-06-14T17:00", to="Aarhus")
    assert world.case(elsewhere).status == "closed"
    world.tell("recorded-on-wrong-case", corrects=done.entry_id, at="2018-06-14T18:00")
    assert world.case(elsewhere).status == "open"


def test_a_new_notification_afterwards_opens_a_new_case(world: World, elsewhere: UUID) -> None:
    world.tell("notification-forwarded", on=[elsewhere], at="2018-06-14T17:00", to="Aarhus")
    again = world.notified(world.case(elsewhere).person_id, at="2018-06-15T08:00")
    assert again.cases != (elsewhere,)


def test_the_sheet_has_all_that_the_other_municipality_needs(
    world: World, enter: Enter, elsewhere: UUID
) -> None:
    from frirum.record.models import Entry

    send_on(enter, elsewhere)
    entry = Entry.objects.get(act="notification-forwarded").id
    rikke, url = enter("rikke"), f"/sager/{elsewhere}/videre/{entry}/"
    assert url in rikke.client.get(f"/sager/{elsewhere}/").content.decode()
    page = rikke.page(url)
    for said in ("Til Aarhus", "120311-4321", "Elmevej 4, Aarhus", "Går alene om natten.", "Hanne Bak"):
        assert said in page
    assert enter("sofie").client.get(url).status_code == 404
    assert enter("jonas").client.get(url).status_code == 403
    other = Entry.objects.get(act="notification-received").id
    assert rikke.client.get(f"/sager/{elsewhere}/videre/{other}/").status_code == 404


def test_who_may_only_read_gets_no_sheet(world: World, enter: Enter, elsewhere: UUID) -> None:
    from tests.cast import user_id

    done = world.tell("notification-forwarded", on=[elsewhere], at="2018-06-14T17:00", to="Aarhus")
    world.assigned(elsewhere, "mette", at="2018-06-14T17:30")
    world.tell("grant-given", on=[elsewhere], to=str(user_id("rikke")), role="read", at="2018-06-14T18:00")
    assert enter("rikke").client.get(f"/sager/{elsewhere}/videre/{done.entry_id}/").status_code == 403
