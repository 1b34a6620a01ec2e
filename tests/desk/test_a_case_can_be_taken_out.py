"""*Hent sagen* and `frirum export`: a whole case as JSON and PDF, for who may read it, noted as read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import jsonschema
import pytest
from django.test import Client

from frirum.access.models import ReadLog
from frirum.cli.main import main
from frirum.record.identifiers import machinery
from frirum.record.models import Duty, Entry

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "case-export.json"


def fetched(desk: Desk, case: UUID, purpose: str = "archive", **more: Any) -> dict[str, Any]:
    answer = desk.client.post(f"/sager/{case}/hent/", {"purpose": purpose, "json": "1", **more})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    data: dict[str, Any] = json.loads(answer.content)
    jsonschema.validate(data, json.loads(SCHEMA.read_text()), format_checker=jsonschema.FormatChecker())
    return data


@pytest.fixture
def told(world: World, alma: UUID) -> UUID:
    """Alma's case with something to hide: who notified, what she said herself, where her mother lives."""
    person = world.names["alma"]
    lone = world.register("Lone Brandt", family="brandt", cpr="0101701234", address="Hemmelig Vej 7")
    world.tell("relation-recorded", about=[person], other=str(lone), kind="parent")
    private = {"notifier_kind": "neighbourhood", "professional": False}
    named = {"notifier_name": "Nabo Næstved", "notifier_contact": "00 00 11 22"}
    world.tell(
        "notification-received", on=[alma], at="2018-06-03T10:00", concern="Råber.", **private, **named
    )
    world.tell("child-heard", on=[alma], at="2018-06-04T10:00", views="Far slår mor.")
    return alma


def test_all_of_a_case_is_in_it(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    data = fetched(enter("mette"), told)
    entries = {one["id"]: one for one in data["acts"]}
    for entry in Entry.objects.filter(pk__in=entries):
        assert (entries[str(entry.id)]["sequence"], entries[str(entry.id)]["hash"]) == (
            entry.sequence,
            entry.hash,
        )
    assert [one["act"] for one in data["acts"]] == [
        "notification-received",
        "notification-assessed",
        "case-assigned",
        "notification-received",
        "child-heard",
    ]
    assert data["persons"][0]["name"] == "Alma Brandt"
    assert data["persons"][1] | {"id": ""} == {
        "id": "",
        "is_child": False,
        "name": "Lone Brandt",
        "cpr": "0101701234",
        "born": "1970-01-01",
        "sex": None,
        "address": "Hemmelig Vej 7",
        "school": None,
        "language": None,
        "provisional": False,
    }
    duties = {one["id"]: one for one in data["duties"]}
    assert set(duties) == {str(one) for one in Duty.objects.filter(case=told).values_list("pk", flat=True)}
    assert data["invented"] == "Opdigtede data"
    assert "Nabo Næstved" in json.dumps(data, ensure_ascii=False)
    words = {one["field"]: one["text"] for one in data["acts"][0]["words"]}
    assert words["notifier_kind"] == "Skole"


def test_it_is_noted_as_read_and_says_so(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    data = fetched(enter("mette"), told)
    assert data["taken_out"]["by"] == "Mette Lund"
    assert "læselog" in data["taken_out"]["logged"]
    assert ReadLog.objects.filter(case=told, way="archive-json").count() == 1
    fetched(enter("mette"), told, "party")
    assert ReadLog.objects.filter(case=told, way="party-json").count() == 1


def test_documents_are_named(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    """Their names and checksums; each is fetched by itself."""
    from frirum.desk.casefile import documents_of
    from frirum.record.lawbook import lawbook
    from frirum.record.reading import timeline

    paper = {
        "id": str(told),
        "name": "Udtalelse.pdf",
        "type": "application/pdf",
        "size": 7,
        "sha256": "0" * 64,
    }
    line = next(one for one in timeline(world.case(told)) if one.act == "child-heard")
    kind = next(kind for kind in lawbook().vocabulary.acts.values() if kind.find("documents"))
    entry = type(line.entry)(id=line.entry.id, act=kind.id)
    found = list(
        documents_of([replace(line, entry=entry, values={"documents": [paper]})], lawbook().vocabulary)
    )
    assert found == [{"entry": str(line.entry.id), "field": "documents", **paper}]


def test_a_party_does_not_get_what_is_guarded(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    data = fetched(enter("mette"), told, "party")
    text = json.dumps(data, ensure_ascii=False)
    for hidden in ("Nabo Næstved", "00 00 11 22", "Far slår mor.", "0101701234", "Hemmelig Vej"):
        assert hidden not in text, hidden
    kept = {one["act"]: one["withheld"] for one in data["acts"] if one["withheld"]}
    assert kept == {
        "notification-received": ["notifier_contact", "notifier_name"],
        "child-heard": ["views"],
    }
    assert "Råber." in text


def test_where_somebody_moved_to_is_kept_from_a_party(
    world: World, alma: UUID, enter: Callable[[str], Desk]
) -> None:
    person = world.names["alma"]
    world.tell(
        "person-changed", about=[person], on=[alma], at="2018-06-04T10:00", address="Ny Vej 9", school="Lyng"
    )
    assert "Ny Vej 9" in json.dumps(fetched(enter("mette"), alma))
    text = json.dumps(fetched(enter("mette"), alma, "party"))
    assert "Ny Vej 9" not in text
    assert "Lyng" not in text


def test_a_professional_notifier_is_named_to_a_party(
    world: World, alma: UUID, enter: Callable[[str], Desk]
) -> None:
    world.tell("notification-received", on=[alma], at="2018-06-03T10:00", notifier_name="Lærer Lise",
               professional=True, concern="Træt.")  # fmt: skip
    assert "Lærer Lise" in json.dumps(fetched(enter("mette"), alma, "party"), ensure_ascii=False)


@pytest.mark.parametrize("purpose", ["party", "moving"])
def test_who_was_a_professional_by_mistake_is_named_in_no_version(
    world: World, alma: UUID, enter: Callable[[str], Desk], purpose: str
) -> None:
    first = {"professional": True, "notifier_name": "Nabo Næstved", "notifier_contact": "00 00 11 22"}
    told = world.tell("notification-received", on=[alma], at="2018-06-03T10:00", **first)
    world.tell("notification-received", corrects=told.entry_id, because="Hun er nabo.", at="2018-06-03T10:00",
               **(first | {"professional": False}))  # fmt: skip
    text = json.dumps(fetched(enter("mette"), alma, purpose), ensure_ascii=False)
    assert "Nabo Næstved" not in text
    assert "00 00 11 22" not in text
    assert "Hun er nabo." not in text


def test_a_childs_own_words_come_along_once_reviewed(
    world: World, told: UUID, enter: Callable[[str], Desk]
) -> None:
    mette = enter("mette")
    assert "Far slår mor." in mette.page(f"/sager/{told}/hent/")
    heard = Entry.objects.get(act="child-heard")
    reviewed = fetched(mette, told, "party", reviewed=[str(heard.id), "nonsense"])
    assert "Far slår mor." in json.dumps(reviewed, ensure_ascii=False)


def test_what_was_corrected_hides_the_same(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    heard = Entry.objects.get(act="child-heard")
    world.tell(
        "child-heard", on=[told], at="2018-06-04T10:00", corrects=heard.id, because="Slåfejl", views="Nyt."
    )
    text = json.dumps(fetched(enter("mette"), told, "party"), ensure_ascii=False)
    assert "Far slår mor." not in text
    assert "Nyt." not in text


def test_a_siblings_case_is_not_in_it(
    world: World, siblings: tuple[UUID, UUID], enter: Callable[[str], Desk]
) -> None:
    one, other = siblings
    world.assigned(one, "mette", at="2018-06-14T15:00")
    text = json.dumps(fetched(enter("mette"), one), ensure_ascii=False)
    assert str(other) not in text


@pytest.mark.parametrize("who", ["jonas", "sofie"])
def test_someone_elses_case_is_not_there(
    world: World, told: UUID, enter: Callable[[str], Desk], who: str
) -> None:
    desk = enter(who)
    assert desk.client.get(f"/sager/{told}/hent/").status_code == 404
    assert desk.client.post(f"/sager/{told}/hent/", {"json": "1"}).status_code == 404
    assert not ReadLog.objects.filter(way__contains="-json").exists()


def test_who_may_only_read_may_take_it_out(world: World, told: UUID, enter: Callable[[str], Desk]) -> None:
    from tests.cast import user_id

    world.tell(
        "grant-given",
        on=[told],
        by=world.actor("birgit"),
        to=str(user_id("jonas")),
        role="read",
        why="Barsel",
    )
    assert fetched(enter("jonas"), told)["case"]["id"] == str(told)


def test_who_is_not_signed_in_is_asked_to(world: World, told: UUID) -> None:
    assert Client().post(f"/sager/{told}/hent/", {"json": "1"}).status_code == 302


def test_the_case_page_and_the_move_lead_to_it(
    world: World, told: UUID, enter: Callable[[str], Desk]
) -> None:
    client = enter("mette").client
    assert f'href="/sager/{told}/hent/"' in client.get(f"/sager/{told}/").content.decode()
    form = client.get(f"/sager/{told}/ny/case-moved/").content.decode()
    assert f'href="/sager/{told}/hent/?til=moving"' in form


# --- the command


def test_the_command_asks_as_a_user_or_as_the_machinery(world: World, told: UUID, tmp_path: Path) -> None:
    file = tmp_path / "sag.json"
    assert main(["export", str(told), "--json", str(file), "--by", "mette"]) == 0
    assert json.loads(file.read_text())["taken_out"]["by"] == "Mette Lund"
    assert main(["export", str(told), "--json", str(file), "--for-party"]) == 0
    assert "Far slår mor." not in file.read_text()
    assert ReadLog.objects.filter(way="party-json", user=machinery("756")).exists()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("by", ["jonas", "sofie", "nobody"])
def test_the_command_refuses_who_may_not_read(world: World, told: UUID, tmp_path: Path, by: str) -> None:
    file = tmp_path / "sag.json"
    assert main(["export", str(told), "--json", str(file), "--by", by]) == 2
    assert not file.exists()


def test_an_unknown_case_is_told(world: World, told: UUID, tmp_path: Path) -> None:
    assert main(["export", str(machinery("x")), "--json", str(tmp_path / "sag.json")]) == 2


# --- paper


def test_the_paper_is_tagged_and_says_that_it_is_invented(
    world: World, told: UUID, enter: Callable[[str], Desk]
) -> None:
    pytest.importorskip("typst")
    answer = enter("mette").client.post(f"/sager/{told}/hent/", {"purpose": "archive", "pdf": "1"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content
    assert ReadLog.objects.filter(way="archive-pdf").count() == 1


def test_what_people_wrote_is_no_markup_on_paper(
    world: World, told: UUID, enter: Callable[[str], Desk]
) -> None:
    typst = pytest.importorskip("typst")
    wrote = '#panic("x") *fed* $x^2$ ærø\\ <label> @reference "quoted" [ ] {'
    world.tell("file-note", on=[told], at="2018-06-05T10:00", text=wrote)
    data = fetched(enter("mette"), told)
    from frirum.site import typesetting

    said = typst.query(
        typesetting.PAPER / "case.typ", "heading.where(level: 3)", field="body", root=typesetting.PAPER,
        sys_inputs={"data": json.dumps(data)},
    )  # fmt: skip
    assert "Notat" in said
    assert typesetting.pdf("case.typ", data, world.viewer("mette").at).startswith(b"%PDF")


def test_a_smiley_stops_no_paper(world: World, alma: UUID, enter: Callable[[str], Desk]) -> None:
    pytest.importorskip("typst")
    world.tell(
        "notification-received", on=[alma], at="2018-06-03T10:00", concern="Jeg er bange \U0001f622\x00 中"
    )
    mette = enter("mette")
    assert mette.client.post(f"/sager/{alma}/hent/", {"pdf": "1"}).content.startswith(b"%PDF")
    assert "\U0001f622" in json.dumps(fetched(mette, alma), ensure_ascii=False)


def test_how_the_other_parent_is_reached_is_kept_from_a_party(
    world: World, told: UUID, enter: Callable[[str], Desk]
) -> None:
    lone = world.names["lone"]
    world.tell("person-changed", about=[lone], on=[told], at="2018-06-05T10:00", contact="00 00 33 44")
    assert "00 00 33 44" in json.dumps(fetched(enter("mette"), told))
    assert "00 00 33 44" not in json.dumps(fetched(enter("mette"), told, "party"))
