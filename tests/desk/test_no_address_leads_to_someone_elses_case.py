"""No address shows or changes someone else's case, whoever asks: it is as if it were not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.cast import World
    from tests.desk.conftest import Enter

SECRETS = (
    "Alma",
    "Brandt",
    "Bertil",
    "blå mærker",
    "Hemmeligt",
    "udtalelse.pdf",
    "Hjemgivelse",
    "Mette Lund",
)
"""What is on Alma's case; none of it is on a page of who may not see it."""
EVERYTHING = {
    "value.text": "x",
    "value.medium": "phone",
    "reason": "x",
    "approve": "1",
    "entry_id": str(UUID(int=7)),
    "purpose": "party",
    "q": "Alma",
    "danger": "1",
    "find": "1",
    "look_for": "0302094321",
    "quiet": "1",
    "how": "tablet",
    "who": "x",
    "ask": "x",
}


@pytest.fixture
def places(world: World, enter: Enter, alma: UUID) -> dict[str, str]:
    """An id of each kind that an address of Alma's case can hold."""
    from frirum.record.models import Document, Proposal, UnsentForm

    mette = enter("mette")
    file = SimpleUploadedFile("udtalelse.pdf", b"%PDF-1.7 Hemmeligt")
    sent = {"value.from": "Skolen", "value.what": "Hemmeligt", "file.documents": file}
    assert mette.send(f"/sager/{alma}/ny/document-received/", sent).status_code == 302
    note = world.tell("file-note", on=[alma], at="2018-06-15T08:00", text="Hemmeligt.")
    decision = {"law_source": "serviceloven-68", "outcome": "Hjemgivelse.", "reasons": "Hemmeligt."}
    by = world.actor("mette")
    world.tell("decision-proposed", on=[alma], at="2018-06-15T08:10", by=by, **decision)
    ask = {**world.ask(world.names["alma"], world.names["alma"]), "id": "s1"}
    talk = world.talk(ask, on=[alma], at="2018-06-15T08:15")
    mette.client.post(f"/sager/{alma}/kladde/file-note/", {"value.text": "Hemmeligt."})
    note_ = {"talk": str(talk.entry_id), "text": "Hemmeligt."}
    world.tell("change-noted", on=[alma], at="2018-06-15T08:16", by=by, **note_)
    return {
        "case": str(alma),
        "entry": str(note.entry_id),
        "proposal": str(Proposal.objects.get().entry),
        "talk": str(talk.entry_id),
        "document": str(Document.objects.get().id),
        "draft": str(UnsentForm.objects.get().id),
    }


def known_of(known: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda hit: known[hit[1]]


def addresses(places: Mapping[str, str]) -> list[str]:
    """Every address of staff's pages that names a case: one that is added is attacked too."""
    from frirum.desk.urls import urlpatterns

    filled = {"act": "file-note", "form": "file-note", "ask": "s1"}
    found = []
    for one in urlpatterns:
        route = str(one.pattern)
        if "<uuid:case>" in route:
            known = {**places, **filled}
            if one.name == "approval":
                known["entry"] = places["proposal"]
            if one.name in ("talk", "give_way", "talk_paper"):
                known["entry"] = places["talk"]
            found.append("/" + re.sub(r"<\w+:(\w+)>", known_of(known), route))
    return found


def strangers(world: World) -> dict[str, str]:
    """Everybody who has no business in Alma's case, and why one might think so."""
    from frirum.access.models import User
    from tests.cast import IKAST, user_id

    for username, roles, units in (
        ("torben", ["leader"], ["ungeraadgivningen"]),
        ("karin", ["adviser", "intake"], ["modtagelsen"]),
        ("gitte", ["adviser"], ["familieraadgivningen"]),
    ):
        User.objects.create(
            id=user_id(username),
            username=username,
            name=username,
            municipality=IKAST,
            roles=roles,
            units=units,
        )
    return {
        "jonas": "of the same unit, an adviser",
        "rikke": "intake, from where the case has gone on",
        "sofie": "of another municipality",
        "torben": "leads another unit",
        "karin": "two roles, neither of the unit",
        "gitte": "was its adviser once",
    }


def seen(answer: Any) -> tuple[int, str]:
    """A page without what differs each time."""
    text = answer.content.decode("utf-8", "replace")
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def journal() -> int:
    from frirum.record.models import Entry

    return Entry.objects.count()


def test_it_is_as_if_it_were_not_there(
    world: World, enter: Enter, alma: UUID, places: dict[str, str]
) -> None:
    from frirum.access.models import ReadLog
    from frirum.record.models import StagedDocument, UnsentForm
    from tests.cast import user_id

    nowhere = {**places, "case": str(uuid4())}
    who = strangers(world)
    world.assigned(alma, "gitte", at="2018-06-15T08:20")
    world.assigned(alma, "mette", at="2018-06-15T08:30")
    before = journal(), StagedDocument.objects.count(), UnsentForm.objects.count()
    for username in who:
        desk = enter(username)
        for real, fake in zip(addresses(places), addresses(nowhere), strict=True):
            for ask in (desk.client.get, lambda url, desk=desk: desk.client.post(url, EVERYTHING)):
                there, not_there = seen(ask(real)), seen(ask(fake))
                assert there == not_there, (username, real)
                assert there[0] in (403, 404, 405), (username, real, there[0])
                assert not any(one in there[1] for one in SECRETS), (username, real)
        assert not ReadLog.objects.filter(user=user_id(username), case=alma).exists(), username
    assert before == (journal(), StagedDocument.objects.count(), UnsentForm.objects.count())
    assert len(addresses(places)) >= 16


def test_ids_of_someone_elses_case_say_nothing_on_ones_own(
    world: World, enter: Enter, alma: UUID, places: dict[str, str]
) -> None:
    """Entries, documents, proposals and drafts of Alma's case, asked for through a case that is one's own."""
    emil = world.notified(world.noergaard()[0], concern="Kommer ikke i skole.").cases[0]
    world.assigned(emil, "jonas")
    jonas, before = enter("jonas"), journal()
    for url in addresses({**places, "case": str(emil)}):
        for name in ("entry", "proposal", "document", "talk"):
            if places[name] not in url:
                continue
            guess = url.replace(places[name], str(uuid4()))
            for ask in (jonas.client.get, lambda url: jonas.client.post(url, EVERYTHING)):
                there = seen(ask(url))
                assert there == seen(ask(guess)), url
                assert there[0] in (403, 404, 405), url
                assert not any(one in there[1] for one in SECRETS), url
    assert journal() == before


FIELDS = {
    "subject": "case",
    "occasion": "entry",
    "value.documents": "document",
    "value.grant": "entry",
    "value.proposal": "proposal",
    "head.{case}": "case",
    "own.{case}.text": "case",
}


@pytest.mark.parametrize("press", ["save", "danger", "draft"])
def test_a_crafted_field_reaches_nothing_of_it(
    world: World, enter: Enter, alma: UUID, places: dict[str, str], press: str
) -> None:
    emil = world.notified(world.noergaard()[0], concern="Kommer ikke i skole.").cases[0]
    world.assigned(emil, "jonas")
    jonas, url, on_alma = enter("jonas"), f"/sager/{emil}/ny/file-note/", world.case(alma).head
    target = f"/sager/{emil}/kladde/file-note/" if press == "draft" else url
    for name, kind in FIELDS.items():
        typed = {"value.text": "Set hos Emil.", "value.medium": "phone", name.format(**places): places[kind]}
        typed |= {"danger": "1"} if press == "danger" else {}
        answer = jonas.client.post(target, {**jonas.form(url), **typed})
        assert answer.status_code in (200, 302, 403, 422), (name, answer.status_code)
        again = jonas.client.get(url).content.decode()
        for page in (answer.content.decode(), again, jonas.page(f"/sager/{emil}/")):
            assert not any(one in page for one in SECRETS), name
        assert world.case(alma).head == on_alma, name


@pytest.mark.parametrize("username", ["jonas", "birgit"])
def test_lists_and_pages_of_ones_own_say_nothing_of_it(
    world: World, enter: Enter, alma: UUID, places: dict[str, str], username: str
) -> None:
    from frirum.access.models import User
    from frirum.desk.urls import urlpatterns

    User.objects.filter(username="birgit").update(units=["ungeraadgivningen"])
    desk = enter(username)
    for one in urlpatterns:
        route = str(one.pattern)
        if "<" not in route and desk.client.get(f"/{route}").status_code == 200:
            page = desk.client.get(f"/{route}").content.decode()
            assert not any(word in page for word in ("Alma", "Brandt", "Hemmeligt", "udtalelse.pdf")), route
            assert str(alma) not in page, route
    found = desk.client.post("/soeg/", {"q": "Alma"}, follow=True).content.decode()
    assert "Alma Brandt" not in found
    assert "Hemmeligt" not in desk.client.post(
        "/soeg/", {"q": "Hemmeligt"}, follow=True
    ).content.decode().replace('value="Hemmeligt"', "")


def test_a_sealed_search_is_of_no_use_to_another(world: World, enter: Enter, alma: UUID) -> None:
    sealed = enter("mette").client.post("/soeg/", {"q": "Alma"}).headers["Location"]
    assert "Alma" in enter("mette").page(sealed)
    assert "Alma" not in enter("jonas").page(sealed)


@pytest.mark.parametrize("ended", ["by its date", "by an act"])
def test_a_grant_opens_it_only_while_it_holds(
    world: World, enter: Enter, alma: UUID, places: dict[str, str], ended: str
) -> None:
    from tests.cast import user_id

    values: dict[str, Any] = {"to": str(user_id("jonas")), "role": "write"}
    if ended == "by its date":
        values["until"] = "2018-06-14"
    given = world.tell("grant-given", on=[alma], at="2018-06-10T09:00", **values)
    if ended == "by an act":
        world.tell("grant-ended", on=[alma], at="2018-06-14T09:00", grant=str(given.entry_id))
    jonas = enter("jonas")
    for url in addresses(places):
        assert jonas.client.get(url).status_code in (403, 404, 405), url
        assert jonas.client.post(url, EVERYTHING).status_code in (403, 404, 405), url


def test_who_may_only_read_changes_nothing_by_any_address(
    world: World, enter: Enter, alma: UUID, places: dict[str, str]
) -> None:
    from frirum.record.models import StagedDocument, UnsentForm
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    jonas, before = enter("jonas"), (journal(), StagedDocument.objects.count(), UnsentForm.objects.count())
    reading = ("/hent/", "/forloeb/")
    for url in addresses(places):
        answer = jonas.client.post(url, EVERYTHING)
        if not url.endswith(reading):
            assert answer.status_code in (403, 404, 405), (url, answer.status_code)
    assert before == (journal(), StagedDocument.objects.count(), UnsentForm.objects.count())


def test_who_has_left_sees_nothing(world: World, enter: Enter, alma: UUID, places: dict[str, str]) -> None:
    from frirum.access.models import User

    mette = enter("mette")
    User.objects.filter(username="mette").update(active=False)
    for url in addresses(places):
        assert mette.client.get(url).status_code in (302, 403, 404, 405), url
        answer = mette.client.post(url, EVERYTHING)
        assert answer.status_code in (302, 403, 404, 405), url
        assert not any(one in answer.content.decode() for one in SECRETS), url
