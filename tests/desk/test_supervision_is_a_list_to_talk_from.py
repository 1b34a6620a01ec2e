"""The list for supervision: why in words, in an order of days, never of numbers and never of advisers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frirum.access.models import ReadLog, User
from frirum.feedback.supervision import Practice
from frirum.record import instruments, supervising
from tests.cast import user_id
from tests.desk.talking import CHILDS_TALK, again, answers, case_of

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

URL = "/tilsyn/"


def listed(desk: Desk) -> list[str]:
    return [row.child for row in desk.client.get(URL).context["rows"]]


@pytest.fixture
def falling(world: World) -> UUID:
    """Alma's case, Mette's: two small falls running."""
    child, case = case_of(world, "Alma Brandt")
    answers(world, case, child, [210, 200, 180])
    return case


def test_why_in_words_with_what_it_means_and_the_way_to_the_curves(enter: Enter, falling: UUID) -> None:
    page = enter("mette").page(URL)
    assert "Svarene er faldet ved to samtaler i træk, i alt 30 mm." in page
    assert "Hvad betyder det?" in page
    assert "også små fald tæller" in page
    assert f"/sager/{falling}/stemmer/" in enter("mette").client.get(URL).content.decode()


def test_the_talk_is_asked_about_too(world: World, enter: Enter) -> None:
    child, case = case_of(world, "Alma Brandt")
    answers(world, case, child, [350, 300], CHILDS_TALK)
    assert "Svaret om samtalen er faldet 50 mm siden sidste samtale." in enter("mette").page(URL)


def test_a_municipalitys_threshold_takes_the_place_of_small_falls(
    world: World, enter: Enter, falling: UUID
) -> None:
    assert listed(enter("mette")) == ["Alma Brandt"]
    figures = {"instrument": "trivselslinjer-boern", "role": "self", "rci": 50, "rci_inclusive": True}
    figures |= {"sd": 60, "reliability": 0.9}
    world.tell("threshold-set", at="2018-06-12T09:00", exactly=True, source="Egen opgørelse", **figures)
    assert listed(enter("mette")) == []
    world.tell("threshold-set", at="2018-06-12T10:00", exactly=True, source="Samme", **{**figures, "rci": 30})
    assert "gået ned fra første til seneste: fra 210 til 180" in enter("mette").page(URL)


def test_no_answer_for_weeks_is_neutral_about_who_would_rather_not(world: World, enter: Enter) -> None:
    child, case = case_of(world, "Alma Brandt")
    answers(world, case, child, [200, None], first=date(2018, 6, 1))
    assert listed(enter("mette")) == []
    viewer = world.viewer("mette", "2018-07-14T09:00")
    found = supervising.to_talk_about(
        viewer, instruments.library("756"), instruments.thresholds("756", viewer.at), Practice(6, 3)
    )
    assert [why.code for row in found.rows for why in row.reasons] == ["no-answer"]


def test_her_own_cases_a_leaders_units_and_nobody_elses(world: World, enter: Enter, falling: UUID) -> None:
    assert listed(enter("mette")) == ["Alma Brandt"]
    assert "Rådgiver:" not in enter("mette").page(URL)
    assert "Rådgiver: Mette Lund" in enter("birgit").page(URL)
    assert listed(enter("jonas")) == []
    assert listed(enter("sofie")) == []  # another municipality's, of the intake too
    assert enter("rikke").client.get(URL).status_code == 403
    # Who takes in cases for the unit, and has some of their own, takes up their own alone.
    User.objects.filter(pk=user_id("jonas")).update(roles=["adviser", "intake"])
    assert listed(enter("jonas")) == []


def test_a_case_open_by_grant_is_not_ones_own_to_take_up(world: World, enter: Enter, falling: UUID) -> None:
    world.tell("grant-given", on=[falling], at="2018-06-12T09:00", to=str(user_id("jonas")), role="read")
    assert listed(enter("jonas")) == []


def test_a_closed_case_leaves_the_list(world: World, enter: Enter, falling: UUID) -> None:
    world.tell("case-closed", on=[falling], at="2018-06-14T09:00")
    assert listed(enter("mette")) == []


def test_that_it_was_shown_is_in_the_read_log(enter: Enter, falling: UUID) -> None:
    enter("birgit").page(URL)
    assert ReadLog.objects.filter(user=user_id("birgit"), case=falling, way="supervision").count() == 1


def test_as_many_questions_to_the_database_however_many_cases(
    world: World, enter: Enter, falling: UUID
) -> None:
    birgit = enter("birgit")

    def queries() -> int:
        ReadLog.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            birgit.page(URL)
        return len(asked)

    birgit.page(URL)
    few = queries()
    for name in ("Bertil Brandt", "Carla Holm", "Dan Juul"):
        child, case = case_of(world, name)
        answers(world, case, child, [210, 200, 180])
    assert len(listed(birgit)) == 4
    assert queries() == few


def test_whoever_answered_lowest_stands_where_they_stood(world: World, enter: Enter) -> None:
    """Two advisers whose families' marks change places: every list of a leader stays as it is."""
    alma, first = case_of(world, "Alma Brandt", adviser="mette")
    emil, second = case_of(world, "Emil Nørgaard", "2009-11-08", adviser="jonas")
    high, low = [400, 395, 390], [30, 20, 0]
    given = answers(world, first, alma, high), answers(world, second, emil, low)
    pages = (URL, "/overblik/", "/overblik/dage/", "/overblik/fordeling/", "/sager/", "/i-dag/")

    def orders() -> list[list[str]]:
        birgit = enter("birgit")
        names = ("Alma Brandt", "Emil Nørgaard", "Mette Lund", "Jonas Kjær")
        texts = [birgit.page(url) for url in pages]
        return [sorted((one for one in names if one in text), key=text.index) for text in texts]

    before = orders()
    assert {"Alma Brandt", "Emil Nørgaard", "Mette Lund", "Jonas Kjær"} == set(before[0])
    for mine, others in zip(given, (low, high), strict=True):
        for one, told in zip(mine, others, strict=True):
            again(world, one, told)
    assert orders() == before


def test_no_page_of_a_leader_can_be_asked_for_an_order(enter: Enter, falling: UUID) -> None:
    """A link, a form or a heading that sorts would be the beginning of a ranking."""
    birgit = enter("birgit")
    for url in (URL, "/overblik/", "/overblik/dage/", "/overblik/fordeling/", "/overblik/stemmer/"):
        page = birgit.client.get(url).content.decode()
        assert not re.search(r"aria-sort|[?&;](sort|orden|order)", page)
