"""What a municipality may lay down of the instruments: thresholds with a source, texts under licence.

A register takes both. Our own lines are validated by nobody: no threshold, and a least reliable change
only with the municipality's own deviation and reliability. Each goal counts for itself, and has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from frirum.feedback.instruments import Instrument, load_pack
from frirum.feedback.reading import Unreadable
from frirum.law.vocabulary import Fault

from .drafts import Draft, Refused, fault
from .instruments import shipped
from .municipal import PACK, THRESHOLD

OLDEST = 120
LONGEST_VERSION = 64
LONGEST = 300  # characters of what is wrong with a pack


def check_laid_down(draft: Draft) -> None:
    """Raises Refused where a threshold or a text pack is none that the instrument allows."""
    if draft.act not in (THRESHOLD, PACK):
        return
    instrument = shipped().get(draft.values["instrument"])
    if instrument is None or instrument.id != draft.values["instrument"]:
        listed = ", ".join(shipped().ids())
        da = f"Skemaet findes ikke. Vælg et af: {listed}."
        faults = [fault("instrument", da, f"There is no such form. Choose one of: {listed}.")]
    else:
        check = _threshold if draft.act == THRESHOLD else _pack
        faults = list(check(instrument, draft.values))
    if faults:
        raise Refused(faults, draft.entry_id)


def _threshold(instrument: Instrument, values: Mapping[str, Any]) -> Iterator[Fault]:
    """One without figures is none: it takes away what was set before."""
    most = instrument.most_total
    if most is None:
        da = "Hvert mål tæller for sig selv: der er ingen sum at sætte en grænse for."
        yield fault(
            "instrument", da, "Each goal counts for itself: there is no total to set a threshold for."
        )
        return
    if values["role"] not in instrument.roles:
        da = "Skemaet er ikke til den, der svarer sådan."
        yield fault("role", da, "The form is not for who answers so.")
    own = values.get("sd") is not None and values.get("reliability") is not None
    if instrument.kind == "lines" and values.get("cutoff") is not None:
        da = "Vores egne linjer er ikke afprøvet: de har ingen grænse, kun en mindste sikre ændring."
        en = "Our own lines are not validated: they have no threshold, only a least reliable change."
        yield fault("cutoff", da, en)
    elif instrument.kind == "lines" and values.get("rci") is not None and not own:
        da = "Til vores egne linjer kræves kommunens egen standardafvigelse og reliabilitet."
        yield fault("reliability", da, "Our own lines need the municipality's own deviation and reliability.")
    yield from _figures(values, most)


def _figures(values: Mapping[str, Any], most: int) -> Iterator[Fault]:
    limits = {
        "ages_from": (0, OLDEST, True),
        "ages_to": (0, OLDEST, True),
        "cutoff": (0, most, True),
        "rci": (1, most, False),
        "sd": (1, most, False),
        "reliability": (0, 1, False),
        "reference_effect": (-10, 10, False),  # as `--config` reads it
    }
    for name, (low, high, whole) in limits.items():
        value = values.get(name)
        if value is not None and not (low <= value <= high and (type(value) is int or not whole)):
            kind = ("et helt tal", "a whole number") if whole else ("et tal", "a number")
            da = f"Skriv {kind[0]} fra {low} til {high}."
            yield fault(name, da, f"Write {kind[1]} from {low} to {high}.")
    since, until = values.get("ages_from"), values.get("ages_to")
    if since is not None and until is not None and until < since:
        da = "Den højeste alder er lavere end den laveste."
        yield fault("ages_to", da, "The highest age is lower than the lowest.")


def _pack(instrument: Instrument, values: Mapping[str, Any]) -> Iterator[Fault]:
    if instrument.kind != "register":
        da = "Skemaets tekster følger med Frirum. Kun registre (ORS og de andre) har brug for en licens."
        yield fault("instrument", da, "Its texts come with Frirum. Only registers need a licence.")
        return
    try:
        pack = load_pack(values["pack"])
        shipped().with_packs([pack])
    except (Unreadable, ValueError) as odd:
        says = str(odd)[:LONGEST]
        yield fault("pack", f"Teksterne kan ikke bruges: {says}", f"The texts can't be used: {says}")
        return
    if len(pack.version) > LONGEST_VERSION:
        da = f"Udgaven har højst {LONGEST_VERSION} tegn."
        yield fault("version", da, f"The version has {LONGEST_VERSION} characters at most.")
    told = {
        "instrument": pack.register,
        "version": pack.version,
        "holder": pack.holder,
        "licence": pack.licence,
    }
    for name, inside in told.items():
        if values[name] != inside:
            da = f"I teksterne står »{inside}«. Skriv det samme her, eller ret teksterne."
            yield fault(name, da, f"The texts say {inside!r}. Write the same here, or mend the texts.")
