"""»Det må vi nu« of R1 to R4: waived, instead, for whom, when, what stands, what is outside, what is open."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from frirum.law import Lawbook, LawErrors, load
from frirum.law.may_now import may_now
from frirum.law.papers import Line, Paper, as_text
from tests.conftest import ROOT
from tests.law.small import write_law

DURING = date(2019, 6, 15)


@pytest.fixture(scope="module")
def book() -> Lawbook:
    return load(ROOT)


def lines(paper: Paper, section: str) -> dict[str, Line]:
    found = next((one.lines for one in paper.sections if one.id == section), ())
    return {one.id: one for one in found}


def facts(paper: Paper) -> dict[str, str]:
    return {one.label["da"]: one.text["da"] for one in paper.facts}


def test_r1_says_what_is_waived_on_which_basis_and_what_is_done_instead(book: Lawbook) -> None:
    waived = lines(may_now(book, "r1", DURING), "waived")
    assert list(waived) == [one.id for one in book.experiments["r1"].approval.waivers]
    first = waived["r1/no-examination"]
    assert first.says["da"] == "Du behøver ikke lave en børnefaglig undersøgelse."
    assert (first.sources, first.waived_by) == (
        ("Serviceloven § 50",),
        "Lov om frikommunenetværk § 10, stk. 2",
    )
    assert [one.id for one in first.under] == ["r1/social-assessment"]
    assert [one.id for one in waived["r1/no-action-plan"].under] == [
        "r1/change-goals",
        "r1/follow-up-6-12-weeks",
    ]


def test_the_citation_is_that_of_the_day(book: Lawbook) -> None:
    for day, cited in ((date(2019, 12, 31), "§ 140, stk. 3-7"), (date(2020, 1, 1), "§ 140, stk. 2-6")):
        waived = lines(may_now(book, "r1", day), "waived")["r1/no-action-plan"]
        assert waived.sources == ("Serviceloven § 140, stk. 1", f"Serviceloven {cited}")


def test_a_part_of_a_provision_is_cited_as_a_part(book: Lawbook) -> None:
    waived = lines(may_now(book, "r2", DURING), "waived")["r2/one-family-effort"]
    assert waived.sources == ("Serviceloven § 52, stk. 3, nr. 2, 3, 6 og 9",)
    waived = lines(may_now(book, "r3", DURING), "waived")["r3/no-parents-plan"]
    assert waived.sources == ("Serviceloven § 54, stk. 2, 3. pkt.",)


def test_what_still_holds_is_what_nobody_waived(book: Lawbook) -> None:
    stands = {name: lines(may_now(book, name, DURING), "stands") for name in ("r1", "r2", "r3", "r4")}
    for each in stands.values():
        assert "inden for 24 timer" in each["serviceloven/assess-notification"].says["da"]
        receipt = each["serviceloven/acknowledge-notification"]
        assert "senest 6 hverdage efter (lørdag tæller med)" in receipt.says["da"]
        assert receipt.doubts
        assert "serviceloven/placement-without-consent" in each
    assert "serviceloven/inform-notifier" in stands["r1"]
    assert "serviceloven/inform-notifier" not in stands["r3"]
    assert "serviceloven/complete-examination" not in stands["r1"]
    assert "serviceloven/complete-examination" not in stands["r2"], "R1 waives it in the same municipality"
    assert "Kortere vej" in stands["r2"]["r1"].says["da"]
    assert "senest 4 måneder" in stands["r4"]["serviceloven/complete-examination"].says["da"]


def test_r4_waives_nothing_and_says_so(book: Lawbook) -> None:
    paper = may_now(book, "r4", DURING)
    assert list(lines(paper, "waived")) == ["nothing"]
    assert lines(paper, "who") == {}
    assert not [one for one in lines(paper, "outside") if one.startswith("then/")]


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4"])
def test_who_is_outside_and_what_brings_a_case_back(book: Lawbook, name: str) -> None:
    outside = list(lines(may_now(book, name, DURING), "outside"))
    assert outside[:4] == [
        f"{name}/violence-abuse-or-coercion",
        f"{name}/violence-abuse-or-coercion/back",
        f"{name}/decision-without-consent",
        f"{name}/urgent-decision",
    ]


def test_the_day_says_whether_it_applies(book: Lawbook) -> None:
    said = [
        facts(may_now(book, "r1", day)) for day in (date(2018, 4, 30), date(2018, 5, 1), date(2020, 8, 31))
    ]
    assert {one["Periode"] for one in said} == {"1. maj 2018 til og med 30. august 2020"}
    assert [one["Gælder det nu?"] for one in said] == [
        "Nej, ikke endnu. Den 30. april 2018 gælder de almindelige regler.",
        "Ja, den 1. maj 2018.",
        "Nej. Forsøget er slut. Det, der står her, gjaldt til og med 30. august 2020.",
    ]
    last = may_now(book, "r1", date(2026, 1, 1))
    assert "Serviceloven § 155, stk. 2" in str(last.sections), "after its end: as on its last day"


def test_one_that_is_not_in_use_never_says_yes(book: Lawbook) -> None:
    unused = facts(may_now(book, "r1", DURING, adopted=False))["Gælder det nu?"]
    assert unused == "Nej. Kommunen har ikke taget forsøget i brug her. Brug de almindelige regler."
    assert facts(may_now(book, "r1", DURING, adopted=True))["Gælder det nu?"] == "Ja, den 15. juni 2019."


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4"])
def test_every_line_has_a_source_and_every_doubt_its_number(book: Lawbook, name: str) -> None:
    paper = may_now(book, name, DURING)
    every = [one for section in paper.sections for line in section.lines for one in (line, *line.under)]
    doubts = paper.questions + paper.reservations
    assert all(one.sources for one in every)
    assert {number for one in every for number in one.doubts} <= set(range(1, len(doubts) + 1))
    assert len(set(doubts)) == len(doubts)
    experiment = book.experiments[name]
    assert {*experiment.doubts, *experiment.approval.doubts, experiment.vedtaegt["doubt"]} <= set(
        paper.questions
    )
    for waiver in experiment.approval.waivers:
        assert set(waiver.doubts) <= set(paper.questions)


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_gap_is_left_and_no_line_of_words_has_a_paragraph(book: Lawbook, name: str, language: str) -> None:
    paper = may_now(book, name, DURING)
    assert not re.search(r"{\w+}", as_text(paper, language))
    for section in paper.sections:
        for line in section.lines:
            assert "§" not in line.says[language], line.says[language]


def test_words_of_nothing_are_a_fault(tmp_path: Path) -> None:
    rule = '[[duty]]\nid = "examine"\ntrigger = "notified"\nact = "examined"\nwithin = "24h"\n'
    folder = write_law(tmp_path, rule)
    words = '[[stands]]\nrules = ["lov/NAME"]\nsays = { da = "Inden {GAP}.", en = "Within {GAP}." }\n'
    for name, gap, says in (
        ("exmine", "within", "there is nothing called 'lov/exmine' to speak of"),
        ("examine", "opens", "{opens} is no length of time that lov/examine has"),
        ("examine", "saturday", "{saturday} is no length of time that lov/examine has"),
    ):
        text = words.replace("NAME", name).replace("GAP", gap)
        (folder / "experiments/words.toml").write_text(text, "utf-8")
        with pytest.raises(LawErrors, match="experiments/words.toml:1: ") as caught:
            load(folder)
        assert says in str(caught.value)
    (folder / "experiments/words.toml").write_text(
        words.replace("NAME", "examine").replace("GAP", "within"), "utf-8"
    )
    assert load(folder).wording.stands[0].names == ("lov/examine",)


def test_an_experiment_without_words_is_told_in_the_approvals_own(tmp_path: Path) -> None:
    rules = '[[duty]]\nid = "examine"\ntrigger = "notified"\nact = "examined"\n'
    rules += '[[waivable]]\nid = "w"\nprovisions = ["lov/any"]\n'
    approval = (
        '[approval]\nid = "1"\nexperiment = "e1"\nmunicipality = "756"\ncitation = "godkendelsen"\n'
        "valid = { from = 2018-05-01 }\n"
        '[[waiver]]\nid = "none"\nrules = ["lov/examine"]\nbasis = "lov/w"\nsays = "Ingen undersøgelse."\n'
    )
    folder = write_law(tmp_path, rules, approval=approval)
    (folder / "experiments/words.toml").write_text(
        '[entry]\ntriggers-after = { da = "Det nye.", en = "The new." }\n', "utf-8"
    )
    paper = may_now(load(folder), "e1", DURING)
    assert lines(paper, "who")["triggers-after"].sources == ("godkendelsen",), (
        "as the approval, unless it says"
    )
    assert [one.says["da"] for one in lines(paper, "waived").values()] == ["Ingen undersøgelse."]
    assert "Ingen undersøgelse." in as_text(paper)


def test_a_prolonged_period_is_told_as_it_was_known(book: Lawbook) -> None:
    before, after = may_now(book, "r3", date(2019, 6, 1)), may_now(book, "r3", date(2021, 6, 1))
    assert facts(before)["Periode"] == "1. oktober 2017 til og med 31. december 2020"
    assert facts(after)["Periode"] == "1. oktober 2017 til og med 31. december 2021"
    assert any("forlængelsen blev kendt" in one for one in after.questions)
    assert not any("forlængelsen blev kendt" in one for one in before.questions)


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4"])
def test_a_source_is_what_was_read_and_our_own_reading_has_its_doubt(book: Lawbook, name: str) -> None:
    paper = may_now(book, name, DURING)
    sections = ("waived", "who", "outside")
    cited = {source for one in sections for line in lines(paper, one).values() for source in line.sources}
    assert "Godkendelsen" not in cited, "nobody has seen it"
    assert lines(paper, "outside")[f"{name}/violence-abuse-or-coercion"].sources == (
        "Netværkets præsentation",
    )
    for line in lines(paper, "who").values():
        assert line.sources[0].startswith("Vores ")
        assert line.doubts
