"""The caseload: how many open cases, what they weigh, beside a recommendation; by the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def rows(enter: Enter) -> list[tuple[str, int, int]]:
    shown = enter("birgit").client.get("/overblik/fordeling/").context["rows"]
    return [(row.name, row.cases, row.weight) for row in shown]


def test_by_the_alphabet_whoever_has_most(world: World, enter: Enter, alma: UUID) -> None:
    assert rows(enter) == [("Jonas Kjær", 0, 0), ("Mette Lund", 1, 1)]
    for number in range(3):
        world.assigned(world.notified(world.register(f"Barn{number} Prøve")).cases[0], "mette")
    assert rows(enter) == [("Jonas Kjær", 0, 0), ("Mette Lund", 4, 4)]
    page = enter("birgit").client.get("/overblik/fordeling/").content.decode()
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert not any(mark in table for mark in ("late", "soon", "tag", "svg", "style"))


def test_the_danish_alphabet_ends_in_ae_oe_aa() -> None:
    from frirum.site.screen.words import by_alphabet

    names = ["Åse", "Zita", "Ærø", "Øjvind", "anna"]
    assert sorted(names, key=by_alphabet) == ["anna", "Zita", "Ærø", "Øjvind", "Åse"]


def test_it_says_what_it_can_not_say_and_where_the_recommendation_is_from(enter: Enter, alma: UUID) -> None:
    page = enter("birgit").page("/overblik/fordeling/")
    assert "20-30 børn. Dansk Socialrådgiverforening" in page
    assert "ikke til at måle nogen" in page


def test_a_weight_counts_until_another_is_said(world: World, enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/case-weighted/"
    assert mette.send(url, {"value.weight": "3", "value.reason": "Anbringelse overvejes."}).status_code == 302
    assert rows(enter)[1] == ("Mette Lund", 1, 3)
    world.tell("case-weighted", on=[alma], at="2018-06-16T09:00", weight=2)
    assert rows(enter)[1] == ("Mette Lund", 1, 2)
    world.tell("case-closed", on=[alma], at="2018-06-17T09:00")
    assert rows(enter)[1] == ("Mette Lund", 0, 0)


def test_the_case_page_offers_it(enter: Enter, alma: UUID) -> None:
    for username in ("mette", "birgit"):
        page = enter(username).client.get(f"/sager/{alma}/").content.decode()
        assert f"/sager/{alma}/ny/case-weighted/" in page


def test_the_form_offers_the_municipalitys_own_words(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/ny/case-weighted/")
    assert "Almindelig" in page
    assert "Fylder det meste" in page


@pytest.mark.parametrize("weight", [0, 4, 1.5])
def test_no_other_weight_is_taken(world: World, alma: UUID, weight: float) -> None:
    from frirum.record.drafts import Refused

    with pytest.raises(Refused) as refused:
        world.tell("case-weighted", on=[alma], at="2018-06-16T09:00", weight=weight)
    assert [one.field for one in refused.value.faults] == ["weight"]


def test_someone_elses_case_is_not_there_and_read_only_is_refused(
    world: World, enter: Enter, alma: UUID
) -> None:
    from tests.cast import user_id

    url = f"/sager/{alma}/ny/case-weighted/"
    assert enter("jonas").client.post(url, {"value.weight": "3"}).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-03T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.post(url, {"value.weight": "3"}).status_code == 403
    assert world.case(alma).weight == 1


def test_who_has_left_and_still_has_cases_is_seen(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.access.models import User
    from tests.cast import user_id

    User.objects.filter(pk=user_id("mette")).update(active=False)
    assert "Mette Lund hører ikke længere til i enheden 1 1" in enter("birgit").page("/overblik/fordeling/")
    User.objects.filter(pk=user_id("jonas")).update(active=False)
    assert rows(enter) == [("Mette Lund", 1, 1)]
