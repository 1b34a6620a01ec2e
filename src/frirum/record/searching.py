"""One box for people, cases and what is written, within what one may see; nothing else, not even as a number.

People and cases are found by code (name, number) and by birth date, under the access rule of lists. What is
written is sealed, so the newest of one's open cases are opened and read: as many as `MOST_OPENED`, and the
page says so. That somebody searched is noted, and whose texts were shown; not the words (decision 0075).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from frirum.access.models import Grant, log_search
from frirum.access.policy import Viewer, covered, covering, granted, ways
from frirum.law.history import Act
from frirum.law.moments import local_day
from frirum.law.vocabulary import Vocabulary

from . import cpr
from .history import Aliases, of_case
from .lawbook import lawbook
from .models import Case, CaseAlias, Custody, NameCode, Person, Relation, Subject
from .people import CPR_INDEX, NAME_INDEX
from .reading import Line, note_shown, timeline_of
from .sealing import KeyLost, SealBroken, keyring
from .sounds import sounds
from .told import Told, tell, told_about

MOST = 20
MOST_OPENED = 200  # open cases whose texts are read
MOST_TEXTS = 30
SHORTEST = 3  # letters: less than that stands in every text
NUMBER = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
DAY = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})(?!\d)"
)
HIDDEN = ("address", "contact", "school", "language")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a number, a birth date, and words, each as far as it is there."""

    text: str
    number: str = ""
    born: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(re.findall(r"\w+", self.text.casefold())))


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody around a child of a case that the viewer may see: as what, and in which case."""

    person: Person
    role: str
    case: Case


@dataclass(frozen=True, slots=True)
class Written:
    """A text in which all words stand: the entry, the field, and the text itself."""

    case: Case
    line: Line
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `opened` is how many of one's cases were read, `bounded` whether there are more."""

    cases: tuple[Case, ...] = ()
    people: tuple[Tied, ...] = ()
    texts: tuple[Written, ...] = ()
    opened: int = 0
    bounded: bool = False


def asked_for(words: str) -> Asked:
    """Reads what stands in the box: 030209-4321, 3.2.2009, and the rest as words."""
    number = ""
    if found := NUMBER.search(words):
        try:
            number = cpr.normal(found[0])
        except cpr.NoNumber:
            pass
        else:
            words = words.replace(found[0], " ")
    born = None
    if day := DAY.search(words):
        year, month, of_month = (day[1], day[2], day[3]) if day[1] else (day[6], day[5], day[4])
        try:
            born = date(int(year), int(month), int(of_month))
        except ValueError:
            pass
        else:
            words = words.replace(day[0], " ")
    return Asked(" ".join(words.split()), number, born)


def search(viewer: Viewer, asked: Asked) -> Found:
    """All that a viewer may see of what was asked for: the same number of queries whatever there is."""
    if viewer.user_id is None or not (asked.text or asked.number or asked.born):
        return Found()
    mine = tuple(_mine(viewer))
    someone = _someone(viewer, asked)
    cases = _cases(mine, someone) if someone is not None else ()
    people = _around(viewer, mine, someone) if someone is not None else ()
    texts, opened, bounded = _texts(viewer, mine, asked)
    log_search(viewer.user_id, viewer.municipality, viewer.at, len(cases) + len(people) + len(texts))
    note_shown(viewer, [one.case for one in texts], "search")
    return Found(cases, people, texts, opened, bounded)


def sealed(viewer: Viewer, words: str) -> str:
    """Words as an address may hold them: nobody reads them there, and they open for their writer alone."""
    return base64.urlsafe_b64encode(keyring().seal(words.encode(), _bound_to(viewer))).decode()


def unsealed(viewer: Viewer, text: str) -> str:
    """The words in an address; "" where it was tampered with, is somebody else's, or its key is gone."""
    try:
        return keyring().unseal(base64.urlsafe_b64decode(text.encode()), _bound_to(viewer)).decode()
    except (SealBroken, KeyLost, ValueError):
        return ""


def _mine(viewer: Viewer) -> Iterator[Q]:
    """The cases that a viewer may see, way by way: by role, by cover, by grant."""
    yield from ways(viewer)
    yield from (covered(viewer, adviser) for adviser in covering(viewer))
    yield Q(pk__in=Grant.objects.filter(granted(viewer)).values("case"), municipality=viewer.municipality)


def _someone(viewer: Viewer, asked: Asked) -> QuerySet[Person] | None:
    """The persons whom the words fit: every part of the name, the number, the birth date. None: no person."""
    ring, here = keyring(), viewer.municipality
    heard = sounds(asked.text)
    if asked.text and not heard:
        return None
    people = Person.objects.filter(municipality=here, alias_of=None)
    for one in heard:
        codes = ring.blind_indexes(NAME_INDEX, f"{here}:{one}")
        people = people.filter(
            pk__in=NameCode.objects.filter(municipality=here, code__in=codes).values("person")
        )
    if asked.number:
        people = people.filter(cpr_index__in=ring.blind_indexes(CPR_INDEX, asked.number))
    return people.filter(born=asked.born) if asked.born else people


def _cases(mine: Sequence[Q], someone: QuerySet[Person]) -> tuple[Case, ...]:
    found: dict[UUID, Case] = {}
    for way in mine:
        some = Case.objects.filter(way, person__in=someone).select_related("person")
        some = some.defer(*(f"person__{name}" for name in HIDDEN))
        found |= {one.id: one for one in some.order_by("-status", "-opened_at", "id")[:MOST]}
    every = sorted(found.values(), key=lambda one: (one.status != "open", -one.opened_at.timestamp(), one.id))
    return tuple(every[:MOST])


def _around(viewer: Viewer, mine: Sequence[Q], someone: QuerySet[Person]) -> tuple[Tied, ...]:
    """The people whom the viewer's cases name, by relation or custody, that hold now."""
    today = local_day(viewer.at)
    now = (Q(until=None) | Q(until__gt=today)) & Q(since__lte=today)
    found: dict[tuple[UUID, UUID], Tied] = {}
    for way in mine:
        cases = Case.objects.filter(way)
        related = Relation.objects.filter(now, other__in=someone, person__in=cases.values("person"))
        held = Custody.objects.filter(now, holder__in=someone, child__in=cases.values("person"))
        ties = [(one.other, one.person_id, one.role) for one in related.select_related("other")[:MOST]]
        ties += [(one.holder, one.child_id, "custody") for one in held.select_related("holder")[:MOST]]
        case_of = {
            one.person_id: one
            for one in cases.filter(person__in={child for _, child, _ in ties})
            .select_related("person")
            .order_by("status", "opened_at")
        }
        for person, child, role in ties:
            if child in case_of:
                found.setdefault((person.id, child), Tied(person, role, case_of[child]))
    return tuple(list(found.values())[:MOST])


def _texts(viewer: Viewer, mine: Sequence[Q], asked: Asked) -> tuple[tuple[Written, ...], int, bool]:
    """The entries of the viewer's newest open cases in which all words stand, the newest first."""
    if not any(len(word) >= SHORTEST for word in asked.words):
        return (), 0, False
    newest: dict[UUID, Case] = {}
    for way in mine:
        some = Case.objects.filter(way, status="open").select_related("person").order_by("-head")
        newest |= {
            one.id: one for one in some.defer(*(f"person__{name}" for name in HIDDEN))[: MOST_OPENED + 1]
        }
    every = sorted(newest.values(), key=lambda one: -one.head)
    cases = {one.id: one for one in every[:MOST_OPENED]}
    aliases = dict(CaseAlias.objects.filter(case__in=cases).values_list("pk", "case"))
    known, vocabulary = Aliases(cases=aliases), lawbook().vocabulary
    wanted = _with_words({*cases, *aliases}, asked, vocabulary)
    near = {case for one in wanted for case in map(known.case, one.entry.case_ids) if case in cases}
    told = told_about({each for case in near for each in known.cases_of(case)}).values() if near else ()
    found = [
        Written(cases[case], line, name, text)
        for case in near
        for line in _lines(case, told, known, vocabulary)
        if line.state == "current" and line.values
        for name, text in _said(Told(line.entry, line.values), vocabulary)
        if _holds(text, asked)
    ]
    found.sort(key=lambda one: (one.line.entry.occurred_at, one.line.entry.sequence), reverse=True)
    return tuple(found[:MOST_TEXTS]), len(cases), len(every) > MOST_OPENED


def _with_words(subjects: Iterable[UUID], asked: Asked, vocabulary: Vocabulary) -> list[Told]:
    named = Subject.objects.filter(subject__in=list(subjects)).select_related("entry__payload")
    entries = {one.entry_id: one.entry for one in named.order_by("-sequence")}
    every = (tell(entry) for entry in entries.values() if entry.act)
    hits = (one for one in every if any(_holds(text, asked) for _, text in _said(one, vocabulary)))
    return [one for one, _ in zip(hits, range(2 * MOST_TEXTS), strict=False)]


@dataclass(frozen=True, slots=True)
class _History:
    case: UUID
    told: tuple[Told, ...]
    known: Aliases
    acts: tuple[Act, ...]


def _lines(case: UUID, told: Iterable[Told], known: Aliases, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """A case's timeline: what was corrected or withdrawn from it is no longer found there."""
    every = tuple(told)
    history = _History(case, every, known, of_case(case, every, known, vocabulary))
    return timeline_of(history, vocabulary)


def _said(one: Told, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The texts of an entry, by field. What is recorded from a page of its own (an answer) has none: its
    text fields are keys, and nobody looks for a child by its marks."""
    kind = vocabulary.acts.get(one.entry.act)
    fields = (
        [field for field in kind.fields if field.type in ("text", "longtext") and not field.guarded]
        if kind and not kind.own_page
        else []
    )
    return [(field.id, one.said[field.id]) for field in fields if isinstance(one.said.get(field.id), str)]


def _holds(text: str, asked: Asked) -> bool:
    plain = text.casefold()
    return all(word in plain for word in asked.words)


def _bound_to(viewer: Viewer) -> bytes:
    return f"search:{viewer.user_id}".encode()
