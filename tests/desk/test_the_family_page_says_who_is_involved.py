"""Who is involved, who comes next, who was in contact, what the child may by age: as far as one may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


@pytest.fixture
def mother(world: World, alma: UUID) -> UUID:
    """Karen, with whom Alma lives; her custody is shared."""
    karen = world.register("Karen Brandt", family="brandt", contact="11 22 33 44", address="Søgade 1")
    child = world.case(alma).person_id
    told: dict[str, Any] = {"about": [child], "on": [alma], "at": "2018-06-03T09:00"}
    world.tell("relation-recorded", other=str(karen), kind="parent", **{**told, "from": "2009-02-03"})
    world.tell(
        "custody-recorded", holder=str(karen), form="shared", residence=True, **{**told, "from": "2009-02-03"}
    )
    return karen


def test_who_is_involved_as_what_since_when_and_how_to_reach_them(
    world: World, enter: Enter, alma: UUID, mother: UUID
) -> None:
    page = enter("mette").page(f"/sager/{alma}/familie/")
    assert "Familien omkring Alma Brandt" in page
    assert (
        "Karen Brandt Forælder fra 3. februar 2009 forældremyndighed, fælles fra 3. februar 2009 "
        "barnet bor her fra 3. februar 2009 11 22 33 44 · Søgade 1" in page
    )
    assert "Alma Brandt 9 år Barnet i sagen ingen telefon eller mail" in page


def test_what_has_ended_stands_apart(world: World, enter: Enter, alma: UUID) -> None:
    ole, child = world.register("Ole Dahl", family="brandt"), world.case(alma).person_id
    told = world.tell(
        "relation-recorded",
        about=[child],
        on=[alma],
        at="2018-06-03T09:00",
        other=str(ole),
        kind="step-parent",
    )
    world.tell(
        "relation-ended",
        about=[child],
        on=[alma],
        at="2018-06-10T09:00",
        relation=str(told.entry_id),
        until="2018-06-09",
    )
    page = enter("mette").page(f"/sager/{alma}/familie/")
    assert "Tidligere Ole Dahl Stedforælder fra 3. juni 2018 til 9. juni 2018" in page


def test_who_comes_next_and_who_was_in_contact(world: World, enter: Enter, alma: UUID, mother: UUID) -> None:
    who: dict[str, Any] = {"with": [str(mother)]}
    world.tell("phone-note", on=[alma], at="2018-06-11T10:00", text="Ringede.", other="lærer Lise", **who)
    world.tell("meeting-held", on=[alma], at="2018-06-12T10:00", text="Talte.", **who)
    world.tell(
        "meeting-planned", on=[alma], at="2018-06-12T11:00", day="2018-06-20", hour="kl. 9 hjemme", **who
    )
    page = enter("mette").page(f"/sager/{alma}/familie/")
    assert "Hvem kommer næste gang? ons 20. juni · kl. 9 hjemme Alma Brandt Med Karen Brandt" in page
    lately = page[page.index("Hvem har været i kontakt?") :]
    assert lately.index("Møde 12. juni 2018 kl. 10.00 Med Karen Brandt") < lately.index(
        "Telefonnotat 11. juni 2018 kl. 10.00 Med Karen Brandt, lærer Lise"
    )
    assert "senest i kontakt 12. juni 2018" in page


def test_a_half_brother_is_named_and_nothing_more_where_his_case_is_anothers(
    world: World, enter: Enter, alma: UUID
) -> None:
    emil = world.register("Emil Nørgaard", "2006-11-08", family="noergaard", contact="99 88 77 66")
    emils = world.notified(emil).cases[0]
    world.assigned(emils, "jonas")
    child = world.case(alma).person_id
    world.tell(
        "relation-recorded",
        about=[child],
        on=[alma],
        at="2018-06-03T09:00",
        other=str(emil),
        kind="half-sibling",
    )
    page = enter("mette").client.get(f"/sager/{alma}/familie/").content.decode()
    assert "Emil Nørgaard" in page
    assert "99 88 77 66" not in page
    assert str(emils) not in page
    world.assigned(emils, "mette", at="2018-06-14T09:00")
    page = enter("mette").client.get(f"/sager/{alma}/familie/").content.decode()
    assert "99 88 77 66" in page


def test_the_companion_is_told(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("companion-chosen", on=[alma], at="2018-06-11T10:00", name="Bo Friis", contact="55 44 33 22")
    assert "Bisidder: Bo Friis, 55 44 33 22" in enter("mette").page(f"/sager/{alma}/familie/")


def test_what_the_child_may_opens_into_its_rule(world: World, enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    for url in (
        f"/sager/{alma}/familie/",
        f"/sager/{alma}/",
        f"/sager/{alma}/ny/decision/",
        f"/sager/{alma}/ny/consent-given/",
    ):
        page = mette.page(url)
        assert "9 år: hvad barnet selv kan" in page, url
        assert "Fylder 12 år den 3. februar 2021" in page, url
        assert "Fra 12 år kan barnet selv klage" in page, url
        assert "Serviceloven § 168 (parafrase – ikke kontrolleret mod lovteksten)" in page, url
        assert "Hvilke afgørelser der kan klages over fra 12 år, er ikke læst." in page, url
    assert "hvad barnet selv kan" not in mette.page(f"/sager/{alma}/ny/file-note/")


def test_the_day_before_the_birthday_and_the_day(world: World, enter: Enter) -> None:
    from datetime import date

    from frirum.desk.ages import ages_view
    from frirum.record.lawbook import lawbook
    from frirum.record.regimes import for_municipality

    law = for_municipality(lawbook(), "756")
    before, on = (ages_view(law, date(2003, 6, 15), day) for day in (date(2018, 6, 14), date(2018, 6, 15)))
    party = "Fra 15 år er den unge part i sagen."
    assert party not in {one.says for one in before.now}
    assert before.ahead[0].words == "Fylder 15 år den 15. juni 2018"
    assert party in {one.says for one in before.ahead[0].begins}
    assert party in {one.says for one in on.now}
    assert on.ahead[0].words == "Fylder 18 år den 15. juni 2021"


def test_a_child_of_unknown_age_says_so(world: World, enter: Enter) -> None:
    case = world.notified(world.register("Ukendt dreng", provisional=True)).cases[0]
    page = enter("rikke").page(f"/sager/{case}/familie/")
    assert "Fødselsdatoen er ikke kendt" in page


def test_someone_elses_case_has_no_family(world: World, enter: Enter, alma: UUID) -> None:
    assert enter("jonas").client.get(f"/sager/{alma}/familie/").status_code == 404
    assert enter("sofie").client.get(f"/sager/{alma}/familie/").status_code == 404


def test_who_may_only_read_sees_it_and_writes_nothing(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    page = enter("jonas").client.get(f"/sager/{alma}/familie/").content.decode()
    assert "Familien omkring Alma Brandt" in page
    assert "/ny/" not in page


def test_opening_it_is_logged_and_it_asks_the_same_at_many_as_at_few(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.access.models import ReadLog

    mette, child = enter("mette"), world.case(alma).person_id

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            mette.client.get(f"/sager/{alma}/familie/")
        return len(queries)

    def related(number: int) -> None:
        one = world.register(f"Person{number} Prøve", family="brandt")
        world.tell(
            "relation-recorded",
            about=[child],
            on=[alma],
            at="2018-06-03T09:00",
            other=str(one),
            kind="network",
        )
        who: dict[str, Any] = {"with": [str(one)]}
        world.tell("meeting-planned", on=[alma], at="2018-06-12T11:00", day="2018-06-20", **who)

    related(0)
    few = asked()
    assert ReadLog.objects.filter(case=alma, way="family").count() == 1
    for number in range(1, 9):
        related(number)
    assert asked() == few
