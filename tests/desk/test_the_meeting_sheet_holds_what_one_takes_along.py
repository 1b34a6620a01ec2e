"""Goals in force, the last change of help, what is due and why, the family, the last talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_it_says_what_counts_now(world: World, enter: Enter, alma: UUID) -> None:
    child = world.case(alma).person_id
    karen = world.register("Karen Brandt", family="brandt", contact="11 22 33 44")
    who: dict[str, Any] = {"with": [str(karen)]}
    world.tell(
        "relation-recorded", about=[child], on=[alma], at="2018-06-03T09:00", other=str(karen), kind="parent"
    )
    world.tell("goals-agreed", on=[alma], at="2018-06-05T09:00", goals="Gamle mål.")
    world.tell("goals-agreed", on=[alma], at="2018-06-08T09:00", goals="Alma sover hele natten.")
    world.tell("effort-started", on=[alma], at="2018-06-09T09:00", provider="Familiehuset")
    for number in range(4):
        world.tell("meeting-held", on=[alma], at=f"2018-06-1{number}T10:00", text="Talte.", **who)
    world.tell("meeting-planned", on=[alma], at="2018-06-13T11:00", day="2018-06-20", hour="kl. 9 hjemme")
    page = enter("mette").page(f"/sager/{alma}/moedeark/")
    assert "Alma Brandt 9 år Mødeark · fredag den 15. juni 2018 · Mette Lund" in page
    assert "Alma sover hele natten. (8. juni 2018)" in page
    assert "Gamle mål" not in page
    assert "Seneste ændring i indsatsen Indsats begyndt 9. juni 2018" in page
    assert "Familiehuset" in page
    assert "Kvittering sendt 8. juni 2018 Den, der har underrettet" in page
    assert "Karen Brandt Forælder fra 3. juni 2018 · 11 22 33 44" in page
    assert "Møde 13. juni 2018 kl. 10.00 Med Karen Brandt" in page
    assert "Møde 10. juni 2018" not in page
    assert "Næste møde: ons 20. juni · kl. 9 hjemme" in page


def test_an_empty_case_says_so(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/moedeark/")
    for said in (
        "Ingen mål er aftalt.",
        "Ingen indsats er begyndt.",
        "Ingen samtaler, besøg eller møder endnu.",
    ):
        assert said in page


def test_someone_elses_case_has_no_sheet(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    assert enter("jonas").client.get(f"/sager/{alma}/moedeark/").status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.get(f"/sager/{alma}/moedeark/").status_code == 200
    assert ReadLog.objects.filter(case=alma, way="sheet", user=user_id("jonas")).count() == 1
