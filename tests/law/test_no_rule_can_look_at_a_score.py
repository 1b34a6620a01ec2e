"""What a family says decides nothing: no rule and no waiver can begin, end or wait for an answer."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest

from frirum.law import Act, Lawbook, Moment, PersonFacts, judge, load, status
from frirum.law.vocabulary import ActKind
from frirum.site.home import HOME

OF_THE_VOICE = ("feedback.toml",)
"""Files of `areas/` whose acts are about what families say: being asked, answering, sharing, thresholds."""


@pytest.fixture(scope="module")
def book() -> Lawbook:
    return load(HOME)


@pytest.fixture(scope="module")
def voice(book: Lawbook) -> dict[str, ActKind]:
    """Every act that holds a mark, wherever it lies, and every other of the family's voice."""
    return {
        kind.id: kind
        for kind in book.vocabulary.acts.values()
        if any(field.type == "marks" for field in kind.fields) or kind.place.file.endswith(OF_THE_VOICE)
    }


def names_in(value: object) -> Iterator[str]:
    """Every text in a rule, however deep; not its provision, which holds prose and no names of acts."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if one.name not in ("provision", "place"):
                yield from names_in(getattr(value, one.name))
    elif isinstance(value, tuple | list | frozenset | set):
        for each in value:
            yield from names_in(each)


def test_there_is_a_voice_to_look_for(voice):
    assert "answer-given" in voice
    assert any(field.type == "marks" for field in voice["answer-given"].fields)


def test_no_rule_names_an_act_of_the_voice(book, voice):
    """Triggers, guards, clocks, needs, what settles, lapses and suspends: all names that a rule holds."""
    named = {rule.id: set(names_in(rule)) & set(voice) for rule in book.rules}
    assert len(named) > 50
    assert {rule: acts for rule, acts in named.items() if acts} == {}


def test_no_rule_looks_at_a_field_that_only_an_answer_has(book, voice):
    """A guard names a field by itself: it may not be one that marks are in."""
    of_scores = {
        field.id
        for kind in voice.values()
        for field in kind.fields
        if field.type == "marks" or field.id in ("total", "cutoff", "rci")
    }
    assert {"marks", "total"} <= of_scores
    looked_at = {guard.field for rule in book.rules for guard in (*rule.when, *rule.unless)}
    assert not looked_at & of_scores


def test_no_experiment_replaces_waives_or_adds_by_an_answer(book, voice):
    for experiment in book.experiments.values():
        assert not set(names_in(experiment)) & set(voice), experiment.id


def test_an_answer_opens_closes_ends_and_undoes_nothing(voice):
    for kind in voice.values():
        assert (kind.occasion, kind.closes, kind.ends, kind.effect) == ("takes", None, None, None), kind.id


@pytest.mark.parametrize("marks", [[0, 0, 0, 0], [100, 100, 100, 100]], ids=["lowest", "highest"])
@pytest.mark.parametrize("experiments", [(), ("r1",)], ids=["ordinary", "r1"])
def test_a_case_is_judged_the_same_whatever_was_answered(book, experiments, marks):
    """Not by names alone: the engine itself is given the highest marks, the lowest, and none."""
    regimes = book.regimes("756", experiments)
    began = Moment.of("2018-06-01T10:00")
    told = [
        _act("n1", 1, "notification-received", began, {"notifier_kind": "school"}),
        _act("a1", 2, "talk-opened", began, {}),
        _act("a2", 3, "answer-given", began, {"marks": marks, "instrument": "trivselslinjer"}),
    ]
    without = judge(regimes, tuple(told[:1]), PersonFacts(None))
    answered = judge(regimes, tuple(told), PersonFacts(None))
    assert without.duties
    assert [_duty(one) for one in answered.duties] == [_duty(one) for one in without.duties]
    assert answered.breaches == without.breaches
    for days in (0, 30, 200):
        at = began.instant + timedelta(days=days)
        then, so = status(answered, at), status(without, at)
        assert [one.act for one in then.not_yet] == [one.act for one in so.not_yet]
        assert [one.act for one in then.may] == [one.act for one in so.may]


def _act(name: str, number: int, act: str, at: Moment, values: dict[str, object]) -> Act:
    return Act(name, act, at, at, None, number, None, "adviser", values, None, "c1")


def _duty(duty: object) -> object:
    return (duty.rule.id, duty.triggered_by, duty.spans, duty.due, duty.outcome)  # type: ignore[attr-defined]


def test_no_act_of_the_voice_does_anything_to_a_case(voice):
    """It opens and closes nothing, ends nothing, and the law says of none that it may or must be done."""
    for kind in voice.values():
        assert (kind.occasion, kind.closes, kind.ends, kind.effect) == ("takes", None, None, None), kind.id
        assert kind.basis == (), kind.id
