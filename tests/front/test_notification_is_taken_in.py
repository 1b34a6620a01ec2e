"""The public's notification form: one page, several children, faults in words, nothing lost, once is once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.desk.conftest import words
from tests.front.conftest import NEIGHBOUR, ONE, TEACHER, TWO, URL, entries, opened, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World


def test_two_children_are_one_notification_in_one_family(world: World) -> None:
    from frirum.record.models import Case, Person
    from frirum.record.told import tell

    answer = send({**TEACHER, **TWO})
    assert answer.status_code == 302
    (told,) = entries("notification-received")
    assert (told.actor_kind, str(told.known)) == ("citizen", "2018-06-15T09:00:00+02:00")
    assert tell(told).said["concern"] == "Alma kommer uden mad."
    people = sorted(Person.objects.all(), key=str)
    assert [(str(one), str(one.born), one.provisional) for one in people] == [
        ("Alma Brandt", "2009-02-03", True),
        ("Bertil Brandt", "2012-09-21", True),
    ]
    assert len({one.stream for one in people}) == 1
    assert {(one.unit, one.assignee, one.municipality) for one in Case.objects.all()} == {
        ("modtagelsen", None, "756")
    }
    assert Case.objects.count() == 2


def test_it_reaches_intake(world: World) -> None:
    from frirum.access.models import User

    send({**TEACHER, **TWO, "value.danger_now": "yes"})
    rikke = Client()
    rikke.force_login(User.objects.get(username="rikke"))
    page = words(rikke.get("/modtagelse/").content.decode())
    assert "Alma Brandt 9 år · Bertil Brandt 5 år" in page
    assert "Fare nu, skriver underretteren" in page
    assert "Skole, Lene Graversen" in page


def test_the_same_form_sent_twice_is_one_notification(world: World) -> None:
    form = opened()
    first, second = send({**TEACHER, **ONE}, form), send({**TEACHER, **ONE}, form)
    assert first.headers["Location"] == second.headers["Location"]
    assert entries("notification-received").count() == 1
    assert entries("person-registered").count() == 1


def test_going_back_and_writing_more_is_a_second_one(world: World) -> None:
    form = opened()
    send({**TEACHER, **ONE}, form)
    send({**TEACHER, **ONE, "value.concern": "Alma kommer uden mad. I dag græd hun."}, form)
    assert entries("notification-received").count() == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"child.0.name": ""}, "Skriv barnets navn."),
        ({"child.0.cpr": "310209-1234"}, "CPR-nummerets første seks cifre er ikke en dato"),
        ({"child.0.cpr": "12"}, "Et CPR-nummer har ti cifre"),
        ({"child.0.cpr": "٠٣٠٢٠٩٤٣٢١"}, "Et CPR-nummer har ti cifre"),
        ({"child.0.cpr": "160618-4321"}, "CPR-nummerets fødselsdag ligger i fremtiden"),
        ({"child.0.born": "2018-06-16"}, "Fødselsdagen ligger i fremtiden"),
        ({"child.0.born": "i går", "child.0.cpr": "12"}, "Et CPR-nummer har ti cifre"),
        ({"value.concern": " "}, "»Hvad er du bekymret for?« mangler."),
        ({"value.professional": ""}, "»Underretter du som fagperson (i dit arbejde)?« mangler."),
        ({"value.anonymous": "yes"}, "En fagperson kan ikke være anonym."),
        ({"value.notifier_name": ""}, "Skriv dit navn, eller svar ja til, at du vil være anonym."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(world: World, typed: dict[str, str], says: str) -> None:
    answer = send({**TEACHER, **ONE, **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "intet af det, du har skrevet, er gået tabt" in page
    kept = {**TEACHER, **ONE, **typed}
    for name in ("child.0.name", "child.0.cpr", "value.notifier_name", "value.notifier_contact"):
        assert f'name="{name}"' in page
        assert not kept[name] or f'value="{kept[name]}"' in page
    assert entries("notification-received").count() == entries("person-registered").count() == 0
    for link in re.findall(r'<a href="#([^"]+)">', page):
        assert link == "main" or f'id="{link}"' in page


def test_a_fault_in_a_number_is_said_in_english_too(world: World) -> None:
    reader = Client()
    reader.post("/sprog/", {"language": "en", "next": "/"})
    page = reader.post(URL, {**opened(), **TEACHER, **ONE, "child.0.cpr": "12"}).content.decode()
    assert "A CPR number has ten digits" in page


def test_a_citizen_may_be_anonymous_and_then_leaves_no_name(world: World) -> None:
    from frirum.record.told import tell

    assert send({**TEACHER, **ONE, **NEIGHBOUR}).status_code == 302
    (told,) = entries("notification-received")
    assert not {"notifier_name", "notifier_contact"} & set(tell(told).said)


@pytest.mark.parametrize("lacking", [{}, {"value.concern": ""}])
def test_who_is_anonymous_is_not_asked_who_they_are(world: World, lacking: dict[str, str]) -> None:
    nameless = {**TEACHER, **ONE, **NEIGHBOUR, "value.notifier_name": "", **lacking}
    answer = send(nameless)
    assert "Skriv dit navn" not in answer.content.decode()
    assert answer.status_code == (422 if lacking else 302)


def test_a_child_not_born_yet_is_registered_with_its_mother(world: World) -> None:
    from frirum.record.models import Case, Person, Relation

    unborn = {**TEACHER, "children": "1", "child.0.unborn": "yes"}
    assert "Skriv morens navn" in send(unborn).content.decode()
    assert send({**unborn, "child.0.name": "Lone Nørgaard", "child.0.born": "1979-04-17"}).status_code == 302
    child, mother = Person.objects.order_by("-unborn")
    assert (str(child), child.unborn, child.provisional) == ("Ventet barn af Lone Nørgaard", True, True)
    assert (str(mother), mother.unborn, mother.provisional) == ("Lone Nørgaard", False, True)
    assert (child.born, str(mother.born), mother.stream) == (None, "1979-04-17", child.stream)
    relation = Relation.objects.get()
    assert (relation.person_id, relation.other_id, relation.role) == (child.id, mother.id, "parent")
    assert Case.objects.get().person_id == child.id


def test_once_it_is_born_it_is_the_same_child(world: World) -> None:
    from frirum.record.models import Case, Person

    unborn = {**TEACHER, "children": "1", "child.0.unborn": "yes", "child.0.name": "Lone Nørgaard"}
    send(unborn)
    case = Case.objects.get()
    born = {"name": "Viggo Nørgaard", "born": "2018-06-10", "unborn": False, "at": "2018-06-11T09:00"}
    world.tell("person-changed", about=[case.person_id], **born)
    child = Person.objects.get(pk=case.person_id)
    assert (str(child), child.unborn, str(child.born)) == ("Viggo Nørgaard", False, "2018-06-10")
    assert Case.objects.get().id == case.id


def test_a_no_to_unborn_is_no_child(world: World) -> None:
    assert (
        send({**TEACHER, **TWO, "child.1.name": "", "child.1.born": "", "child.1.unborn": "no"}).status_code
        == 302
    )
    assert entries("person-registered").count() == 1


def test_the_school_of_a_child_is_kept(world: World) -> None:
    from frirum.record.told import tell

    send({**TEACHER, **ONE, "child.0.school": "Hyldeskolen, 3. B", "child.0.address": "Elmevej 4"})
    (told,) = entries("person-registered")
    assert tell(told).said["school"] == "Hyldeskolen, 3. B"
    assert tell(told).said["address"] == "Elmevej 4"


def test_who_told_the_parents_is_kept(world: World) -> None:
    from frirum.record.told import tell

    send({**TEACHER, **ONE, "value.parents_informed": "yes", "value.who_informed": "Klasselæreren"})
    (told,) = entries("notification-received")
    assert tell(told).said["who_informed"] == "Klasselæreren"


def test_whoever_suspects_the_parents_is_told_to_wait_before_being_asked_whether_they_know(
    world: World,
) -> None:
    page = words(Client().get(URL).content.decode())
    order = [
        "Er der mistanke om vold eller overgreb fra forældrene?",
        "Så må forældrene ikke få det at vide først.",
        "Fortæl det ikke til forældrene først.",
        "Ved forældrene, at du underretter?",
    ]
    assert sorted(order, key=page.index) == order
    typed = {"value.suspects_parents": "yes", "value.parents_informed": "do-not-tell-first"}
    assert send({**TEACHER, **ONE, **typed}).status_code == 302


def test_the_page_can_be_opened_with_several_children(world: World) -> None:
    assert "Barn 3" in Client().get(URL + "?boern=3").content.decode()
    assert "Barn 12" in Client().get(URL + "?boern=999").content.decode()
    assert Client().get(URL + "?boern=-1").status_code == 200


def test_a_child_can_be_added_and_taken_out_without_scripts(world: World) -> None:
    form = opened()
    page = send({**TEACHER, **ONE, "add_child": "1"}, form).content.decode()
    assert "Barn 2" in page
    assert 'value="Alma Brandt"' in page
    assert "Alma kommer uden mad.</textarea>" in page
    three = {**TWO, "children": "3", "child.2.name": "Clara Brandt"}
    page = send({**TEACHER, **three, "drop_child": "1"}, form).content.decode()
    assert 'value="Clara Brandt"' in page
    assert "Bertil" not in page
    assert "Barn 3" not in page
    assert entries("notification-received").count() == 0


def test_a_line_left_empty_is_no_child(world: World) -> None:
    assert send({**TEACHER, **TWO, "child.0.name": "", "child.0.cpr": ""}).status_code == 302
    assert entries("person-registered").count() == 1


def test_help_stands_first(world: World) -> None:
    page = words(Client().get(URL).content.decode())
    assert (
        page.index("112")
        < page.index("00 00 07 56")
        < page.index("116 111")
        < page.index("Hvem er du bekymret for?")
    )


def test_an_unknown_municipality_is_not_there(world: World) -> None:
    assert Client().get("/ingen-kommune/underretning/").status_code == 404


def test_the_same_form_to_another_municipality_is_told_there_too(world: World) -> None:
    form = opened()
    assert send({**TEACHER, **ONE}, form).status_code == 302
    elsewhere = Client().post("/gladsaxe/underretning/", {**form, **TEACHER, **ONE})
    assert elsewhere.status_code == 302
    assert [one.municipality for one in entries("notification-received")] == ["756", "159"]


def test_a_choice_that_is_not_to_be_had_that_day_is_asked_for_again(
    world: World, business_time: Callable[[str], None]
) -> None:
    business_time("2016-05-01T09:00")
    answer = send({**TEACHER, **ONE})
    assert answer.status_code == 422
    assert "Alma kommer uden mad.</textarea>" in answer.content.decode()
    assert not entries("notification-received")


def test_intake_sees_where_a_child_can_be_found(world: World) -> None:
    from frirum.access.models import User

    where = {"child.0.school": "Hyldeskolen 3. B", "child.0.address": "Elmevej 4"}
    send({**TEACHER, **TWO, **where})
    rikke = Client()
    rikke.force_login(User.objects.get(username="rikke"))
    page = words(rikke.get("/modtagelse/").content.decode())
    assert "Alma Brandt: Hyldeskolen 3. B · Elmevej 4" in page


def test_nobody_outside_can_find_out_whether_a_child_is_known(world: World) -> None:
    """The same is answered of a child with a case and a number, and of one that nobody has heard of."""
    alma = world.register("Alma Brandt", "2009-02-03", cpr="0302094321")
    world.notified(alma)

    def answer(typed: dict[str, str]) -> str:
        sent = send({**TEACHER, **ONE, **typed})
        page = Client().get(sent.headers["Location"]).content.decode()
        return re.sub(r"[0-9A-F]{4}-[0-9A-F]{4}", "REFERENCE", page.partition("<main")[2])

    assert answer({}) == answer({"child.0.name": "Vera Lind", "child.0.cpr": "040210-1234"})


def test_no_file_is_taken_and_the_page_says_where_pictures_go(world: World) -> None:
    """Sent all the same, by who made the form themselves, it is kept nowhere; what they wrote is taken in."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from frirum.record.models import Document, StagedDocument

    page = words(Client().get(URL).content.decode())
    assert "Har du billeder eller papirer, så skriv det, og behold dem." in page
    assert 'type="file"' not in Client().get(URL).content.decode()
    sent = send({**TEACHER, **ONE, "file.documents": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    assert sent.status_code == 302
    assert not StagedDocument.objects.exists()
    assert not Document.objects.exists()


@pytest.mark.parametrize("field", ["value.documents", "documents"])
def test_nor_can_anybody_name_a_file_of_somebody_elses(world: World, field: str) -> None:
    from frirum.record.documents import stage
    from frirum.record.identifiers import new_id
    from frirum.record.models import Document

    paper = stage(world.actor("rikke"), None, "a.txt", b"Hemmeligt", new_id())
    assert send({**TEACHER, **ONE, field: paper["id"]}).status_code in (302, 422)
    assert not Document.objects.exists()
