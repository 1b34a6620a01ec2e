"""Recorded time: what was recorded later, and a period that was prolonged later, were not known."""

from pathlib import Path

import pytest

from frirum.law import Act, Lawbook, LawErrors, Moment, judge, judge_as_known, load, status

from .small import book, duties, write_law

RULES = """
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "7d"
"""
WAIVABLE = """
[[waivable]]
id = "all"
provisions = ["lov/any"]
"""
APPROVAL = """
[approval]
id = "a"
experiment = "e1"
municipality = "756"
citation = "§ 1"
valid = { from = 2018-01-01, to = 2020-01-01 }
[[period]]
known_from = 2017-12-01
to = 2019-01-01
[[period]]
known_from = 2019-03-01
to = 2020-01-01
[[waiver]]
id = "w"
rules = ["lov/assess"]
basis = "lov/all"
says = "Fraveget."
"""
PRACTICE = """
[[duty]]
id = "instead"
trigger = "notified"
act = "examined"
within = "14d"
[[replaces]]
waiver = "w"
rules = ["instead"]
"""


def laws(tmp_path: Path, approval: str = APPROVAL) -> Lawbook:
    return book(tmp_path, RULES, approval=approval, practice=PRACTICE, waivable=WAIVABLE)


def act(
    name: str, at: str, recorded: str = "", number: int = 1, occasion: str = "", corrects: str = ""
) -> Act:
    when = Moment.of(at)
    return Act(
        f"{number}",
        name,
        when,
        when,
        Moment.of(recorded) if recorded else None,
        sequence=number,
        occasion=occasion or None,
        corrects=corrects or None,
    )


def test_a_period_prolonged_late_is_as_it_was_known(tmp_path: Path) -> None:
    """In the gap one thought oneself under ordinary law; afterwards the experiment had never stopped."""
    regimes = laws(tmp_path).regimes("756", ("e1",))
    told = [act("notified", "2019-02-01T10:00")]
    at = Moment.of("2019-02-03").instant
    before = status(judge_as_known(regimes, told, Moment.of("2019-02-28").instant), at)
    assert duties(before) == [("lov/assess", "open", "2019-02-08")]
    assert not before.waived
    after = status(judge_as_known(regimes, told, Moment.of("2019-03-01T00:00").instant), at)
    assert duties(after) == [("e1/instead", "open", "2019-02-15")]
    assert [one.duty.rule.id for one in after.waived] == ["lov/assess"]
    assert status(judge(regimes, told), at) == after


def test_before_the_first_approval_there_is_no_experiment(tmp_path: Path) -> None:
    regimes = laws(tmp_path).regimes("756", ("e1",)).as_known(Moment.of("2017-11-30").day)
    assert regimes.experiments == ()
    assert [one.id for one in regimes.rules] == ["lov/assess"]


def test_without_versions_the_period_was_always_known(tmp_path: Path) -> None:
    plain = APPROVAL.split("[[period]]")[0] + "[[waiver]]" + APPROVAL.split("[[waiver]]")[1]
    regimes = laws(tmp_path, plain).regimes("756", ("e1",))
    assert regimes.as_known(Moment.of("2010-01-01").day) is regimes


def test_what_was_recorded_later_was_not_known(tmp_path: Path) -> None:
    regimes = laws(tmp_path).regimes("756", ())
    told = [
        act("notified", "2019-02-01T10:00"),
        act("assessed", "2019-02-05T10:00", "2019-02-12T10:00", 2, occasion="1"),
    ]
    at = Moment.of("2019-02-10T12:00").instant
    unknown = status(judge_as_known(regimes, told, at), at)
    assert duties(unknown) == [("lov/assess", "overdue", "2019-02-08")]
    known = status(judge_as_known(regimes, told, Moment.of("2019-02-12T10:00").instant), at)
    assert duties(known) == []
    assert not known.breached


def test_a_correction_counts_from_when_it_was_recorded(tmp_path: Path) -> None:
    regimes = laws(tmp_path).regimes("756", ())
    told = [
        act("notified", "2019-02-01T10:00", "2019-02-01T11:00"),
        act("notified", "2019-01-31T10:00", "2019-02-04T10:00", 2, corrects="1"),
    ]
    at = Moment.of("2019-02-05").instant
    for known, due in (("2019-02-03", "2019-02-08"), ("2019-02-04", "2019-02-07")):
        found = status(judge_as_known(regimes, told, Moment.of(known).instant), at)
        assert duties(found) == [("lov/assess", "open", due)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("known_from = 2019-03-01", "known_from = 2016-03-01"), "not in the order in which they were known"),
        (("known_from = 2019-03-01\n", ""), "'known_from' is missing"),
        (("to = 2020-01-01\n[[w", "to = 2021-01-01\n[[w"), "the newest [[period]] ends 2021-01-01"),
        (("to = 2020-01-01\n[[w", 'to = 2020-01-01\ndoubts = ["?"]\n[[w'), "while the doubt stands"),
    ],
)
def test_a_fault_in_a_period_is_named(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in APPROVAL
    folder = write_law(
        tmp_path, RULES, approval=APPROVAL.replace(*change), practice=PRACTICE, waivable=WAIVABLE
    )
    with pytest.raises(LawErrors) as faults:
        load(folder)
    assert [one for one in faults.value.problems if says in one.says]
    assert all(one.place.file == "experiments/e1/approval.md" for one in faults.value.problems)
