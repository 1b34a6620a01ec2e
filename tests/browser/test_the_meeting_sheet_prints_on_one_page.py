"""The meeting sheet of a typical case is one page of A4, with room to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_every_page_can_be_used_by_all import is_well
from tests.conftest import PHONE

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser


def test_one_page(world: World, at: At, window: Callable[..., Window]) -> None:
    alma, bertil = world.brandt()
    (case, *_) = world.notified(alma, bertil).cases
    world.assigned(case, "mette")
    family = ["Karen Brandt", "Ole Brandt", "Inga Sand", "Per Sand"]
    persons = [world.register(name, family="brandt", contact="11 22 33 44") for name in family]
    for one, kind in zip(
        [*persons, bertil], ["parent", "parent", "grandparent", "grandparent", "sibling"], strict=True
    ):
        world.tell(
            "relation-recorded", about=[alma], on=[case], at="2018-06-03T09:00", other=str(one), kind=kind
        )
    for one in persons[:2]:
        world.tell(
            "custody-recorded", about=[alma], on=[case], at="2018-06-03T09:10", holder=str(one), form="shared"
        )
    world.tell("need-support-assumed", on=[case], at="2018-06-08T10:00")
    world.tell("goals-agreed", on=[case], at="2018-06-08T11:00", goals="Alma sover hele natten.\n" * 5)
    world.tell("effort-started", on=[case], at="2018-06-09T09:00", provider="Familiehuset")
    who: dict[str, Any] = {"with": [str(one) for one in persons]}
    for day in (10, 11, 12, 13):
        world.tell("meeting-held", on=[case], at=f"2018-06-{day}T10:00", text="Talte.", **who)
    at("2018-06-15T09:00")
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/moedeark/")
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.emulate_media(media="print")
    lines = page.locator(".lines").bounding_box()
    assert lines
    assert lines["height"] > 150
    assert "Opdigtede data" in page.locator(".invented").inner_text()


@pytest.mark.parametrize("phone", [False, True], ids=["1280", "390"])
def test_the_days_own_pages_are_well(
    world: World, at: At, window: Callable[..., Window], phone: bool
) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    mother = world.register("Karen Brandt", family="brandt", contact="11 22 33 44")
    world.tell(
        "relation-recorded", about=[alma], on=[case], at="2018-06-03T09:00", other=str(mother), kind="parent"
    )
    who: dict[str, Any] = {"with": [str(mother)]}
    for day in ("2018-06-13", "2018-06-15", "2018-06-18"):
        world.tell("meeting-planned", on=[case], at="2018-06-05T09:00", day=day, hour="kl. 9", **who)
    world.tell(
        "phone-note", on=[case], at="2018-06-11T09:00", text="Ringede.", by=world.actor("birgit"), **who
    )
    at("2018-06-15T09:00")
    mette = window(*([PHONE] if phone else [])).enter_as("Mette Lund")
    for url in (
        "/i-dag/",
        "/genveje/",
        "/opgaver/?hvornaar=uge",
        f"/sager/{case}/familie/",
        f"/sager/{case}/moedeark/",
        f"/sager/{case}/?fra=2018-06-01",
    ):
        mette.page.goto(url)
        for one in mette.page.locator("details").all():
            one.evaluate("one => { one.open = true }")
        is_well(mette.page, url)
