"""Documents: bound to their entry, covered by its chain, erased with it, carried over by corrections."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.db import transaction

from frirum.record import documents, reading
from frirum.record.documents import Unfit
from frirum.record.drafts import Refused
from frirum.record.identifiers import new_id
from frirum.record.models import Document, StagedDocument
from frirum.record.sealing import keyring
from frirum.record.sniffing import NAMES
from frirum.record.verify import verify

if TYPE_CHECKING:
    from tests.cast import World

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
LATER = "2018-06-05T09:00"


@pytest.fixture
def case(world: World) -> UUID:
    """Alma's case, which is Mette's."""
    found = world.notified(world.brandt()[0]).cases[0]
    world.assigned(found, "mette")
    return found


def staged(world: World, case: UUID, name: str = "brev.pdf", content: bytes = PDF, by: str = "mette") -> Any:
    return documents.stage(world.actor(by), case, name, content, new_id())


def received(world: World, case: UUID, *papers: Any, by: str = "mette", **told: Any) -> UUID:
    told = {"by": world.actor(by), "on": [case], "at": LATER, **told}
    return world.tell("document-received", documents=list(papers), **told).entry_id


def found(world: World, case: UUID, paper: Any) -> bytes | None:
    answer = documents.find(reading.case_file(world.case(case)), UUID(paper["id"]))
    return answer[1] if answer else None


def packed(*names: str) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        for name in names:
            file.writestr(name, NAMES["odt"] if name == "mimetype" else "x")
    return whole.getvalue()


def test_what_is_staged_is_bound_and_sealed(world: World, case: UUID) -> None:
    paper = staged(world, case)
    assert PDF not in bytes(StagedDocument.objects.get().box)
    entry = received(world, case, paper)
    row = Document.objects.get()
    assert (str(row.id), row.entry_id) == (paper["id"], entry)
    assert PDF not in bytes(row.box)
    assert not StagedDocument.objects.exists()
    assert found(world, case, paper) == PDF
    assert list(verify()) == []


def test_content_changed_behind_the_journals_back_is_found(world: World, case: UUID) -> None:
    paper = staged(world, case)
    entry = received(world, case, paper)
    row = Document.objects.get()
    row.box = keyring().seal(b"%PDF-forged", documents.bound_to(row.id, entry))
    row.save()
    assert [one.says for one in verify()] == [f"the document {paper['id']} was edited: its hash does not fit"]
    row.box = b"odd"
    row.save()
    assert ["was changed, or put there" in one.says for one in verify()] == [True]
    row.delete()
    [gone] = verify()
    assert (gone.entry, "is missing, and no erasure" in gone.says) == (entry, True)


def test_content_that_no_entry_names_is_found(world: World, case: UUID) -> None:
    entry, stray = received(world, case, staged(world, case)), new_id()
    Document.objects.create(id=stray, entry_id=entry, box=b"x")
    assert [one.says for one in verify()] == [
        f"no entry that stands names the document {stray}: reapply the erasures"
    ]


@pytest.mark.parametrize("scope", ["content", "whole"])
def test_an_erased_entry_takes_its_documents_with_it(world: World, case: UUID, scope: str) -> None:
    first, second = staged(world, case), staged(world, case, "svar.pdf")
    entry = received(world, case, first)
    received(world, case, first, second, corrects=entry, because="Svaret manglede.")
    assert Document.objects.count() == 2
    world.tell("entry-erased", corrects=entry, at=LATER, scope=scope)
    assert not Document.objects.exists()
    assert found(world, case, first) is None
    assert list(verify()) == []


def test_a_correction_keeps_and_leaves_out(world: World, case: UUID) -> None:
    first, second = staged(world, case), staged(world, case, "svar.pdf", PDF + b"2")
    entry = received(world, case, first, second)
    received(world, case, first, corrects=entry, because="Det andet hører ikke til.")
    assert Document.objects.filter(entry=entry).count() == 2
    assert found(world, case, first) == PDF
    assert found(world, case, second) == PDF + b"2"  # the first version stays to be seen, as all it said does
    assert list(verify()) == []


def test_on_the_wrong_case_they_leave_its_views(world: World, case: UUID) -> None:
    paper = staged(world, case)
    entry = received(world, case, paper)
    world.tell("recorded-on-wrong-case", corrects=entry, at=LATER)
    assert found(world, case, paper) is None
    assert Document.objects.exists()
    assert list(verify()) == []


def test_another_cases_document_is_not_there(world: World, case: UUID) -> None:
    paper = staged(world, case)
    received(world, case, paper)
    other = world.notified(world.noergaard()[0]).cases[0]
    assert found(world, other, paper) is None


def test_only_ones_own_staged_file_can_be_named_and_once(world: World, case: UUID) -> None:
    world.assigned(case, "jonas", at="2018-06-03T09:00")
    theirs = staged(world, case, by="mette")
    with pytest.raises(Refused) as refused:
        received(world, case, theirs, by="jonas")
    [fault] = refused.value.faults
    assert (fault.field, "Vedhæft filen igen." in fault.says["da"]) == ("documents", True)
    own = staged(world, case, by="jonas")
    with pytest.raises(Refused):
        received(world, case, {**own, "sha256": "0" * 64}, by="jonas")
    with pytest.raises(Refused):
        received(world, case, own, own, by="jonas")
    received(world, case, own, by="jonas")
    with pytest.raises(Refused):
        received(world, case, own, by="jonas")
    assert Document.objects.count() == 1


def test_nothing_is_bound_where_the_act_is_not_recorded(world: World, case: UUID) -> None:
    paper = staged(world, case)
    with pytest.raises(Refused), transaction.atomic():
        world.tell("document-received", on=[case], exactly=True, documents=[paper], what="Brev")
    assert (Document.objects.count(), StagedDocument.objects.count()) == (0, 1)
    received(world, case, paper)


def test_keys_rotate_and_documents_with_them(world: World, case: UUID, settings: Any) -> None:
    from frirum.record.rotation import rotate_keys
    from frirum.record.sealing import key_of

    paper = staged(world, case)
    received(world, case, paper)
    waiting = staged(world, case, "venter.pdf")
    old = settings.FRIRUM_KEYS
    settings.FRIRUM_KEYS = f"new:{'QUFB' * 10}QUE=,{old}"
    rotate_keys()
    boxes = [
        *Document.objects.values_list("box", flat=True),
        *StagedDocument.objects.values_list("box", flat=True),
    ]
    assert {key_of(bytes(box)) for box in boxes} == {"new"}
    settings.FRIRUM_KEYS = settings.FRIRUM_KEYS.split(",")[0]
    assert StagedDocument.objects.get().name == "venter.pdf"
    settings.FRIRUM_KEYS = f"new:{'QUFB' * 10}QUE=,{old}"
    received(world, case, waiting)
    assert found(world, case, paper) == PDF
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("name", "content", "type_"),
    [
        ("a.txt", PDF, "application/pdf"),
        ("b.pdf", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00", "image/jpeg"),
        ("c", b"\x89PNG\r\n\x1a\n0000", "image/png"),
        ("d.jpg", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "image/heic"),
        ("e.exe", "Hej, Åse.\n".encode(), "text/plain"),
        ("f.docx", packed("[Content_Types].xml", "word/document.xml"), NAMES["docx"]),
        ("g.odt", packed("mimetype", "content.xml"), NAMES["odt"]),
    ],
)
def test_a_type_is_what_the_content_says(
    world: World, case: UUID, name: str, content: bytes, type_: str
) -> None:
    assert staged(world, case, name, content)["type"] == type_


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00\x03",
        b"\x00\x01tekst",
        b"GIF89a\x01\x00\x01\x00",
        packed("noget.txt"),
        packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 in stykker",
        b" \n",
    ],
)
def test_what_is_nothing_that_we_know_is_not_taken(world: World, case: UUID, content: bytes) -> None:
    with pytest.raises(Unfit):
        staged(world, case, "brev.pdf", content)
    assert not StagedDocument.objects.exists()


def test_size_and_types_are_settings(world: World, case: UUID, settings: Any) -> None:
    settings.FRIRUM_DOCUMENT_MB, settings.FRIRUM_DOCUMENT_TYPES = 1, ["png"]
    with pytest.raises(Unfit, match="can't be kept here|no kind"):
        staged(world, case)
    settings.FRIRUM_DOCUMENT_TYPES = ["pdf"]
    staged(world, case)
    with pytest.raises(Unfit, match="larger than 1 MB"):
        staged(world, case, content=PDF + b"x" * 1_000_000)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\hemmelig\\brev.pdf", "brev.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nb\x00.pdf", "ab.pdf"),
        ("", "dokument"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_a_name(given: str, kept: str) -> None:
    assert documents.clean_name(given) == kept


def test_what_was_never_recorded_expires(world: World, case: UUID) -> None:
    from datetime import timedelta

    staged(world, case)
    now = StagedDocument.objects.get().staged_at
    assert documents.forget_expired(now + timedelta(days=6, hours=23)) == 0
    assert documents.forget_expired(now + timedelta(days=7, minutes=1)) == 1
