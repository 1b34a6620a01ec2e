"""Provisions, rules and examples in words, for the law's pages. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from frirum.front.lawshelf import Shelf
from frirum.law.ages import capacities
from frirum.law.examples import Example
from frirum.law.history import Act
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule, DutyRule, Provision, Validity
from frirum.law.replay import judge
from frirum.law.status import Status, status
from frirum.site.screen import words
from frirum.site.screen.duties import checked_words, due_words, paragraphs
from frirum.site.screen.guardwords import act_words, value_words
from frirum.site.screen.lawplaces import provision_url, rule_anchor, rule_url
from frirum.site.screen.rulewords import instead_of, kind_words, sentences, what_ends
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done in an example: when, what, what was answered."""

    when: str
    what: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    says: str
    under: str
    born: str
    steps: tuple[Step, ...]
    at: str
    outcome: tuple[str, ...]
    place: str  # by which the simulator opens it


@dataclass(frozen=True, slots=True)
class WaivedView:
    """An experiment that waives a rule: in whose words, how long, and what stands in its place."""

    experiment: str
    title: str
    period: str
    says: str
    source: str
    doubts: tuple[str, ...]
    instead: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    id: str
    anchor: str
    kind: str
    says: str
    source: str
    sentences: tuple[str, ...]
    ends: tuple[str, ...]
    waived: tuple[WaivedView, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a provision, with its rules."""

    source: str
    title: str
    valid: str
    now: bool
    text: tuple[str, ...]
    checked: str
    eli: str
    doubts: tuple[str, ...]
    rules: tuple[RuleView, ...]
    examples: tuple[ExampleView, ...]
    url: str
    anchor: str


def version_view(provision: Provision, shelf: Shelf, today: date, examples: bool) -> VersionView:
    """A version of a provision as a page shows it, with its examples where they are asked for."""
    dates = (provision.valid.doubt,) if provision.valid.doubt else ()
    return VersionView(
        source=provision.source,
        title=provision.title,
        valid=valid_words(provision.valid),
        now=provision.valid.covers(today),
        text=paragraphs(provision.text),
        checked=checked_words(provision),
        eli=provision.eli or provision.statute.eli,
        doubts=provision.doubts + dates,
        rules=tuple(rule_view(rule, shelf) for rule in shelf.rules(provision)),
        examples=tuple(example_view(one, shelf.book) for one in shelf.proofs(provision)) if examples else (),
        url=provision_url(provision),
        anchor=f"since-{provision.valid.since.isoformat()}",
    )


def rule_view(rule: AnyRule, shelf: Shelf) -> RuleView:
    """A rule: what it does in words, what ends it, who waives it."""
    return RuleView(
        id=rule.id,
        anchor=rule_anchor(rule),
        kind=kind_words(rule),
        says=rule.says,
        source=rule.source,
        sentences=sentences(rule, shelf.book),
        ends=what_ends(rule, shelf.book) if isinstance(rule, DutyRule) else (),
        waived=waived_views(rule, shelf),
        doubts=rule.own_doubts,
    )


def waived_views(rule: AnyRule, shelf: Shelf) -> tuple[WaivedView, ...]:
    """Which experiments waive a rule, and what they do instead."""
    return tuple(
        WaivedView(
            experiment=experiment.id,
            title=said(experiment.title),
            period=valid_words(experiment.approval.valid),
            says=waiver.says,
            source=waiver.source,
            doubts=waiver.doubts,
            instead=tuple(
                (one.says or one.provision.title, rule_url(one)) for one in instead_of(experiment, waiver.id)
            ),
        )
        for experiment, waiver in shelf.waivers(rule)
    )


def valid_words(valid: Validity) -> str:
    """From when until when, both days in: 1. maj 2018 – 30. august 2020."""
    if valid.since == date.min:
        return ""
    since = words.short_day(valid.since)
    if valid.until is None:
        return _("fra %(since)s") % {"since": since}
    return _("%(since)s – %(until)s") % {
        "since": since,
        "until": words.short_day(valid.until - timedelta(days=1)),
    }


def example_view(example: Example, book: Lawbook) -> ExampleView:
    """An example as a timeline, and what it comes to for the rules that it proves."""
    regimes = book.regimes(example.municipality, example.experiments)
    found = status(judge(regimes, example.acts, example.person), example.at)
    born = example.person.born
    able = (
        [
            one.says or one.provision.title
            for one in capacities(regimes, born, local_day(example.at))
            if one.id in example.rules
        ]
        if born
        else []
    )
    outcome = (*_outcome(found, example, book), *able)
    return ExampleView(
        says=example.says,
        under=_under(example, book),
        born=words.short_day(born) if born else "",
        steps=tuple(_step(act, book, example.acts) for act in example.acts),
        at=words.short_instant(example.at),
        outcome=outcome or (_("Reglen beder ikke om noget."),),
        place=str(example.place),
    )


def _under(example: Example, book: Lawbook) -> str:
    if not example.experiments:
        return _("Almindelig lov")
    titles = [said(book.experiments[one].title) for one in example.experiments]
    return _("Med forsøget »%(title)s«") % {"title": "«, »".join(titles)}


def _step(act: Act, book: Lawbook, acts: Iterable[Act]) -> Step:
    kind = book.vocabulary[act.name]
    when = words.moment(act.occurred_at)
    if act.known_at != act.occurred_at:
        when = _("%(when)s (kommunen fik det at vide %(known)s)") % {
            "when": when,
            "known": words.moment(act.known_at),
        }
    answers = []
    for name, value in act.values.items():
        field = kind.find(name)
        if field is None or field.type == "entry":
            continue
        told = [value_words(one, field) for one in (value if isinstance(value, list) else [value])]
        if field.type == "date":
            told = [words.short_day(date.fromisoformat(str(value)[:10]))]
        answers.append(f"{said(field.label)} {', '.join(told)}".strip())
    named = {one.id: one for one in acts}
    if act.occasion in named and act.occasion != act.id:
        opened = named[act.occasion]
        if sum(one.name == opened.name for one in named.values()) > 1:
            answers.append(
                _("hører til %(act)s, %(when)s")
                % {"act": act_words(opened.name, book), "when": words.moment(opened.occurred_at)}
            )
    if act.corrects in named:
        answers.append(
            _("i stedet for det, der blev skrevet %(when)s")
            % {"when": words.moment(named[act.corrects].occurred_at)}
        )
    return Step(when, said(kind.label), tuple(answers))


def _outcome(found: Status, example: Example, book: Lawbook) -> Iterable[str]:
    """What holds at the example's instant, of the rules that it proves."""
    names = {
        "open": _("Skal: %(act)s %(due)s"),
        "overdue": _("Skal, og er overskredet: %(act)s %(due)s"),
        "dormant": _("Skal, genoplivet efter fristen: %(act)s %(due)s"),
        "undecided": _("Skal, men klokkeslættet mangler: %(act)s"),
        "waived": _("Fritaget: %(act)s, efter almindelig lov %(due)s"),
        "suspended": _("I bero: %(act)s %(due)s"),
    }
    for one in (*found.must, *found.waived, *found.suspended):
        if one.duty.rule.id in example.rules:
            due = due_words(one.span.due)
            if due:
                due = _("senest %(due)s") % {"due": due}
            elif one.span.due.kind == "asap":
                due = _("snarest muligt")
            else:
                due = _("uden fast dato")
            yield names[one.status] % {"act": act_words(one.duty.rule.acts[0], book), "due": due}
    for breach in found.breached:
        if breach.rule.id in example.rules:
            yield _("Ikke overholdt: %(act)s, %(when)s") % {
                "act": act_words(breach.act, book),
                "when": words.short_instant(breach.at),
            }
    for blocked in found.not_yet:
        if any(by.rule.id in example.rules for by in blocked.by):
            yield _("Afventer: %(act)s") % {"act": act_words(blocked.act, book)}
    for blocked in found.waived_conditions:
        if any(by.rule.id in example.rules for by in blocked.by):
            yield _("Fritaget: %(act)s kræver ikke alt det, der ellers skal gå forud") % {
                "act": act_words(blocked.act, book)
            }
