"""§ 140, stk. 3-7, became stk. 2-6: one id, one text, the same rules, each cited as in its own time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frirum.law import LawErrors, load
from tests.conftest import ROOT
from tests.law.small import Story, write_law

RENUMBERED = """
```
```toml
[provision]
id = "plan"
citations = [
  { citation = "§ 4, stk. 3", valid = { from = 2000-01-01, to = 2020-01-01 } },
  { citation = "§ 4, stk. 2", valid = { from = 2020-01-01 } },
]
valid = { from = 2000-01-01 }
[[duty]]
id = "plan"
trigger = "decided"
act = "agreed"
within = "4mo"
settles = "all"
[[waivable]]
id = "w"
provisions = ["lov/plan"]
"""
APPROVAL = """
[approval]
id = "1"
experiment = "e1"
municipality = "756"
citation = "godkendelsen"
valid = { from = 2019-01-01, to = 2021-01-01 }
[[waiver]]
id = "no-plan"
rules = ["lov/plan"]
basis = "lov/w"
says = "Ingen."
"""


def cited(story: Story, at: str) -> list[str]:
    return [one.duty.rule.source for one in story.at(at).must]


def test_a_duty_cites_the_law_of_its_own_day(tmp_path: Path) -> None:
    book = load(write_law(tmp_path, RENUMBERED))
    story = Story(book).act("decided", "2019-12-31T10:00").act("decided", "2020-01-01T10:00")
    assert cited(story, "2020-02-01T10:00") == ["Loven § 4, stk. 3", "Loven § 4, stk. 2"]
    assert {one.duty.rule.id for one in story.at("2020-02-01T10:00").must} == {"lov/plan"}
    assert story.act("agreed", "2020-02-02T10:00").at("2020-02-03T10:00").must == ()


def test_a_waiver_goes_on_under_the_new_number(tmp_path: Path) -> None:
    book = load(write_law(tmp_path, RENUMBERED, approval=APPROVAL))
    story = Story(book, "e1").act("decided", "2019-12-31T10:00").act("decided", "2020-01-01T10:00")
    found = story.at("2020-02-01T10:00")
    assert (len(found.waived), found.must) == (2, ())


def test_section_140_is_one_provision() -> None:
    found = [one for one in load(ROOT).provisions if one.id == "serviceloven/action-plan-content"]
    on = {
        day: [one.citation for one in found if one.valid.covers(day)]
        for day in (date(2019, 12, 31), date(2020, 1, 1))
    }
    assert list(on.values()) == [["§ 140, stk. 3-7"], ["§ 140, stk. 2-6"]]
    assert len({one.text for one in found}) == 1
    assert len({one.place for one in found}) == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "from = 2020-01-01 }",
            "from = 2020-02-01 }",
            "the citation '§ 4, stk. 2' does not follow the one before",
        ),
        (
            "from = 2020-01-01 }",
            "from = 2019-01-01 }",
            "the citation '§ 4, stk. 2' does not follow the one before",
        ),
        (
            "from = 2020-01-01 }",
            "from = 2020-01-01, to = 2021-01-01 }",
            "end on another day than the provision",
        ),
        (
            'id = "plan"\ncitations',
            'id = "plan"\ncitation = "§ 4"\ncitations',
            "both 'citation' and 'citations' are given",
        ),
    ],
)
def test_a_gap_is_a_fault(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(LawErrors) as caught:
        load(write_law(tmp_path, RENUMBERED.replace(old, new, 1)))
    assert says in str(caught.value)
    assert str(caught.value).startswith("statutes/lov/1.md:")
