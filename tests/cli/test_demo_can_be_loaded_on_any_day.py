"""The demo's stories hold together whenever they are told, and loading them twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

import pytest

SUMMER = datetime(2018, 6, 15, 7, 0, tzinfo=UTC)  # the experiment's first
DAYS = [
    datetime(2018, 5, 3, 7, 0, tzinfo=UTC),  # its third day: most cases began before it
    datetime(2020, 2, 29, 7, 0, tzinfo=UTC),
    datetime(2023, 11, 1, 23, 30, tzinfo=UTC),
    datetime(2024, 2, 1, 7, 0, tzinfo=UTC),  # some cases began under the one act, and go on under the other
    datetime(2026, 11, 22, 7, 0, tzinfo=UTC),
]
FAMILIES_AT_LEAST = 60
SECONDS = 60
ROUTINE = 40  # "Ikke akut fare." is said, in so few letters, of many


@pytest.mark.django_db
@pytest.mark.parametrize("now", [SUMMER, *DAYS], ids=lambda now: f"{now:%Y-%m-%d}")
def test_it_loads_and_what_is_stored_is_what_the_journal_says(now: datetime) -> None:
    from frirum.cli.demo_cast import families
    from frirum.cli.demo_story import load
    from frirum.record.models import Case, Entry
    from frirum.record.rebuild import rebuild
    from frirum.record.verify import verify

    began = perf_counter()
    told = load(lambda _: now)
    assert perf_counter() - began < SECONDS
    assert f"{len(families())} invented families" in told
    assert len(families()) >= FAMILIES_AT_LEAST
    entries = Entry.objects.count()
    children = sum(one.child for family in families() for one in family.people)
    assert Case.objects.count() == children
    assert Entry.objects.filter(occurred_at__gt=now).count() == 0
    assert "loaded already" in load(lambda _: now + timedelta(days=1))
    assert Entry.objects.count() == entries
    assert list(verify()) == []
    assert rebuild(check=True) == []


@pytest.mark.django_db
def test_each_stage_is_there() -> None:
    from frirum.cli.demo_story import load
    from frirum.law.dayclock import day_clock
    from frirum.record import reading
    from frirum.record.models import Case

    load(lambda _: SUMMER)
    of_756 = Case.objects.filter(municipality="756").select_related("person")
    file = {str(case.person): reading.case_file(case) for case in of_756}
    stands = {name: one.standing(SUMMER) for name, one in file.items()}
    assert "overdue" in {one.status for one in stands["Emil Nørgaard"].must}
    assert [one.duty.rule.id for one in stands["Freja Kjeldsen"].waived] == [
        "serviceloven/complete-examination"
    ]
    assert stands["Magnus Holst"].regime == "serviceloven"
    assert stands["Magnus Holst"].suspended
    assert stands["Clara Lykke"].must[0].duty.rule.id == "serviceloven/complete-examination"
    assert not stands["Clara Lykke"].waived
    assert [one.kind for one in stands["Asger Ravn"].breached] == ["late"]
    for name in ("Noah Østergaard", "Ida Østergaard"):
        clock = day_clock(file[name].judgement, SUMMER)
        assert clock.notified is not None
        assert (clock.notified.days, clock.target) == (30, 42)
        assert clock.notified.stopped is not None
    assert {case.status for case in of_756 if str(case.person) == "Liva Winther"} == {"closed"}


@pytest.mark.django_db
def test_the_leaders_pages_have_something_on_them() -> None:
    """Cover, weights, grants and papers, in each municipality what its story holds."""
    from frirum.access.models import Cover, Grant
    from frirum.cli.demo_story import load
    from frirum.record.models import Case, Document, StagedDocument
    from frirum.site.demo import towns

    load(lambda _: SUMMER)
    for code in towns():
        assert Cover.objects.filter(municipality=code).exists(), code
        assert Case.objects.filter(municipality=code, weight__gt=1).exists(), code
        cases = Case.objects.filter(municipality=code).values("pk")
        assert Grant.objects.filter(case__in=cases).exists(), code
    assert Cover.objects.filter(since__lte=SUMMER, until__gt=SUMMER).exists()
    assert Cover.objects.filter(since__gt=SUMMER).exists()
    assert Document.objects.count() == 3
    assert not StagedDocument.objects.exists()


def test_no_two_stories_read_alike() -> None:
    """What is said in one family is said in no other."""
    from frirum.cli.demo_cast import families, text_field
    from frirum.record.lawbook import lawbook

    said: dict[str, str] = {}
    for family in families():
        for event in family.events:
            field = text_field(lawbook().vocabulary[event.act])
            text = event.values.get(field, "")
            if isinstance(text, str) and len(text) > ROUTINE:
                assert said.setdefault(text, family.key) == family.key, text


def test_the_stories_show_what_a_year_brings() -> None:
    """Each act of the demo's promise is in some family's story."""
    from frirum.cli.demo_cast import families

    told = {event.act for family in families() for event in family.events}
    assert told >= {
        "acute-decision",
        "committee-approved",
        "companion-chosen",
        "complaint-reassessed",
        "consent-withdrawn",
        "decision-proposed",
        "decision-sent-back",
        "effort-changed",
        "family-moves",
        "case-moved",
        "case-received",
        "file-access-answered",
        "honour-risk-assessed",
        "mapping-completed",
        "network-meeting",
        "notification-forwarded",
        "notification-reassessed",
        "parents-plan-made",
        "risk-flag-withdrawn",
        "screening-done",
        "ssd-exchange",
        "ssd-follow-up",
        "statement-received",
    }


def test_what_was_said_takes_nothing_from_what_the_line_says() -> None:
    """A meeting has an hour and a subject, both texts."""
    from frirum.cli.demo_cast import families

    kjeldsen = next(one for one in families() if one.key == "kjeldsen")
    meeting = next(one for one in kjeldsen.events if one.act == "meeting-planned")
    assert meeting.values["hour"] == "kl. 13 på skolen"
    assert meeting.values["about"] == "Hvordan har Freja det, og hvem kan gøre hvad?"


def test_nobody_in_it_can_have_their_number() -> None:
    """Every number fails the check digit, and nobody is born on the day when such numbers are given."""
    from datetime import date

    from frirum.cli.demo_cast import families
    from frirum.cli.demo_cpr import fails_the_check, number
    from frirum.record.cpr import birth_date

    assert not fails_the_check("0707614285")  # CPR-kontoret's own example of a number that passes
    for family in families():
        for one in family.people:
            born = date(2019 - one.age, *one.birthday)
            digits = number(born, one.sex, family.key, one.key)
            assert fails_the_check(digits)
            assert birth_date(digits) == born
            assert int(digits[-1]) % 2 == (one.sex == "male")
    with pytest.raises(ValueError, match="1 January"):
        number(date(1984, 1, 1), "male")


def test_only_a_demo_loads_it(capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    from frirum.cli.main import main

    settings.FRIRUM_DEMO = False
    assert main(["demo", "load"]) == 2
    assert "nothing was loaded" in capsys.readouterr().out


def test_a_cast_that_names_what_is_not_there_is_not_loaded(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from frirum.access.models import User
    from frirum.cli import demo_story
    from frirum.cli.demo_cast import families
    from frirum.cli.main import main
    from frirum.site.demo import towns

    assert demo_story.faults(families(), towns().values()) == []
    family = families()[0]
    first, *others = family.events
    odd = [
        replace(first, values={**first.values, "shared": None}),
        replace(first, act="file-noted"),
        replace(first, by="nobody"),
        replace(first, act="case-assigned", values={"unit": "et-andet-sted"}),
        replace(first, act="lawyer-offered", values={"to_whom": ["faetter"]}),
        replace(first, act="document-received", values={"documents": ["findes-ikke.txt"]}),
    ]
    town = towns()[family.municipality]
    lost = replace(town, staff=(*town.staff, replace(town.staff[0], units=("kælderen",))))
    lost = replace(lost, covers=({**town.covers[0], "covered_by": "ingen"},))
    monkeypatch.setattr(demo_story, "families", lambda: (replace(family, events=(*odd, *others)),))
    monkeypatch.setattr(demo_story, "towns", lambda: {family.municipality: lost})
    assert main(["demo", "load"]) == 2
    said = capsys.readouterr().err
    for fault in (
        "no field shared",
        "no such act",
        "nobody called 'nobody'",
        "no unit 'et-andet-sted'",
        "no unit 'kælderen'",
        "the family has no faetter",
        "there is no paper 'findes-ikke.txt'",
        "756, cover: there is nobody called 'ingen'",
    ):
        assert fault in said
    assert not User.objects.exists()
