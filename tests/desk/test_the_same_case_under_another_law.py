"""A case beside itself under another law: what only one asks for, what both do, the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


@pytest.fixture
def told(world: World, alma: UUID) -> UUID:
    """Alma's case after an acute decision under the experiment."""
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    world.tell("decision", on=[alma], at="2018-06-12T10:00", law_source="serviceloven-52", acute=True)
    return alma


def test_ordinary_law_is_what_an_experiments_case_is_compared_with_first(enter: Enter, told: UUID) -> None:
    page = enter("mette").page(f"/sager/{told}/sammenlign/")
    only = page[page.index("Kun under: Almindelig lov") : page.index("Begge beder om det, men")]
    assert "»Handleplan eller barnets plan lavet« ved vi ikke senest 12. oktober 2018" in only
    assert "Serviceloven § 140, stk. 1" in only
    assert "Ingen handleplan" in only  # in the words of the waiver
    moved = page[page.index("Begge beder om det, men") : page.index("Begge beder om det samme")]
    assert "»Socialfaglig vurdering« mangler uden fast dato" in moved
    assert "»Børnefaglig undersøgelse færdig« ved vi ikke senest 1. oktober 2018" in moved
    assert "Kun den ene har en dato." in moved
    same = page[page.index("Begge beder om det samme") :]
    assert "»Kvittering sendt« overskredet" in same


def test_the_limits_stand_beside_it(enter: Enter, told: UUID) -> None:
    page = enter("mette").page(f"/sager/{told}/sammenlign/")
    assert "Det, der ikke er gjort, udløser intet." in page
    assert "Det er ikke et brud." in page
    assert "nævner bestemmelser i en anden lov" not in page
    under = enter("mette").page(f"/sager/{told}/sammenlign/?med=barnets-lov")
    assert "Kun under: Barnets lov, som om den altid havde gældt" in under
    assert "»Screening lavet« mangler" in under
    assert "kan have udløst for lidt: Afgørelse, 12. juni 2018" in under


def test_an_act_that_was_spared_waiting_is_unknown_and_no_breach(enter: Enter, told: UUID) -> None:
    page = enter("mette").page(f"/sager/{told}/sammenlign/")
    only = page[page.index("Kun under: Almindelig lov") : page.index("Begge beder om det, men")]
    assert "»Afgørelse« ved vi ikke gjort 12. juni 2018 kl. 10.00; ville have skullet vente" in only
    assert "skulle have ventet" not in only


def test_the_case_page_leads_to_it(enter: Enter, alma: UUID) -> None:
    html = enter("mette").client.get(f"/sager/{alma}/").content.decode()
    assert f'href="/sager/{alma}/sammenlign/"' in html


def test_an_unknown_law_is_the_first_choice(enter: Enter, alma: UUID) -> None:
    desk = enter("mette")
    assert desk.page(f"/sager/{alma}/sammenlign/?med=r3") == desk.page(f"/sager/{alma}/sammenlign/")


def test_someone_elses_case_is_not_there_and_reading_is_enough(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    url = f"/sager/{alma}/sammenlign/"
    assert enter("jonas").client.get(url).status_code == 404
    assert enter("sofie").client.get(url).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.get(url).status_code == 200
    assert ReadLog.objects.filter(case=alma, way="compare", user=user_id("jonas")).count() == 1


def test_what_nobody_was_asked_stands_apart_with_the_question(enter: Enter, told: UUID) -> None:
    page = enter("mette").page(f"/sager/{told}/sammenlign/?med=barnets-lov")
    apart = page[page.index("Ved vi ikke: det er der ikke svaret på") : page.index("Begge beder om det, men")]
    assert "»Børnefaglig undersøgelse færdig« ved vi ikke" in apart
    assert (
        "»Skal der laves en børnefaglig undersøgelse (Barnets lov § 20)?« i »Behov for støtte antages«"
        in apart
    )
    assert "»Efter hvilken bestemmelse?« i »Afgørelse«, 12. juni 2018 kl. 10.00: svaret nævner kun" in apart
    assert "Serviceloven § 155 b, stk. 1 , Barnets lov § 138" in page
    ordinary = enter("mette").page(f"/sager/{told}/sammenlign/")
    assert "det er der ikke svaret på" not in ordinary


def test_what_the_child_may_itself_stands_under_both_laws(enter: Enter, told: UUID) -> None:
    page = enter("mette").page(f"/sager/{told}/sammenlign/?med=barnets-lov")
    ages = page[page.index("Hvad barnet selv kan") :]
    assert "Fra 10 år er barnet selv part" in ages
