"""`frirum feedback export`, `import`, `fhir`: answers leave under pseudonyms and come back as they were."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle

from frirum.access.models import ReadLog, User
from frirum.cli.main import main
from frirum.exchange import answers_csv
from frirum.record import feedback, supervising
from frirum.record.drafts import Actor, Recorded
from frirum.record.identifiers import machinery
from frirum.record.models import Entry, Rating, Talk
from frirum.record.reading import find_case
from frirum.record.rebuild import rebuild
from tests.cast import GLADSAXE, IKAST, World, user_id

FIRST, SECOND, THIRD = "2018-06-05T14:00", "2018-06-19T14:00", "2018-07-03T14:00"
CAST = (("Alma Brandt", "2009-02-03"), ("Bertil Brandt", "2012-09-21"), ("Ida Brandt", "1985-01-01"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def world(db: None, business_time: Callable[[str], None]) -> World:
    business_time("2018-08-01T09:00")
    return World()


@pytest.fixture
def alma(world: World) -> UUID:
    """Alma's case with Mette in Ikast: three talks with her and her mother, on her brother's case too."""
    alma, bertil, ida = (world.register(name, born, family="brandt") for name, born in CAST)
    case = world.notified(alma).cases[0]
    other = world.notified(bertil).cases[0]
    for one in (case, other):
        world.assigned(one, "mette")
    own, about = world.ask(alma, alma), world.ask(ida, alma, "parent-about-child")
    herself = world.ask(ida, ida, "parent-about-self", "trivselslinjer")
    ors = world.ask(ida, ida, "parent-about-self", "ors")
    young: dict[str, Any] = {"age": 9}
    grown: dict[str, Any] = {"age": 33}
    drafts = []
    for at, marks in ((FIRST, (20, 30, 40, 50)), (SECOND, (30, 30, 60, 50)), (THIRD, (70, 80, 60, 90))):
        asks = [own, about, herself, ors]
        drafts.append(world.draft("talk-opened", on=[case, other], at=at, asks=asks, exactly=True))
        talk = Recorded(drafts[-1].entry_id, 0, (case, other))
        skipped: dict[str, Any] = {"skipped": "too-tired"} if at == SECOND else {}
        drafts += [
            world.answer_draft(talk, own, *marks, on=[case], at=at, **young),
            world.answer_draft(talk, about, *reversed(marks), on=[case], at=at, mode="phone", **young),
            world.answer_draft(talk, herself, *(() if skipped else marks), at=at, **skipped, **grown),
            world.answer_draft(talk, ors, at=at, total=sum(marks), mode="paper", **grown),
        ]
    world.many(*drafts)
    return case


def run(*words: object) -> int:
    return main(["feedback", *map(str, words)])


def out(folder: Path, *more: object) -> list[dict[str, str]]:
    """The export of Ikast, and its map beside it."""
    to, named = folder / "answers.csv", folder / "map.csv"
    assert run("export", "--municipality", IKAST, "--out", to, "--map", named, *more) == 0
    return rows(to)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), delimiter=";"))


def put(folder: Path, table: list[dict[str, str]], file: str = "answers.csv") -> None:
    with (folder / file).open("w", newline="") as lines:
        writer = csv.DictWriter(lines, list(table[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(table)


def elsewhere(world: World, folder: Path) -> UUID:
    """The same family in Gladsaxe, and a map that leads there."""
    ours: dict[str, UUID] = {}
    for name, born in CAST:
        here = world.names[name.split()[0].lower()]
        ours[str(here)] = world.register(name, born, family="brandt-gladsaxe", by=Actor.system(GLADSAXE))
        world.names[name.split()[0].lower()] = here
    case = world.notified(ours[str(world.names["alma"])], by=world.actor("sofie", "intake")).cases[0]
    every = rows(folder / "map.csv")
    for one in every:
        one["ours"] = str(ours[one["ours"]] if one["what"] == "person" else case)
    put(folder, every, "map.csv")
    return case


def bring(folder: Path, *more: object, by: str = "sofie", file: str = "answers.csv") -> int:
    return run("import", folder / file, "--map", folder / "map.csv", "--by", by, *more)


def test_the_table_has_each_answer_once_and_nobodys_name_or_id(
    world: World, alma: UUID, folder: Path
) -> None:
    table = out(folder)
    assert len(table) == 12  # the mother's about herself stand on both children's cases, and count once
    assert len({one["case"] for one in table}) == 1  # else one curve would be two
    text = (folder / "answers.csv").read_text()
    for one in (*world.names.values(), alma, *world.names, "Brandt"):
        assert str(one) not in text
    assert {one["age_band"] for one in table} == {"6-12", "18-"}
    assert {one["ending"] for one in table} == {"open"}
    assert [one["total"] for one in table if one["instrument"] == "ors"] == ["14,0", "17,0", "30,0"]
    assert all(not one["mm1"] for one in table if one["instrument"] == "ors")
    assert [(one["skipped"], one["skip_reason"]) for one in table if not one["total"]] == [("1", "too-tired")]


def test_a_parents_curve_is_whole_whichever_childs_case_a_talk_was_on(
    world: World, alma: UUID, folder: Path
) -> None:
    per = world.register("Per Brandt", "1983-01-01", family="brandt")
    bertil, at = world.case_of(world.names["bertil"]).id, "2018-07-10T14:00"
    both = world.ask(per, per, "parent-about-self", "trivselslinjer")
    alone = world.ask(world.names["ida"], world.names["ida"], "parent-about-self", "trivselslinjer")
    for ask, cases in ((both, (alma, bertil)), (both, (bertil,)), (alone, (alma,)), (alone, (bertil,))):
        world.answer(world.talk(ask, on=cases, at=at), ask, 50, 50, 50, 50, on=cases, at=at)
    own = [one for one in out(folder) if one["role"] == "parent-about-self" and one["instrument"] != "ors"]
    curves = {(one["respondent"], one["case"]) for one in own}
    assert (len(own), len(curves)) == (7, 2)  # one a parent, on two cases
    assert not answers_csv.sift((folder / "answers.csv").read_bytes()).faults  # no meeting is two


def test_a_key_that_is_kept_gives_the_same_names_and_none_gives_others(alma: UUID, folder: Path) -> None:
    key = folder / "key"
    first, again = out(folder, "--key", key), out(folder, "--key", key)
    assert first == again
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "answers.csv").stat().st_mode) == 0o600
    assert not {one["subject"] for one in out(folder)} & {one["subject"] for one in first}


def test_days_are_from_and_to_and_each_taking_out_is_noted_on_every_case(alma: UUID, folder: Path) -> None:
    for _ in range(2):
        table = out(folder, "--since", "2018-06-19", "--until", "2018-06-19")
        assert {one["date"] for one in table} == {"2018-06-19"}
    noted = ReadLog.objects.filter(way="feedback-export", user=machinery(IKAST))
    assert (noted.count(), noted.filter(case=alma).count()) == (4, 2)


def test_an_adviser_takes_out_their_own_and_someone_elses_case_does_not_exist(
    world: World, alma: UUID, folder: Path
) -> None:
    assert len(out(folder, "--by", "mette")) == 12
    assert out(folder, "--by", "jonas") == []
    assert len(out(folder, "--by", "birgit")) == 12  # the leader of the unit
    assert run("export", "--municipality", IKAST, "--out", folder / "none.csv", "--by", "sofie") == 2
    assert run("export", "--municipality", "000", "--out", folder / "none.csv") == 2
    assert not (folder / "none.csv").exists()
    assert not ReadLog.objects.filter(user=user_id("jonas")).exists()


def test_out_and_in_again_gives_the_same_statistics(world: World, alma: UUID, folder: Path) -> None:
    from frirum.cli.voices import rating
    from frirum.feedback.summary import score
    from frirum.record.instruments import library, thresholds

    _threshold(world)
    sent = out(folder)
    assert {one["age_band"] for one in sent if one["role"] == "self"} == {"8-10"}  # cut by the threshold
    (digest,) = {one["thresholds"] for one in sent}
    assert len(digest) == 64
    case = elsewhere(world, folder)
    assert bring(folder) == 0
    known, limits = library(IKAST), thresholds(IKAST, world.viewer("mette", "2018-08-01T09:00").at)
    before = supervising.answers_of_units(world.viewer("birgit")).open  # as the leader's page has them
    after = [one.rating for one in feedback.ratings(find_case(world.viewer("sofie"), case))]
    table = [
        rating(row.answer, known) for row in answers_csv.sift((folder / "answers.csv").read_bytes()).rows
    ]
    scored = [score(each, limits, known) for each in (before, after, table)]
    assert scored[0].groups == scored[1].groups == scored[2].groups
    assert scored[0].coverage == scored[1].coverage == scored[2].coverage
    assert scored[0].by_role == scored[1].by_role == scored[2].by_role
    assert any(one.categories for one in scored[0].groups)  # the threshold counts
    assert Talk.objects.filter(case=case).count() == 3
    assert {one.mode for one in Rating.objects.filter(case=case)} == {"import"}
    assert not rebuild(check=True)


def _threshold(world: World) -> None:
    world.tell(
        "threshold-set",
        by=world.actor("birgit"),
        at="2018-05-02T09:00",
        exactly=True,
        instrument="trivselslinjer-boern",
        role="self",
        ages_from=8,
        ages_to=10,
        rci=60,
        rci_inclusive=True,
        sd=80,
        reliability=0.9,
        source="Egen opgørelse.",
    )


def test_a_trial_keeps_nothing_twice_is_once_and_what_has_changed_is_told(
    world: World, alma: UUID, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out(folder)
    elsewhere(world, folder)
    count = Entry.objects.count()
    assert bring(folder, "--dry-run") == 0
    assert "Tried, and kept nothing: 12 answers at 3 talks in" in capsys.readouterr().out
    assert Entry.objects.count() == count
    assert bring(folder) == 0
    count = Entry.objects.count()
    assert count > Talk.objects.count()
    assert bring(folder) == 0
    assert "0 answers at 0 talks in; 12 were in already" in capsys.readouterr().out
    text = (folder / "answers.csv").read_text()
    (folder / "answers.csv").write_text(text.replace(";20;30;40;50;14,0;", ";21;30;40;50;14,1;", 1))
    assert bring(folder) == 1
    assert "the answer was brought over before, and says something else now" in capsys.readouterr().err
    lines = text.splitlines(keepends=True)
    (folder / "answers.csv").write_text(
        "".join(lines[:-1]) + lines[-1].replace("parent-about-child", "other-about-child")
    )
    assert Entry.objects.count() == count


def test_one_bad_row_keeps_all_of_it_out_and_every_row_is_said(
    world: World, alma: UUID, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = out(folder)
    elsewhere(world, folder)
    changes: dict[int, dict[str, Any]] = {
        1: {"mm2": "101"},
        2: {"instrument": "phq"},
        3: {"subject": "somebody"},
        4: {"version": "7"},
        5: {"date": "2019-06-05"},
        6: {"age_band": "13-17"},
    }
    for place, cells in changes.items():
        table[place] |= cells
    put(folder, table)
    count = Entry.objects.count()
    assert bring(folder) == 1
    err = capsys.readouterr().err
    for line, says in (
        (3, "mm2 is '101'"),
        (4, "there is no instrument 'phq'"),
        (5, "nobody knows which person of ours 'somebody' is"),
        (6, "not 7"),
        (7, "2019-06-05 is no day of a meeting yet"),
        (8, "the file says 13-17 years, and the person was"),
    ):
        assert f"answers.csv:{line}: " in err
        assert says in err
    assert "Nothing was imported: 6 rows are wrong." in err
    assert Entry.objects.count() == count


def test_what_the_door_refuses_is_said_by_its_row(
    world: World, alma: UUID, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks of goals, and nobody has worded any here: the door knows, and keeps nothing."""
    table = out(folder)
    elsewhere(world, folder)
    blank = dict.fromkeys(("mm2", "mm3", "mm4", "total"), "")
    goals = next(one for one in table if one["role"] == "self") | blank | {"instrument": "maal", "mm1": "4"}
    put(folder, [*table, goals])
    count = Entry.objects.count()
    assert bring(folder) == 1
    err = capsys.readouterr().err
    assert "answers.csv:14: Say which goals are answered" in err
    assert "Nothing was imported: 1 rows are wrong." in err
    assert Entry.objects.count() == count


def test_someone_elses_case_is_not_there_and_a_read_only_one_is_not_written_in(
    world: World, alma: UUID, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out(folder)
    assert bring(folder, by="jonas") == 1  # Alma's case is Mette's
    assert "there is no such case, or it is not theirs" in capsys.readouterr().err
    world.tell("grant-given", on=[alma], to=str(user_id("jonas")), role="read", at="2018-06-04T09:00")
    assert bring(folder, by="jonas") == 1
    assert "the case is theirs to read only" in capsys.readouterr().err
    assert bring(folder, by="nobody") == 2
    assert bring(folder, by="mette") == 1  # her own table, into the case that it came from
    assert "has answered the same that day in the case already" in capsys.readouterr().err
    table = rows(folder / "answers.csv")
    for file in ("answers.csv", "map.csv"):  # ids are made of names, and stand unsealed
        text = (folder / file).read_text()
        (folder / file).write_text(text.replace(table[0]["subject"], "0302091234"))
    assert bring(folder, by="mette") == 1
    assert "a CPR number is used as a name" in capsys.readouterr().err
    assert not Rating.objects.filter(mode="import").exists()


# --- FHIR


def bundle(folder: Path, case: UUID, *more: object) -> dict[str, Any]:
    to = folder / "case.json"
    assert run("fhir", "--case", case, "--out", to, *more) == 0
    Bundle.model_validate_json(to.read_bytes())
    found: dict[str, Any] = json.loads(to.read_text("utf-8"))
    return found


def kinds(said: dict[str, Any]) -> list[str]:
    return [one["resource"]["resourceType"] for one in said["entry"]]


def test_a_cases_bundle_is_valid_and_has_pseudonyms(world: World, alma: UUID, folder: Path) -> None:
    said = bundle(folder, alma, "--by", "mette")
    assert kinds(said).count("QuestionnaireResponse") == 9
    assert kinds(said).count("Observation") == 12
    assert kinds(said).count("Encounter") == 3
    text = json.dumps(said)
    assert not any(str(one) in text for one in (*world.names.values(), alma))
    assert ReadLog.objects.filter(user=user_id("mette"), case=alma, way="archive-fhir").count() == 1
    own = json.dumps(bundle(folder, alma, "--own-use"))
    assert str(alma) in own
    for other in ("jonas", "sofie"):  # someone else's case does not exist
        assert run("fhir", "--case", alma, "--out", folder / "no.json", "--by", other) == 2
    assert not (folder / "no.json").exists()


def test_a_parent_gets_her_own_and_of_the_childs_what_is_shared(
    world: World, alma: UUID, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ida, child, brother = (world.names[one] for one in ("ida", "alma", "bertil"))
    said = bundle(folder, alma, "--for", ida)
    assert kinds(said).count("QuestionnaireResponse") == 6
    sources = {
        one["resource"]["source"]["reference"]
        for one in said["entry"]
        if one["resource"]["resourceType"] == "QuestionnaireResponse"
    }
    patients = [one["fullUrl"] for one in said["entry"] if one["resource"]["resourceType"] == "Patient"]
    assert patients[0] not in sources  # the child comes first
    world.tell(
        "answers-shared",
        on=[alma],
        by=world.actor("mette"),
        at="2018-07-04T10:00",
        exactly=True,
        whose=str(child),
        what=["outcome"],
        **{"with": [str(ida)]},
    )
    assert kinds(bundle(folder, alma, "--for", ida)).count("QuestionnaireResponse") == 9
    assert run("fhir", "--case", alma, "--out", folder / "no.json", "--for", brother) == 2
    assert "nothing of what was said in this case is theirs to see" in capsys.readouterr().err
    assert not (folder / "no.json").exists()


def test_goals_leave_in_words_for_the_municipality_alone(world: World, alma: UUID, folder: Path) -> None:
    child, at = world.names["alma"], "2018-07-05T10:00"
    goals = world.tell(
        "goals-worded", on=[alma], at=at, exactly=True, whose=str(child), goal1="Sove hjemme hver nat"
    )
    ask = world.ask(child, child, "self", "maal")
    talk = world.talk(ask, on=[alma], at=at)
    world.answer(talk, ask, 4, on=[alma], at=at, goals=str(goals.entry_id))
    assert "Sove hjemme" not in json.dumps(bundle(folder, alma), ensure_ascii=False)
    assert "Sove hjemme" in json.dumps(bundle(folder, alma, "--own-use"), ensure_ascii=False)
    assert "Sove hjemme" in json.dumps(bundle(folder, alma, "--for", child), ensure_ascii=False)


def test_a_bundle_comes_in_as_a_table_does(world: World, alma: UUID, folder: Path) -> None:
    key = folder / "key"
    out(folder, "--key", key)
    bundle(folder, alma, "--key", key)
    case = elsewhere(world, folder)
    assert bring(folder, file="case.json") == 0
    assert Rating.objects.filter(case=case, mode="import").count() == 12
    assert bring(folder) == 0  # the same answers by the other way: the same ids
    assert Rating.objects.filter(case=case).count() == 12


def test_a_file_that_is_none_is_refused_with_exit_2(
    world: World, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for content in (b"", b"{", b"{}", b"\xff\xff", b"a;b\n1;2\n", b"[]"):
        (folder / "answers.csv").write_bytes(content)
        (folder / "map.csv").write_bytes(b"what;theirs;ours\n")
        assert bring(folder) == 2
        assert "answers.csv:1: " in capsys.readouterr().err
        (folder / "answers.csv").write_bytes(answers_csv.write([]))
        (folder / "map.csv").write_bytes(content)
        assert bring(folder) == 2
        assert "map.csv:1: " in capsys.readouterr().err


def test_no_file_of_an_export_is_written_over_another_and_none_is_half_done(alma: UUID, folder: Path) -> None:
    to, key = folder / "answers.csv", folder / "key"
    key.write_bytes(b"k" * 32)
    for more in (["--map", to], ["--map", folder / "nowhere" / "map.csv"], ["--map", key, "--key", key]):
        assert run("export", "--municipality", IKAST, "--out", to, *more) == 2
    assert run("export", "--municipality", IKAST, "--out", key, "--key", key) == 2
    assert run("fhir", "--case", alma, "--out", key, "--key", key) == 2
    assert [one.name for one in folder.iterdir()] == ["key"]
    assert key.read_bytes() == b"k" * 32


def test_who_has_left_takes_nothing_out(alma: UUID, folder: Path) -> None:
    User.objects.filter(pk=user_id("mette")).update(active=False)
    assert run("export", "--municipality", IKAST, "--out", folder / "answers.csv", "--by", "mette") == 2
    assert not list(folder.iterdir())
