"""The demo's families as their files tell of them (`demo/*.toml`), read into plain data.

Days are counted back from the day of the demo, so that the clocks run whenever it is loaded. A line of a
story is `[days before, act, what was said, { more }]`. What was said goes into the act's own text; `more`
are the act's other fields, and of the line itself: `at` (the hour), `who` (does it), `children` (it is
about; left out: all), `is` (a name for it), `of` (what it is about, by that name). `documents` are files of
`demo/papers/`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from frirum.law.vocabulary import ActKind
from frirum.record.lawbook import lawbook
from frirum.site.demo import Town, towns
from frirum.site.home import HOME

SPACE = uuid5(NAMESPACE_URL, "https://frirum.example/demo")
CITIZEN = "citizen"
LINE = ("at", "who", "children", "is", "of")
NAMED = {  # what stories call by a name, and the letter of those that they give none
    "notification-received": "n",
    "help-requested": "n",
    "case-received": "n",
    "decision": "d",
    "acute-decision": "d",
    "effort-started": "e",
    "decision-proposed": "p",
    "complaint-received": "c",
    "file-access-requested": "r",
    "goals-worded": "g",
}
ON_DECISION = {
    "committee-approved",
    "effort-started",
    "effort-changed",
    "effort-ended",
    "follow-up",
    "notifier-informed",
}
"""Acts about the newest decision; the others are about the newest notification or request."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A member of a family: age in years on the day of the demo, birthday as (month, day)."""

    key: str
    name: str
    age: int
    birthday: tuple[int, int]
    sex: str
    tie: str = ""  # to the children; "" is a child
    unborn: bool = False
    language: str = ""
    custody: str = (
        ""  # a parent's, where it does not follow from how many there are: "sole", "shared", "none"
    )

    @property
    def child(self) -> bool:
        return not self.tie


@dataclass(frozen=True, slots=True)
class Event:
    """An act: days before the demo's day, the hour ("" is some hour), who does it, about which children."""

    before: int
    hour: str
    act: str
    values: dict[str, Any] = field(default_factory=dict)
    by: str = ""
    about: tuple[str, ...] = ()
    key: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A family and its story, oldest first. `kin` are ties across families: (child, tie, family, other)."""

    key: str
    municipality: str
    people: tuple[Someone, ...]
    events: tuple[Event, ...]
    provisional: bool = False
    kin: tuple[tuple[str, str, str, str], ...] = ()


def families() -> tuple[Family, ...]:
    """All of the demo's, municipality by municipality."""
    return tuple(_family(said, town) for town in towns().values() for said in town.families)


def text_field(kind: ActKind, taken: Iterable[str] = ()) -> str:
    """The field that what was said goes into: the first required long text, else any, else a text.

    `taken` are fields that the line itself says.
    """
    free = [one for one in kind.fields if one.id not in taken]
    for type_, required in (("longtext", True), ("longtext", False), ("text", True), ("text", False)):
        for one in free:
            if one.type == type_ and one.required >= required:
                return one.id
    return ""


def pick(count: int, *what: object) -> int:
    """One of so many, by chance and yet the same each time."""
    return uuid5(SPACE, ":".join(map(str, what))).int % count


def person_id(municipality: str, family: str, key: str) -> UUID:
    return uuid5(SPACE, f"person:{municipality}:{family}:{key}")


def user_id(username: str) -> UUID:
    return uuid5(SPACE, f"user:{username}")


def _family(said: Mapping[str, Any], town: Town) -> Family:
    from frirum.cli.demo_voice import talk_events  # it tells of these very events

    people = tuple(_someone(one, said["name"]) for one in said["people"])
    key = said["name"].lower().replace(" ", "-")
    told = [*_events(said, town, key), *talk_events(said, people)]
    return Family(
        key=key,
        municipality=town.code,
        people=people,
        events=tuple(sorted(told, key=lambda event: -event.before)),
        provisional=said.get("provisional", False),
        kin=tuple(tuple(one) for one in said.get("kin", ())),
    )


def _someone(said: Mapping[str, Any], surname: str) -> Someone:
    day, month = said.get("born", "2/2").split("/")
    name = said["name"] if " " in said["name"] else f"{said['name']} {surname}"
    return Someone(
        key=said["name"].split()[0].lower(),
        name=name,
        age=said.get("age", 0),
        birthday=(int(month), int(day)),
        sex=said.get("sex", ""),
        tie=said.get("is", ""),
        unborn=said.get("unborn", False),
        language=said.get("language", ""),
        custody=said.get("custody", ""),
    )


def _events(said: Mapping[str, Any], town: Town, family: str) -> Iterable[Event]:
    vocabulary = lawbook().vocabulary
    count: dict[str, int] = {}
    newest: dict[str, str] = {}
    for number, (before, act, *rest) in enumerate(said["story"]):
        texts = [one for one in rest if isinstance(one, str)]
        more = {name: value for one in rest if isinstance(one, dict) for name, value in one.items()}
        line = {name: more.pop(name) for name in LINE if name in more}
        values = {**_usual()["act"].get(act, {}), **more}
        kind = vocabulary.acts.get(act)
        if texts and kind:
            values[text_field(kind, more)] = texts[0]
        if act == "notification-received":
            values |= _notifier(values, town.code, family, number)
        if act == "case-assigned":
            values = {"adviser": said["adviser"], "unit": _unit(town, said["adviser"]), **values}
        letter = NAMED.get(act, "")
        count[letter] = count.get(letter, 0) + 1
        key = line.get("is") or (f"{letter}{count[letter]}" if letter else "")
        needs = vocabulary.occasion(act) if kind else ""
        about = "d" if act in ON_DECISION and "d" in newest else "n"
        yield Event(
            before=before,
            hour=line.get("at", ""),
            act=act,
            values=values,
            by=line.get("who") or _who(act, said, town),
            about=tuple(line.get("children", ())),
            key=key,
            occasion=line.get("of") or (newest.get(about, "") if needs != "opens" else ""),
        )
        if letter in ("n", "d"):
            newest[letter] = key


def _notifier(values: Mapping[str, Any], *what: object) -> dict[str, str]:
    """Name and workplace of a professional who is not named: one of the usual ones."""
    known = _usual()["notifier"].get(values["notifier_kind"], ())
    if not known or not values["professional"] or "notifier_name" in values:
        return {}
    name, contact = known[pick(len(known), "notifier", *what)]
    return {"notifier_name": name, "notifier_contact": contact}


def _who(act: str, said: Mapping[str, Any], town: Town) -> str:
    """Whose work an act is: intake's until the family has an adviser, then theirs, or the leader's."""
    kind = lawbook().vocabulary.acts.get(act)
    roles = kind.roles if kind else ()
    adviser = said.get("adviser", "")
    intake = next(one for one in town.staff if "intake" in one.roles)
    unit = _unit(town, adviser) if adviser else intake.units[0]
    leader = next(one.username for one in town.staff if "leader" in one.roles and unit in one.units)
    if act in AT_INTAKE or not adviser:
        return intake.username if "intake" in roles else leader
    return adviser if "adviser" in roles else leader


AT_INTAKE = {
    "notification-received",
    "notification-assessed",
    "notification-acknowledged",
    "notification-forwarded",
    "help-requested",
    "case-received",
    "case-assigned",
    "case-unassigned",
}


def _unit(town: Town, username: str) -> str:
    return next(one.units[0] for one in town.staff if one.username == username)


@cache
def _usual() -> Mapping[str, Any]:
    return tomllib.loads((HOME / "demo" / "usual.toml").read_text("utf-8"))
