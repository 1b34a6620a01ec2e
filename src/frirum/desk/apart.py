"""One form for several siblings, differing only where needed: what is written for one child alone.

The children of whom nothing special is said share one entry. A child with words of its own has an entry of
its own: what was written for all, and then what is written for that child. All are recorded, or none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from frirum.law.vocabulary import ActKind
from frirum.site.screen.asking import Asked, Chosen, Typed

Own = Mapping[UUID, Mapping[str, str]]
"""What is written for one child alone, by case and field."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is recorded of one form as one entry: on which cases, with which values."""

    cases: tuple[UUID, ...]
    values: Mapping[str, Any]


def name_of(case: str, field: str) -> str:
    """The name of the field for one child alone."""
    return f"own.{case}.{field}"


def ask_apart(kind: ActKind, field: str, siblings: Chosen, typed: Typed) -> tuple[Asked, ...]:
    """A field for each sibling beside one in words; nothing where there is but one child."""
    words = {one.id for one in kind.fields if one.type == "longtext"}
    if len(siblings) < 2 or field not in words:
        return ()
    return tuple(
        Asked(
            name=name_of(case, field),
            label=_("Særligt for %(child)s") % {"child": child},
            kind="longtext",
            text=typed.one(name_of(case, field)),
        )
        for case, child in siblings
    )


def own_words(kind: ActKind, siblings: Chosen, posted: QueryDict) -> Own:
    """What was written for one child alone."""
    fields = [one.id for one in kind.fields if one.type == "longtext"]
    found: dict[UUID, dict[str, str]] = {}
    for case, _child in siblings if len(siblings) > 1 else ():
        for field in fields:
            text = str(posted.get(name_of(case, field), "")).strip().replace("\r\n", "\n")
            if text:
                found.setdefault(UUID(case), {})[field] = text
    return found


def faults(own: Own, siblings: Chosen, posted: QueryDict, has_papers: bool) -> dict[str, str]:
    """Words for a child who is not chosen go nowhere; a document stands in one entry alone."""
    chosen, names = posted.getlist("subject"), dict(siblings)
    left = [names[str(case)] for case in own if str(case) not in chosen]
    if left:
        told = _("Du har skrevet noget særligt for %(child)s. Vælg også barnet, eller slet det særlige.")
        return {"subject": told % {"child": ", ".join(left)}}
    if own and has_papers:
        told = _("Et bilag kan kun stå ét sted. Gem uden det særlige, eller skriv for hvert barn for sig.")
        return {"": told}
    return {}


def parts(cases: Sequence[UUID], values: Mapping[str, Any], own: Own) -> tuple[Part, ...]:
    """The entries of one form: one for those who share it, one for each with words of its own."""
    alike = tuple(case for case in cases if case not in own)
    shared = (Part(alike, values),) if alike else ()
    return shared + tuple(
        Part((case,), {**values, **{field: _both(values.get(field), text) for field, text in said.items()}})
        for case, said in own.items()
        if case in cases
    )


def _both(common: Any, alone: str) -> str:
    return f"{common}\n\n{alone}" if common else alone
