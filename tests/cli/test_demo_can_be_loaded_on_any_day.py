"""The demo's stories hold together whenever they are told, and loading them twice changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

DAYS = [
    datetime(2018, 6, 15, 7, 0, tzinfo=UTC),  # the experiment's first summer
    datetime(2018, 5, 3, 7, 0, tzinfo=UTC),  # its third day: most cases began before it
    datetime(2020, 2, 29, 7, 0, tzinfo=UTC),
    datetime(2023, 11, 1, 23, 30, tzinfo=UTC),
    datetime(2024, 2, 1, 7, 0, tzinfo=UTC),  # some cases began under the one act, and go on under the other
    datetime(2026, 11, 22, 7, 0, tzinfo=UTC),
]


@pytest.mark.django_db
@pytest.mark.parametrize("now", DAYS, ids=[f"{one:%Y-%m-%d}" for one in DAYS])
def test_it_loads_and_what_is_stored_is_what_the_journal_says(now: datetime) -> None:
    from frirum.cli.demo_story import load
    from frirum.record.models import Case, Entry
    from frirum.record.rebuild import rebuild
    from frirum.record.verify import verify

    assert "9 invented families" in load(now)
    entries = Entry.objects.count()
    assert Case.objects.count() == 11
    assert "loaded already" in load(now + timedelta(days=1))
    assert Entry.objects.count() == entries
    assert list(verify()) == []
    assert rebuild(check=True) == []


@pytest.mark.django_db
def test_each_stage_is_there() -> None:
    from frirum.cli.demo_story import load
    from frirum.law.dayclock import day_clock
    from frirum.record import reading
    from frirum.record.models import Case

    now = DAYS[0]
    load(now)
    file = {str(case.person): reading.case_file(case) for case in Case.objects.select_related("person")}
    stands = {name: one.standing(now) for name, one in file.items()}
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
        clock = day_clock(file[name].judgement, now)
        assert clock.notified is not None
        assert (clock.notified.days, clock.target) == (30, 42)
        assert clock.notified.stopped is not None
    assert {case.status for case in Case.objects.all() if str(case.person) == "Liva Winther"} == {"closed"}


def test_only_a_demo_loads_it(capsys: pytest.CaptureFixture[str], settings: object) -> None:
    from frirum.cli.main import main

    settings.FRIRUM_DEMO = False  # type: ignore[attr-defined]
    assert main(["demo", "load"]) == 2
    assert "nothing was loaded" in capsys.readouterr().out


def test_a_cast_that_names_what_is_not_there_is_not_loaded(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import replace

    from frirum.access.models import User
    from frirum.cli import demo_story
    from frirum.cli.demo_cast import FAMILIES, STAFF
    from frirum.cli.main import main

    assert demo_story.faults(FAMILIES, STAFF) == []
    first, *others = FAMILIES[0].events
    odd = [
        replace(first, values={**first.values, "shared": None}),
        replace(first, act="file-noted"),
        replace(first, by="nobody"),
        replace(first, act="case-assigned", values={"unit": "et-andet-sted"}),
    ]
    monkeypatch.setattr(demo_story, "FAMILIES", [replace(FAMILIES[0], events=(*odd, *others))])
    monkeypatch.setattr(demo_story, "STAFF", [*STAFF, replace(STAFF[0], units=("kælderen",))])
    assert main(["demo", "load"]) == 2
    said = capsys.readouterr().err
    for fault in (
        "no field shared",
        "no such act",
        "nobody called 'nobody'",
        "no unit 'et-andet-sted'",
        "no unit 'kælderen'",
    ):
        assert fault in said
    assert not User.objects.exists()
