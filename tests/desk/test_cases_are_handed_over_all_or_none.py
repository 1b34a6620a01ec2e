"""Handing over: the chosen cases change adviser in one step; who had them can't open them any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from tests.cast import COUNSELLING, INTAKE, user_id

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

METTE, JONAS = str(user_id("mette")), str(user_id("jonas"))
PAGE = f"/overdrag/?fra={METTE}"


@pytest.fixture
def load(world: World) -> list[UUID]:
    """Mette's three cases."""
    found = []
    for number in range(3):
        case = world.notified(world.register(f"Barn{number} Prøve", "2010-01-01")).cases[0]
        world.assigned(case, "mette")
        found.append(case)
    return found


def hand_over(desk: Desk, cases: list[UUID], form: Any = None, **typed: str) -> Any:
    chosen = {"case": [str(case) for case in cases], "to": JONAS, "reason": "Mette går på barsel."}
    return desk.client.post("/overdrag/", {**(form or desk.form(PAGE)), **chosen, **typed})


def advisers(world: World, cases: list[UUID]) -> list[UUID | None]:
    return [world.case(case).assignee for case in cases]


def test_the_chosen_ones_change_adviser_and_access(world: World, enter: Enter, load: list[UUID]) -> None:
    birgit = enter("birgit")
    done = hand_over(birgit, load[:2])
    assert done.status_code == 302
    assert advisers(world, load) == [user_id("jonas"), user_id("jonas"), user_id("mette")]
    for page in ("", "ny/file-note/"):
        assert enter("mette").client.get(f"/sager/{load[0]}/{page}").status_code == 404
        assert enter("jonas").client.get(f"/sager/{load[0]}/{page}").status_code == 200
    assert "Barn0" not in enter("mette").page("/opgaver/")
    page = birgit.page(done.headers["Location"])
    assert "Mette Lund har ikke længere disse sager" in page
    assert "Barn0 Prøve Jonas Kjær" in page
    assert "Barn2" not in page


def test_the_reason_stands_in_the_case(enter: Enter, load: list[UUID]) -> None:
    hand_over(enter("birgit"), load)
    assert "Mette går på barsel." in enter("jonas").page(f"/sager/{load[0]}/")


def test_all_and_none_are_one_press_and_lose_nothing(enter: Enter, load: list[UUID]) -> None:
    birgit = enter("birgit")
    form = {**birgit.form(PAGE), "to": JONAS, "reason": "Barsel."}
    for choice, chosen in (("all", 3), ("none", 0)):
        page = birgit.client.post("/overdrag/", {**form, "case": [str(load[0])], "choose": choice})
        assert page.status_code == 200
        assert sum(line.chosen for line in page.context["form"].lines) == chosen
        assert 'value="Barsel."' in page.content.decode()
        assert f'value="{JONAS}" selected' in page.content.decode()


def test_pressed_twice_it_is_done_once(world: World, enter: Enter, load: list[UUID]) -> None:
    from frirum.record.models import Entry

    birgit = enter("birgit")
    form = birgit.form(PAGE)
    first, second = hand_over(birgit, load, form), hand_over(birgit, load, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert Entry.objects.filter(act="case-assigned", actor_id=str(user_id("birgit"))).count() == 3
    assert "Barn0 Prøve Jonas Kjær" in birgit.page(second.headers["Location"])


def test_what_has_changed_meanwhile_stops_them_all(world: World, enter: Enter, load: list[UUID]) -> None:
    birgit = enter("birgit")
    form = birgit.form(PAGE)
    world.assigned(load[1], "jonas", at="2018-06-15T08:30")
    page = hand_over(birgit, load, form)
    assert page.status_code == 409
    assert advisers(world, load) == [user_id("mette"), user_id("jonas"), user_id("mette")]
    text = page.content.decode()
    assert "Der er sket noget i sagerne imens" in text
    assert 'value="Mette går på barsel."' in text
    assert {line.id for line in page.context["form"].lines if line.chosen} == {load[0], load[2]}


@pytest.mark.parametrize("what", ["someone else's unit", "another municipality's", "nothing that is there"])
def test_with_a_case_that_is_not_hers_none_is_handed_over(
    world: World, enter: Enter, load: list[UUID], what: str
) -> None:
    from frirum.record.drafts import Actor

    other = uuid4()
    if what == "someone else's unit":
        other = world.notified(world.register("Emil Nørgaard")).cases[0]
        world.assigned(other, "mette", unit="ungeraadgivningen")
    elif what == "another municipality's":
        abroad = Actor.system("159")
        other = world.notified(world.register("Vera Ager", by=abroad), by=abroad).cases[0]
    birgit = enter("birgit")
    head = {f"head.{other}": "999999"}
    answer = hand_over(birgit, [load[0], other], **head)
    assert answer.status_code == 404
    assert "Mette går på barsel." in answer.content.decode()
    assert set(advisers(world, load)) == {user_id("mette")}
    assert "Emil" not in birgit.page(PAGE)


def test_with_a_case_that_she_may_only_read_none_is_handed_over(
    world: World, enter: Enter, load: list[UUID]
) -> None:
    other = world.notified(world.register("Emil Nørgaard")).cases[0]
    world.assigned(other, "mette", unit="ungeraadgivningen")
    world.tell("grant-given", on=[other], at="2018-06-05T09:00", to=str(user_id("birgit")), role="read")
    answer = hand_over(enter("birgit"), [load[0], other], **{f"head.{other}": "999999"})
    assert answer.status_code == 403
    assert "Mette går på barsel." in answer.content.decode()
    assert set(advisers(world, [*load, other])) == {user_id("mette")}


@pytest.mark.parametrize("to", ["", METTE, str(user_id("rikke")), str(user_id("sofie")), "x"])
def test_only_to_another_adviser_who_works_here(
    world: World, enter: Enter, load: list[UUID], to: str
) -> None:
    page = hand_over(enter("birgit"), load, to=to)
    assert page.status_code == 422
    assert "Vælg, hvem der skal have sagerne." in page.content.decode()
    assert 'value="Mette går på barsel."' in page.content.decode()
    assert set(advisers(world, load)) == {user_id("mette")}


def test_not_to_somebody_who_has_left(world: World, enter: Enter, load: list[UUID]) -> None:
    from frirum.access.models import User

    User.objects.filter(pk=user_id("jonas")).update(active=False)
    assert hand_over(enter("birgit"), load).status_code == 422
    assert set(advisers(world, load)) == {user_id("mette")}


def test_none_chosen_is_told(enter: Enter, load: list[UUID]) -> None:
    page = hand_over(enter("birgit"), [])
    assert page.status_code == 422
    assert "Vælg mindst én sag." in page.content.decode()


def test_back_to_a_former_one_works(world: World, enter: Enter, load: list[UUID]) -> None:
    hand_over(enter("birgit"), load)
    back = {"fra": JONAS, "to": METTE}
    form = enter("birgit").form(f"/overdrag/?fra={JONAS}")
    assert hand_over(enter("birgit"), load, form, **back).status_code == 302
    assert set(advisers(world, load)) == {user_id("mette")}
    assert enter("mette").client.get(f"/sager/{load[0]}/").status_code == 200
    assert enter("jonas").client.get(f"/sager/{load[0]}/").status_code == 404


def test_a_case_goes_along_to_its_new_advisers_unit(world: World, enter: Enter, load: list[UUID]) -> None:
    from frirum.access.models import User

    User.objects.filter(pk=user_id("jonas")).update(units=["ungeraadgivningen"])
    birgit = enter("birgit")
    done = hand_over(birgit, load[:1])
    assert [world.case(case).unit for case in load[:2]] == ["ungeraadgivningen", COUNSELLING]
    page = birgit.page(done.headers["Location"])
    assert "Nogle af dem hører nu til i en anden enhed" in page
    assert "Barn0" not in page


def test_a_closed_case_stays_and_shows_its_last_adviser(world: World, enter: Enter, load: list[UUID]) -> None:
    world.tell("case-closed", on=[load[0]], at="2018-06-12T09:00")
    assert "Barn0" not in enter("birgit").page(PAGE)
    hand_over(enter("birgit"), load[1:])
    assert "Rådgiver Mette Lund" in enter("birgit").page(f"/sager/{load[0]}/")


def test_the_intake_hands_over_what_lies_in_its_unit(world: World, enter: Enter, load: list[UUID]) -> None:
    rikke = enter("rikke")
    assert "Ingen har åbne sager i dine enheder" in rikke.page("/overdrag/")
    case = world.notified(world.register("Emil Nørgaard")).cases[0]
    world.assigned(case, "mette", unit=INTAKE)
    assert "Barn0" not in rikke.page(PAGE)
    assert hand_over(rikke, [case]).status_code == 302
    assert world.case(case).assignee == user_id("jonas")


def test_an_adviser_hands_nothing_over(enter: Enter, load: list[UUID]) -> None:
    mette = enter("mette")
    assert mette.client.get(PAGE).status_code == 403
    assert (
        mette.client.post("/overdrag/", {"fra": METTE, "case": str(load[0]), "to": JONAS}).status_code == 403
    )


def test_the_summary_is_for_who_did_it(enter: Enter, load: list[UUID]) -> None:
    url = hand_over(enter("birgit"), load).headers["Location"]
    assert enter("birgit").client.get(url).status_code == 404  # another session
    assert enter("rikke").client.get(url).status_code == 404


def test_it_asks_as_much_for_one_case_as_for_ten(world: World, enter: Enter) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for size in (1, 10):
        for number in range(size):
            case = world.notified(world.register(f"Barn{size}-{number} Prøve")).cases[0]
            world.assigned(case, "mette")
        birgit = enter("birgit")
        with CaptureQueriesContext(connection) as queries:
            birgit.client.get(PAGE)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
