"""»Reglerne i jeres sag«: for the family, from the case itself; noted as read; never why it is outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from frirum.access.models import ReadLog

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_it_says_how_the_case_is_worked_with(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    text = enter("mette").page(f"/sager/{alma}/regler/")
    assert "Reglerne i jeres sag Alma Brandt, Ikast-Brande Kommune · 15. juni 2018" in text
    assert "Kommunen prøver samtidig en ny måde at hjælpe på" in text
    assert "Vi laver ikke en lang undersøgelse først." in text
    assert "Hjælpen er begyndt. Det er vores eget mål." in text


def test_a_case_that_is_outside_is_an_ordinary_case(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    world.tell(
        "risk-flagged", on=[alma], at="2018-06-09T10:00", kind="violence", suspicion="Naboen hører slag."
    )
    text = enter("mette").page(f"/sager/{alma}/regler/")
    main = text[text.index("Reglerne i jeres sag") : text.index("det er lovens ord, der gælder")]
    assert "I jeres sag gælder de almindelige regler" in main
    assert not [
        one for one in ("orsøg", "vold", "istanke", "slag", "tvang") if one in main.replace("afslag", "")
    ]


def test_opening_it_is_noted(enter: Enter, alma: UUID) -> None:
    enter("mette").page(f"/sager/{alma}/regler/")
    assert ReadLog.objects.filter(case=alma, way="rules").count() == 1


def test_someone_elses_case_has_none(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    for url in (f"/sager/{alma}/regler/", f"/sager/{alma}/regler/pdf/"):
        assert enter("jonas").client.get(url).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.get(f"/sager/{alma}/regler/").status_code == 200, (
        "who only reads may show it"
    )


def test_it_is_a_tagged_pdf(enter: Enter, alma: UUID) -> None:
    pytest.importorskip("typst")
    answer = enter("mette").client.get(f"/sager/{alma}/regler/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert "Brandt" not in answer["Content-Disposition"]
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content
    assert ReadLog.objects.filter(case=alma, way="rules-pdf").count() == 1


def test_the_case_leads_there_and_to_what_one_may_now(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    html = enter("mette").client.get(f"/sager/{alma}/").content.decode()
    assert f'href="/sager/{alma}/regler/"' in html
    assert html.count('href="/forsoeg/r1/"') >= 2, "from the list, and from the waived duty"
