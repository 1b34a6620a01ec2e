"""Act forms: faults in words and no text lost, once is once, a stale page says what is new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

NOTE = "ny/file-note/"


def note(text: str) -> dict[str, str]:
    return {"value.medium": "phone", "value.text": text}


def entries(act: str) -> int:
    from frirum.record.models import Entry

    return Entry.objects.filter(act=act).count()


def test_what_is_missing_is_said_and_what_was_typed_is_there(enter: Enter, alma: UUID) -> None:
    answer = enter("mette").send(f"/sager/{alma}/{NOTE}", {"value.text": "Talt med <læreren> & mor."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "»Hvordan kom oplysningen?« mangler." in page
    assert "Talt med &lt;læreren&gt; &amp; mor.</textarea>" in page
    assert "intet af det, du har skrevet, er gået tabt" in page
    assert entries("file-note") == 0


def test_it_is_recorded_as_who_and_when(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Entry

    mette = enter("mette")
    assert mette.send(f"/sager/{alma}/{NOTE}", note("Talt med mor.")).status_code == 302
    entry = Entry.objects.get(act="file-note")
    assert (entry.actor_role, str(entry.occurred), str(entry.recorded)) == (
        "adviser",
        "2018-06-15T09:00:00+02:00",
        "2018-06-15T09:00:00+02:00",
    )
    page = mette.page(f"/sager/{alma}/")
    assert "Gemt: Notat." in page
    assert "Notat 15. juni 2018 kl. 9.00 Mette Lund, rådgiver Hvordan kom oplysningen? Telefon" in page


def test_the_same_form_sent_twice_is_there_once_and_a_changed_one_is_another(
    enter: Enter, alma: UUID
) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    form = mette.form(url)
    assert mette.send(url, note("Talt med mor."), form).status_code == 302
    assert mette.send(url, note("Talt med mor."), form).status_code == 302
    assert entries("file-note") == 1
    # Back in the browser, text changed, sent again: the page is stale by then, and nothing typed is lost.
    again = mette.send(url, note("Talt med mor og far."), form)
    assert again.status_code == 409
    assert "Talt med mor og far.</textarea>" in again.content.decode()


def test_a_stale_page_keeps_the_text_and_shows_what_is_new(world: World, enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    form = mette.form(url)
    world.tell(
        "risk-flagged", on=[alma], at="2018-06-15T08:50", kind="violence", suspicion="Har fortalt det."
    )
    stale = mette.send(url, note("Talt med mor."), form)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Sagen er ændret, siden du åbnede siden" in page
    assert "Vold, overgreb eller tvang i sagen" in page
    assert "Har fortalt det." in page
    assert "Talt med mor.</textarea>" in page
    assert entries("file-note") == 0
    from tests.desk.conftest import fields

    assert mette.send(url, note("Talt med mor."), fields(page)).status_code == 302
    assert entries("file-note") == 1


def test_a_fault_does_not_hide_what_has_come(world: World, enter: Enter, alma: UUID) -> None:
    from tests.desk.conftest import fields

    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    form = mette.form(url)
    world.tell("risk-flagged", on=[alma], at="2018-06-15T08:50", kind="violence")
    faulty = mette.send(url, {"value.text": "Talt med mor."}, form)
    assert faulty.status_code == 422
    assert mette.send(url, note("Talt med mor."), fields(faulty.content.decode())).status_code == 409


def test_one_form_records_for_the_siblings_that_are_chosen(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    from frirum.record.models import Entry

    rikke, url = enter("rikke"), f"/sager/{siblings[0]}/{NOTE}"
    assert rikke.form(url)["subject"] == [str(siblings[0])]
    chosen = {**note("Talt med mormor."), "subject": [str(one) for one in siblings]}
    assert rikke.send(url, chosen).status_code == 302
    entry = Entry.objects.get(act="file-note")
    assert set(entry.case_ids) == set(siblings)
    nobody = rikke.send(url, {**note("x"), "subject": []})
    assert nobody.status_code == 422
    assert "Vælg mindst ét barn." in nobody.content.decode()


def test_each_child_has_its_own_involvement_plan(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    for one in siblings:
        world.assigned(one, "mette", at="2018-06-15T08:00")
    assert "subject" not in enter("mette").form(f"/sager/{siblings[0]}/ny/involvement-plan-agreed/")
    assert "subject" in enter("mette").form(f"/sager/{siblings[0]}/ny/file-note/")


def test_the_occasion_is_asked_for_only_where_several_are_open(
    world: World, enter: Enter, alma: UUID
) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/need-support-assumed/"
    typed = {"value.reasons": "Det må antages."}
    assert "Hvilken underretning eller henvendelse?" not in mette.page(url)
    second = world.notified(world.names["alma"], at="2018-06-10T10:00").entry_id
    assert "Underretning modtaget, 10. juni 2018 kl. 10.00" in mette.page(url)
    unsaid = mette.send(url, typed)
    assert unsaid.status_code == 422
    assert "Vælg, hvilken underretning eller henvendelse det gælder." in unsaid.content.decode()
    assert mette.send(url, {**typed, "occasion": str(second)}).status_code == 302
    from frirum.record.models import Entry

    assert Entry.objects.get(act="need-support-assumed").occasion == str(second)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"occurred_at.date": "2018-06-16"}, "Tidspunktet ligger i fremtiden."),
        ({"occurred_at.date": ""}, "Skriv datoen."),
        ({"occurred_at.date": "2018-02-30"}, "Skriv en dato, der findes"),
        ({"occurred_at.date": "2018-03-25", "occurred_at.hour": "02:30"}, "Skriv en dato, der findes"),
        ({"occurred_at.hour": "08:00+14:00"}, "Skriv en dato, der findes, og et klokkeslæt som 14:30."),
        ({"known_at.date": "2018-06-13"}, "Kommunen kan ikke have fået det at vide, før det skete."),
        ({"known_at.hour": ""}, "Skriv klokkeslættet: en frist i timer regnes fra det."),
    ],
)
def test_a_time_that_can_not_be_is_asked_for_again(
    enter: Enter, alma: UUID, typed: dict[str, str], says: str
) -> None:
    url = f"/sager/{alma}/ny/notification-received/"
    whole = {"value.notifier_kind": "school", "value.professional": "yes", "value.concern": "Blå mærker."}
    answer = enter("mette").send(url, {**whole, **typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_an_act_that_must_wait_is_warned_of_and_still_recorded(enter: Enter, alma: UUID) -> None:
    url = f"/sager/{alma}/ny/effort-started/"
    mette = enter("mette")
    assert "Loven beder om noget andet først" in mette.page(url)
    assert "»Afgørelse«" in mette.page(url)
    assert mette.send(url, {"value.effort_kind": "serviceloven-52-3-3"}).status_code == 302
    assert " Ikke overholdt Indsats begyndt" in mette.page(f"/sager/{alma}/")


def test_one_click_makes_danger_a_notification_with_the_time_it_was_known(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    typed = {**note("Alma siger, at far slog hende i går."), "occurred_at.hour": "08:15", "danger": "1"}
    form = mette.form(url)
    answer = mette.send(url, typed, form)
    page = answer.content.decode()
    assert "Underretningen er gemt, og de 24 timer løber." in page
    assert "Alma siger, at far slog hende i går.</textarea>" in page
    mette.send(url, typed, form)
    told = Entry.objects.filter(act="notification-received").order_by("-sequence")
    assert told.count() == 2  # the first one, and this: sent twice, there once
    assert str(told[0].known) == "2018-06-15T08:15:00+02:00"
    assert tell(told[0]).said["concern"] == "Alma siger, at far slog hende i går."
    assert tell(told[0]).said["notifier_name"] == "Mette Lund"
    assert "16. juni 2018 kl. 8.15" in mette.page(f"/sager/{alma}/")
    from tests.desk.conftest import fields

    assert mette.send(url, note("Alma siger, at far slog hende i går."), fields(page)).status_code == 302


def test_danger_without_a_word_asks_for_one(enter: Enter, alma: UUID) -> None:
    answer = enter("mette").send(f"/sager/{alma}/{NOTE}", {"danger": "1"})
    assert answer.status_code == 422
    assert "Skriv først, hvad du har fået at vide." in answer.content.decode()
    assert entries("notification-received") == 1


def test_danger_from_before_the_code_lists_asks_when_it_became_known(enter: Enter, alma: UUID) -> None:
    typed = {**note("Hun blev slået."), "occurred_at.date": "2016-05-01", "danger": "1"}
    answer = enter("mette").send(f"/sager/{alma}/{NOTE}", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Så langt tilbage kan en underretning ikke skrives." in page
    assert "Hun blev slået.</textarea>" in page
    assert entries("notification-received") == 1


def test_danger_does_not_hide_what_has_come(world: World, enter: Enter, alma: UUID) -> None:
    from tests.desk.conftest import fields

    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    form = mette.form(url)
    world.tell("risk-flagged", on=[alma], at="2018-06-15T08:50", kind="violence")
    told = mette.send(url, {**note("Hun blev slået."), "danger": "1"}, form)
    assert told.status_code == 200
    assert mette.send(url, note("Hun blev slået."), fields(told.content.decode())).status_code == 409


@pytest.mark.parametrize("page", [NOTE, "ny/notification-received/", "ny/decision/"])
def test_help_stands_wherever_one_can_write(enter: Enter, alma: UUID, page: str) -> None:
    text = enter("mette").page(f"/sager/{alma}/{page}")
    assert "112" in text
    assert "00 00 07 56 den sociale døgnvagt" in text
    assert "116 111" in text


def test_every_act_of_the_vocabulary_has_a_form(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.lawbook import lawbook

    birgit = enter("birgit")
    for kind in lawbook().vocabulary.acts.values():
        if kind.effect or kind.own_page or kind.area == "municipality":
            continue
        if "leader" in kind.roles:
            page = birgit.page(f"/sager/{alma}/ny/{kind.id}/")
            for field in kind.fields:
                idle = field.type == "entry" and not field.required  # nothing to name yet
                if idle or (field.asked and not field.asked.values):
                    continue
                there = field.valid is None or field.valid.covers(date(2018, 6, 15))
                assert (field.label["da"] in page) is there, (kind.id, field.id)


def test_what_is_done_today_needs_its_hour_or_it_would_count_from_tonight(enter: Enter, alma: UUID) -> None:
    typed = {"value.medium": "phone", "value.text": "Talt med mor.", "occurred_at.hour": ""}
    answer = enter("mette").send(f"/sager/{alma}/ny/file-note/", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Skriv også klokkeslættet, når det er i dag." in page
    assert "Talt med mor." in page


def test_a_person_is_registered_in_the_family_and_then_related(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.record.models import Person, Relation

    mette = enter("mette")
    typed = {"value.name": "Kirsten Brandt", "value.born": "1980-05-05", "occurred_at.hour": "08:00"}
    answer = mette.send(f"/sager/{alma}/ny/person-registered/", typed)
    assert answer.status_code == 302
    mother = next(one for one in Person.objects.all() if one.name == "Kirsten Brandt")
    said = f"?value.other={mother.id}&given=other"
    assert answer.headers["Location"] == f"/sager/{alma}/ny/relation-recorded/{said}"
    page = mette.client.get(answer.headers["Location"]).content.decode()
    assert f'name="value.other" value="{mother.id}"' in page
    sent = mette.send(
        f"/sager/{alma}/ny/relation-recorded/", {"value.other": str(mother.id), "value.kind": "parent"}
    )
    assert sent.status_code == 302
    assert [(one.other_id, one.role) for one in Relation.objects.all()] == [(mother.id, "parent")]


def test_a_page_that_says_not_what_it_had_seen_has_seen_nothing(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/{NOTE}"
    form = {name: value for name, value in mette.form(url).items() if not name.startswith("head.")}
    assert mette.send(url, note("Talt med mor."), form).status_code == 409
    assert entries("file-note") == 0


def test_nobody_is_offered_whose_case_is_somebody_elses(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    world.register("Kirsten Brandt", "1980-05-05", family="brandt")
    world.assigned(siblings[0], "mette", at="2018-06-15T08:00")
    page = enter("mette").page(f"/sager/{siblings[0]}/ny/relation-recorded/")
    assert "Kirsten Brandt" in page
    assert "Bertil" not in page


def test_where_nothing_can_be_chosen_yet_the_form_says_so(world: World, enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/complaint-reassessed/"
    assert "Hvilken klage? Der er intet at vælge endnu" in mette.page(url)
    world.tell("complaint-received", on=[alma], at="2018-06-14T10:00")
    assert "Hvilken klage? Vælg …" in mette.page(url)
