"""Thresholds and texts are a leader's act with a source. None is built in; our own lines have none."""

from __future__ import annotations

from typing import Any

import pytest

from frirum.access.policy import NotYours, ReadOnly
from frirum.law import Moment
from frirum.record.drafts import Recorded, Refused
from frirum.record.feedback import library, packs, thresholds
from frirum.record.rebuild import rebuild
from tests.cast import GLADSAXE, IKAST, World
from tests.record.journal_as_stored import snapshot, wipe

FIGURES = {
    "instrument": "ors",
    "role": "parent-about-self",
    "ages_from": 18,
    "cutoff": 240,
    "cutoff_inclusive": True,
    "rci": 55.5,
    "rci_inclusive": False,
    "source": "Opdigtet",
}
PACK = """
register = "lass"
version = "2"
holder = "Ikast-Brande Kommune"
licence = "L-1"
by = "Birgit Dam"
date = 2018-06-01
[title]
da = "Opdigtet skema"
[intro]
da = "Opdigtet."
""" + "".join(
    f'[[line]]\nlabel = {{ da = "{one}" }}\ntext = {{ da = "Spørgsmål {one}" }}\n'
    f'low = {{ da = "Nej" }}\nhigh = {{ da = "Ja" }}\n'
    for one in range(1, 4)
)
TEXTS = {
    "instrument": "lass",
    "version": "2",
    "holder": "Ikast-Brande Kommune",
    "licence": "L-1",
    "pack": PACK,
}


def sets(world: World, at: str = "2018-06-02T10:00", by: str = "birgit", **other: Any) -> Recorded:
    return world.tell("threshold-set", by=world.actor(by), at=at, exactly=True, **{**FIGURES, **other})


def adds(world: World, **other: Any) -> Recorded:
    said = {**TEXTS, **other}
    return world.tell(
        "text-pack-added", by=world.actor("birgit"), at="2018-06-02T10:00", exactly=True, **said
    )


def at(day: str) -> Any:
    return Moment.of(f"2018-06-{day}T12:00").instant


def test_none_is_built_in(world: World) -> None:
    assert tuple(thresholds(IKAST, at("20"))) == ()


def test_it_says_who_set_it_when_and_from_where(world: World) -> None:
    sets(world)
    (one,) = thresholds(IKAST, at("20"))
    assert (one.cutoff_mm, one.inclusive, one.rci_mm, one.rci_inclusive) == (240, True, 55.5, False)
    assert (one.ages, one.source, one.entered_by, str(one.date)) == (
        (18, None),
        "Opdigtet",
        "Birgit Dam",
        "2018-06-02",
    )
    assert tuple(thresholds(IKAST, at("01"))) == ()  # it was not set yet
    assert tuple(thresholds(GLADSAXE, at("20"))) == ()


def test_a_later_one_for_the_same_replaces_it(world: World) -> None:
    sets(world)
    sets(world, at="2018-06-10T10:00", cutoff=250)
    sets(world, at="2018-06-10T10:00", instrument="srs", cutoff=360)
    found = thresholds(IKAST, at("20"))
    assert sorted((one.instrument, one.cutoff_mm) for one in found) == [("ors", 250), ("srs", 360)]
    assert [one.cutoff_mm for one in thresholds(IKAST, at("05"))] == [240]


def test_one_without_figures_takes_it_away(world: World) -> None:
    sets(world)
    bare = {name: FIGURES[name] for name in ("instrument", "role", "ages_from", "source")}
    world.tell("threshold-set", by=world.actor("birgit"), exactly=True, at="2018-06-10T10:00", **bare)
    assert tuple(thresholds(IKAST, at("20"))) == ()
    assert len(tuple(thresholds(IKAST, at("05")))) == 1


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"instrument": "maal"}, "instrument"),
        ({"instrument": "ORS"}, "instrument"),
        ({"instrument": "trivselslinjer", "sd": 80, "reliability": 0.9}, "cutoff"),
        ({"instrument": "trivselslinjer", "cutoff": None, "cutoff_inclusive": None}, "reliability"),
        ({"instrument": "csrs"}, "role"),
        ({"cutoff": 401}, "cutoff"),
        ({"cutoff": 24.5}, "cutoff"),
        ({"rci": 0}, "rci"),
        ({"reliability": 1.2}, "reliability"),
        ({"reference_effect": 11}, "reference_effect"),
        ({"ages_to": 17}, "ages_to"),
        ({"cutoff_inclusive": None}, "cutoff_inclusive"),
        ({"source": None}, "source"),
    ],
)
def test_what_is_no_threshold_is_refused(world: World, other: dict[str, Any], field: str) -> None:
    said = {name: value for name, value in {**FIGURES, **other}.items() if value is not None}
    with pytest.raises(Refused) as refused:
        world.tell("threshold-set", by=world.actor("birgit"), exactly=True, at="2018-06-02T10:00", **said)
    assert [one.field for one in refused.value.faults] == [field]


def test_our_own_lines_take_the_municipalitys_own_reliability(world: World) -> None:
    own = {"instrument": "trivselslinjer", "role": "self", "sd": 81.5, "reliability": 0.88}
    said = {"rci": 78, "rci_inclusive": True, "source": "Egen opgørelse 2017"}
    world.tell("threshold-set", by=world.actor("birgit"), at="2018-06-02T10:00", exactly=True, **own, **said)
    (one,) = thresholds(IKAST, at("20"))
    assert (one.cutoff_mm, one.sd_mm, one.reliability, one.source) == (
        None,
        81.5,
        0.88,
        "Egen opgørelse 2017",
    )


def test_only_a_leader(world: World) -> None:
    for by in ("mette", "rikke"):
        with pytest.raises((ReadOnly, NotYours)):
            sets(world, by=by)


def test_a_register_is_shown_only_with_texts_under_a_licence(world: World) -> None:
    before = library(IKAST).get("lass")
    assert before
    assert not before.showable
    adds(world)
    found = library(IKAST).get("lass")
    assert found
    assert found.showable
    assert found.pack == "Ikast-Brande Kommune, L-1"
    elsewhere = library(GLADSAXE).get("lass")
    assert elsewhere
    assert not elsewhere.showable
    assert [one.version for one in packs(IKAST)] == ["2"]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"instrument": "trivselslinjer"}, "instrument"),
        ({"instrument": "ors"}, "instrument"),
        ({"holder": "En anden"}, "holder"),
        ({"version": "v" * 65, "pack": PACK.replace('"2"', f'"{"v" * 65}"')}, "version"),
        ({"pack": "dette er ikke TOML"}, "pack"),
        ({"pack": PACK.replace("[[line]]", "[[lines]]")}, "pack"),
    ],
)
def test_texts_that_do_not_fit_are_refused(world: World, other: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        adds(world, **other)
    assert [one.field for one in refused.value.faults] == [field]
    assert packs(IKAST) == ()


def test_corrected_erased_and_rebuilt(world: World) -> None:
    first, texts = sets(world), adds(world)
    anew = {**FIGURES, "cutoff": 235}
    birgit = world.actor("birgit")
    world.tell(
        "threshold-set",
        by=birgit,
        corrects=first.entry_id,
        because="Læst forkert.",
        exactly=True,
        at="2018-06-02T10:00",
        **anew,
    )
    world.tell("entry-erased", corrects=texts.entry_id, scope="content", at="2018-06-05T10:00")
    assert [one.cutoff_mm for one in thresholds(IKAST, at("20"))] == [235]
    assert packs(IKAST) == ()
    before = snapshot()
    wipe()
    rebuild()
    assert snapshot() == before
