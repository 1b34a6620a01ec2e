"""Who may decide what is data: above one's level a decision is proposed, and a proposal answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from frirum.access.models import User
from frirum.access.policy import NotYours, ReadOnly
from frirum.record import lists
from frirum.record.drafts import Refused
from frirum.record.models import Proposal
from frirum.record.rebuild import rebuild
from tests.record.journal_as_stored import snapshot, wipe

if TYPE_CHECKING:
    from tests.cast import World

LATER, NEXT = "2018-06-05T09:00", "2018-06-06T09:00"
PLACEMENT: dict[str, Any] = {
    "law_source": "serviceloven-52",
    "efforts": ["serviceloven-52-3-7"],
    "acute": False,
}
SUPPORT: dict[str, Any] = {
    "law_source": "serviceloven-52",
    "efforts": ["serviceloven-52-3-3"],
    "acute": False,
}


@pytest.fixture
def case(world: World) -> UUID:
    """Alma's case, which is Mette's."""
    alma, _ = world.brandt()
    found = world.notified(alma).cases[0]
    world.assigned(found, "mette")
    return found


def proposed(world: World, case: UUID, by: str = "mette", **values: Any) -> str:
    told = {**PLACEMENT, **values}
    role = "leader" if by == "birgit" else "adviser"
    done = world.tell("decision-proposed", by=world.actor(by, role), on=[case], at=LATER, **told)
    return str(done.entry_id)


def decides(world: World, case: UUID, by: str = "birgit", **values: Any) -> None:
    world.tell("decision", by=world.actor(by), on=[case], at=NEXT, **{**PLACEMENT, **values})


def says(refused: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    [fault] = refused.value.faults
    return fault.field, fault.says["da"]


def outcome(case: UUID) -> list[str]:
    return list(Proposal.objects.filter(case=case).order_by("since").values_list("outcome", flat=True))


def test_an_adviser_decides_on_support_and_not_on_placement(world: World, case: UUID) -> None:
    decides(world, case, "mette", **SUPPORT)
    with pytest.raises(Refused) as refused:
        decides(world, case, "mette")
    field, words = says(refused)
    assert field == "law_source"
    assert "Send den til godkendelse: det, du har skrevet, følger med." in words
    assert "Anbringelse, døgnophold, hjemgivelse og pålæg afgøres af lederen." in words
    decides(world, case, "birgit")


def test_a_provision_alone_can_lie_above(world: World, case: UUID) -> None:
    with pytest.raises(Refused):
        decides(world, case, "mette", law_source="serviceloven-68", efforts=None)


def test_what_waits_stands_in_the_list_of_the_units_leader(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    [row] = lists.proposals(world.viewer("birgit")).rows
    assert (str(row.entry), row.law_source, row.unit) == (entry, "serviceloven-52", "familieraadgivningen")
    assert lists.proposals(world.viewer("mette")).rows == ()
    assert lists.proposals(world.viewer("rikke")).rows == ()
    assert lists.proposals(world.viewer("sofie")).rows == ()


def test_it_is_decided_once(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    decides(world, case, proposal=entry, approval_note="Enig.")
    assert outcome(case) == ["decided"]
    with pytest.raises(Refused) as refused:
        decides(world, case, proposal=entry)
    assert says(refused) == ("proposal", "Indstillingen er allerede afgjort.")
    with pytest.raises(Refused):
        world.tell("decision-sent-back", by=world.actor("birgit"), on=[case], at=NEXT, proposal=entry)


def test_sent_back_it_is_not_decided_but_proposed_anew(world: World, case: UUID) -> None:
    first = proposed(world, case)
    world.tell("decision-sent-back", by=world.actor("birgit"), on=[case], at=NEXT, proposal=first)
    assert outcome(case) == ["sent-back"]
    with pytest.raises(Refused) as refused:
        decides(world, case, proposal=first)
    assert says(refused) == ("proposal", "Indstillingen er sendt tilbage.")
    decides(world, case, proposal=proposed(world, case))
    assert sorted(outcome(case)) == ["decided", "sent-back"]


def test_the_decision_itself_can_be_corrected(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    decides(world, case, proposal=entry)
    made = str(Proposal.objects.get(case=case).answer)
    decides(world, case, proposal=entry, corrects=UUID(made), because="Slåfejl.")
    assert outcome(case) == ["decided"]
    with pytest.raises(Refused):
        decides(world, case, "mette", proposal=entry, corrects=UUID(made), because="Slåfejl.")


def test_a_withdrawn_proposal_can_not_be_approved(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    world.tell("recorded-on-wrong-case", corrects=UUID(entry), at=NEXT)
    assert outcome(case) == []
    with pytest.raises(Refused) as refused:
        decides(world, case, proposal=entry)
    assert says(refused)[0] == "proposal"


def test_an_answer_taken_back_lets_it_wait_again(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    decides(world, case, proposal=entry)
    answer = Proposal.objects.get(case=case).answer
    world.tell("recorded-on-wrong-case", corrects=answer, at=NEXT)
    assert outcome(case) == ["waiting"]


def test_a_leader_does_not_approve_what_she_proposed_herself(world: World, case: UUID) -> None:
    entry = proposed(world, case, "birgit")
    with pytest.raises(Refused) as refused:
        decides(world, case, proposal=entry)
    assert says(refused) == (
        "proposal",
        "Du har selv indstillet afgørelsen. En anden leder skal godkende den.",
    )


def test_nor_what_she_has_corrected(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    world.tell(
        "decision-proposed",
        by=world.actor("birgit", "leader"),
        corrects=UUID(entry),
        because="Ordlyd.",
        at=LATER,
        **PLACEMENT,
    )
    with pytest.raises(Refused):
        decides(world, case, proposal=entry)


def test_unless_the_municipalitys_data_says_so(
    world: World, case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from frirum.law.competence import Plan
    from frirum.record import competence

    plan = competence.plan_of
    own = Plan(tuple(replace(one, own=True) for one in plan(lawbook_(), "756").competences))
    monkeypatch.setattr(competence, "plan_of", lambda *_: own)
    decides(world, case, proposal=proposed(world, case, "birgit"))
    assert outcome(case) == ["decided"]


def lawbook_() -> Any:
    from frirum.record.lawbook import lawbook

    return lawbook()


def test_someone_elses_case_is_not_there_and_read_only_is_not_decided(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    User.objects.filter(username="birgit").update(units=["modtagelsen"])
    with pytest.raises(NotYours):
        decides(world, case, proposal=entry)
    assert lists.proposals(world.viewer("birgit")).rows == ()
    from tests.cast import user_id

    world.tell("grant-given", on=[case], at=LATER, to=str(user_id("birgit")), role="read")
    with pytest.raises(ReadOnly):
        decides(world, case, proposal=entry)
    assert outcome(case) == ["waiting"]


def test_a_proposal_of_another_case_can_not_be_named(world: World, case: UUID) -> None:
    other = world.notified(world.noergaard()[0]).cases[0]
    world.assigned(other, "jonas")
    entry = proposed(world, other, "jonas")
    with pytest.raises(Refused) as refused:
        decides(world, case, proposal=entry)
    assert says(refused)[0] == "proposal"


def test_an_adviser_sends_nothing_back(world: World, case: UUID) -> None:
    entry = proposed(world, case)
    with pytest.raises(ReadOnly):
        world.tell("decision-sent-back", by=world.actor("mette"), on=[case], at=NEXT, proposal=entry)


def test_closed_cases_wait_for_nobody_and_a_rebuild_says_the_same(world: World, case: UUID) -> None:
    proposed(world, case)
    world.tell("case-closed", on=[case], at=NEXT)
    assert outcome(case) == ["closed"]
    before = snapshot()
    wipe()
    rebuild()
    assert snapshot() == before
