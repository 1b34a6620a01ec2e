"""Files on a form: never lost, never believed by their name, opened by who may read the case alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.conftest import fields, words

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
RECEIVED = {"value.from": "Skolen", "value.what": "Udtalelse"}


def file(name: str = "udtalelse.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def one_document() -> Any:
    from frirum.record.models import Document

    return Document.objects.get()


@pytest.fixture
def received(enter: Enter, alma: UUID) -> str:
    """A statement in Alma's case; its address."""
    sent = enter("mette").send(f"/sager/{alma}/ny/document-received/", {**RECEIVED, "file.documents": file()})
    assert sent.status_code == 302
    return f"/sager/{alma}/bilag/{one_document().id}/"


def test_one_post_attaches_and_the_case_file_shows_it(enter: Enter, alma: UUID, received: str) -> None:
    mette = enter("mette")
    page = mette.client.get(f"/sager/{alma}/").content.decode()
    assert f'<a href="{received}">udtalelse.pdf</a>' in page
    assert "Fra hvem? Skolen Hvad er det? Udtalelse Dokumenter udtalelse.pdf PDF, 1 kB" in words(page)
    answer = mette.client.get(received)
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="udtalelse.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert mette.client.get(f"{received}?hent").headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("content", "shown", "boxed"),
    [(b"\x89PNG\r\n\x1a\n0000", True, True), (b"<script>alert(1)</script>", False, True)],
)
def test_only_what_is_safe_is_shown(
    enter: Enter, alma: UUID, content: bytes, shown: bool, boxed: bool
) -> None:
    mette = enter("mette")
    typed = {**RECEIVED, "file.documents": file("side.html", content)}
    assert mette.send(f"/sager/{alma}/ny/document-received/", typed).status_code == 302
    answer = mette.client.get(f"/sager/{alma}/bilag/{one_document().id}/")
    assert answer.headers["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert answer.headers["Content-Type"] == ("image/png" if shown else "application/octet-stream")
    assert ("sandbox" in answer.headers["Content-Security-Policy"]) is boxed


def test_a_fault_of_the_form_loses_no_file(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    faulty = mette.send(url, {"value.from": "Skolen", "file.documents": file()})
    page = faulty.content.decode()
    assert faulty.status_code == 422
    assert "»Hvad er det?« mangler." in page
    assert "udtalelse.pdf (PDF, 1 kB)" in page
    assert (
        mette.send(url, {"value.what": "Udtalelse"}, {**fields(page), "value.from": "Skolen"}).status_code
        == 302
    )
    assert one_document()


def test_nor_does_a_stale_page(world: World, enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    world.tell("file-note", on=[alma], at="2018-06-15T08:50")
    stale = mette.send(url, {**RECEIVED, "file.documents": file()}, form)
    assert stale.status_code == 409
    assert mette.send(url, RECEIVED, fields(stale.content.decode())).status_code == 302
    assert one_document()


def test_nor_a_draft(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    typed = {"value.from": "Skolen", "file.documents": file()}
    kept = mette.client.post(f"/sager/{alma}/kladde/document-received/", {**mette.form(url), **typed})
    assert kept.status_code == 302
    again = mette.client.get(url).content.decode()
    assert "udtalelse.pdf (PDF, 1 kB)" in again
    assert mette.send(url, RECEIVED, fields(again)).status_code == 302
    assert one_document()


def test_what_is_not_taken_says_why_and_the_rest_stands(enter: Enter, alma: UUID, settings: Any) -> None:
    settings.FRIRUM_DOCUMENT_MB = 1
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    bad, large = file("spil.exe", b"MZ\x90\x00\x03"), file("film.pdf", PDF + b"x" * 1_000_000)
    answer = mette.send(url, {**RECEIVED, "file.documents": [file(), bad, large]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "»spil.exe« er ikke af en slags, der kan gemmes her." in words(page)
    assert "»film.pdf« fylder mere end 1 MB." in words(page)
    assert "udtalelse.pdf (PDF, 1 kB)" in page
    assert mette.send(url, RECEIVED, fields(page)).status_code == 302
    assert one_document()


def test_the_same_form_sent_twice_has_its_file_once(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Entry, StagedDocument

    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    for _ in range(2):
        assert mette.send(url, {**RECEIVED, "file.documents": file()}, form).status_code == 302
    # After a fault the form holds the file by its id alone; sent twice it is still one.
    faulty = fields(
        mette.send(url, {"value.from": "Lægen", "file.documents": file("a.pdf")}).content.decode()
    )
    for _ in range(2):
        assert mette.send(url, {"value.what": "Brev"}, {**faulty, "value.from": "Lægen"}).status_code == 302
    assert Entry.objects.filter(act="document-received").count() == 2
    assert not StagedDocument.objects.exists()


def test_a_tick_taken_away_leaves_the_file_out(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    faulty = mette.send(url, {"value.text": "Talt med mor.", "file.documents": file()})
    form = {
        name: value for name, value in fields(faulty.content.decode()).items() if name != "value.documents"
    }
    typed = {"value.medium": "phone", "value.text": "Talt med mor."}
    assert mette.send(url, typed, form).status_code == 302
    from frirum.record.models import Document

    assert not Document.objects.exists()


def test_a_correction_carries_it_over(enter: Enter, alma: UUID, received: str) -> None:
    from frirum.record.models import Document

    mette, entry = enter("mette"), one_document().entry_id
    url = f"/sager/{alma}/ret/{entry}/"
    page = mette.client.get(url).content.decode()
    assert "udtalelse.pdf (PDF, 1 kB)" in page
    typed = {"reason": "Bilaget manglede.", "file.documents": file("bilag.pdf", PDF + b"2")}
    assert mette.send(url, typed).status_code == 302
    assert Document.objects.count() == 2
    assert mette.client.get(received).content == PDF


def test_it_follows_the_decision_that_is_sent_for_approval(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Proposal

    typed = {
        "value.law_source": "serviceloven-68",
        "value.outcome": "Hjemgivelse.",
        "value.reasons": "Se bilaget.",
        "value.complaint_guidance": "yes",
        "value.new_adverse_facts": "no",
        "file.documents": file(),
        "propose": "1",
    }
    assert enter("mette").send(f"/sager/{alma}/ny/decision/", typed).status_code == 302
    birgit, url = enter("birgit"), f"/godkendelser/{alma}/{Proposal.objects.get().entry}/"
    assert (
        f'<a href="/sager/{alma}/bilag/{one_document().id}/">udtalelse.pdf</a>'
        in birgit.client.get(url).content.decode()
    )
    assert birgit.send(url, {"approve": "1"}).status_code == 302
    assert one_document()


@pytest.mark.parametrize("username", ["jonas", "sofie"])
def test_someone_elses_case_has_no_documents_even_by_the_right_id(
    world: World, enter: Enter, received: str, username: str
) -> None:
    other = enter(username).client
    assert other.get(received).status_code == 404
    emil = world.notified(world.noergaard()[0]).cases[0]
    world.assigned(emil, "jonas")
    document = received.split("/")[-2]
    assert other.get(f"/sager/{emil}/bilag/{document}/").status_code == 404
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    assert not ReadLog.objects.filter(user=user_id("jonas"), case=received.split("/")[2]).exists()


def test_nothing_is_staged_on_a_case_that_one_may_not_write_in(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.record.models import StagedDocument
    from tests.cast import user_id

    url, jonas = f"/sager/{alma}/ny/document-received/", enter("jonas").client
    assert jonas.post(url, {**RECEIVED, "file.documents": file()}).status_code == 404
    assert (
        jonas.post(f"/sager/{alma}/kladde/document-received/", {"file.documents": file()}).status_code == 404
    )
    world.tell("grant-given", on=[alma], at="2018-06-15T08:00", to=str(user_id("jonas")), role="read")
    assert jonas.post(url, {**RECEIVED, "file.documents": file()}).status_code == 403
    assert not StagedDocument.objects.exists()


def test_who_may_read_opens_it_and_the_reading_is_logged(
    world: World, enter: Enter, alma: UUID, received: str
) -> None:
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-15T08:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.get(received).content == PDF
    assert ReadLog.objects.filter(user=user_id("jonas"), case=alma, way="document").count() == 1


def test_taken_off_the_case_it_is_not_there(world: World, enter: Enter, alma: UUID, received: str) -> None:
    world.tell("recorded-on-wrong-case", corrects=one_document().entry_id, at="2018-06-15T08:50")
    mette = enter("mette")
    assert mette.client.get(received).status_code == 404
    assert "udtalelse.pdf" not in mette.page(f"/sager/{alma}/")


def test_another_writers_staged_file_is_nobody_elses(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    held = fields(mette.send(url, {"value.from": "Skolen", "file.documents": file()}).content.decode())
    answer = enter("birgit").send(url, {**RECEIVED, "value.documents": held["value.documents"]})
    assert answer.status_code == 422
    assert "En vedhæftet fil er her ikke længere. Vedhæft den igen." in answer.content.decode()
    assert "udtalelse.pdf" not in answer.content.decode()


def staged(desk: Any, url: str, form: Any, *files: SimpleUploadedFile, field: str = "documents") -> Any:
    """What the page does when files are chosen in a field."""
    address = url.replace("/ny/", "/kladde/") + "filer/"
    return desk.client.post(address, {"entry_id": form["entry_id"], f"file.{field}": list(files)})


def test_a_chosen_file_is_with_the_server_before_the_form_is_sent(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    answer = staged(mette, url, form, file(), file("spil.exe", b"MZ\x90\x00\x03"))
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["X-Staged"]) == (200, "yes")
    assert "udtalelse.pdf (PDF, 1 kB)" in page
    assert "»spil.exe« er ikke af en slags, der kan gemmes her." in words(page)
    [tick] = re.findall(r'name="value.documents" value="([^"]+)"[^>]* checked', page)
    # The session ends; in another window the draft holds the file.
    kept = {**form, "value.from": "Skolen", "value.documents": tick, "quiet": "1"}
    mette.client.post(f"/sager/{alma}/kladde/document-received/", kept)
    again = enter("mette")
    assert "udtalelse.pdf (PDF, 1 kB)" in again.client.get(url).content.decode()
    assert again.send(url, RECEIVED).status_code == 302
    assert one_document()


def test_chosen_and_sent_with_the_form_too_it_is_there_once(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import StagedDocument

    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    staged(mette, url, form, file())
    assert mette.send(url, {**RECEIVED, "file.documents": file()}, form).status_code == 302
    assert one_document()
    staged(mette, url, form, file())  # it was under way while the form was recorded
    assert not StagedDocument.objects.exists()


@pytest.mark.parametrize(("username", "status"), [("jonas", 404), ("sofie", 404), ("rikke", 404)])
def test_nobody_stages_on_someone_elses_case(enter: Enter, alma: UUID, username: str, status: int) -> None:
    from frirum.record.models import StagedDocument

    url = f"/sager/{alma}/ny/document-received/"
    answer = staged(enter(username), url, {"entry_id": "x"}, file())
    assert (answer.status_code, "X-Staged" in answer.headers) == (status, False)
    assert not StagedDocument.objects.exists()


def test_nor_who_may_only_read(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.models import StagedDocument
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-15T08:00", to=str(user_id("jonas")), role="read")
    url = f"/sager/{alma}/ny/document-received/"
    assert staged(enter("jonas"), url, {"entry_id": "x"}, file()).status_code == 403
    assert not StagedDocument.objects.exists()


@pytest.mark.parametrize(("form", "field"), [("findes-ikke", "documents"), ("document-received", "what")])
def test_a_field_that_takes_no_files_stages_none(enter: Enter, alma: UUID, form: str, field: str) -> None:
    url = f"/sager/{alma}/ny/{form}/"
    assert staged(enter("mette"), url, {"entry_id": "x"}, file(), field=field).status_code == 404


def test_too_many_files_in_drafts_are_told_and_the_text_stands(
    enter: Enter, alma: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frirum.record import documents

    monkeypatch.setattr(documents, "MOST_WAITING", 2)
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    staged(mette, url, form, file("a.pdf"), file("b.pdf"))
    assert "udtalelse.pdf" not in staged(mette, url, form, file("b.pdf")).content.decode()  # there already
    answer = mette.send(url, {**RECEIVED, "file.documents": file("c.pdf")}, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "»c.pdf« kan ikke vedhæftes endnu" in page
    assert "højst 2 filer" in page
    assert 'value="Skolen"' in page
    assert staged(enter("birgit"), url, {"entry_id": "x"}, file("d.pdf")).content.count(b"d.pdf (PDF") == 1


def test_nor_may_they_fill_too_much(
    enter: Enter, alma: UUID, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    from frirum.record import documents

    settings.FRIRUM_DOCUMENT_MB = 1
    monkeypatch.setattr(documents, "MOST_WAITING_SIZE", 2)
    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    for name in ("a.pdf", "b.pdf"):
        assert name in staged(mette, url, form, file(name, PDF + b"x" * 900_000)).content.decode()
    assert "2 MB" in staged(mette, url, form, file("c.pdf", PDF + b"x" * 900_000)).content.decode()


def test_what_was_left_out_or_thrown_away_waits_no_longer(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import StagedDocument, UnsentForm

    mette, url = enter("mette"), f"/sager/{alma}/ny/document-received/"
    form = mette.form(url)
    staged(mette, url, form, file("a.pdf"))
    assert mette.send(url, {**RECEIVED, "file.documents": file("b.pdf")}, form).status_code == 302
    assert not StagedDocument.objects.exists()
    mette.client.post(
        f"/sager/{alma}/kladde/document-received/", {**mette.form(url), "file.documents": file()}
    )
    assert StagedDocument.objects.count() == 1
    enter("birgit").client.post("/kladder/slet/", {"draft": str(UnsentForm.objects.get().id)})
    assert StagedDocument.objects.count() == 1
    mette.client.post("/kladder/slet/", {"draft": str(UnsentForm.objects.get().id)})
    assert not StagedDocument.objects.exists()


@pytest.fixture
def photograph(enter: Enter, alma: UUID) -> str:
    """A photograph in Alma's case that says where it was taken; its address."""
    from tests.record.test_a_copy_of_a_picture_says_nothing_of_itself import jpeg

    typed = {**RECEIVED, "file.documents": file("billede.jpg", jpeg())}
    assert enter("mette").send(f"/sager/{alma}/ny/document-received/", typed).status_code == 302
    return f"/sager/{alma}/bilag/{one_document().id}/"


def test_a_copy_for_others_says_nothing_of_where_it_was_taken(
    enter: Enter, alma: UUID, photograph: str
) -> None:
    mette = enter("mette")
    assert (
        f'<a href="{photograph}?kopi">billede.jpg</a>'
        in mette.client.get(f"/sager/{alma}/hent/?til=party").content.decode()
    )
    clean = mette.client.get(f"{photograph}?kopi")
    assert clean.headers["Content-Disposition"] == 'attachment; filename="billede.jpg"'
    assert b"GPS" not in clean.content
    assert b"GPS" in mette.client.get(photograph).content  # in the case it stays as it was received
    for username in ("jonas", "sofie"):
        assert enter(username).client.get(f"{photograph}?kopi").status_code == 404


def test_what_is_no_picture_has_no_clean_copy(enter: Enter, received: str) -> None:
    assert enter("mette").client.get(f"{received}?kopi").status_code == 404


def test_a_picture_that_is_not_whole_is_not_given_out_as_clean(enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    typed = {**RECEIVED, "file.documents": file("halvt.jpg", b"\xff\xd8\xff\xe1\0\x20GPS")}
    assert mette.send(f"/sager/{alma}/ny/document-received/", typed).status_code == 302
    answer = mette.client.get(f"/sager/{alma}/bilag/{one_document().id}/?kopi", follow=True)
    assert "»halvt.jpg« er ikke et helt billede og kan ikke renses." in answer.content.decode()


def test_a_picture_can_be_seen_in_the_case_file_without_being_fetched_unasked(
    enter: Enter, alma: UUID, photograph: str
) -> None:
    page = enter("mette").client.get(f"/sager/{alma}/").content.decode()
    assert f'<img src="{photograph}" alt="billede.jpg" loading="lazy">' in page
    from frirum.access.models import ReadLog

    assert not ReadLog.objects.filter(way="document").exists()
