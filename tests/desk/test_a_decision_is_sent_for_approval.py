"""The adviser sends a decision for approval with one button; the leader approves or sends back, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tests.desk.conftest import fields, words

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

TYPED = {
    "value.law_source": "serviceloven-52",
    "value.efforts": "serviceloven-52-3-7",
    "value.outcome": "Alma anbringes hos sin moster.",
    "value.reasons": "Mor er indlagt, og far er ukendt.",
    "value.complaint_guidance": "yes",
    "value.new_adverse_facts": "no",
    "occurred_at.hour": "08:00",
}


def entries(act: str) -> list[dict[str, Any]]:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    return [dict(tell(one).said) for one in Entry.objects.filter(act=act).order_by("sequence")]


@pytest.fixture
def proposed(enter: Enter, alma: UUID) -> str:
    """Mette has sent the placement for approval; the address of the leader's page."""
    from frirum.record.models import Proposal

    sent = enter("mette").send(f"/sager/{alma}/ny/decision/", {**TYPED, "propose": "1"})
    assert sent.status_code == 302
    return f"/godkendelser/{alma}/{Proposal.objects.get().entry}/"


def test_what_is_refused_is_sent_for_approval_with_nothing_typed_anew(enter: Enter, alma: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/decision/"
    refused = mette.send(url, TYPED)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Send den til godkendelse: det, du har skrevet, følger med." in words(page)
    assert "Alma anbringes hos sin moster.</textarea>" in page
    assert 'name="propose"' in page
    sent = mette.send(url, {**TYPED, "propose": "1"}, fields(page))
    assert sent.status_code == 302
    assert entries("decision") == []
    [said] = entries("decision-proposed")
    assert said == {
        "law_source": "serviceloven-52",
        "efforts": ["serviceloven-52-3-7"],
        "outcome": "Alma anbringes hos sin moster.",
        "reasons": "Mor er indlagt, og far er ukendt.",
        "complaint_guidance": True,
        "new_adverse_facts": False,
        "acute": False,
    }
    case = mette.page(f"/sager/{alma}/")
    assert "En afgørelse venter på lederens godkendelse siden 15. juni 2018 kl. 8.00." in case


def test_who_may_decide_everything_is_not_offered_to_ask(enter: Enter, alma: UUID) -> None:
    url = f"/sager/{alma}/ny/decision/"
    assert "Send til godkendelse" in enter("mette").page(url)
    assert "Send til godkendelse" not in enter("birgit").page(url)
    assert "Send til godkendelse" not in enter("mette").page(f"/sager/{alma}/ny/file-note/")


def test_the_leader_approves_in_the_proposals_own_words(enter: Enter, alma: UUID, proposed: str) -> None:
    birgit = enter("birgit")
    listed = birgit.page("/godkendelser/")
    assert "Overblik Dage til hjælp Til godkendelse" in listed
    assert "Serviceloven § 52: støtte med samtykke Alma Brandt Mette Lund" in listed
    page = birgit.page(proposed)
    assert "Alma anbringes hos sin moster." in page
    assert "Anbringelse, døgnophold, hjemgivelse og pålæg afgøres af lederen." in page
    form = birgit.form(proposed)
    done = birgit.send(proposed, {"value.note": "Enig.", "approve": "1"}, form)
    assert done.status_code == 302
    [decision] = entries("decision")
    assert decision["approval_note"] == "Enig."
    assert decision["outcome"] == "Alma anbringes hos sin moster."
    assert decision["acute"] is False
    assert decision["proposal"] in proposed
    # The same button pressed twice is one decision; from another window it is told that it is decided.
    assert birgit.send(proposed, {"value.note": "Enig.", "approve": "1"}, form).status_code == 302
    late = birgit.send(proposed, {"value.note": "Uenig.", "send_back": "1"}, form)
    assert late.status_code == 422
    assert "Indstillingen er allerede afgjort." in words(late.content.decode())
    assert "Uenig.</textarea>" in late.content.decode()
    assert (len(entries("decision")), entries("decision-sent-back")) == (1, [])
    assert "Ingen afgørelser venter på dig." in birgit.page("/godkendelser/")
    assert birgit.client.get(proposed).status_code == 302
    assert "Enig." in enter("mette").page(f"/sager/{alma}/")


def test_sent_back_the_adviser_sees_why_and_goes_on_from_her_own_words(
    enter: Enter, alma: UUID, proposed: str
) -> None:
    birgit, mette = enter("birgit"), enter("mette")
    without = birgit.send(proposed, {"send_back": "1"})
    assert without.status_code == 422
    assert "Hvad mangler?: skal udfyldes." in words(without.content.decode())
    assert birgit.send(proposed, {"value.note": "Hvad siger moster?", "send_back": "1"}).status_code == 302
    case = mette.page(f"/sager/{alma}/")
    assert "Lederen sendte en indstillet afgørelse tilbage 15. juni 2018 kl. 9.00." in case
    assert "Hvad siger moster?" in case
    again = mette.client.get(f"/sager/{alma}/ny/decision/?fra={proposed.split('/')[-2]}").content.decode()
    assert "Alma anbringes hos sin moster.</textarea>" in again
    sent = mette.send(f"/sager/{alma}/ny/decision/", {**TYPED, "propose": "1"}, fields(again))
    assert sent.status_code == 302
    assert "venter på lederens godkendelse" in mette.page(f"/sager/{alma}/")
    assert "sendte en indstillet afgørelse tilbage" not in mette.page(f"/sager/{alma}/")


def test_a_proposal_corrected_meanwhile_is_read_again_first(
    world: World, enter: Enter, alma: UUID, proposed: str
) -> None:
    birgit = enter("birgit")
    form, entry = birgit.form(proposed), UUID(proposed.split("/")[-2])
    said = {**entries("decision-proposed")[0], "outcome": "Alma anbringes hos sin bedstemor."}
    world.tell("decision-proposed", corrects=entry, because="Moster kan ikke.", at="2018-06-15T08:30", **said)
    stale = birgit.send(proposed, {"value.note": "Enig.", "approve": "1"}, form)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Alma anbringes hos sin bedstemor." in page
    assert "Enig.</textarea>" in page
    assert birgit.send(proposed, {"value.note": "Enig.", "approve": "1"}, fields(page)).status_code == 302
    assert entries("decision")[0]["outcome"] == "Alma anbringes hos sin bedstemor."


def test_siblings_are_decided_with_one_answer(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    from frirum.record.models import Entry, Proposal

    for one in siblings:
        world.assigned(one, "mette", at="2018-06-15T07:00")
    chosen = {**TYPED, "propose": "1", "subject": [str(one) for one in siblings]}
    assert enter("mette").send(f"/sager/{siblings[0]}/ny/decision/", chosen).status_code == 302
    entry = Proposal.objects.filter(case=siblings[0]).get().entry
    assert enter("birgit").send(f"/godkendelser/{siblings[1]}/{entry}/", {"approve": "1"}).status_code == 302
    assert set(Entry.objects.get(act="decision").case_ids) == set(siblings)
    assert set(Proposal.objects.values_list("outcome", flat=True)) == {"decided"}


def test_the_leader_is_told_what_this_decision_would_break_and_nothing_else(
    world: World, enter: Enter, alma: UUID, proposed: str
) -> None:
    warned, by_law = "Loven beder om noget andet først", "Serviceloven § 72"
    assert by_law not in enter("birgit").page(proposed)
    without = {"law_source": "serviceloven-58", "outcome": "Anbringelse.", "new_adverse_facts": True}
    entry = world.tell("decision-proposed", on=[alma], at="2018-06-15T08:30", **without).entry_id
    page = enter("birgit").page(f"/godkendelser/{alma}/{entry}/")
    assert warned in page
    assert by_law in page
    assert "Forvaltningsloven § 19" in page


def test_a_withdrawn_proposal_is_not_there(world: World, enter: Enter, alma: UUID, proposed: str) -> None:
    world.tell("recorded-on-wrong-case", corrects=UUID(proposed.split("/")[-2]), at="2018-06-15T08:30")
    assert enter("birgit").client.get(proposed).status_code == 404


@pytest.mark.parametrize(("username", "status"), [("mette", 403), ("rikke", 403), ("sofie", 403)])
def test_only_a_leader_answers(enter: Enter, proposed: str, username: str, status: int) -> None:
    client = enter(username).client
    assert client.get("/godkendelser/").status_code == status
    assert client.get(proposed).status_code == status
    assert client.post(proposed, {"approve": "1"}).status_code == status


def test_another_units_leader_finds_nothing_and_a_reader_answers_nothing(
    world: World, enter: Enter, alma: UUID, proposed: str
) -> None:
    from frirum.access.models import User
    from tests.cast import user_id

    User.objects.filter(username="birgit").update(units=["modtagelsen"])
    birgit = enter("birgit")
    assert "Alma" not in birgit.page("/godkendelser/")
    assert birgit.client.get(proposed).status_code == 404
    assert birgit.client.post(proposed, {"approve": "1"}).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-15T08:00", to=str(user_id("birgit")), role="read")
    assert birgit.client.get(proposed).status_code == 403
    kept = birgit.client.post(proposed, {"approve": "1", "value.note": "Enig."})
    assert kept.status_code == 403
    assert "Enig." in kept.content.decode()
    assert entries("decision") == []


def test_the_list_asks_the_same_number_of_queries(world: World, enter: Enter, proposed: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    birgit = enter("birgit")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            birgit.page("/godkendelser/")
        return len(queries)

    before = asked()
    other = world.notified(world.noergaard()[0], world.names["bertil"]).cases
    for one in other:
        world.assigned(one, "jonas")
        world.tell("decision-proposed", by=world.actor("jonas"), on=[one], at="2018-06-14T09:00")
    assert asked() == before


def test_the_answer_stands_on_the_day_of_who_proposed(
    world: World, enter: Enter, alma: UUID, proposed: str
) -> None:
    assert "Svar på dine indstillinger" not in enter("mette").page("/i-dag/")
    entry = proposed.rstrip("/").split("/")[-1]
    world.tell(
        "decision-sent-back",
        by=world.actor("birgit"),
        on=[alma],
        at="2018-06-15T08:50",
        proposal=entry,
        note="Kort.",
    )
    page = enter("mette").page("/i-dag/")
    assert "Svar på dine indstillinger Sendt tilbage med en bemærkning Alma Brandt" in page
    assert "Svar på dine indstillinger" not in enter("jonas").page("/i-dag/")
