"""An act of the vocabulary, as the fields of a form: labels, choices, what is typed so far, what is wrong.

Pure: what can be chosen among people, entries and users is given, and nothing is looked up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from frirum.law.moments import COPENHAGEN, Moment
from frirum.law.vocabulary import ActKind, Field
from frirum.site.screen.words import said

MOST_RADIOS = 7  # a longer list of options is easier to use as a drop-down

Chosen = Sequence[tuple[str, str]]
"""What a field can name among things that are in no code list: (id, words)."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What has been typed in a form, by the name of the field; nothing, in a form nobody has touched."""

    fields: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, posted: QueryDict) -> "Typed":
        return cls({name: [str(text) for text in texts] for name, texts in posted.lists()})

    def one(self, name: str) -> str:
        """The text of a field, "" where there is none."""
        texts = self.fields.get(name, ())
        return texts[-1] if texts else ""

    def every(self, name: str) -> list[str]:
        """All that was chosen under one name."""
        return list(self.fields.get(name, ()))

    def __contains__(self, name: object) -> bool:
        return name in self.fields


NOTHING = Typed({})


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One field, ready for `parts/field.html`."""

    name: str
    label: str
    kind: str
    required: bool = False
    help: str = ""
    text: str = ""
    options: tuple[Choice, ...] = ()
    fault: str = ""
    only_after: str = ""  # the name of another field, and the answers to it that bring this one
    answers: tuple[str, ...] = ()
    never_after: str = ""  # the name of another field, and the answers to it that take this one away

    @property
    def html_id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def given_id(self) -> str:
        """The field's own id, as a form names what it was given."""
        return self.name.removeprefix("value.")

    @property
    def file_name(self) -> str:
        """The name under which files are sent for a field of documents."""
        return f"file.{self.name.removeprefix('value.')}"

    @property
    def input_type(self) -> str:
        return self.kind if self.kind in ("date", "tel", "email") else "text"

    @property
    def described_by(self) -> str:
        parts = (("help", self.help), ("fault", self.fault))
        return " ".join(f"{self.html_id}-{part}" for part, there in parts if there)


@dataclass(frozen=True, slots=True)
class FaultLink:
    """A line of `parts/faults.html`: what is wrong, and the field that it leads to ("" for none)."""

    html_id: str
    words: str


@dataclass(frozen=True, slots=True)
class AskedTime:
    """One time of an act, ready for `parts/moment.html`: the day, and apart from it the hour."""

    name: str
    label: str
    help: str
    date: str
    hour: str
    hour_required: bool
    fault: str = ""

    @property
    def html_id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def described_by(self) -> str:
        parts = (("help", self.help), ("fault", self.fault))
        return " ".join(f"{self.html_id}-{part}" for part, there in parts if there)


def ask_fields(
    kind: ActKind,
    typed: Typed,
    faults: Mapping[str, str],
    choosable: Mapping[str, Chosen],
    on: date,
) -> tuple[Asked, ...]:
    """The fields of an act. `choosable` says, by field or else by type, what `person`, `entry` and `user`
    fields may name; `on` is the day whose code lists, and whose fields, count."""
    there = [
        field
        for field in kind.fields
        if field.valid is None or field.valid.covers(on) or f"value.{field.id}" in typed
    ]
    # An entry that may be named, where there is none, is no question; nor is what waits for it.
    idle = {one.id for one in there if one.type == "entry" and not one.required and not choosable.get(one.id)}
    return tuple(
        ask_field(field, f"value.{field.id}", typed, faults.get(field.id, ""), choosable, on)
        for field in there
        if field.id not in idle and not (field.asked and field.asked.field in idle)
    )


def ask_field(
    field: Field, name: str, typed: Typed, fault: str, choosable: Mapping[str, Chosen], on: date
) -> Asked:
    options = _options(field, choosable, on)
    chosen = set(typed.every(name))
    kind: str = "choices" if field.type == "persons" else field.type
    if kind != "documents" and (
        kind in ("person", "entry", "user")
        or field.id in choosable
        or (kind == "choice" and len(options) > MOST_RADIOS)
    ):
        kind = "select"
    if field.id in typed.every("given") and not fault and any(one in chosen for one, _label in options):
        kind = "given"  # the step before has said it: it is shown, and not asked again
    return Asked(
        name=name,
        label=said(field.label),
        kind=kind,
        required=field.required,
        help=said(field.help),
        text=typed.one(name),
        options=tuple(Choice(one, label, one in chosen) for one, label in options),
        fault=fault,
        only_after=f"value.{field.asked.field}" if field.asked else "",
        answers=tuple(map(_as_sent, field.asked.values)) if field.asked else (),
    )


def _as_sent(answer: object) -> str:
    """An answer as the form sends it."""
    return {True: "yes", False: "no"}.get(answer, str(answer)) if isinstance(answer, bool) else str(answer)


def _options(field: Field, choosable: Mapping[str, Chosen], on: date) -> Chosen:
    if field.type == "tick":
        return (("yes", said(field.label)),)
    if field.type == "yesno":
        return (("yes", _("Ja")), ("no", _("Nej")))
    named = "person" if field.type == "persons" else field.type
    if field.id in choosable or named in choosable:
        return choosable.get(field.id) or choosable.get(named, ())
    return tuple(
        (one.id, said(one.label)) for one in field.options if one.valid is None or one.valid.covers(on)
    )


def _when(kind: ActKind, name: str) -> str:
    if name == "known_at":
        return _("Hvornår fik kommunen det at vide?")
    # An act that takes another away is not asked for the other's time.
    return _("Hvornår fjernes det?") if kind.effect else _("Hvornår skete det?")


def as_shown(moment: Moment) -> tuple[str, str]:
    """A time as its inputs hold it: the day, and the hour to the minute, "" where nobody knows it."""
    hour = moment.instant.astimezone(COPENHAGEN).strftime("%H:%M") if moment.exact else ""
    return moment.day.isoformat(), hour


def ask_times(kind: ActKind, typed: Typed, faults: Mapping[str, str], now: datetime) -> tuple[AskedTime, ...]:
    """The times that an act asks for. An empty form starts at now; the hour stays optional
    unless the act's hour matters."""
    today, hour = as_shown(Moment(now))
    both = "known_at" in kind.asks
    asked = []
    for name in ("occurred_at", *(["known_at"] if both else [])):
        fresh = f"{name}.date" not in typed
        asked.append(
            AskedTime(
                name=name,
                label=_when(kind, name),
                help=_("Fristerne regnes herfra.") if name == "known_at" else "",
                date=today if fresh else typed.one(f"{name}.date"),
                hour=hour if fresh else typed.one(f"{name}.hour"),
                hour_required=kind.hour,
                fault=faults.get(name, ""),
            )
        )
    return tuple(asked)
