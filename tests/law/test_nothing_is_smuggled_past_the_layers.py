"""Every way that we could think of to set aside more than the act allows: each is refused, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.law import LawErrors, load
from frirum.law.bounds import paragraphs
from tests.law.small import write_law

# § 1 may be waived, § 2 only after it, § 3 never; § 4 came in by an amendment, § 5 stands as it is.
STATUTE = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
[[duty]]
id = "examine-twice"
citation = "§ 1, stk. 2, 3. pkt."
trigger = "decided"
act = "examined"
[[capacity]]
id = "party-at-15"
may = "party"
age = { from = 15 }
[[duty]]
id = "strangers"
citation = "§ 3, stk. 1"
trigger = "decided"
act = "unflagged"
[[waivable]]
id = "first"
provisions = ["lov/any"]
networks = ["ours"]
[[waivable]]
id = "sentence"
rules = ["lov/examine-twice"]
networks = ["ours"]
[[network]]
id = "ours"
municipalities = ["756"]
keeps_out = [{ act = "flagged", field = "kind", in = ["violence"], undone_by = "unflagged" }]
```
```toml
[provision]
id = "following"
citation = "§ 2"
valid = { from = 2000-01-01 }
[[condition]]
id = "examined-before-deciding"
act = "decided"
needs = "examined"
[[waivable]]
id = "second"
provisions = ["lov/following"]
requires = ["first"]
requires_rules = ["lov/examine"]
networks = ["ours"]
```
```toml
[provision]
id = "placement"
citation = "§ 3"
valid = { from = 2000-01-01 }
[[condition]]
id = "hear-before-placing"
act = "started"
needs = "heard"
[[never]]
provisions = ["lov/placement"]
```
```toml
[provision]
id = "amended"
citation = "§ 4"
valid = { from = 2019-01-01 }
[[duty]]
id = "newer"
trigger = "decided"
act = "followed"
[[waivable]]
id = "fourth"
provisions = ["lov/amended"]
networks = ["ours"]
```
```toml
[provision]
id = "stands"
citation = "§ 5"
valid = { from = 2000-01-01 }
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
[[excludes]]
id = "not-again"
trigger = "dropped"
act = "consented"
"""
APPROVAL = """
[approval]
id = "1"
experiment = "e1"
municipality = "756"
citation = "godkendelsen"
valid = { from = 2018-05-01, to = 2020-08-31 }
[[waiver]]
id = "no-examination"
rules = ["lov/examine"]
basis = "lov/first"
says = "Ingen."
[[waiver]]
id = "not-first"
rules = ["lov/examined-before-deciding"]
basis = "lov/second"
requires = ["no-examination"]
says = "Så heller ikke først."
[[way_out]]
id = "danger"
act = "flagged"
back = "unflagged"
match = "kind"
"""
PRACTICE = """
[[duty]]
id = "talk"
trigger = "notified"
act = "agreed"
[[replaces]]
waiver = "no-examination"
rules = ["talk"]
"""
OWN_RULE = PRACTICE.replace('["talk"]', '["talk", "more"]')
WAIVER = '[[waiver]]\nid = "more"\nsays = "Mere."\n'


def written(
    folder: Path,
    *,
    statute: str = STATUTE,
    approval: str = APPROVAL,
    practice: str = PRACTICE,
    valid: str = "2000-01-01",
) -> Path:
    write_law(folder, "", approval=approval, practice=practice, waivable=statute)
    own = folder / "experiments/e1/experiment.toml"
    own.write_text(own.read_text("utf-8").replace("vedtaegt", 'network = "ours"\nvedtaegt'), "utf-8")
    (folder / "statutes/lov/1.md").write_text(
        (folder / "statutes/lov/1.md").read_text("utf-8").replace("2000-01-01 }", f"{valid} }}", 1), "utf-8"
    )
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(LawErrors) as caught:
        load(folder)
    return str(caught.value)


def test_what_stays_within_is_loaded(tmp_path: Path) -> None:
    assert load(written(tmp_path)).experiments["e1"].approval.waivers


APPROVALS = {
    "a never-waivable rule": (
        WAIVER + 'rules = ["lov/hear-before-placing"]\nbasis = "lov/first"\n',
        "approval.md:25: no legal basis (uden hjemmel): lov/hear-before-placing may never be waived",
    ),
    "a rule that cites the never-waivable, filed elsewhere": (
        WAIVER + 'rules = ["lov/strangers"]\nbasis = "lov/first"\n',
        "lov/strangers may never be waived",
    ),
    "more than the sentence that the act names": (
        WAIVER + 'rules = ["lov/examine-twice", "lov/examine"]\nbasis = "lov/sentence"\n',
        "lov/sentence does not reach lov/examine.",
    ),
    "a rule that came in by amendment": (
        WAIVER + 'rules = ["lov/newer"]\nbasis = "lov/fourth"\n',
        "lov/newer came in on 2019-01-01, after the approval took effect on 2018-05-01",
    ),
    "two waivers of one name, of which only one is looked at": (
        '[[waiver]]\nid = "no-examination"\nrules = ["lov/assess"]\nbasis = "lov/first"\nsays = "Ingen."\n',
        "e1/no-examination is there twice",
    ),
    "a waiver that follows itself": (
        WAIVER + 'rules = ["lov/examine-twice"]\nbasis = "lov/first"\nrequires = ["more"]\n',
        "e1/more follows itself",
    ),
    "a waiver that follows another experiment's": (
        WAIVER + 'rules = ["lov/examine-twice"]\nbasis = "lov/first"\nrequires = ["e2/no-examination"]\n',
        "it depends on 'e2/no-examination', which is not approved",
    ),
    "a basis of the experiment's own": (
        WAIVER + 'rules = ["lov/assess"]\nbasis = "e1/mine"\n',
        "the basis 'e1/mine' is in no act",
    ),
    "a waiver in the act's name": (
        WAIVER.replace('"more"', '"lov/more"') + 'rules = ["lov/examine"]\nbasis = "lov/first"\n',
        "'lov/more' is another's name, not e1's own",
    ),
    "a second approval": (
        APPROVAL.split("[[waiver]]")[0].replace("[approval]", "```\n```toml\n[approval]"),
        "the experiment has two approvals",
    ),
    "another way out, by which ordinary law does not come back": (
        '[[way_out]]\nid = "soft"\nact = "flagged"\nthen = "keep"\n',
        "e1/soft: ordinary law must come back where ours keeps a case out",
    ),
    "a suspicion of violence taken back with another": (
        '[[way_out]]\nid = "all"\nact = "flagged"\nback = "unflagged"\n',
        'e1/all: taking back one kind would take back all. Write match = "kind".',
    ),
    "a rule that is nowhere": (
        WAIVER + 'rules = ["lov/exmine"]\nbasis = "lov/first"\n',
        "there is no rule 'lov/exmine'",
    ),
    "what a child may": (
        WAIVER + 'rules = ["lov/party-at-15"]\nbasis = "lov/first"\n',
        "lov/party-at-15 says what a child may, which is nothing to waive",
    ),
    "another way back in": (
        '[[way_out]]\nid = "easy"\nact = "flagged"\nback = ["unflagged", "heard"]\n',
        "e1/easy: heard is no way back into what ours tries",
    ),
    "what replaces, told where the municipality does not adopt it": (
        '[[replaces]]\nwaiver = "no-examination"\nrules = ["talk"]\n',
        "[[replaces]] belongs in practice.md",
    ),
}


@pytest.mark.parametrize(("more", "says"), APPROVALS.values(), ids=APPROVALS)
def test_by_the_approval(tmp_path: Path, more: str, says: str) -> None:
    assert says in refused(written(tmp_path, approval=APPROVAL + more))


ALTERED = {
    "a longer period than the act's": (
        "to = 2020-08-31",
        "to = 2024-01-01",
        "the approval runs outside of Loven, in force from 2000-01-01 to 2023-01-01",
    ),
    "a period without end": (", to = 2020-08-31", "", "the approval runs outside of Loven"),
    "an earlier start than the act's": (
        "from = 2018-05-01",
        "from = 1999-01-01",
        "the approval runs outside",
    ),
    "another municipality than the network's": (
        'municipality = "756"',
        'municipality = "159"',
        "159 is not in the network ours (Loven § 1). It is for: 756.",
    ),
    "a consequence without what it follows": (
        'requires = ["no-examination"]\n',
        "",
        "it may only follow lov/first",
    ),
    "a consequence of a trifle": (
        'rules = ["lov/examine"]',
        'rules = ["lov/examine-twice"]',
        "it may only follow lov/examine, which is not waived",
    ),
    "no way out": (
        APPROVAL[APPROVAL.index("[[way_out]]") :],
        "",
        "ours keeps cases with flagged (kind violence) out; the approval does not",
    ),
    "a way out for something else": (
        'act = "flagged"\n',
        'act = "flagged"\nwhen = [{ act = "flagged", field = "kind", is = "abuse" }]\n',
        "ours keeps cases with flagged (kind violence) out; the approval does not",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), ALTERED.values(), ids=ALTERED)
def test_by_altering_the_approval(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in APPROVAL
    folder = written(tmp_path, approval=APPROVAL.replace(old, new))
    ends = folder / "statutes/lov/statute.toml"
    ends.write_text(ends.read_text("utf-8").replace("2000-01-01 }", "2000-01-01, to = 2023-01-01 }"), "utf-8")
    assert says in refused(folder)


def test_by_a_consequence_that_outlives_what_it_follows(tmp_path: Path) -> None:
    folder = written(tmp_path, valid="2000-01-01, to = 2019-01-01")
    approval = folder / "experiments/e1/approval.md"
    assert "it would stand after what it follows, e1/no-examination, has ended" in refused(folder)
    line = approval.read_text("utf-8").splitlines().index('id = "not-first"')
    assert f"approval.md:{line}: " in refused(folder)


PRACTICES = {
    "a rule in place of what is not waived": (
        PRACTICE + '[[duty]]\nid = "more"\ntrigger = "decided"\nact = "assessed"\n',
        "practice.md:17: no legal basis (uden hjemmel): e1/more replaces nothing that is waived",
    ),
    "a rule that hides behind a local target": (
        PRACTICE
        + '[[duty]]\nid = "aim"\nkind = "local-target"\ntrigger = "notified"\nact = "started"\n'
        + '[[duty]]\nid = "more"\ntrigger = "decided"\nact = "assessed"\n',
        "e1/more replaces nothing that is waived",
    ),
    "an act taken out of play that the law asks for": (
        OWN_RULE + '[[excludes]]\nid = "more"\ntrigger = "notified"\nact = "assessed"\n',
        "e1/more: the law asks for assessed, and that is not waived",
    ),
    "an act taken out of play that a never-waivable condition waits for": (
        OWN_RULE + '[[excludes]]\nid = "more"\ntrigger = "notified"\nact = "heard"\n',
        "e1/more: the law asks for heard, and that is not waived",
    ),
    "an act brought back that the law took out of play": (
        OWN_RULE + '[[includes]]\nid = "more"\ntrigger = "notified"\nact = "consented"\n',
        "e1/more: the law takes consented out of play, and that is not waived",
    ),
    "a statutory step that is made to wait": (
        OWN_RULE + '[[condition]]\nid = "more"\nact = "assessed"\nneeds = "agreed"\n',
        "e1/more: the law asks for assessed, which waits for no practice",
    ),
    "what a child may": (
        OWN_RULE + '[[capacity]]\nid = "more"\nmay = "party"\nage = { from = 17 }\n',
        "e1/more: only a statute says what a child may",
    ),
    "a rule in the act's name": (
        OWN_RULE + '[[duty]]\nid = "lov/more"\ntrigger = "decided"\nact = "assessed"\n',
        "'lov/more' is another's name, not e1's own",
    ),
    "a waiver beside the approval, which nobody adopted": (
        PRACTICE + WAIVER + 'rules = ["lov/examine-twice"]\nbasis = "lov/first"\n',
        "[[waiver]] belongs in approval.md",
    ),
    "a way back beside the approval": (
        PRACTICE + '[[way_out]]\nid = "more"\nact = "flagged"\nback = "unflagged"\n',
        "[[way_out]] belongs in approval.md",
    ),
}


@pytest.mark.parametrize(("practice", "says"), PRACTICES.values(), ids=PRACTICES)
def test_by_the_practice(tmp_path: Path, practice: str, says: str) -> None:
    assert says in refused(written(tmp_path, practice=practice))


ACTS = {
    "a bound that is misspelt": (
        'provisions = ["lov/placement"]',
        'provisions = ["lov/placment"]',
        "there is no 'lov/placment' in any act",
    ),
    "an act that allows what it forbids": (
        'rules = ["lov/examine-twice"]',
        'rules = ["lov/hear-before-placing"]',
        "lov/sentence reaches lov/hear-before-placing, which may never be waived",
    ),
    "two bases of one name": ('id = "sentence"', 'id = "first"', "'lov/first' is there twice"),
    "a basis that follows one that is nowhere": (
        'requires = ["first"]',
        'requires = ["frist"]',
        "there is no [[waivable]] 'lov/frist' to follow",
    ),
    "a waiver that the act gives itself": (
        '[[never]]\nprovisions = ["lov/placement"]',
        '[[waiver]]\nid = "w"\nrules = ["lov/examine"]\nbasis = "lov/first"\nsays = "Ingen."',
        "[[waiver]] belongs in an experiment",
    ),
    "a basis that follows itself": (
        'requires = ["first"]',
        'requires = ["second"]',
        "lov/second follows itself, so nothing carries it",
    ),
    "a basis for a network that no act knows": (
        'id = "fourth"\nprovisions = ["lov/amended"]\nnetworks = ["ours"]',
        'id = "fourth"\nprovisions = ["lov/amended"]\nnetworks = ["theirs"]',
        "there is no network 'theirs'",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), ACTS.values(), ids=ACTS)
def test_by_the_act_itself(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in STATUTE
    assert says in refused(written(tmp_path, statute=STATUTE.replace(old, new)))


@pytest.mark.parametrize("name", ["lov", "e0"])
def test_by_another_name(tmp_path: Path, name: str) -> None:
    """An experiment in the act's name would speak for the act; one in another's would stand in its place."""
    folder = written(tmp_path)
    before = folder / "experiments/e0"
    before.mkdir()
    for part in ("experiment.toml", "approval.md", "practice.md"):
        text = (folder / "experiments/e1" / part).read_text("utf-8").replace('"e1"', '"e0"')
        (before / part).write_text(text, "utf-8")
    own = folder / "experiments/e1/experiment.toml"
    own.write_text(own.read_text("utf-8").replace('id = "e1"', f'id = "{name}"'), "utf-8")
    assert f"experiments/e1/experiment.toml:1: no legal basis (uden hjemmel): {name!r}" in refused(folder)


def test_by_an_approval_for_another_than_the_experiments(tmp_path: Path) -> None:
    folder = written(tmp_path)
    own = folder / "experiments/e1/experiment.toml"
    own.write_text(own.read_text("utf-8").replace('"756"', '"159"'), "utf-8")
    assert "the approval is for 756, the experiment is 159's" in refused(folder)
    own.write_text(own.read_text("utf-8").replace('"ours"', '"theirs"'), "utf-8")
    assert "no act knows the network 'theirs'" in refused(folder)


@pytest.mark.parametrize(
    ("citation", "named"),
    [
        ("§ 58, jf. § 140, stk. 1", {"58", "140"}),
        ("§§ 48, 58, 72, 76 og 168", {"48", "58", "72", "76", "168"}),
        ("§§ 9 og 16", {"9", "16"}),
        ("§§ 114-116 og 120", {"114", "115", "116", "120"}),
        ("§ 155 b, stk. 1", {"155 b"}),
        ("§ 52, stk. 3, nr. 2, 3, 6 og 9", {"52"}),
        ("§ 68 a", {"68 a"}),
        ("Socialfaglig vurdering", set()),
    ],
)
def test_a_citation_names_its_paragraphs(citation: str, named: set[str]) -> None:
    assert paragraphs(citation) == named


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        ("approval.md", 'experiment = "e1"', 'experiment = "e2"', "the approval is of 'e2'"),
        ("approval.md", "[approval]", "[aproval]", "the experiment has no approval"),
        ("approval.md", "valid = {", "validity = {", "the approval has no period"),
        ("experiment.toml", "vedtaegt = ", "vedtagt = ", "'vedtaegt' is missing"),
    ],
)
def test_by_leaving_out_what_an_approval_needs(
    tmp_path: Path, part: str, old: str, new: str, says: str
) -> None:
    folder = written(tmp_path)
    file = folder / "experiments/e1" / part
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert says in refused(folder)


def test_by_having_no_practice(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "experiments/e1/practice.md").unlink()
    assert "experiments/e1/practice.md:1: the file is missing" in refused(folder)
