"""The notification form: from what somebody typed to children, values and faults in words.

One page, one or several children; nothing typed is ever lost. Pure: the vocabulary and now are given.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from frirum.law.moments import local_day
from frirum.law.vocabulary import Vocabulary
from frirum.record import cpr
from frirum.record.people import REGISTERED
from frirum.record.validation import birth_faults
from frirum.site.screen.answers import read
from frirum.site.screen.asking import Asked, Choice, Typed, ask_fields
from frirum.site.screen.words import said

MOST_CHILDREN = 12
ABOUT_CHILD = ("name", "unborn", "cpr", "born", "school", "address")
# Whether to tell the parents hangs on what is suspected of them: so that is asked first.
ABOUT_WORRY = ("concern", "reasons", "danger_now", "suspects_parents", "parents_informed", "who_informed")
OF_THE_NOTIFIER = ("notifier_name", "notifier_contact")
NOTIFICATION = "notification-received"


@dataclass(frozen=True, slots=True)
class Child:
    """One child as written: the values of *person registered*, and what is wrong with them, by field."""

    values: Mapping[str, Any]
    faults: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notification:
    """A form as posted: every child's lines as on the page. It may be sent when there are no faults."""

    lines: tuple[Child, ...]
    values: Mapping[str, Any]
    faults: Mapping[str, str]

    @property
    def complete(self) -> bool:
        return not self.faults and not any(line.faults for line in self.lines)

    @property
    def children(self) -> tuple[Child, ...]:
        """Those that something was written about: lines left empty are no child."""
        return tuple(line for line in self.lines if line.values)


@dataclass(frozen=True, slots=True)
class ChildPart:
    fields: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    heading: str
    words: str
    fields: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The page's form, with what has been typed so far."""

    entry_id: UUID
    children: tuple[ChildPart, ...]
    parts: tuple[Part, ...]


def without_child(typed: Typed, number: int) -> Typed:
    """The same form with one child taken out: those after it move up."""
    fields: dict[str, Sequence[str]] = {}
    for name, texts in typed.fields.items():
        head, _dot, rest = name.partition(".")
        place, _dot, field = rest.partition(".")
        if head != "child" or not re.fullmatch(r"[0-9]{1,3}", place) or int(place) < number:
            fields[name] = texts
        elif int(place) > number:
            fields[f"child.{int(place) - 1}.{field}"] = texts
    return Typed(fields)


def read_notification(vocabulary: Vocabulary, typed: Typed, children: int, now: datetime) -> Notification:
    """What is written, checked: by the vocabulary, and that whoever is not anonymous says who they are."""
    lines = [_child(vocabulary, typed, number, local_day(now)) for number in range(children)]
    nobody = not any(line.values for line in lines)
    for number, line in enumerate(lines):
        if line.values or (nobody and number == 0):
            lines[number] = Child(line.values, {**_missing_name(line), **line.faults})
    answers = read(vocabulary, vocabulary[NOTIFICATION], typed, now)
    values = dict(answers.values)
    faults = {
        name: words for name, words in answers.faults.items() if name not in ("occurred_at", "known_at")
    }
    for fault in vocabulary.validate(NOTIFICATION, values, local_day(now)):
        faults.setdefault(fault.field, said(fault.says))
    if "notifier_kind" not in values:
        faults["notifier_kind"] = _("Vælg, hvem du er.")
    if values.get("professional") is True and values.get("anonymous") is True:
        faults["anonymous"] = _(
            "En fagperson kan ikke være anonym. Svar nej her, eller nej til, at du er fagperson."
        )
    if values.get("anonymous") is True:
        values = {name: value for name, value in values.items() if name not in OF_THE_NOTIFIER}
    elif not values.get("notifier_name"):
        faults["notifier_name"] = _("Skriv dit navn, eller svar ja til, at du vil være anonym.")
    return Notification(tuple(lines), values, faults)


def _child(vocabulary: Vocabulary, typed: Typed, number: int, today: date) -> Child:
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name in ABOUT_CHILD:
        text = typed.one(f"child.{number}.{name}").strip()
        if name == "unborn":
            values |= {name: True} if text == "yes" else {}  # a no is no word of a child
        elif text:
            values[name] = text
    for fault in (*vocabulary.validate(REGISTERED, values), *birth_faults(values, today)):
        if fault.field != "name":
            faults.setdefault(fault.field, said(fault.says))
    if "cpr" in values and "cpr" not in faults:
        values["cpr"] = cpr.normal(values["cpr"])
        values.setdefault("born", cpr.birth_date(values["cpr"]).isoformat())
    return Child(values, faults)


def _missing_name(child: Child) -> dict[str, str]:
    if child.values.get("name"):
        return {}
    if child.values.get("unborn"):
        return {"name": _("Skriv morens navn, eller det, du ved om hende.")}
    return {
        "name": _("Skriv barnets navn. Kender du det ikke, så skriv det, du ved, fx »dreng på 6 år i 0. B«.")
    }


def ask(
    vocabulary: Vocabulary, typed: Typed, children: int, entry_id: UUID, on: date, sent: Notification | None
) -> Form:
    """The form as it is shown, with the faults of what was sent."""
    faults = sent.faults if sent else {}
    asked = {
        field.name.removeprefix("value."): field
        for field in ask_fields(vocabulary[NOTIFICATION], typed, faults, {}, on)
        if field.kind != "documents"  # decision 0095
    }
    # The vocabulary's words are staff's; here the form speaks to whoever writes.
    asked["notifier_kind"] = replace(asked["notifier_kind"], label=_("Hvem er du?"))
    asked["notifier_name"] = replace(
        asked["notifier_name"],
        label=_("Dit navn"),
        required=True,
        help=_("Skal ikke skrives, hvis du vil være anonym."),
    )
    for name in OF_THE_NOTIFIER:
        asked[name] = replace(asked[name], never_after="value.anonymous", answers=("yes",))
    who = tuple(field for name, field in asked.items() if name not in ABOUT_WORRY)
    return Form(
        entry_id=entry_id,
        children=tuple(_ask_child(vocabulary, typed, number, sent) for number in range(children)),
        parts=(
            Part(
                "worry",
                _("Din bekymring"),
                _(
                    "Har du billeder eller papirer, så skriv det, og behold dem. "
                    "Den medarbejder, der kontakter dig, siger, hvordan du giver dem videre."
                ),
                tuple(asked[name] for name in ABOUT_WORRY if name in asked),
            ),
            Part("who", _("Om dig, der underretter"), "", who),
        ),
    )


def _ask_child(vocabulary: Vocabulary, typed: Typed, number: int, sent: Notification | None) -> ChildPart:
    faults = sent.lines[number].faults if sent and number < len(sent.lines) else {}
    hints = {
        "name": _("Er barnet ikke født endnu, så skriv morens navn."),
        "cpr": _("Ti cifre, hvis du kender det."),
        "address": _("Hvor barnet bor, hvis du ved det."),
    }
    fields = []
    for name in ABOUT_CHILD:
        field = vocabulary[REGISTERED].find(name)
        if field is None:
            raise LookupError(f"{REGISTERED} has no field {name!r}: the form would lose what is typed in it")
        text = typed.one(f"child.{number}.{name}")
        yes_no = (Choice("yes", _("Ja"), text == "yes"), Choice("no", _("Nej"), text == "no"))
        fields.append(
            Asked(
                name=f"child.{number}.{name}",
                label=said(field.label),
                kind=field.type,
                required=name == "name",
                help=hints.get(name, ""),
                text=text,
                options=yes_no if field.type == "yesno" else (),
                fault=faults.get(name, ""),
            )
        )
    return ChildPart(tuple(fields))
