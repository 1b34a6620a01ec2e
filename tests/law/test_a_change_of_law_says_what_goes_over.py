"""Transition rules are data: whom the later law governs, and what becomes of duties open on its day."""

from pathlib import Path

import pytest

from frirum.law import LawErrors, load

from .small import Story, book, duties, write_law

LAWS = """
```

```toml
[provision]
id = "assessing"
citation = "§ 2"
valid = {{ from = 2000-01-01, to = 2024-01-01 }}
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "4mo"
[[duty]]
id = "agree"
trigger = "missed:assess"
act = "agreed"
within = "7d"
[[duty]]
id = "follow"
trigger = "started"
act = "followed"
within = "6mo"
[[condition]]
id = "examined-first"
act = "decided"
needs = "examined"
```

```toml
[provision]
id = "assessing"
citation = "§ 2 a"
valid = {{ from = 2024-01-01 }}
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "{within}"
[[duty]]
id = "hear"
trigger = "missed:assess"
act = "heard"
within = "7d"
[[duty]]
id = "follow-sooner"
trigger = "started"
act = "followed"
within = "2mo"
[[condition]]
id = "heard-first"
act = "decided"
needs = "heard"
```

```toml
{transition}
"""

CHANGE = """[[transition]]
id = "change"
citation = "§ 9"
from = 2024-01-01
earlier = ["assessing"]
later = ["assessing"]
says = "Loven er ændret."
"""
BECOMES = (
    'becomes = [{ earlier = "follow", later = "follow-sooner" }, { earlier = "agree", later = "hear" }]\n'
)


def story(tmp_path: Path, more: str = "", within: str = "5mo", transition: str = CHANGE) -> Story:
    return Story(book(tmp_path, LAWS.format(transition=transition + more, within=within)))


def test_an_open_duty_is_kept_as_it_was(tmp_path: Path) -> None:
    """So it is where an amendment says so, and where none says anything."""
    kept = [("lov/assess", "open", "2024-04-01")]
    told = story(tmp_path, 'open = "keep"\n').act("notified", "2023-12-01T10:00")
    assert duties(told.at("2024-01-10")) == kept
    silent = story(tmp_path / "silent", transition="").act("notified", "2023-12-01T10:00")
    assert duties(silent.at("2024-01-10")) == kept
    assert [one[0] for one in duties(told.at("2024-04-03"))] == ["lov/assess", "lov/agree"]


def test_an_open_duty_lapses_on_the_day(tmp_path: Path) -> None:
    told = story(tmp_path, 'open = "lapse"\n').act("notified", "2023-12-01T10:00")
    assert duties(told.at("2023-12-31T23:59")) == [("lov/assess", "open", "2024-04-01")]
    gone = told.at("2024-01-01T00:00")
    assert duties(gone) == []
    assert not gone.breached


def test_what_was_missed_before_the_day_stays_missed(tmp_path: Path) -> None:
    for number, mode in enumerate(("lapse", "recompute")):
        more = f'open = "{mode}"\n' + (BECOMES if mode == "recompute" else "")
        told = story(tmp_path / str(number), more).act("notified", "2023-08-31T10:00")
        assert ("lov/assess", "overdue", "2023-12-31") in duties(told.at("2024-03-01"))


def test_an_open_duty_is_counted_anew_from_where_it_was_counted_first(tmp_path: Path) -> None:
    told = story(tmp_path, 'open = "recompute"\n' + BECOMES).act("notified", "2023-12-01T10:00")
    assert duties(told.at("2023-12-31T23:59")) == [("lov/assess", "open", "2024-04-01")]
    assert duties(told.at("2024-01-01T00:00")) == [("lov/assess", "open", "2024-05-01")]
    assert [one[0] for one in duties(told.at("2024-05-03"))] == ["lov/assess", "lov/hear"]
    told.act("assessed", "2024-02-01T10:00")
    assert duties(told.at("2024-06-01")) == []
    assert not told.at("2024-06-01").breached


def test_a_duty_goes_on_under_the_rule_that_takes_it_over(tmp_path: Path) -> None:
    told = story(tmp_path, 'open = "recompute"\n' + BECOMES)
    told.act("notified", "2023-11-20T10:00").act("assessed", "2023-11-21T10:00")
    told.act("started", "2023-12-01T10:00", occasion="1")
    assert duties(told.at("2023-12-31T12:00")) == [("lov/follow", "open", "2024-06-01")]
    assert duties(told.at("2024-01-01T12:00")) == [("lov/follow-sooner", "open", "2024-02-01")]


def test_counted_anew_and_past_already_it_is_missed_from_the_day_and_no_breach(tmp_path: Path) -> None:
    told = story(tmp_path, 'open = "recompute"\n' + BECOMES, within="7d").act("notified", "2023-12-01T10:00")
    found = told.at("2024-01-02")
    assert duties(found)[0] == ("lov/assess", "dormant", "2023-12-08")
    told.act("assessed", "2024-01-03T10:00")
    assert not [one for one in told.at("2024-01-04").breached if one.rule.id == "lov/assess"]


def test_two_versions_of_one_duty_have_keys_of_their_own(tmp_path: Path) -> None:
    from frirum.law import judge

    told = story(tmp_path, 'open = "recompute"\n' + BECOMES).act("notified", "2023-12-01T10:00")
    keys = [one.key for one in judge(told.regimes, told.acts).duties]
    assert keys[:2] == ["1:lov/assess", "1:lov/assess@2024-01-01"]
    assert len(set(keys)) == len(keys)


def test_acts_after_the_day_follow_the_later_law_whatever_the_case(tmp_path: Path) -> None:
    told = story(tmp_path, 'governs = "acts-after"\n').act("notified", "2023-12-01T10:00")
    told.act("decided", "2024-02-01T10:00", kind="help")
    assert [one.rule.id for one in told.at("2024-02-02").breached] == ["lov/heard-first"]


def test_a_case_opened_before_the_day_stays_under_the_earlier_law(tmp_path: Path) -> None:
    more = 'governs = "cases-opened-after"\n'
    old = story(tmp_path, more).act("notified", "2023-12-31T23:00").act("notified", "2024-02-01T10:00")
    old.act("decided", "2024-02-02T10:00", kind="help", occasion="2").act("started", "2024-02-03T10:00")
    found = old.at("2024-02-04")
    assert [one.rule.id for one in found.breached] == ["lov/examined-first"]
    assert duties(found) == [
        ("lov/assess", "open", "2024-04-30"),
        ("lov/assess", "open", "2024-06-01"),
        ("lov/follow", "open", "2024-08-03"),
    ]
    assert {by.rule.id for one in found.not_yet for by in one.by} == {"lov/examined-first"}
    new = story(tmp_path / "new", more).act("notified", "2024-01-01T00:00")
    new.act("decided", "2024-02-02T10:00", kind="help")
    assert [one.rule.id for one in new.at("2024-02-04").breached] == ["lov/heard-first"]
    assert duties(new.at("2024-02-04")) == [("lov/assess", "open", "2024-06-01")]


def test_what_rests_on_an_earlier_decision_stays_under_the_earlier_law(tmp_path: Path) -> None:
    told = story(tmp_path, 'governs = "decisions-after"\n').act("notified", "2023-11-01T10:00")
    told.act("assessed", "2023-11-02T10:00")
    told.act("examined", "2023-11-03T10:00")
    told.act("decided", "2023-12-29T10:00", kind="help", entry="d1", occasion="1")
    told.act("started", "2024-01-03T10:00", occasion="d1")
    told.act("decided", "2024-01-04T10:00", kind="help", entry="d2", occasion="1")
    told.act("started", "2024-01-05T10:00", occasion="d2")
    found = told.at("2024-01-06")
    assert duties(found) == [
        ("lov/follow", "open", "2024-07-03"),
        ("lov/follow-sooner", "open", "2024-03-05"),
    ]
    assert [(one.rule.id, one.triggered_by) for one in found.breached] == [("lov/heard-first", "d2")]


def test_the_day_itself_is_the_later_laws(tmp_path: Path) -> None:
    """A decision made on it governs what rests on it; an older case stays under the earlier law on it too."""
    new = story(tmp_path / "new", 'governs = "decisions-after"\n').act("notified", "2023-11-01T10:00")
    new.act("decided", "2024-01-01T10:00", kind="help", entry="d1", occasion="1")
    new.act("started", "2024-01-02T10:00", occasion="d1")
    assert duties(new.at("2024-01-03"))[-1] == ("lov/follow-sooner", "open", "2024-03-02")
    old = story(tmp_path / "old", 'governs = "cases-opened-after"\n').act("notified", "2023-11-01T10:00")
    old.act("decided", "2024-01-01T10:00", kind="help", occasion="1")
    assert [one.rule.id for one in old.at("2024-01-03").breached] == ["lov/examined-first"]


def test_what_is_learnt_of_after_the_day_is_under_the_law_of_its_own_day(
    tmp_path: Path,
) -> None:
    told = story(tmp_path, 'open = "lapse"\n').act("notified", "2023-12-29T10:00", known="2024-01-01T00:00")
    assert duties(told.at("2024-01-03")) == [("lov/assess", "open", "2024-05-01")]


def test_an_amendment_passes_by_the_open_duties_that_it_does_not_govern(tmp_path: Path) -> None:
    for number, governs in enumerate(("cases-opened-after", "decisions-after")):
        more = f'governs = "{governs}"\nopen = "lapse"\n'
        told = story(tmp_path / str(number), more).act("notified", "2023-11-01T10:00")
        told.act("decided", "2023-12-01T10:00", kind="help", entry="d1", occasion="1")
        told.act("started", "2023-12-02T10:00", occasion="d1")
        still = [one[0] for one in duties(told.at("2024-01-02"))]
        assert still == (["lov/assess", "lov/follow"] if number == 0 else ["lov/follow"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('open = "keep"', 'open = "forget"'), "open = 'forget' is not known"),
        (('governs = "acts-after"', 'governs = "everybody"'), "governs = 'everybody' is not known"),
        (('earlier = ["assessing"]', 'earlier = ["assesing"]'), "no statute, provision or rule"),
        (("from = 2024-01-01", "from = 1999-01-01"), "nothing of 'lov/assessing' is in force on 1998-12-31"),
        (("from = 2024-01-01", ""), "'from' is missing"),
        (('citation = "§ 9"', ""), "'citation' is missing"),
        (('says = "Loven er ændret."', ""), "'says' is missing"),
        (('open = "keep"', 'open = "recompute"'), "under which rule lov/agree is counted anew is not said"),
        (('open = "keep"', BECOMES), "'becomes' is without effect"),
        (('open = "keep"', 'doubts = ["Ikke læst."]'), "what is done while the doubt stands is not said"),
        (
            ('governs = "acts-after"\nopen = "keep"\nlater = ["assessing"]', 'governs = "decisions-after"'),
            "what waits for later cases or decisions is not named",
        ),
    ],
)
def test_a_fault_names_the_file_the_line_and_the_mend(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    block = CHANGE.replace('later = ["assessing"]\n', "")
    block += 'governs = "acts-after"\nopen = "keep"\nlater = ["assessing"]\n'
    assert change[0] in block
    folder = write_law(tmp_path, LAWS.format(transition=block.replace(*change), within="5mo"))
    with pytest.raises(LawErrors) as faults:
        load(folder)
    found = [one for one in faults.value.problems if says in one.says]
    assert found[0].mend
    assert found[0].place.file == "statutes/lov/1.md"
    assert found[0].place.line > 60


def test_a_rule_goes_over_once_on_one_day(tmp_path: Path) -> None:
    twice = CHANGE + CHANGE.replace('"change"', '"again"')
    with pytest.raises(LawErrors, match="goes over twice on 2024-01-01"):
        load(write_law(tmp_path, LAWS.format(transition=twice, within="5mo")))


def test_an_experiment_has_no_transition_of_its_own(tmp_path: Path) -> None:
    approval = (
        '[approval]\nid = "a"\nexperiment = "e1"\nmunicipality = "756"\ncitation = "§ 1"\n'
        "valid = { from = 2018-01-01 }\n" + CHANGE
    )
    with pytest.raises(LawErrors, match="belongs in a statute"):
        load(write_law(tmp_path, "", approval=approval))
