"""A posted form, read: the values of an act and its times, each fault in words and by field.

Nothing is changed or lost here: what can't be read is handed on as it was typed, with its fault.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind, Field, Vocabulary
from frirum.site.screen.asking import Typed, as_shown
from frirum.site.screen.words import said

NO_TIMES: Mapping[str, Moment] = {}
NO_PAPERS: Mapping[str, Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a form says. `faults` by field id, or by "occurred_at" and "known_at"; "" is the whole form."""

    values: Mapping[str, Any]
    occurred_at: Moment | None
    known_at: Moment | None
    faults: Mapping[str, str]


def read(
    vocabulary: Vocabulary,
    kind: ActKind,
    typed: Typed,
    now: datetime,
    before: Mapping[str, Moment] = NO_TIMES,
    papers: Mapping[str, Mapping[str, Any]] = NO_PAPERS,
) -> Answers:
    """Values and times of an act, checked against the vocabulary and against now (nothing lies ahead).

    `before` are the times of what is corrected: one that nobody touched stays what it was, though an
    input holds no seconds, and not which of the two hours at the end of summer time it was.
    `papers` are the documents that the form holds, by id.
    """
    values = {field.id: value for field in kind.fields if (value := _value(field, typed, papers)) is not None}
    faults: dict[str, str] = {
        field.id: _("En vedhæftet fil er her ikke længere. Vedhæft den igen.")
        for field in kind.fields
        if field.type == "documents" and not papers.keys() >= set(typed.every(f"value.{field.id}"))
    }
    occurred = _time(kind, "occurred_at", typed, now, before, faults)
    if "known_at" in kind.asks:
        known = _time(kind, "known_at", typed, now, before, faults)
    else:
        known = before.get("known_at") if occurred == before.get("occurred_at") else None
    if occurred and known and _before(known, occurred):
        faults["known_at"] = _("Kommunen kan ikke have fået det at vide, før det skete.")
    on = occurred.day if occurred else None
    values |= {
        one.id: one.id in values for one in kind.fields if one.type == "tick" and one.applies(values, on)
    }
    for field in kind.fields:
        if field.required and field.id not in values and field.applies(values, on):
            faults.setdefault(field.id, _("»%(field)s« mangler.") % {"field": said(field.label)})
    for fault in vocabulary.validate(kind.id, values, on):
        faults.setdefault(fault.field, said(fault.says))
    return Answers(values, occurred, known, faults)


def _value(field: Field, typed: Typed, papers: Mapping[str, Mapping[str, Any]]) -> Any:
    """One answer in the vocabulary's type, or None where nothing was given."""
    name = f"value.{field.id}"
    if field.type in ("choices", "persons"):
        return typed.every(name) or None
    if field.type == "documents":
        ids = dict.fromkeys(typed.every(name))
        return [dict(papers[one]) for one in ids if one in papers] or None
    text = typed.one(name).strip()
    if not text:
        return None
    if field.type == "tick":
        return True if text == "yes" else None
    if field.type == "yesno":
        return {"yes": True, "no": False}.get(text, text)
    if field.type == "number":
        return _number(text)
    return text.replace("\r\n", "\n")


def _number(text: str) -> int | float | str:
    plain = text.replace(" ", "").replace(",", ".")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        number = float(plain)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _time(
    kind: ActKind,
    name: str,
    typed: Typed,
    now: datetime,
    before: Mapping[str, Moment],
    faults: dict[str, str],
) -> Moment | None:
    day_text = typed.one(f"{name}.date").strip()
    hour_text = typed.one(f"{name}.hour").strip()
    if name in before and (day_text, hour_text) == as_shown(before[name]):
        return before[name]
    if not day_text:
        faults[name] = _("Skriv datoen.")
        return None
    if not hour_text and kind.hour:
        faults[name] = _("Skriv klokkeslættet: en frist i timer regnes fra det.")
        return None
    try:
        day = date.fromisoformat(day_text)
        moment = Moment.of(datetime.combine(day, _clock(hour_text)) if hour_text else day)
    except (ValueError, OverflowError):
        faults[name] = _("Skriv en dato, der findes, og et klokkeslæt som 14:30.")
        return None
    if not moment.exact and moment.day == Moment(now).day:
        # Known only by its day, it would count from the end of the day: from tonight.
        faults[name] = _("Skriv også klokkeslættet, når det er i dag.")
        return None
    if moment.day > Moment(now).day or (moment.exact and moment.instant > now):
        faults[name] = _("Tidspunktet ligger i fremtiden. Skriv, hvornår det skete.")
        return None
    return moment


def _clock(text: str) -> time:
    """An hour by Copenhagen's clock. Raises ValueError for any other text, one with an offset too."""
    hour = time.fromisoformat(text)
    if hour.tzinfo is not None:
        raise ValueError(f"{text} is by another clock")
    return hour


def _before(one: Moment, other: Moment) -> bool:
    """Earlier for certain: by the day, or by the hour where both are known."""
    return one.day < other.day or (one.exact and other.exact and one.instant < other.instant)
