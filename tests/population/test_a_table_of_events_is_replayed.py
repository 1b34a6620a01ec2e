"""`frirum law replay`: a file of events in, a row for each case and regime out, the same as case by case."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from itertools import product
from random import Random

import polars as pl
import pytest

from frirum.cli.main import main
from frirum.law import OccasionNeeded, judge
from frirum.population.answering import COLUMNS, counts_of
from frirum.population.by_rule import COUNTED
from frirum.population.told import from_judgement
from tests.population.laws import of_the_repository
from tests.population.lives import Lives


@pytest.fixture(scope="module")
def regimes():
    return of_the_repository()


@pytest.fixture(scope="module")
def lives(regimes):
    drawn = Lives([regimes["ordinary"], regimes["r1"]], Random(11))
    return [drawn.history(f"case {number}") for number in range(80)]


def table(histories, *, shuffled=True):
    rows = [
        {
            "case": act.case,
            "id": act.id,
            "act": act.name,
            "occurred_at": act.occurred_at.instant,
            "known_at": act.known_at.instant,
            "occurred_day_only": not act.occurred_at.exact,
            "known_day_only": not act.known_at.exact,
            "occasion": act.occasion,
            "corrects": act.corrects,
            "values": json.dumps(dict(act.values)) if act.values else None,
        }
        for one in histories
        for act in one.acts
    ]
    if (
        shuffled
    ):  # rows of different cases mixed; a case's own rows keep their order, which is when they were written
        cases = {one.case: [row for row in rows if row["case"] == one.case] for one in histories}
        rows, random = [], Random(3)
        while cases:
            name = random.choice(sorted(cases))
            rows.append(cases[name].pop(0))
            if not cases[name]:
                del cases[name]
    return pl.DataFrame(rows, infer_schema_length=None)


def answered(path, out):
    assert (
        main(["law", "replay", str(path), "--regime", "r1", "--regime", "ordinary", "--out", str(out)]) == 0
    )
    return {(row["case"], row["regime"]): row for row in pl.read_parquet(out).iter_rows(named=True)}


def test_each_case_is_told_as_the_reference_tells_it(tmp_path, regimes, lives, capsys):
    path = tmp_path / "events.parquet"
    table(lives).write_parquet(path)
    found = answered(path, tmp_path / "out.parquet")
    assert "cases were judged by the reference" in capsys.readouterr().out
    compared = 0
    for one in lives:
        for name in ("r1", "ordinary"):
            try:
                expected = counts_of(from_judgement(judge(regimes[name], one.acts, one.person)))
            except OccasionNeeded:
                assert (one.case, name) not in found
                continue
            row = found[one.case, name]
            assert [row[column] for column in COLUMNS] == expected[: len(COLUMNS)].tolist(), one.case
            compared += 1
    assert compared > 140


def test_the_rules_of_a_file_are_counted_as_the_reference_counts_them(tmp_path, regimes, lives):
    path, rules = tmp_path / "events.parquet", tmp_path / "rules.parquet"
    table(lives).write_parquet(path)
    words = (
        "--regime",
        "r1",
        "--regime",
        "ordinary",
        "--out",
        str(tmp_path / "o.csv"),
        "--rules",
        str(rules),
    )
    assert main(["law", "replay", str(path), *words]) == 0
    expected: Counter[tuple[str, str, str]] = Counter()
    for one, name in product(lives, ("r1", "ordinary")):
        with suppress(OccasionNeeded):
            told = from_judgement(judge(regimes[name], one.acts, one.person))
            for duty in told.duties:
                expected[name, duty.rule, "duties"] += 1
                expected[name, duty.rule, "waived"] += duty.born == "waived"
                expected[name, duty.rule, duty.outcome or "unmet"] += 1
                expected[name, duty.rule, "missed"] += duty.missed_at is not None
            for breach in told.breaches:
                expected[name, breach.rule, "late"] += breach.kind in ("late", "lapsed")
    found = {
        (row["regime"], row["rule"], what): row[what]
        for row in pl.read_parquet(rules).iter_rows(named=True)
        for what in COUNTED
    }
    assert {key: count for key, count in found.items() if count} == +expected
    assert {what for _, _, what in +expected} == set(COUNTED)


def test_rows_without_ids_name_an_occasion_by_its_row(tmp_path, lives):
    plain = [one for one in lives if not any(act.corrects for act in one.acts)][:40]
    with_ids, by_row = tmp_path / "ids.parquet", tmp_path / "rows.parquet"
    frame = table(plain, shuffled=False)
    frame = frame.with_columns(values=pl.lit(None, pl.String))
    frame.write_parquet(with_ids)
    numbers = {entry: row for row, entry in enumerate(frame["id"], 1)}
    numbered = pl.Series("occasion", [numbers.get(one) for one in frame["occasion"]], dtype=pl.Int64)
    frame.with_columns(numbered).drop("id", "corrects").write_parquet(by_row)
    assert answered(with_ids, tmp_path / "1.parquet") == answered(by_row, tmp_path / "2.parquet")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"act": "notification-recieved"}, "there is no act 'notification-recieved'"),
        ({"values": '{"proffesional": true}'}, "no field 'proffesional'"),
        ({"values": "{"}, "not JSON"),
        ({"case": None}, "case is empty"),
        ({"occurred_at": "yesterday"}, "'yesterday' can't be read"),
    ],
)
def test_what_can_not_be_read_is_told_and_nothing_is_written(tmp_path, capsys, change, says):
    row = {"case": "a", "act": "notification-received", "occurred_at": "2018-03-04T10:00", "values": None}
    path, out = tmp_path / "events.parquet", tmp_path / "out.parquet"
    schema = {"case": pl.String, "act": pl.String, "occurred_at": pl.String, "values": pl.String}
    pl.DataFrame([{**row, **change}], schema=schema).write_parquet(path)
    assert main(["law", "replay", str(path), "--regime", "r1", "--out", str(out)]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_an_act_of_law_is_replayed_as_if_it_had_always_held(tmp_path, capsys):
    path, out = tmp_path / "events.parquet", tmp_path / "out.csv"
    rows = {"case": ["a"], "act": ["need-support-assumed"], "occurred_at": ["2018-03-04T10:00"]}
    pl.DataFrame(rows).write_parquet(path)
    laws = ("--regime", "serviceloven", "--regime", "barnets-lov")
    assert main(["law", "replay", str(path), *laws, "--out", str(out)]) == 0
    assert dict(pl.read_csv(out).select("regime", "duties").iter_rows()) == {
        "serviceloven": 2,
        "barnets-lov": 1,
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--regime", "r9", "--out", "o.csv"), "there is no 'r9'. Known are ordinary, barnets-lov"),
        (("--regime", "r1", "--out", "o.txt"), "ends in .parquet or .csv"),
    ],
)
def test_an_unknown_law_or_kind_of_file_is_refused(tmp_path, capsys, words, says):
    path = tmp_path / "events.parquet"
    path.write_bytes(b"no table")
    assert main(["law", "replay", str(path), *words]) == 2
    assert says in capsys.readouterr().err


def test_a_file_that_is_no_parquet_is_refused(tmp_path, capsys):
    path = tmp_path / "events.parquet"
    path.write_bytes(b"no table")
    assert main(["law", "replay", str(path), "--regime", "r1", "--out", str(tmp_path / "o.csv")]) == 2
    assert "this is not Parquet" in capsys.readouterr().err


def test_without_a_compiler_it_says_how_to_be_faster(tmp_path, capsys, lives):
    path = tmp_path / "events.parquet"
    table(lives[:3]).write_parquet(path)
    answered(path, tmp_path / "out.parquet")
    assert "pip install" in capsys.readouterr().err
