"""What a talk, an answer and what hangs on them must be before they are recorded.

One ask is answered once; after that only a correction changes it, by staff and with a reason.
An answer is to what was asked: the same person, about the same, with the same instrument and version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from frirum.access.policy import NotYours
from frirum.feedback.instruments import Instrument
from frirum.law.history import chains, effective
from frirum.law.vocabulary import ActKind, Fault

from . import instruments, talking
from .drafts import Draft, Refused, fault
from .naming import Named
from .scene import Scene

ANSWER_DAYS = 14
"""How long after a talk somebody may still answer by themselves: a phone can be without a line over a
holiday. The code that opens the page is good for much less (`access.answering`)."""
OF_THE_CHILD = ("self", "parent-about-child", "other-about-child")
OLDEST = 120


def check_respondent(draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
    """Raises NotYours unless this answers a question of a talk that was put to the very person.

    Whoever answers is no member of staff and sees nothing: all else does not exist to them.
    """
    asked = _asked(draft, named, scene) if kind.id == talking.ANSWERED and draft.corrects is None else None
    who = scene.aliases.person(UUID(draft.actor.id))
    if asked is None or scene.aliases.person(UUID(asked["respondent"])) != who:
        raise NotYours
    if draft.actor.role != "respondent":
        raise NotYours


def check_voice(draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
    """Raises Refused where an act of the family's voice is not what it must be."""
    checks = {
        talking.OPENED: _talk,
        talking.ANSWERED: _answer,
        talking.SHARED: _sharing,
        talking.CARD: _card,
    }
    if kind.id in checks and kind.effect is None:
        faults = list(checks[kind.id](draft, named, scene))
        if faults:
            raise Refused(faults, draft.entry_id)


def cases_of(about: UUID, cases: Iterable[Mapping[str, str]]) -> tuple[UUID, ...]:
    """On which of a talk's cases an answer stands: about a child, on that child's; about a parent, on all."""
    every = [(UUID(one["id"]), UUID(one["person"])) for one in cases]
    own = tuple(case for case, person in every if person == about)
    return own or tuple(case for case, _ in every)


def _talk(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    asks = draft.values["asks"]
    known = instruments.library(draft.actor.municipality)
    children = {scene.aliases.person(UUID(case["person"])) for case in named.cases}
    seen = set()
    for ask in asks:
        instrument = known.get(ask["instrument"])
        if instrument is None or instrument.version != ask["version"]:
            da = f"Skemaet »{ask['instrument']}« findes ikke i den udgave ({ask['version']})."
            yield fault("asks", da, f"There is no form {ask['instrument']!r}, version {ask['version']!r}.")
        elif ask["role"] not in instrument.roles:
            da = f"»{instrument.title['da']}« er ikke til den, der svarer sådan. Vælg et andet skema."
            yield fault("asks", da, f"{instrument.id} is not for {ask['role']}. Choose another form.")
        about = scene.aliases.person(UUID(ask["about"]))
        if ask["role"] in OF_THE_CHILD and about not in children:
            da = "Der spørges om et barn, hvis sag ikke er med i samtalen. Tag barnet med."
            yield fault(
                "asks", da, "The question is about a child whose case is not in the talk. Include it."
            )
        key = (ask["respondent"], ask["about"], ask["role"], ask["instrument"])
        if key in seen:
            da = "Den samme bliver spurgt to gange om det samme. Fjern det ene."
            yield fault("asks", da, "The same person is asked the same thing twice. Remove one.")
        seen.add(key)
    if draft.corrects is not None:
        yield from _kept(draft, named, scene)


def _kept(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    """A talk that is corrected keeps the questions that were answered, as they were."""
    asks = {ask["id"]: ask for ask in draft.values["asks"]}
    for case in named.case_ids:
        found = _voice(case, scene)
        root = _root(str(draft.corrects), case, scene)
        for answer in found.answers:
            ask = asks.get(answer.act.values["ask"])
            if answer.talk.root == root and (ask is None or not _fits(ask, answer.act.values, scene)):
                da = "Et spørgsmål, der er svaret på, kan ikke fjernes eller ændres. Ret svaret i stedet."
                en = "A question that has an answer can't be removed or changed. Correct the answer instead."
                yield fault("asks", da, en)
                return


def _answer(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    values = draft.values
    given = [name for name in ("marks", "total", "skipped") if values.get(name) not in (None, "", [])]
    if len(given) != 1:
        da = (
            "Et svar er enten alle mærker, en sum eller en grund til, at der ikke er svaret: netop ét af dem."
        )
        en = "An answer is all marks, or a total, or why there is none: exactly one of them."
        yield fault("marks", da, en)
        return
    asked = _asked(draft, named, scene)
    if asked is None or not _fits(asked, values, scene):
        da = "Svaret passer ikke til det, der blev spurgt om ved samtalen. Åbn samtalen, og svar derfra."
        yield fault(
            "ask", da, "The answer doesn't fit what was asked at the talk. Answer from the talk itself."
        )
        return
    about = scene.aliases.person(UUID(values["about"]))
    talk_cases = scene.told[UUID(values["talk"])].entry.subjects["cases"]
    cases = [
        {
            "id": str(scene.aliases.case(UUID(one["id"]))),
            "person": str(scene.aliases.person(UUID(one["person"]))),
        }
        for one in talk_cases
    ]
    if not set(named.case_ids) <= set(cases_of(about, cases)):
        da = "Svaret hører til en anden sag: et svar om et barn står kun på barnets egen."
        yield fault(
            "about", da, "The answer belongs to another case: one about a child stands on its own alone."
        )
    yield from _once(draft, named, scene)
    yield from _in_time(draft, scene)
    yield from _numbers(draft, named, scene)


def _once(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    for case in named.case_ids:
        root = _root(str(draft.corrects), case, scene) if draft.corrects else ""
        talk = _root(draft.values["talk"], case, scene)
        for other in _voice(case, scene).answers:
            same = (other.talk.root, other.act.values["ask"]) == (talk, draft.values["ask"])
            if same and other.root != root:
                da = "Der er allerede svaret. Et svar ændres kun ved at rette det, med en grund."
                en = "It is answered already. An answer is changed only by correcting it, with a reason."
                yield fault("ask", da, en)
                return


def _in_time(draft: Draft, scene: Scene) -> Iterator[Fault]:
    opened = scene.told[UUID(draft.values["talk"])].entry.occurred.day
    late = (draft.times.recorded.day - opened).days
    if draft.actor.kind == "respondent" and not 0 <= late <= ANSWER_DAYS:
        da = "Samtalen er for længe siden til, at man kan svare selv. Sig det til rådgiveren."
        yield fault("talk", da, "The talk is too long ago to answer by oneself. Tell the adviser.")


def _numbers(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    values = draft.values
    age = values.get("age")
    if age is not None and not (type(age) is int and 0 <= age <= OLDEST):
        yield fault("age", "Alder: skriv hele år.", "Age: write whole years.")
    instrument = instruments.library(draft.actor.municipality).get(values["instrument"])
    if instrument is None or values.get("skipped"):
        return
    if values.get("total") is not None:
        most = instrument.most_total
        if most is None or type(values["total"]) is not int or not 0 <= values["total"] <= most:
            da = f"Summen skal være hele millimeter fra 0 til {most}." if most else "Mål har ingen sum."
            en = f"The total must be whole millimetres from 0 to {most}." if most else "Goals have no total."
            yield fault("total", da, en)
        return
    marks, lines = values["marks"], _lines(instrument, values, named, scene)
    if lines is None:
        da = "Sig, hvilke mål der svares på: dem, der er skrevet med den, de gælder."
        yield fault("goals", da, "Say which goals are answered: those worded by the one they are about.")
    elif len(marks) != lines or max(marks) > instrument.most:
        da = f"Der skal være {lines} mærker, hvert fra 0 til {instrument.most}. Et halvt svar er intet svar."
        en = f"There must be {lines} marks, each from 0 to {instrument.most}. Half an answer is none."
        yield fault("marks", da, en)


def _lines(instrument: Instrument, values: Mapping[str, Any], named: Named, scene: Scene) -> int | None:
    """How many marks make an answer; of goals, as many as were worded. None where it isn't said which."""
    if instrument.kind != "goals":
        return len(instrument.lines)
    about = scene.aliases.person(UUID(values["about"]))
    for case in named.case_ids:
        root = _root(str(values.get("goals", "")), case, scene)
        for one in _voice(case, scene).worded:
            if one.root == root and scene.aliases.person(UUID(one.act.values["whose"])) == about:
                return len(one.texts)
    return None


def _sharing(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    """On the child's own case alone: there its talk is found, and there the sharing ends when it ends."""
    whose = scene.aliases.person(UUID(draft.values["whose"]))
    if _children(named, scene) != {whose}:
        da = "Det er kun barnets egne svar, der deles her, på barnets egen sag. Del hvert barns for sig."
        en = "Only the child's own answers are shared here, on its own case alone. Share each child's apart."
        yield fault("whose", da, en)
    if whose in {scene.aliases.person(UUID(one)) for one in draft.values["with"]}:
        yield fault("with", "Egne svar ser man altid.", "One always sees one's own answers.")


def _card(draft: Draft, named: Named, scene: Scene) -> Iterator[Fault]:
    if scene.aliases.person(UUID(draft.values["to"])) not in _children(named, scene):
        yield fault("to", "Kortet er til barnet i sagen.", "The card is for the child of the case.")


def _children(named: Named, scene: Scene) -> set[UUID]:
    return {scene.aliases.person(UUID(case["person"])) for case in named.cases}


def _asked(draft: Draft, named: Named, scene: Scene) -> Mapping[str, str] | None:
    """The question that an answer names, where its talk counts in every case that it is recorded on."""
    found = None
    for case in named.case_ids:
        talk = _voice(case, scene).talks.get(_root(str(draft.values.get("talk")), case, scene))
        if talk is None:
            return None
        found = next((one for one in talk.asks if one["id"] == draft.values.get("ask")), None)
    return found


def _fits(ask: Mapping[str, str], values: Mapping[str, Any], scene: Scene) -> bool:
    def real(said: str) -> UUID:
        return scene.aliases.person(UUID(said))

    same = all(ask[name] == values[name] for name in ("role", "instrument", "version"))
    return same and all(real(ask[name]) == real(values[name]) for name in ("respondent", "about"))


def _voice(case: UUID, scene: Scene) -> talking.Voice:
    history = scene.acts_of(case)
    return talking.voice(effective(history, scene.vocabulary), chains(history), scene.vocabulary)


def _root(entry: str, case: UUID, scene: Scene) -> str:
    """The first version of an entry."""
    return chains(scene.acts_of(case)).get(entry, entry)
