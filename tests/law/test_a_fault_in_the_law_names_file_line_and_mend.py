"""A loader error names the file, the line and the mend; there is never a traceback (house, rules.md)."""

import pytest

from frirum.law import LawErrors, load
from tests.law.small import write_law

DUTY = '[[duty]]\nid = "assess"\ntrigger = "notified"\nact = "assessed"\nwithin = "24h"\n'


def problems(folder):
    with pytest.raises(LawErrors) as caught:
        load(folder)
    return [str(one) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (DUTY.replace("24h", "24 hours"), 13, "'24 hours' is no length of time"),
        (DUTY.replace('"notified"', '"notifyed"'), 9, "there is no act 'notifyed'. Did you mean 'notified'?"),
        (DUTY + 'setles = "all"\n', 14, "'setles' is not known here. Did you mean 'settles'?"),
        (DUTY + "saturday = 1\n", 14, "'saturday' is not true or false"),
        (
            DUTY + 'settles = "some"\n',
            14,
            "settles = 'some' is not known. Write one of: all, matching, named.",
        ),
        (DUTY.replace('act = "assessed"\n', ""), 9, "'act' is missing"),
        (DUTY + 'when = [{ act = "notified", field = "nope", is = 1 }]\n', 9, "notified has no field 'nope'"),
        (DUTY + 'when = [{ act = "notified", field = "professional" }]\n', 14, "has no value"),
        (DUTY + DUTY, 14, "the rule lov/assess is there twice"),
        (DUTY.replace('"notified"', '"missed:nothing"'), 9, "there is no duty 'lov/nothing'"),
        (DUTY.replace('"notified"', '"missed:assess"'), 9, "without end"),
        ("[[dooty]]\nid = 'x'\n", 9, "[[dooty]] is not known here. Did you mean [[duty]]?"),
        ("[[duty]\n", 9, "this is not TOML"),
        ("bærer = 1\n", 9, "this is not TOML"),
        ("[[duty]]\nact = [1, 2]\n", 10, "'act' is not a name or a list of names"),
        ("[[duty]]\nid = 'x'\nclock = 3\n", 11, "a table is needed here"),
    ],
)
def test_the_fault_is_found_where_it_is(tmp_path, wrong, line, says):
    found = problems(write_law(tmp_path, wrong))
    assert any(one.startswith(f"statutes/lov/1.md:{line}: ") and says in one for one in found), found


def test_all_faults_are_told_at_once(tmp_path):
    wrong = DUTY.replace("24h", "soon") + 'kind = "nice"\n'
    assert len(problems(write_law(tmp_path, wrong))) == 2


def test_a_rule_without_a_provision_has_no_source(tmp_path):
    folder = write_law(tmp_path, "")
    (folder / "statutes/lov/2.md").write_text(f"# § 2\n```toml\n{DUTY}```\n", "utf-8")
    assert problems(folder) == [
        "statutes/lov/2.md:3: the rule has no source. Put a [provision] block above it."
    ]


def test_two_versions_in_force_at_once_are_refused(tmp_path):
    folder = write_law(tmp_path, "")
    (folder / "statutes/lov/2.md").write_text((folder / "statutes/lov/1.md").read_text("utf-8"), "utf-8")
    assert "has two versions in force at once" in problems(folder)[0]


def test_a_required_field_must_say_why(tmp_path):
    folder = write_law(tmp_path, "")
    acts = folder / "areas/test/acts.toml"
    acts.write_text(acts.read_text("utf-8").replace('why = "indicator:any"\n', "", 1), "utf-8")
    says = "the field 'professional' is required, but doesn't say why"
    assert problems(folder) == [f'areas/test/acts.toml:11: {says}. Add why = "RULE".']


def test_a_field_that_a_rule_needs_must_be_required(tmp_path):
    folder = write_law(tmp_path, DUTY + 'when = [{ act = "notified", field = "professional", is = true }]\n')
    acts = folder / "areas/test/acts.toml"
    acts.write_text(
        acts.read_text("utf-8").replace('required = true\nwhy = "indicator:any"\n', "", 1), "utf-8"
    )
    [said] = problems(folder)
    assert "notified.professional is optional, but lov/assess needs it" in said


@pytest.mark.parametrize("text", [b"\xff\xfe", b"x" * 1_000_001])
def test_strange_files_are_refused_in_words(tmp_path, text):
    folder = write_law(tmp_path, "")
    (folder / "statutes/lov/2.md").write_bytes(text)
    assert problems(folder)[0].startswith("statutes/lov/2.md:1: the file is ")


def test_a_missing_folder_is_named(tmp_path):
    assert problems(tmp_path)[0].startswith("areas:1: the folder is missing")
