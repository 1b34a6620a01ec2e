"""What the family answered, in words: plain figures with their unit. No mean, no colour, no judgement."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from frirum.law.vocabulary import Field
from frirum.record.instruments import shipped
from frirum.site.screen.words import said


def of(asked: Field, value: Any, values: Mapping[str, Any], persons: Mapping[str, str]) -> str | None:
    """A field of a talk or an answer in words; None of any other. `values` are all that the act says."""
    if asked.type == "marks":
        return marks(value, str(values.get("instrument", "")))
    if asked.type == "asks":
        return "; ".join(ask(one, persons) for one in value)
    if asked.id == "instrument":
        return title(str(value))
    return f"{value} mm" if asked.id == "total" else None


def title(instrument: str) -> str:
    """What an instrument is called; of one that is not here any more, its id."""
    found = shipped().get(instrument)
    return said(found.title) if found else instrument


def marks(given: Sequence[int], instrument: str) -> str:
    """Each line as it was marked: millimetres; of a goal, steps."""
    found = shipped().get(instrument)
    if found and found.kind == "goals":
        return ", ".join(_("%(step)s af 10") % {"step": one} for one in given)
    return ", ".join(f"{one} mm" for one in given)


def ask(one: Mapping[str, str], persons: Mapping[str, str]) -> str:
    """Who answers about whom, with what."""
    who = persons.get(one["respondent"], _("Ukendt person"))
    if one["respondent"] == one["about"]:
        return _("%(who)s om sig selv: %(what)s") % {"who": who, "what": title(one["instrument"])}
    about = persons.get(one["about"], _("Ukendt person"))
    return _("%(who)s om %(about)s: %(what)s") % {
        "who": who,
        "about": about,
        "what": title(one["instrument"]),
    }
