"""How a date was counted, in words that a layman can check; and a change of law that a duty stood through."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils.translation import override

from frirum.law import Act, Lawbook, Moment, judge, load, status
from frirum.law.explain import steps
from frirum.site.home import HOME
from frirum.site.screen.counting import in_words
from frirum.site.screen.duties import Around, DutyView, duty_view
from tests.law.small import Story, book
from tests.law.test_a_clock_that_stood_still import RULES as PAUSED

RULES = (
    PAUSED
    + """
[[duty]]
id = "plan"
trigger = "notified"
act = "followed"
within = "4mo"
opens = "6w"
"""
)


@pytest.fixture(scope="module")
def law() -> Lawbook:
    return load(HOME)


def lines(tmp_path: Path, rule: str, *acts: tuple[str, str]) -> list[str]:
    told = Story(book(tmp_path, RULES))
    for name, at in acts:
        told.act(name, at)
    duties = judge(told.regimes, told.acts).duties
    duty = next(one for one in duties if one.rule.id == f"lov/{rule}")
    return in_words(steps(duty), told.regimes.vocabulary)[1:]


def test_months_are_a_sum_with_the_last_of_a_short_month(tmp_path: Path) -> None:
    window = "31. oktober 2019 + 6 uger = torsdag den 12. december 2019"
    assert lines(tmp_path, "plan", ("notified", "2019-10-31T10:00")) == [
        "31. oktober 2019 + 4 måneder = lørdag den 29. februar 2020.",
        "Måneden har ingen 31. dag, så det er dens sidste.",
        f"Det er tænkt til tidligst {window}; det er ikke forbudt før.",
        "Den sidste dag er en lørdag. Fristen flyttes ikke.",
    ]


def test_weekdays_are_listed_and_what_is_skipped_is_named(tmp_path: Path) -> None:
    counted = "lør 19. maj, tir 22. maj, ons 23. maj, tor 24. maj, fre 25. maj, lør 26. maj"
    assert lines(tmp_path, "write", ("notified", "2018-05-18T10:00")) == [
        f"Hverdagene derefter er: {counted}.",
        "Imellem dem tæller ikke: søn 20. maj (Pinsedag), man 21. maj (Anden pinsedag).",
        "18. maj 2018 + 6 hverdage = lørdag den 26. maj 2018.",
        "Den sidste dag er en lørdag. Fristen flyttes ikke.",
    ]


def test_hours_say_what_they_ran_through(tmp_path: Path) -> None:
    assert lines(tmp_path, "assess", ("notified", "2018-03-24T10:00")) == [
        "24. marts 2018 kl. 10.00 + 24 timer = søndag den 25. marts 2018 kl. 11.00.",
        "Timerne løber også på dage, der ikke er hverdage: lør 24. marts, søn 25. marts.",
        "Uret blev imens stillet en time frem til sommertid; der tælles 24 timer i alt.",
    ]


def test_a_pause_says_from_when_until_when(tmp_path: Path) -> None:
    days = ("notified", "2018-03-01"), ("refused", "2018-03-02"), ("consented", "2018-03-04")
    halt = "fra fredag den 2. marts 2018 kl. 10.00 til søndag den 4. marts 2018 kl. 10.00"
    assert lines(tmp_path, "examine", *((name, f"{day}T10:00") for name, day in days)) == [
        "1. marts 2018 + 7 dage = torsdag den 8. marts 2018.",
        f"Uret stod stille {halt}: 2 dage lægges til.",
        "Fristen er lørdag den 10. marts 2018.",
        "Den sidste dag er en lørdag. Fristen flyttes til næste hverdag: mandag den 12. marts 2018.",
    ]


def test_in_english_too(tmp_path: Path) -> None:
    with override("en"):
        found = lines(tmp_path, "plan", ("notified", "2019-10-31T10:00"))
    assert found[1] == "The month has no day 31, so it is its last."


def kept(law: Lawbook, at: str) -> DutyView:
    """The examination of a case of November 2023, as it stands later."""
    told = [("notification-received", "2023-11-06T10:00"), ("need-support-assumed", "2023-11-13T10:00")]
    acts = [
        Act(str(number), name, Moment.of(when), Moment.of(when), sequence=number, values={"serious": True})
        for number, (name, when) in enumerate(told)
    ]
    instant = Moment.of(at).instant
    found = status(judge(law.regimes("756", ()), acts), instant)
    [owed] = [one for one in found.must if one.duty.rule.id == "serviceloven/complete-examination"]
    around = Around(law, lambda _: None, lambda *_: "", lambda _: "", instant)
    return duty_view(owed, around)


def test_a_duty_kept_under_the_earlier_law_says_so_with_what_is_assumed(law: Lawbook) -> None:
    assert kept(law, "2023-12-30").changes == ()
    found = kept(law, "2024-01-01")
    [change] = found.changes
    assert change == (
        "Loven er ændret fra 1. januar 2024. Pligten stod åben, da Barnets lov trådte i kraft, og beholder "
        "servicelovens regel og frist. (Lov nr. 721 af 13. juni 2023)"
    )
    assert (
        "Overgangsreglerne for sager, der var åbne den 1. januar 2024, er ikke læst. Her er lagt til grund: "
        "Skridt fra den 1. januar 2024 følger Barnets lov; pligter, der stod åbne, følger serviceloven, til "
        "de er opfyldt."
    ) in found.doubts


def test_both_entries_behind_a_date_are_named(law: Lawbook) -> None:
    assert [one.words for one in kept(law, "2024-01-01").triggers] == [
        "Behov for støtte antages, 13. november 2023 kl. 10.00",
        "Underretning modtaget, 6. november 2023 kl. 10.00",
    ]
