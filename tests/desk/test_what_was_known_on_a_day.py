"""A case as it was known on a day: without what was written, corrected or withdrawn since."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_what_was_written_later_is_not_known_and_is_told_apart(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell(
        "notification-acknowledged",
        on=[alma],
        at="2018-06-07T10:00",
        recorded="2018-06-12T10:00",
    )
    desk = enter("mette")
    then = desk.page(f"/sager/{alma}/kendt/?dag=2018-06-10")
    assert "Som kendt søndag den 10. juni 2018" in then
    assert "Kvittering sendt overskredet" in then
    later = then[then.index("Skrevet siden, om tiden før") :]
    assert "Kvittering sendt 7. juni 2018 kl. 10.00 · skrevet 12. juni 2018 kl. 10.00" in later
    now = desk.page(f"/sager/{alma}/kendt/")
    assert "Kvittering sendt overskredet" not in now
    assert "Intet: det, der var sket, var også skrevet." in now


def test_a_correction_made_since_leaves_the_day_as_it_was(world: World, enter: Enter, alma: UUID) -> None:
    done = world.tell("notification-acknowledged", on=[alma], at="2018-06-06T10:00")
    world.tell(
        "notification-acknowledged",
        on=[alma],
        at="2018-06-11T10:00",
        recorded="2018-06-13T10:00",
        corrects=done.entry_id,
        because="Forkert dag.",
    )
    desk = enter("mette")
    assert "for sent" not in desk.page(f"/sager/{alma}/kendt/?dag=2018-06-12")
    assert "for sent" in desk.page(f"/sager/{alma}/kendt/?dag=2018-06-14")


def test_what_was_taken_off_as_anothers_is_not_read_here(world: World, enter: Enter, alma: UUID) -> None:
    wrong = world.tell("help-requested", on=[alma], at="2018-06-05T10:00")
    desk = enter("mette")
    with_it = desk.page(f"/sager/{alma}/kendt/?dag=2018-06-06")
    world.tell(
        "recorded-on-wrong-case",
        on=[alma],
        at="2018-06-12T10:00",
        corrects=wrong.entry_id,
        because="Forkert sag.",
    )
    assert "Familien beder om hjælp" in with_it
    assert "Familien beder om hjælp" not in desk.page(f"/sager/{alma}/kendt/?dag=2018-06-06")


def test_nothing_can_be_recorded_from_it_and_the_limits_are_said(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/kendt/?dag=2018-06-10")
    assert "Registrér" not in page
    assert "af dem er der ingen ældre udgaver" in page


def test_before_the_case_there_was_nothing_and_an_odd_day_says_so(enter: Enter, alma: UUID) -> None:
    desk = enter("mette")
    assert "Da var der intet skrevet i sagen." in desk.page(f"/sager/{alma}/kendt/?dag=2018-01-01")
    assert "Datoen kan ikke læses." in desk.page(f"/sager/{alma}/kendt/?dag=i+går")
    assert "Dagen er ikke kommet endnu." in desk.page(f"/sager/{alma}/kendt/?dag=2030-01-01")
    assert desk.page(f"/sager/{alma}/kendt/?dag=0001-01-01")


def test_someone_elses_case_is_not_there_and_reading_is_enough(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    url = f"/sager/{alma}/kendt/"
    assert enter("jonas").client.get(url).status_code == 404
    assert enter("sofie").client.get(url).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.get(url).status_code == 200
    assert ReadLog.objects.filter(case=alma, way="known", user=user_id("jonas")).count() == 1
