"""Thresholds on the screen: none until a leader sets one with its source; what can't be meant is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from frirum.record.models import Entry, Threshold

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

URL = "/overblik/graenser/"
ORS = {"instrument": "ors", "role": "self", "ages_from": "18", "cutoff": "250", "cutoff_inclusive": "yes"}


def sent(desk: Desk, **typed: str) -> Any:
    values = {**ORS, "source": "Manual 2020, s. 3", **typed}
    return desk.send(URL, {f"value.{name}": text for name, text in values.items()})


def told(desk: Desk, **typed: str) -> str:
    """What is wrong, where nothing was recorded."""
    from tests.desk.conftest import words

    before = Entry.objects.count()
    answer = sent(desk, **typed)
    assert (answer.status_code, Entry.objects.count()) == (422, before)
    page = words(answer.content.decode())
    return page[page.index("Noget mangler") :]


def test_none_is_built_in_and_texts_lead_to_their_owners(enter: Enter) -> None:
    birgit = enter("birgit")
    page = birgit.page(URL)
    assert "Frirum har ingen grænseværdier indbygget." in page
    assert page.count("Ingen grænse er sat.") == 10  # every instrument with a sum
    assert "tilhører deres ophavsmænd" in page
    assert 'href="https://betteroutcomesnow.com/"' in birgit.client.get(URL).content.decode()


def test_one_that_is_set_says_who_when_and_from_where(world: World, enter: Enter) -> None:
    birgit = enter("birgit")
    assert sent(birgit, sd="87", reliability="0,93").status_code == 302
    page = birgit.page(URL)
    assert (
        "Barnet eller den unge selv, 18 år og derover Grænse: 250 mm af 400 (250 selv regnes med til over)"
        in page
    )
    assert "svarer til en sikker ændring på 64 mm (95 %, Jacobson og Truax)" in page
    assert "Manual 2020, s. 3 · Sat af Birgit Dam den 15. juni 2018" in page
    (row,) = Threshold.objects.all()
    assert (row.cutoff, row.rci, row.municipality) == (250, None, "756")


def test_a_later_one_takes_its_place_and_one_without_figures_takes_it_away(
    world: World, enter: Enter
) -> None:
    birgit = enter("birgit")
    sent(birgit)
    sent(birgit, cutoff="260", cutoff_inclusive="no")
    page = birgit.page(URL)
    assert "260 mm af 400 (260 selv regnes med til under)" in page
    assert "250 mm" not in page
    assert sent(birgit, cutoff="", cutoff_inclusive="", source="Vi bruger den ikke mere").status_code == 302
    assert birgit.page(URL).count("Ingen grænse er sat.") == 10
    assert Threshold.objects.count() == 3  # all of it stays in the journal


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"source": ""}, "»Hvorfra?« mangler."),
        ({"cutoff": "25"}, "25 mm er 2,5 på papirets linjer."),
        ({"cutoff": "25,5"}, "25,5 mm er 2,55 på papirets linjer."),
        ({"cutoff": "250,5"}, "Skriv et helt tal fra 0 til 400."),
        ({"cutoff": "2500"}, "Skriv et helt tal fra 0 til 400."),
        ({"rci": "6,38", "rci_inclusive": "yes"}, "6,38 mm er 0,638 på papirets linjer."),
        ({"cutoff": "", "cutoff_inclusive": ""}, "Skriv en grænse, en mindste sikre ændring, eller begge."),
        ({"ages_to": "12"}, "Den højeste alder er lavere end den laveste."),
        (
            {"instrument": "srs", "role": "parent-about-child"},
            "Skemaet er ikke til den, der svarer sådan.",
        ),
        ({"instrument": "pcoms"}, "Skemaet findes ikke."),
        ({"instrument": "trivselslinjer"}, "Vores egne linjer er ikke afprøvet"),
        ({"reliability": "93"}, "Skriv et tal fra 0 til 1"),
    ],
)
def test_what_can_not_be_meant_is_told_and_nothing_is_lost(
    enter: Enter, typed: dict[str, str], says: str
) -> None:
    assert says in told(enter("birgit"), **typed)


def test_ages_that_overlap_would_be_two_answers_to_one_question(enter: Enter) -> None:
    birgit = enter("birgit")
    sent(birgit)
    assert "Der er sat en grænse for 18 år og derover." in told(birgit, ages_from="13")
    assert sent(birgit, ages_from="13", ages_to="17").status_code == 302


def test_leaders_alone_each_for_their_own_municipality(enter: Enter) -> None:
    for username in ("mette", "rikke", "sofie"):
        assert enter(username).client.get(URL).status_code == 403
        assert enter(username).client.post(URL, {}).status_code == 403
    assert Threshold.objects.count() == 0


def test_the_form_sent_twice_is_one_threshold(enter: Enter) -> None:
    birgit = enter("birgit")
    form = birgit.form(URL)
    values = {f"value.{name}": text for name, text in {**ORS, "source": "Manual"}.items()}
    for _ in range(2):
        assert birgit.send(URL, values, form).status_code == 302
    assert Threshold.objects.count() == 1
