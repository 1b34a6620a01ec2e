"""Whoever tells of danger is met with help wherever one writes; one click makes it a notification."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from frirum.law.loading import load
from tests.conftest import ROOT
from tests.desk.conftest import words

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

VOCABULARY = load(ROOT).vocabulary
BUTTON = 'name="danger" value="1"'


def forms(desk: Desk, urls: list[str]) -> dict[str, str]:
    """The pages, by address, of those forms that a member of staff may open."""
    pages = {url: desk.client.get(url) for url in urls}
    return {url: page.content.decode() for url, page in pages.items() if page.status_code == 200}


def test_every_form_that_staff_writes_in(world: World, enter: Enter, alma: UUID) -> None:
    note = world.tell("file-note", on=[alma], at="2018-06-15T08:00", medium="phone", text="Talt med far.")
    kinds = [kind.id for kind in VOCABULARY.acts.values() if kind.effect is None]
    for username in ("mette", "birgit"):
        desk = enter(username)
        mending = [f"/sager/{alma}/{way}/{note.entry_id}/" for way in ("ret", "fejl")]
        if username == "birgit":
            mending.append(f"/sager/{alma}/slet/{note.entry_id}/")
        every = forms(desk, [*(f"/sager/{alma}/ny/{kind}/" for kind in kinds), *mending, "/kladder/"])
        assert len(every) > 30
        assert {*mending, "/kladder/"} <= every.keys()
        for url, page in every.items():
            for number in ('href="tel:112"', 'href="tel:116111"', "døgnvagt"):
                assert number in page, (url, number)
            if url.endswith("/ny/notification-received/") or url == "/kladder/":
                continue
            leads = f"/sager/{alma}/ny/notification-received/" in page
            assert (BUTTON in page) is not leads, url
            if "<textarea" in page.split('id="act-form"')[1] and "/ret/" not in url:
                assert BUTTON in page, url


def test_a_correction_too_turns_into_a_notification(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    note = world.tell("file-note", on=[alma], at="2018-06-15T08:00", medium="phone", text="Talt med far.")
    url = f"/sager/{alma}/ret/{note.entry_id}/"
    answer = enter("mette").send(url, {"value.text": "Alma er slået i går.", "danger": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Underretningen er gemt, og de 24 timer løber." in words(page)
    assert "Alma er slået i går.</textarea>" in page
    assert "Ret: Notat" in page
    told = Entry.objects.filter(act="notification-received").order_by("sequence").last()
    assert told is not None
    assert tell(told).said["concern"] == "Alma er slået i går."
    assert str(told.known) == "2018-06-15T08:00:00+02:00"
    assert Entry.objects.filter(corrects=note.entry_id).count() == 0


def test_the_publics_form_has_help_before_it(world: World, enter: Enter) -> None:
    page = enter("mette").client.get("/ikast-brande/underretning/").content.decode()
    assert page.index('href="tel:112"') < page.index("<textarea")
