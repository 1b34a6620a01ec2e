"""A municipality's plan of competences: who may decide what; and a proposal asks what a decision asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from frirum.law import LawErrors, load
from frirum.law.competence import Competence, Plan
from frirum.law.provisions import Validity

ROOT = Path(__file__).parents[2]
ON = date(2018, 6, 15)
PLACING = Competence(
    frozenset({"leader"}), frozenset({"serviceloven-68"}), frozenset({"serviceloven-52-3-7"})
)


def test_by_provision_or_by_kind_of_support() -> None:
    plan = Plan((PLACING,))
    for values in (
        {"law_source": "serviceloven-68"},
        {"law_source": "serviceloven-52", "efforts": ["serviceloven-52-3-3", "serviceloven-52-3-7"]},
    ):
        assert plan.above(["adviser"], values, ON) == (PLACING,)
        assert plan.above(["adviser", "leader"], values, ON) == ()
        assert plan.deciders(("adviser", "leader"), values, ON) == ("leader",)
    assert plan.above(["adviser"], {"law_source": "serviceloven-52"}, ON) == ()
    assert plan.leaves_out(["adviser"], ON)
    assert not plan.leaves_out(["leader"], ON)


def test_of_several_each_must_be_held() -> None:
    other = Competence(frozenset({"intake"}), efforts=frozenset({"serviceloven-52-3-7"}))
    values = {"law_source": "serviceloven-68", "efforts": ["serviceloven-52-3-7"]}
    assert Plan((PLACING, other)).above(["leader"], values, ON) == (other,)


def test_it_holds_while_it_is_valid() -> None:
    from dataclasses import replace

    plan = Plan((replace(PLACING, valid=Validity(date(2018, 1, 1), date(2018, 6, 15))),))
    values = {"law_source": "serviceloven-68"}
    assert plan.above(["adviser"], values, date(2018, 6, 14))
    assert not plan.above(["adviser"], values, ON)
    assert not plan.leaves_out(["adviser"], ON)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('law_sources = ["serviceloven-999"]\nroles = ["leader"]', "no decision has 'serviceloven-999'"),
        ('efforts = ["serviceloven-52-3-7"]\nroles = ["mayor"]', "no decision has 'mayor'"),
        ('roles = ["leader"]', "the competence speaks of nothing"),
        ('law_sources = ["serviceloven-68"]', "'roles' is missing"),
        ('law_sources = ["serviceloven-68"]\nroles = ["leader"]\nowns = true', "'owns' is not known here"),
    ],
)
def test_a_fault_in_it_names_what_is_wrong(tmp_path: Path, written: str, says: str) -> None:
    for folder in ("areas", "statutes", "experiments", "municipalities"):
        copytree(ROOT / folder, tmp_path / folder)
    with (tmp_path / "municipalities" / "159.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[competence]]\n{written}\n")
    with pytest.raises(LawErrors) as wrong:
        load(tmp_path)
    assert [(one.place.file, one.says) for one in wrong.value.problems] == [("municipalities/159.toml", says)]


def test_a_proposal_asks_what_the_decision_asks() -> None:
    acts = load(ROOT).vocabulary.acts
    decision, proposed = acts["decision"], acts["decision-proposed"]
    for field in decision.fields:
        if field.id in ("proposal", "approval_note"):
            continue
        same = proposed.find(field.id)
        assert same is not None, field.id
        here = (field.type, field.options, field.asked, field.required, field.valid)
        assert here == (same.type, same.options, same.asked, same.required, same.valid), field.id
    assert {one.id for one in proposed.fields} <= {one.id for one in decision.fields}
