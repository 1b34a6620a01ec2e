"""`compare`: duties that only one law asks for, those that both do, days between, what nobody can know."""

import pytest

from frirum.law import Moment, PersonFacts, load
from frirum.law.comparing import as_if, compare
from frirum.site.home import HOME
from tests.law.small import Story

NOBODY = PersonFacts()
EXAMINE = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
within = "4mo"
[[duty]]
id = "preliminary"
trigger = "missed:examine"
act = "agreed"
within = "asap"
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
[[condition]]
id = "examined-first"
act = "decided"
needs = "examined"
"""
WAIVABLE = """
[[waivable]]
id = "w"
provisions = ["lov/any"]
"""
APPROVAL = """
[approval]
id = "1"
experiment = "e1"
municipality = "756"
citation = "godkendelsen"
valid = { from = 2018-05-01, to = 2020-08-31 }
[[waiver]]
id = "no-examination"
rules = ["lov/examine", "lov/preliminary", "lov/examined-first"]
basis = "lov/w"
says = "Ingen undersøgelse."
[[way_out]]
id = "violence"
act = "flagged"
back = "unflagged"
then = "revive"
"""
PRACTICE = """
[[duty]]
id = "talk"
trigger = "notified"
act = "agreed"
within = "6w"
[[duty]]
id = "own"
trigger = "decided"
act = "agreed"
[[replaces]]
waiver = "no-examination"
rules = ["talk", "own"]
"""


@pytest.fixture
def book(law):
    return law(EXAMINE + WAIVABLE, approval=APPROVAL, practice=PRACTICE)


@pytest.fixture(scope="module")
def own_law():
    return load(HOME)


def compared(book, told, at, lived=None, other=("e1",)):
    one, two = book.regimes("756", ()), book.regimes("756", other)
    return compare(tuple(told.acts), NOBODY, one, two, Moment.of(at).instant, lived)


def listed(sides):
    return [(one.duty.rule.id, one.fate, one.waived_by) for one in sides]


def notified(book):
    return Story(book).act("notified", "2018-06-04T10:00").act("assessed", "2018-06-05T09:00")


def test_a_duty_and_the_one_that_replaces_it_are_one_pair_with_the_days_between(book):
    found = compared(book, notified(book), "2018-06-06")
    same, moved = found.both
    assert (same.one.duty.rule.id, same.same, same.days) == ("lov/assess", True, 0)
    assert (moved.one.duty.rule.id, moved.other.duty.rule.id) == ("lov/examine", "e1/talk")
    assert (moved.days, moved.replaced, moved.same) == (-80, True, False)  # 4 October, 16 July
    assert (found.one, found.other) == ("lov", "lov+e1")


def test_what_a_waiver_spared_somebody_from_is_unknown_and_no_breach(book):
    found = compared(book, notified(book), "2018-12-01")
    assert (found.both[1].one.fate, found.both[1].one.waived_by) == ("unknown", "e1/no-examination")
    assert found.both[1].other.fate == "overdue"  # the experiment asked for the talk, and it is registered
    assert listed(found.only_in_one) == [("lov/preliminary", "unknown", "e1/no-examination")]


def test_what_ordinary_law_asked_of_a_case_lived_under_it_is_overdue(book):
    found = compared(book, notified(book), "2018-12-01", lived=book.regimes("756", ()))
    assert found.both[1].one.fate == "overdue"
    assert listed(found.only_in_one) == [("lov/preliminary", "open", "e1/no-examination")]


def test_what_only_the_experiment_asks_for_stands_alone(book):
    told = notified(book).act("decided", "2018-06-20", kind="help")
    found = compared(book, told, "2018-06-21")
    assert listed(found.only_in_other) == [("e1/own", "open", None)]
    assert [one.breach.rule.id for one in found.held_in_one] == ["lov/examined-first"]
    assert found.held_in_other == ()


def test_what_an_act_was_spared_waiting_for_is_unknown_unless_the_law_lived_under_asked_for_it(book):
    told = notified(book).act("decided", "2018-06-20", kind="help")
    spared = [one.spared_by for one in compared(book, told, "2018-06-21").held_in_one]
    assert spared == ["e1/no-examination"]
    lived = compared(book, told, "2018-06-21", lived=book.regimes("756", ())).held_in_one
    assert [one.spared_by for one in lived] == [None]


def test_done_anyway_is_known(book):
    found = compared(book, notified(book).act("examined", "2018-09-01"), "2018-12-01")
    assert found.both[1].one.fate == "met"


def test_a_case_that_a_flag_put_outside_is_asked_for_the_same(book):
    told = notified(book).act("flagged", "2018-06-24T09:00", kind="violence")
    found = compared(book, told, "2018-06-25")
    assert [(one.one.duty.rule.id, one.same) for one in found.both] == [
        ("lov/assess", True),
        ("lov/examine", True),
    ]


def test_the_same_law_twice_differs_in_nothing(book):
    told = notified(book).act("decided", "2018-06-20", kind="help")
    found = compared(book, told, "2018-12-01", other=())
    assert (found.only_in_one, found.only_in_other, found.held_in_one) == ((), (), ())
    assert all(pair.same for pair in found.both)


def test_what_comes_later_is_not_there_yet(book):
    told = notified(book).act("decided", "2018-06-20", kind="help")
    assert listed(compared(book, told, "2018-06-19").only_in_other) == []


def test_barnets_lov_as_if_it_had_always_held_pairs_what_goes_on(own_law):
    ordinary = own_law.regimes("756", ())
    told = Story(own_law).act("notification-received", "2018-06-04T10:00")
    told.act("need-support-assumed", "2018-06-11").act("decision", "2018-06-28", law_source="serviceloven-52")
    found = compare(
        tuple(told.acts),
        NOBODY,
        ordinary,
        as_if(ordinary, "barnets-lov"),
        Moment.of("2018-07-01").instant,
    )
    assert (found.one, found.other) == ("serviceloven", "barnets-lov")
    assert ("serviceloven/assess-notification", "barnets-lov/assess-notification") in [
        (pair.one.duty.rule.id, pair.other.duty.rule.id) for pair in found.both
    ]
    assert [side.duty.rule.id for side in found.only_in_other] == ["barnets-lov/screening"]
    assert ([act.name for act in found.strange_to_other], found.strange_to_one) == (["decision"], ())


def test_an_act_that_no_case_runs_under_is_no_law_to_compare_with(own_law):
    with pytest.raises(ValueError, match="known are: barnets-lov, serviceloven"):
        as_if(own_law.regimes("756", ()), "forvaltningsloven")
