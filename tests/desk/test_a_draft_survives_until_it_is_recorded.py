"""What is begun is its writer's own: kept, shown again, erased when recorded; lost with no case."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from tests.desk.conftest import fields

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

TEXT = {"value.medium": "phone", "value.text": "Mor ringede kl. 8."}
TYPED = {"value.text": ["Mor ringede kl. 8."]}


def rows() -> int:
    from frirum.record.models import UnsentForm

    return UnsentForm.objects.count()


def begin(desk: Desk, case: UUID, form: str = "file-note", **typed: Any) -> Any:
    url = f"/sager/{case}/ny/{form}/"
    return desk.client.post(f"/sager/{case}/kladde/{form}/", {**desk.form(url), **TEXT, **typed})


def age_all(days: int) -> None:
    from frirum.record.models import UnsentForm

    for row in UnsentForm.objects.all():
        row.updated_at -= timedelta(days=days)
        row.save()


def test_the_form_holds_it_and_says_since_when(enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    kept = begin(mette, alma)
    assert (kept.status_code, kept.headers["Location"]) == (302, f"/sager/{alma}/ny/file-note/")
    page = mette.client.get(kept.headers["Location"]).content.decode()
    assert "Mor ringede kl. 8.</textarea>" in page
    assert "<strong>Kladde fra 15. juni 2018 kl. 9.00.</strong> Den er ikke gemt i sagen endnu." in page
    assert fields(page)["value.medium"] == ["phone"]
    assert "Dine kladder i sagen Notat" in mette.page(f"/sager/{alma}/")
    assert "Notat Alma Brandt 15. juni 2018 kl. 9.00" in mette.page("/kladder/")


def test_the_page_keeps_it_quietly_and_the_last_save_counts(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/kladde/file-note/"
    for text in ("Mor", "Mor ringede."):
        answer = mette.client.post(url, {"value.text": text, "quiet": "1", "token": f"save-{text}"})
        assert (answer.status_code, answer.headers["X-Draft"]) == (200, "kept")
        assert answer.content.decode() == "Kladde gemt kl. 9.00"
    assert rows() == 1
    page = mette.client.get(f"/sager/{alma}/ny/file-note/").content.decode()
    assert 'data-draft-version="save-Mor ringede."' in page
    assert "Mor ringede.</textarea>" in page


def test_a_token_that_is_none_is_not_kept(enter: Enter, alma: UUID) -> None:
    from frirum.record.models import UnsentForm

    assert begin(enter("mette"), alma, token="\0<b>").status_code == 302
    assert "\0" not in UnsentForm.objects.get().token


def test_it_is_sealed(enter: Enter, alma: UUID) -> None:
    from django.db import connection

    begin(enter("mette"), alma)
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM record_unsentform")
        assert b"ringede" not in bytes(cursor.fetchone()[0])


def test_recording_erases_it(enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    begin(mette, alma)
    assert mette.send(f"/sager/{alma}/ny/file-note/", TEXT).status_code == 302
    assert rows() == 0
    assert "Mor ringede" not in mette.client.get(f"/sager/{alma}/ny/file-note/").content.decode()


def test_a_form_sent_back_is_kept_too(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    assert mette.send(url, {"value.text": "Talt med mor."}).status_code == 422
    assert "Talt med mor.</textarea>" in mette.client.get(url).content.decode()


def test_an_empty_form_is_no_draft_and_clears_one(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/kladde/file-note/"
    begin(mette, alma)
    form = mette.form(f"/sager/{alma}/ny/file-note/")
    del form["value.medium"]
    mette.client.post(url, {**form, "value.text": "  ", "quiet": "1"})
    assert rows() == 0


def test_what_has_come_since_is_told(world: World, enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    begin(mette, alma)
    assert "Der er kommet nyt i sagen" not in mette.page(f"/sager/{alma}/ny/file-note/")
    world.tell("file-note", on=[alma], at="2018-06-15T08:55", medium="phone", text="Skolen ringede.")
    assert "Der er kommet nyt i sagen siden." in mette.page(f"/sager/{alma}/ny/file-note/")


def test_a_correction_has_a_draft_of_its_own(world: World, enter: Enter, alma: UUID) -> None:
    note = world.tell("file-note", on=[alma], at="2018-06-15T08:00", medium="phone", text="Talt med far.")
    mette, url = enter("mette"), f"/sager/{alma}/ret/{note.entry_id}/"
    typed = {**mette.form(url), "value.text": "Talt med mor.", "reason": "Det var mor."}
    kept = mette.client.post(f"/sager/{alma}/kladde/ret-{note.entry_id}/", typed)
    assert kept.headers["Location"] == url
    page = mette.client.get(url).content.decode()
    assert "Talt med mor.</textarea>" in page
    assert 'value="Det var mor."' in page
    assert mette.send(url, {"value.text": "Talt med mor."}).status_code == 302
    assert rows() == 0


def test_it_is_the_writers_alone(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.models import UnsentForm

    begin(enter("mette"), alma)
    birgit = enter("birgit")
    assert "Mor ringede" not in birgit.client.get(f"/sager/{alma}/ny/file-note/").content.decode()
    assert "Notat" not in birgit.page("/kladder/")
    birgit.client.post("/kladder/slet/", {"draft": str(UnsentForm.objects.get().id)})
    assert rows() == 1


def test_who_loses_the_case_gets_their_words_back_and_nothing_else(
    world: World, enter: Enter, alma: UUID
) -> None:
    mette = enter("mette")
    begin(mette, alma)
    world.assigned(alma, "jonas", at="2018-06-15T08:30")
    page = mette.client.get("/kladder/").content.decode()
    assert "Mor ringede kl. 8.</textarea>" in page
    assert "Alma" not in page
    assert str(alma) not in page
    assert mette.client.get(f"/sager/{alma}/ny/file-note/").status_code == 404
    world.assigned(alma, "mette", at="2018-06-15T08:40")
    assert "Notat Alma Brandt" in mette.page("/kladder/")


def test_someone_elses_case_is_not_there_and_the_text_comes_back(enter: Enter, alma: UUID) -> None:
    jonas = enter("jonas")
    for case in (alma, uuid4()):
        answer = jonas.client.post(f"/sager/{case}/kladde/file-note/", TEXT)
        assert answer.status_code == 404
        assert "Mor ringede kl. 8.</textarea>" in answer.content.decode()
        assert "X-Draft" not in answer.headers
    assert rows() == 0


def test_who_may_only_read_keeps_no_draft(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    answer = enter("jonas").client.post(f"/sager/{alma}/kladde/file-note/", TEXT)
    assert (answer.status_code, rows()) == (403, 0)


def test_the_old_ones_are_offered_for_deletion(enter: Enter, alma: UUID) -> None:
    mette = enter("mette")
    begin(mette, alma)
    age_all(30)
    assert "Ældre end 30 dage" not in mette.page("/kladder/")
    age_all(1)
    assert "Ældre end 30 dage Skal de gemmes i sagen, eller kan de slettes?" in mette.page("/kladder/")
    page = mette.client.get("/kladder/")
    ids = [str(row.id) for row in page.context["old"]]
    assert mette.client.post("/kladder/slet/", {"draft": ids}).status_code == 302
    assert rows() == 0


def test_a_provisional_childs_draft_follows_it(world: World, enter: Enter) -> None:
    real = world.register("Emil Nørgaard", "2006-11-08")
    known = world.notified(real).cases[0]
    unknown = world.register("Ukendt dreng", provisional=True)
    case = world.notified(unknown).cases[0]
    rikke = enter("rikke")
    begin(rikke, case)
    world.tell("person-identified", about=[unknown], at="2018-06-15T08:50", real=str(real))
    assert "Notat Emil Nørgaard" in rikke.page("/kladder/")
    assert "Mor ringede" in rikke.client.get(f"/sager/{known}/ny/file-note/").content.decode()
    assert rikke.send(f"/sager/{known}/ny/file-note/", TEXT).status_code == 302
    assert rows() == 0


@pytest.mark.parametrize("form", ["findes-ikke", "ret-", "entry-erased-01890a5d"])
def test_a_form_that_is_none_keeps_nothing(enter: Enter, alma: UUID, form: str) -> None:
    assert enter("mette").client.post(f"/sager/{alma}/kladde/{form}/", TEXT).status_code == 404
    assert rows() == 0


def test_an_empty_form_is_asked_for_the_same_rights(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    url = f"/sager/{alma}/kladde/file-note/"
    assert enter("sofie").client.post(url, {}).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert enter("jonas").client.post(url, {}).status_code == 403
    assert enter("mette").client.post(url, {}).status_code == 302


def test_a_save_that_was_under_way_brings_nothing_back(enter: Enter, alma: UUID) -> None:
    """The page saves by itself while the act is being recorded: whichever comes last, no draft is left."""
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = {**mette.form(url), **TEXT}
    assert mette.send(url, TEXT, form).status_code == 302
    late = mette.client.post(f"/sager/{alma}/kladde/file-note/", {**form, "quiet": "1", "token": "sent"})
    assert (late.status_code, late.headers["X-Draft"], rows()) == (200, "recorded", 0)


def test_nor_one_that_slips_in_between(enter: Enter, alma: UUID) -> None:
    """The save looked before the form was recorded and writes after it: two requests side by side."""
    from frirum.record.models import UnsentForm

    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = {**mette.form(url), **TEXT}
    mette.client.post(f"/sager/{alma}/kladde/file-note/", {**form, "quiet": "1"})
    row = UnsentForm.objects.get()
    assert mette.send(url, TEXT, form).status_code == 302
    row.save(force_insert=True)
    assert "Mor ringede" not in mette.client.get(url).content.decode()
    assert "Notat" not in mette.page("/kladder/")
    assert mette.send(url, {**TEXT, "value.text": "Far ringede."}).status_code == 302
    assert rows() == 0


def test_what_is_written_after_going_back_is_a_draft_again(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = {**mette.form(url), **TEXT}
    assert mette.send(url, TEXT, form).status_code == 302
    stale = mette.send(url, {"value.text": "Mor ringede igen."}, form)
    assert stale.status_code == 409
    again = fields(stale.content.decode())
    assert again["entry_id"] != form["entry_id"]
    assert "Mor ringede igen.</textarea>" in mette.client.get(url).content.decode()
    assert mette.send(url, {**TEXT, "value.text": "Mor ringede igen."}, again).status_code == 302
    assert rows() == 0
    mette.client.post(f"/sager/{alma}/kladde/file-note/", {**form, "value.text": "Og igen."})
    assert "Og igen.</textarea>" in mette.client.get(url).content.decode()


def test_another_writers_recorded_form_stops_no_draft(world: World, enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = {**mette.form(url), **TEXT}
    assert mette.send(url, TEXT, form).status_code == 302
    kept = enter("birgit").client.post(f"/sager/{alma}/kladde/file-note/", {**form, "quiet": "1"})
    assert (kept.headers["X-Draft"], rows()) == ("kept", 1)


def test_only_the_last_recorded_forms_are_remembered(enter: Enter, alma: UUID) -> None:
    from frirum.record import unsent
    from frirum.record.models import RecordedForm
    from tests.cast import user_id

    old = [RecordedForm(user=user_id("mette"), key=uuid4()) for _ in range(unsent.REMEMBERED + 5)]
    RecordedForm.objects.bulk_create(old)
    assert enter("mette").send(f"/sager/{alma}/ny/file-note/", TEXT).status_code == 302
    assert RecordedForm.objects.count() == unsent.REMEMBERED
    assert not RecordedForm.objects.filter(key=old[0].key).exists()


def test_no_door_keeps_a_draft_of_what_is_recorded(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record import unsent

    mette, key = world.viewer("mette"), uuid4()
    unsent.recorded(mette, alma, "file-note", key)
    assert unsent.keep(mette, alma, "file-note", TYPED, key) is None
    assert rows() == 0
    assert unsent.keep(mette, alma, "file-note", TYPED, uuid4())
    assert unsent.keep(world.viewer("birgit"), alma, "file-note", TYPED, key)
