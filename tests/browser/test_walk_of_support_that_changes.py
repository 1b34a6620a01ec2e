"""R2: support is changed the same day, within one effort; respite still needs a decision of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

FAMILY = "Familieorienteret indsats (§ 52, stk. 3, nr. 2, 3, 6 og 9 samlet; forsøg)"
AT_HOME = "Praktisk, pædagogisk eller anden støtte i hjemmet (§ 52, stk. 3, nr. 2)"
TREATMENT = "Familiebehandling eller behandling af barnet (§ 52, stk. 3, nr. 3)"
RESPITE = "Aflastning (§ 52, stk. 3, nr. 5)"
DECISION = {
    "Efter hvilken bestemmelse?": "Serviceloven § 52: støtte med samtykke",
    "Begrundelse": "Behovet kan dækkes hjemme.",
    "Er der givet klagevejledning?": True,
    "Bygger den på væsentlige oplysninger til ugunst": False,
}


@pytest.fixture
def mette(world: World, at: At, window: Callable[..., Window]) -> Window:
    """Mette's window, on the case of Alma, who was notified of and has a need."""
    world.adopts("r2")
    child = world.brandt()[0]
    case = world.notified(child, at="2018-06-04T10:00").cases[0]
    world.assigned(case, "mette", at="2018-06-05T10:00")
    world.tell("need-support-assumed", on=[case], at="2018-06-06T10:00")
    yes = world.draft("consent-given", on=[case], at="2018-06-07T10:00", exactly=True)
    world.write(replace(yes, values={"to_what": "effort", "by": str(child)}))
    at("2018-06-20T10:00")
    return window().enter_as("Mette Lund").open_case("Alma Brandt")


def test_it_is_changed_the_same_day_and_its_parts_are_kept(mette: Window, at: At) -> None:
    from frirum.record.models import Effort

    mette.record(
        "Afgørelse", {**DECISION, "Hvilken støtte?": (FAMILY,), "Hvad er afgjort?": "En samlet indsats."}
    )
    at("2018-06-25T10:00")
    mette.record(
        "Indsats begyndt",
        {"Hvilken indsats?": FAMILY, "Hvad indgår i den familieorienterede indsats?": (AT_HOME,)},
    )
    at("2018-08-01T14:00")
    mette.record(
        "Indsats ændret",
        {
            "Hvordan ændres den?": ("Noget kommer til",),
            "Hvad kommer til?": (TREATMENT,),
            "Hvad er ændret, og hvorfor?": "Støtten hjemme er ikke nok; familiebehandling fra i dag.",
        },
    )
    assert not mette.has_section("Ikke overholdt")
    assert Effort.objects.get().what == ["family-oriented", "serviceloven-52-3-2", "serviceloven-52-3-3"]
    assert "Nr. 2, 3, 6 og 9 er én familieorienteret indsats" in mette.section("Fritaget")

    mette.record(
        "Indsats ændret",
        {
            "Hvordan ændres den?": ("Noget kommer til",),
            "Hvad kommer til?": (RESPITE,),
            "Hvad er ændret, og hvorfor?": "Aflastning hver anden weekend.",
        },
    )
    broken = mette.section("Ikke overholdt")
    assert "Ophold, aflastning, anbringelse og praktik kræver deres egen afgørelse" in broken
    assert "Serviceloven § 52, stk. 3, nr. 1, 4, 5, 7 og 8" in broken


def test_with_a_decision_of_its_own_respite_may_be_added(mette: Window, at: At) -> None:
    mette.record(
        "Afgørelse",
        {**DECISION, "Hvilken støtte?": (FAMILY, RESPITE), "Hvad er afgjort?": "Samlet, med aflastning."},
    )
    at("2018-06-25T10:00")
    mette.record(
        "Indsats begyndt",
        {"Hvilken indsats?": FAMILY, "Hvad indgår i den familieorienterede indsats?": (AT_HOME,)},
    )
    mette.record(
        "Indsats ændret",
        {
            "Hvordan ændres den?": ("Noget kommer til",),
            "Hvad kommer til?": (RESPITE,),
            "Hvad er ændret, og hvorfor?": "Aflastning hver anden weekend.",
        },
    )
    assert not mette.has_section("Ikke overholdt")
