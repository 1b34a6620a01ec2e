"""The demo's talks: who was asked what, what each answered, what was changed. A family's `[[family.talk]]`.

An answer is `[who, instrument, what]`: who is one of the family, or "one of another"; what is all marks, a
total from paper, or why there is none. Everybody answers for themselves on the tablet; staff types totals.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid5

from frirum.cli.demo_cast import SPACE, Event, Someone, user_id
from frirum.law.moments import COPENHAGEN, Moment
from frirum.record.drafts import Actor, Draft, Times
from frirum.record.instruments import shipped
from frirum.record.municipal import THRESHOLD
from frirum.record.talking import ANSWERED, CHANGED, OPENED
from frirum.site.demo import towns

SET_AT = time(9, 30)
RESPONDENT = "respondent:"


def talk_events(said: Mapping[str, Any], people: Collection[Someone]) -> Iterator[Event]:
    """A family's talks as events, each with its answers and what was changed after it."""
    children = {one.key for one in people if one.child}
    every = tuple(one.key for one in people if one.child)
    for number, talk in enumerate(said.get("talk", ()), 1):
        key, asks = f"t{number}", [_ask(who, what, children) for who, what, _ in talk["answers"]]
        about = tuple(one for one in every if one in {ask["about"] for ask in asks}) or every
        line: dict[str, Any] = {"before": talk["before"], "by": said["adviser"]}
        hour = talk.get("at", "")
        yield Event(hour=hour, act=OPENED, values={"asks": asks}, about=about, key=key, **line)
        for ask, (_, _, answer) in zip(asks, talk["answers"], strict=True):
            values = {name: text for name, text in ask.items() if name != "id"}
            values |= {"talk": key, "ask": ask["id"], **_answer(answer)}
            if ask["instrument"] == "maal":
                values["goals"] = talk.get("goals", said.get("goals", "g1"))
            on = (ask["about"],) if ask["about"] in children else about
            by = said["adviser"] if values["mode"] == "paper" else f"{RESPONDENT}{ask['respondent']}"
            yield Event(talk["before"], hour, ANSWERED, values, by, on, f"{key}:{ask['id']}")
        if change := talk.get("change"):
            yield Event(hour=hour, act=CHANGED, values={"talk": key, "text": change}, about=about, **line)


def _ask(who: str, what: str, children: Collection[str]) -> dict[str, str]:
    respondent, _, other = who.partition(" of ")
    about = other or respondent
    role = "self" if respondent in children else "parent-about-child" if other else "parent-about-self"
    instrument = shipped().get(what)
    return {
        "id": f"{who} {what}",
        "respondent": respondent,
        "about": about,
        "role": role,
        "instrument": what,
        "version": instrument.version if instrument else "?",
    }


def _answer(said: Any) -> dict[str, Any]:
    if isinstance(said, list):
        return {"marks": said, "mode": "tablet"}
    if isinstance(said, int):
        return {"total": said, "mode": "paper"}
    return {"skipped": said, "mode": "tablet"}


def thresholds(code: str, now: datetime) -> Iterator[Draft]:
    """What a leader of the municipality has set, so many days before, from which source."""
    for place, one in enumerate(towns()[code].thresholds):
        day = now.astimezone(COPENHAGEN).date() - timedelta(days=one["before"])
        values = {name: value for name, value in one.items() if name not in ("before", "by")}
        yield Draft(
            act=THRESHOLD,
            actor=Actor("user", str(user_id(one["by"])), "leader", code),
            entry_id=uuid5(SPACE, f"threshold:{code}:{place}"),
            times=Times(Moment.of(datetime.combine(day, SET_AT))),
            values=values,
        )
