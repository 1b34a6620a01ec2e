"""What the family answered, in words: plain figures with their unit. No mean, no colour, no judgement."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from frirum.law.vocabulary import ActKind, Field
from frirum.record.instruments import shipped
from frirum.site.screen.words import said


def of(asked: Field, value: Any, values: Mapping[str, Any], persons: Mapping[str, str]) -> str | None:
    """A field of a talk or an answer in words; None of any other. `values` are all that the act says."""
    if asked.type == "marks":
        return marks(value, str(values.get("instrument", "")))
    if asked.type == "asks":
        return asked_words(value, persons)
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


def asked_words(asks: Iterable[Mapping[str, str]], persons: Mapping[str, str]) -> str:
    """Who answers about whom, each with what."""
    found: dict[str, list[str]] = {}
    for one in asks:
        found.setdefault(whom(one, persons), []).append(title(one["instrument"]))
    return "; ".join(f"{who}: {', '.join(what)}" for who, what in found.items())


def whom(one: Mapping[str, Any], persons: Mapping[str, str]) -> str:
    """Who answers about whom."""
    who = persons.get(one["respondent"], _("Ukendt person"))
    if one["respondent"] == one["about"]:
        return _("%(who)s om sig selv") % {"who": who}
    return _("%(who)s om %(about)s") % {"who": who, "about": persons.get(one["about"], _("Ukendt person"))}


def given(values: Mapping[str, Any], kind: ActKind) -> str:
    """What somebody answered, in one line: their marks, the total on paper, or why there is none."""
    if values.get("marks") is not None:
        text = marks(values["marks"], values["instrument"])
    elif values.get("total") is not None:
        text = _("%(total)s mm i alt") % {"total": values["total"]}
    else:
        reasons = {one.id: said(one.label) for one in kind.options_of("skipped")}
        text = reasons.get(values.get("skipped", ""), "")
    return _("%(answer)s (fra papir)") % {"answer": text} if values.get("mode") == "paper" else text
