"""After a deploy that changes the law, outdated cases are judged anew, and what changed is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from frirum.law.calendar import Within
from frirum.law.loading import Lawbook
from frirum.law.provisions import DutyRule
from frirum.record import journal, law_changes, rebuild, refreshing
from frirum.record.law_changes import bring_up, changes, outdated, review, to_review
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Duty, DutyChange, Entry
from tests.cast import GLADSAXE, IKAST, World

EXAMINATION = "serviceloven/complete-examination"
Deploy = Callable[[], Lawbook]


@pytest.fixture
def deploy(monkeypatch: pytest.MonkeyPatch) -> Deploy:
    """From now on an examination has two months instead of four."""
    book = lawbook()
    rules = tuple(
        replace(one, within=Within(2, "mo")) if isinstance(one, DutyRule) and one.id == EXAMINATION else one
        for one in book.rules
    )
    later = replace(book, rules=rules, digest="later", digests={**book.digests, "statutes": "later"})

    def deployed() -> Lawbook:
        for room in (journal, rebuild):
            monkeypatch.setattr(room, "lawbook", lambda: later)
        return later

    return deployed


@pytest.fixture
def cases(world: World) -> list[UUID]:
    """Three cases in which an examination is owed, due on 1 October 2018."""
    persons = [*world.brandt(), world.noergaard()[0]]
    found = [world.notified(person).cases[0] for person in persons]
    for case in found:
        world.tell("need-support-assumed", on=[case], at="2018-06-08T10:00")
    return sorted(found)


def due(case: UUID) -> str:
    return Duty.objects.get(case=case, rule=EXAMINATION).due_day.isoformat()  # type: ignore[union-attr]


def sides(one: DutyChange) -> tuple[dict[str, Any], dict[str, Any]]:
    return one.before or {}, one.after or {}


def test_only_outdated_cases_are_judged_anew_and_each_change_is_listed(
    cases: list[UUID], deploy: Deploy
) -> None:
    assert outdated(lawbook()) == {}
    later = deploy()
    assert outdated(later) == {IKAST: 3}
    assert [(one.municipality, one.done, one.of) for one in bring_up(later)] == [(IKAST, 3, 3)]
    assert [due(case) for case in cases] == ["2018-08-01"] * 3
    assert outdated(later) == {}
    assert list(bring_up(later)) == []
    found = DutyChange.objects.filter(rule=EXAMINATION)
    assert {one.case_id for one in found} == set(cases)
    for one in found:
        before, after = sides(one)
        assert (before["due"], after["due"]) == ("2018-10-01", "2018-08-01")
        assert before["standings"] == after["standings"] == ["open"]
    assert to_review() == {IKAST: DutyChange.objects.count()}
    assert rebuild.rebuild(check=True) == []


def test_what_the_change_does_not_alter_is_not_listed(cases: list[UUID], deploy: Deploy) -> None:
    list(bring_up(deploy()))
    rules = set(DutyChange.objects.values_list("rule", flat=True))
    assert rules == {EXAMINATION, "serviceloven/preliminary-assessment"}  # started by the other's miss


def test_stopped_between_two_lots_it_goes_on_where_it_was(cases: list[UUID], deploy: Deploy) -> None:
    later = deploy()
    run = bring_up(later, lot=1)
    next(run)
    run.close()
    assert outdated(later) == {IKAST: 2}
    assert [due(case) for case in cases] == ["2018-08-01", "2018-10-01", "2018-10-01"]
    assert [one.done for one in bring_up(later, lot=1)] == [1, 2]
    assert DutyChange.objects.filter(rule=EXAMINATION).count() == 3
    assert rebuild.rebuild(check=True) == []


def test_killed_in_the_middle_of_a_lot_nothing_of_it_was_done(
    cases: list[UUID], deploy: Deploy, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, real = deploy(), refreshing.refresh

    def dies(*args: Any) -> Any:
        real(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("frirum.record.rebuild.refresh", dies)
        with pytest.raises(KeyboardInterrupt):
            list(bring_up(later))
    assert [due(case) for case in cases] == ["2018-10-01"] * 3
    assert DutyChange.objects.count() == 0
    list(bring_up(later))
    assert DutyChange.objects.filter(rule=EXAMINATION).count() == 3


def test_an_act_meanwhile_finds_its_case_brought_up_first(
    world: World, cases: list[UUID], deploy: Deploy
) -> None:
    """So the change of law is listed by itself, and the act's own effect is not taken for it."""
    later = deploy()
    world.tell("examination-completed", on=[cases[0]], at="2018-06-11T10:00")
    [one] = DutyChange.objects.filter(rule=EXAMINATION)
    assert one.case_id == cases[0]
    assert [side["outcome"] for side in sides(one)] == ["", ""]
    assert Duty.objects.get(case=cases[0], rule=EXAMINATION).outcome == "met"
    assert outdated(later) == {IKAST: 2}


def test_an_act_under_the_same_law_lists_nothing(world: World, cases: list[UUID]) -> None:
    world.tell("examination-completed", on=[cases[0]], at="2018-06-11T10:00")
    assert DutyChange.objects.count() == 0


def test_another_experiments_file_touches_no_case_of_this_municipality(cases: list[UUID]) -> None:
    book = lawbook()
    other = replace(book, digest="other", digests={**book.digests, "experiments/r3": "other"})
    assert outdated(other) == {}
    assert refreshing.Laws(other).of(IKAST).hash == refreshing.Laws(book).of(IKAST).hash


def test_a_leader_looks_at_the_changes_of_their_own_units_and_it_is_an_act(
    world: World, cases: list[UUID], deploy: Deploy
) -> None:
    list(bring_up(deploy()))
    seen = [one.pk for one in changes(world.viewer("birgit"))]
    assert len(seen) == DutyChange.objects.count()
    assert changes(world.viewer("sofie")) == ()
    assert changes(world.viewer("mette")) == ()
    entry = UUID(int=7)
    assert review(world.viewer("birgit"), world.actor("birgit"), entry, seen) == len(seen)
    assert review(world.viewer("birgit"), world.actor("birgit"), entry, seen) == 0
    written = Entry.objects.get(pk=entry)
    assert (written.act, written.municipality) == (law_changes.REVIEWED, IKAST)
    assert set(DutyChange.objects.values_list("reviewed", flat=True)) == {entry}
    assert changes(world.viewer("birgit")) == ()
    assert rebuild.rebuild(check=True) == []


def test_nobody_reviews_what_is_not_theirs(world: World, cases: list[UUID], deploy: Deploy) -> None:
    list(bring_up(deploy()))
    every = list(DutyChange.objects.values_list("pk", flat=True))
    other = replace(world.actor("sofie", "intake"), municipality=GLADSAXE)
    assert review(world.viewer("sofie"), other, UUID(int=8), every) == 0
    assert review(world.viewer("mette"), world.actor("mette"), UUID(int=9), every) == 0
    assert not Entry.objects.filter(act=law_changes.REVIEWED).exists()
    assert to_review() == {IKAST: len(every)}


def test_the_command_says_how_far_it_has_come(
    cases: list[UUID], deploy: Deploy, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frirum.cli.main import main
    from frirum.record import lawbook as shelf

    later = deploy()
    monkeypatch.setattr(shelf, "lawbook", lambda: later)
    assert main(["journal", "rejudge", "--check"]) == 1
    assert "756: 3 cases were read from another law." in capsys.readouterr().out
    assert Case.objects.exclude(law="").count() == 3
    assert main(["journal", "rejudge"]) == 0
    out = capsys.readouterr().out
    assert "756: 3 of 3 cases judged anew" in out
    assert "changed duties that no leader has looked at: 6" in out
    assert main(["journal", "rejudge", "--check"]) == 0


def test_the_doctor_says_how_many_are_left(cases: list[UUID], capsys: Any) -> None:
    from frirum.cli.main import main

    main(["doctor"])
    assert "ok   law: every case was read from today's law" in capsys.readouterr().out
    Case.objects.filter(pk=cases[0]).update(law="earlier")
    main(["doctor"])
    said = "NOT  law: 1 cases of 756 were read from an earlier law; run frirum journal rejudge"
    assert said in capsys.readouterr().out
