"""»Det må vi nu«: what an experiment changes for the adviser, on a day, in plain words.

Pure. What is waived, until when and on which basis comes from approval and acts; only the words are the
experiment's own (`wording.py`). Where it has none, the approval's say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .experiments import Experiment, Read, Waiver
from .loading import Lawbook
from .papers import LABELS, Doubts, Fact, Line, Paper, Section, both, day_words, put
from .provisions import AnyRule, DutyRule, LapseRule, Provision, Validity, Words
from .wording import Saying, filled

SECTIONS = ("waived", "targets", "who", "stands", "outside")


def may_now(book: Lawbook, name: str, asked: date, adopted: bool | None = None) -> Paper:
    """The paper of one experiment, as on a day; of one that has not begun, or has ended, as on its first or
    last day, and it says so. `adopted`: whether the municipality has put it into use (None: not known here).

    Raises ValueError for an experiment that is not there.
    """
    if name not in book.experiments:
        raise ValueError(f"there is no experiment {name!r}; known are: {', '.join(sorted(book.experiments))}")
    return _MayNow(book, book.experiments[name], asked).paper(adopted)


class _MayNow:
    def __init__(self, book: Lawbook, experiment: Experiment, asked: date) -> None:
        self.book, self.experiment, self.asked = book, experiment, asked
        self.words, self.doubts = book.wording, Doubts()
        self.approval = experiment.approval.as_known(asked) or experiment.approval
        self.periods = [one for one in self.approval.periods if one.known_from <= asked]
        self.approved = (self.approval.citation,)  # what was read, which is seldom the approval itself
        self.since, until = self.approval.valid.since, self.approval.valid.until
        self.last = until - timedelta(days=1) if until else None
        self.day = min(max(asked, self.since), self.last or date.max)
        self.said = {name: one for one in experiment.words for name in one.names}

    def paper(self, adopted: bool | None) -> Paper:
        experiment, label = self.experiment, self.words.label
        vedtaegt = experiment.vedtaegt.get("doubt", "")
        general = (*self.approval.doubts, vedtaegt, *experiment.doubts, self.approval.valid.doubt)
        general += tuple(doubt for one in self.periods for doubt in one.doubts)
        self.doubts.of(general)
        own = {one: tuple(getattr(self, one)()) for one in ("waived", "targets", "who", "outside")}
        questions = len(self.doubts.said)  # what is doubtful from here on is so in ordinary law too
        own["stands"] = tuple(self.stands())
        sections = [Section(one, label(one), own[one]) for one in SECTIONS]
        return Paper(
            id=experiment.id,
            kind=label("may_now"),
            title=experiment.title,
            at=self.asked,
            facts=tuple(self.facts(adopted)),
            sections=tuple(one for one in sections if one.lines),
            questions=tuple(self.doubts.said[:questions]),
            reservations=tuple(self.doubts.said[questions:]),
            labels={one: label(one) for one in LABELS},
        )

    def facts(self, adopted: bool | None) -> Iterator[Fact]:
        label, experiment = self.words.label, self.experiment
        place = self.book.municipalities.get(self.approval.municipality)
        yield Fact(label("municipality"), both(place.name if place else self.approval.municipality))
        yield Fact(label("period"), period(self.book, self.approval.valid))
        yield Fact(label("now"), self.now(adopted))
        if experiment.aim["da"]:
            yield Fact(label("aim"), experiment.aim)
        how = label(self.approval.status)
        yield Fact(label("basis"), put(both(f"{self.approval.citation} {{how}}"), how=how))

    def now(self, adopted: bool | None) -> Words:
        label, at = self.words.label, day_words(self.asked)
        if not self.experiment.published:
            return label("unpublished")
        if self.last and self.asked > self.last:
            return put(label("ended"), to=day_words(self.last))
        if adopted is False:
            return label("not_adopted")
        return put(label("before" if self.asked < self.since else "running"), at=at)

    def waived(self) -> Iterator[Line]:
        """Each waiver, and what replaces it."""
        if not self.approval.waivers:
            yield Line("nothing", self.words.label("nothing"), self.approved)
        for waiver in self.approval.waivers:
            said, basis = self.said.get(waiver.id), self.book.bounds.waivables.get(waiver.basis)
            cited, doubts = self.set_aside(waiver)
            yield Line(
                waiver.id,
                said.says if said and said.says["da"] else both(waiver.says),
                cited,
                waiver.source,
                self.doubts.of((*waiver.doubts, *(basis.doubts if basis else ()), *doubts)),
                tuple(self.instead(waiver, said)),
            )

    def set_aside(self, waiver: Waiver) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a waiver sets aside, cited as on the day: a whole provision, or the sentences of it; and
        what is doubtful about those numbers.
        """
        basis = self.book.bounds.waivables.get(waiver.basis)
        rules = [rule for rule in self.rules() if rule.id in waiver.rules]
        within = basis.provisions if basis else frozenset()
        whole = [
            one
            for one in self.provisions()
            if one.id in within
            and all(rule.id in waiver.rules for rule in self.rules_of(one) if not isinstance(rule, LapseRule))
        ]
        parts = [rule.source for rule in rules if rule.provision not in whole]
        return (
            tuple(dict.fromkeys(sorted([*(one.source for one in whole), *parts]))),
            tuple(one.valid.doubt for one in whole),
        )

    def instead(self, waiver: Waiver, said: Saying | None) -> Iterator[Line]:
        if said and said.instead["da"]:
            yield Line(f"{waiver.id}/instead", said.instead, self.approved)
        for rule in self.practice():
            if self.experiment.replaced.get(rule.id) == waiver.id:
                yield self.practised(rule)

    def targets(self) -> Iterator[Line]:
        """The local targets, which no law sets."""
        for rule in self.practice():
            if rule.id not in self.experiment.replaced:
                yield self.practised(rule)

    def practised(self, rule: AnyRule) -> Line:
        said = self.said.get(rule.id)
        words = filled(said.says, rule) if said and said.says["da"] else both(rule.says)
        return Line(rule.id, words, (rule.source,), doubts=self.doubts.of(rule.doubts))

    def stands(self) -> Iterator[Line]:
        """What is in force and waived by no experiment of the municipality; which others it has."""
        others = [
            one
            for one in self.book.experiments.values()
            if one.approval.municipality == self.approval.municipality
            and one.id != self.experiment.id
            and one.published
            and one.approval.valid.covers(self.day)
        ]
        waived = {
            name for one in (self.experiment, *others) for each in one.approval.waivers for name in each.rules
        }
        yield from standing(self.book, self.day, waived, self.doubts, "says")
        for one in others:
            yield Line(one.id, put(self.words.label("others"), title=one.title), (one.approval.citation,))

    def outside(self) -> Iterator[Line]:
        """The ways out, and what they do."""
        about = {name: one for one in self.words.outside for name in one.names}
        for way in self.approval.ways_out:
            said = next((about[act] for act in sorted(way.acts) if act in about), None)
            back = said.back if said and way.back else None
            sources, doubts = self.read_in(Read(way.source, way.doubts))
            yield Line(way.id, said.says if said else both(way.says), sources, doubts=doubts)
            if back and back["da"]:
                yield Line(f"{way.id}/back", back, sources, doubts=doubts)
        first = {way.then: way for way in reversed(self.approval.ways_out)}
        for then in dict.fromkeys(way.then for way in self.approval.ways_out):
            if then in self.words.then and self.approval.waivers:
                sources, doubts = self.read_in(Read(first[then].source, first[then].doubts))
                yield Line(f"then/{then}", self.words.then[then], sources, doubts=doubts)

    def who(self) -> Iterator[Line]:
        for key, words, read in (
            (self.approval.entry, self.words.entry, self.approval.entry_read),
            (self.approval.at_end, self.words.at_end, self.approval.at_end_read),
        ):
            if key in words and self.approval.waivers:
                sources, doubts = self.read_in(read)
                yield Line(key, words[key], sources, doubts=doubts)

    def read_in(self, read: Read) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Where it was read, and the numbers of its doubts."""
        return ((read.source,) if read.source else self.approved), self.doubts.of(read.doubts)

    def practice(self) -> list[DutyRule]:
        return [
            rule
            for rule in self.experiment.rules
            if isinstance(rule, DutyRule) and rule.provision.valid.covers(self.day)
        ]

    def rules(self) -> list[AnyRule]:
        return in_force(self.book, self.day)

    def rules_of(self, provision: Provision) -> list[AnyRule]:
        return [rule for rule in self.rules() if rule.provision is provision]

    def provisions(self) -> list[Provision]:
        return provisions_on(self.book, self.day)


def period(book: Lawbook, valid: Validity) -> Words:
    """From when to when, the last day included."""
    since = day_words(valid.since)
    if valid.until is None:
        return put(book.wording.label("from_only"), from_=since)
    to = day_words(valid.until - timedelta(days=1))
    return put(book.wording.label("from_to"), from_=since, to=to)


def standing(book: Lawbook, day: date, waived: set[str], doubts: Doubts | None, to: str) -> Iterator[Line]:
    """What is in force on a day and not waived, in the words to staff ("says") or to the "family"."""
    rules = {rule.id: rule for rule in in_force(book, day)}
    provisions = {one.id: one for one in provisions_on(book, day)}
    for one in book.wording.stands:
        words: Words = one.says if to == "says" else one.family
        found = [name for name in one.names if name in rules or name in provisions]
        if not words["da"] or not found or waived & set(one.names):
            continue
        about = [rules[name] if name in rules else provisions[name] for name in found]
        yield Line(
            found[0],
            filled(words, rules.get(found[0])),
            tuple(dict.fromkeys(each.source for each in about)),
            doubts=doubts.of(doubt for each in about for doubt in each.doubts) if doubts is not None else (),
        )


def in_force(book: Lawbook, day: date) -> list[AnyRule]:
    """The acts' own rules on a day."""
    return [
        rule
        for rule in book.rules
        if rule.experiment is None
        and rule.provision.valid.covers(day)
        and rule.provision.statute.valid.covers(day)
    ]


def provisions_on(book: Lawbook, day: date) -> list[Provision]:
    """The acts' own provisions on a day."""
    return [
        one
        for one in book.provisions
        if one.statute.id in book.statutes and one.valid.covers(day) and one.statute.valid.covers(day)
    ]
