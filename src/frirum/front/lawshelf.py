"""The law's data as its pages show it: provisions with versions and examples, open questions by place.

Read once for each version of the data. What is said of it is made by the page, in the page's language.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from frirum.law.documents import Doubt
from frirum.law.examples import Example, read
from frirum.law.experiments import Experiment, Waiver
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule, Provision, Statute
from frirum.record.lawbook import lawbook

_NUMBER = re.compile(r"\d+|[a-zæøå](?![a-zæøå])")


@dataclass(frozen=True)
class Shelf:
    """`statutes` are acts and experiments' practices by id, `versions` a provision's by id, oldest first."""

    book: Lawbook
    statutes: Mapping[str, Statute]
    versions: Mapping[str, tuple[Provision, ...]]
    examples: Mapping[str, Example]
    questions: tuple["Question", ...]

    def of(self, statute: str) -> tuple[tuple[Provision, ...], ...]:
        """The provisions of an act in the order of their citations, each with its versions."""
        own = [listed for listed in self.versions.values() if listed[0].statute.id == statute]
        if statute in self.book.experiments:
            return tuple(own)  # in the order of the file: what they cite has no numbers
        return tuple(sorted(own, key=lambda listed: _place(listed[-1].citation)))

    def rules(self, provision: Provision) -> tuple[AnyRule, ...]:
        """The rules of one version of a provision."""
        return tuple(rule for rule in self.book.rules if rule.provision is provision)

    def proofs(self, provision: Provision) -> tuple[Example, ...]:
        """The examples that prove a version's rules, each once; those of its own time."""
        ids = {rule.id for rule in self.rules(provision)}
        several = len(self.versions[provision.id]) > 1
        return tuple(
            one
            for one in self.examples.values()
            if not ids.isdisjoint(one.rules) and (not several or provision.valid.covers(local_day(one.at)))
        )

    def waivers(self, rule: AnyRule) -> tuple[tuple[Experiment, Waiver], ...]:
        """The experiments that waive a rule, and how."""
        return tuple(
            (experiment, waiver)
            for experiment in self.book.experiments.values()
            for waiver in experiment.approval.waivers
            if rule.id in waiver.rules
        )


@dataclass(frozen=True, slots=True)
class Question:
    """One open question, and every place that asks it; `provision` where a place is one."""

    says: str
    places: tuple[tuple[Doubt, Provision | None], ...]


def shelf() -> Shelf:
    """The law of this installation, on its shelf."""
    return _shelved(lawbook().digest)


@cache
def _shelved(_digest: str) -> Shelf:
    book = lawbook()
    versions: dict[str, list[Provision]] = defaultdict(list)
    for provision in book.provisions:
        versions[provision.id].append(provision)
    statutes = {one.statute.id: one.statute for one in book.provisions}
    return Shelf(
        book,
        statutes,
        {name: tuple(sorted(listed, key=lambda one: one.valid.since)) for name, listed in versions.items()},
        _examples(book),
        _questions(book),
    )


def _examples(book: Lawbook) -> dict[str, Example]:
    """By the place where each stands in its file."""
    found = (read(table, statute, experiment, book) for table, statute, experiment in book.examples)
    return {str(one.place): one for one in found if one is not None}


def _questions(book: Lawbook) -> tuple[Question, ...]:
    """Each question once, where it is first asked, with all its places."""
    places: dict[str, list[tuple[Doubt, Provision | None]]] = defaultdict(list)
    for doubt in book.doubts:
        places[doubt.says].append((doubt, _provision(doubt, book)))
    return tuple(Question(says, tuple(listed)) for says, listed in places.items())


def _provision(doubt: Doubt, book: Lawbook) -> Provision | None:
    """The provision below which a doubt stands in its file."""
    above = [
        one
        for one in book.provisions
        if one.place.file == doubt.place.file and one.place.line <= doubt.place.line
    ]
    return max(above, key=lambda one: one.place.line, default=None)


def _place(citation: str) -> tuple[tuple[int, str], ...]:
    """Where a citation stands in its act: § 155 a comes after § 155, and § 11, stk. 3, before § 48."""
    return tuple(
        (int(one), "") if one.isdigit() else (0, one) for one in _NUMBER.findall(citation.casefold())
    )
