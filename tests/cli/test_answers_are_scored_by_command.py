"""`frirum feedback score`: the documented answer, and bad rows told, without Django or a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from frirum.cli.main import main

HEADER = "case,subject,respondent,role,age,instrument,meeting,date,mm1,mm2,mm3,mm4,total_mm,skipped"
SAWTOOTH = (220, 290, 192, 201, 352, 284, 302)
CONFIG = """\
[[threshold]]
instrument = "ors"
role = "self"
cutoff_mm = 280
inclusive = false
rci_mm = 60
rci_inclusive = true
source = "Opdigtet"
entered_by = "Karen Opdigtet"
date = 2018-01-01
"""


def table(tmp_path: Path, *more: str) -> str:
    rows = [f"c1,s,s,self,15,ORS,{n},2018-03-{n:02d},,,,,{mm}," for n, mm in enumerate(SAWTOOTH, 1)]
    (tmp_path / "ratings.csv").write_text("\n".join([HEADER, *rows, *more]), "utf-8")
    return str(tmp_path / "ratings.csv")


def test_the_answer_is_as_documented(tmp_path, capsys):
    (tmp_path / "config.toml").write_text(CONFIG, "utf-8")
    code = main(["feedback", "score", table(tmp_path), "--config", str(tmp_path / "config.toml"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    (rater,) = told["raters"]
    assert {"case", "respondent", "subject", "totals", "change", "category", "sawtooth", "flags"} <= set(
        rater
    )
    assert (rater["totals"], rater["change"], rater["category"], rater["sawtooth"]) == (
        list(SAWTOOTH), 82, "significant", True,
    )  # fmt: skip
    assert rater["flags"] == [{"code": "sawtooth", "meeting": "", "changes": 4, "teeth": 3}]
    assert set(told["overall"]) >= {"effect_sizes", "coverage", "definition", "thresholds", "note"}
    assert told["faults"] == []


def test_without_thresholds_a_change_is_a_number_and_it_says_why(tmp_path, capsys):
    assert main(["feedback", "score", table(tmp_path), "--json"]) == 0
    (rater,) = json.loads(capsys.readouterr().out)["raters"]
    assert (rater["change"], rater["category"], rater["why"]) == (82, None, "no-threshold")


def test_a_bad_row_is_told_and_the_others_are_scored(tmp_path, capsys):
    assert (
        main(["feedback", "score", table(tmp_path, "c2,s,s,self,15,ors,1,2018-03-01,1,2,3,,,"), "--json"])
        == 1
    )
    out, err = capsys.readouterr()
    assert len(json.loads(out)["raters"]) == 1
    assert [(one["line"], one["column"]) for one in json.loads(out)["faults"]] == [(9, "mm1")]
    assert "line 9, column mm1: 3 of 4 lines are marked" in err
    assert "Not in the figures: 1 rows. In them: 7." in err


def test_without_json_it_is_for_people(tmp_path, capsys):
    assert main(["feedback", "score", table(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "c1 s about s ors: 220 290 192 201 352 284 302, change +82, no-threshold, sawtooth" in out
    assert "regression to the mean" in out


def test_closed_cases_stand_apart_and_few_are_withheld(tmp_path, capsys):
    (tmp_path / "closed.txt").write_text("c1\n", "utf-8")
    closed = ["--closed", str(tmp_path / "closed.txt"), "--k", "2"]
    assert main(["feedback", "score", table(tmp_path), "--json", *closed]) == 0
    (group,) = json.loads(capsys.readouterr().out)["overall"]["effect_sizes"]
    assert (group["standing"], group["withheld"], group["n"]) == ("closed", True, None)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 100, b"case;role\n1;2\n"])
def test_an_odd_file_ends_in_words(tmp_path, capsys, content):
    (tmp_path / "odd.csv").write_bytes(content)
    assert main(["feedback", "score", str(tmp_path / "odd.csv")]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith(str(tmp_path / "odd.csv"))


def test_what_is_not_there_or_wrong_is_told(tmp_path, capsys):
    assert main(["feedback", "score", str(tmp_path / "nothing.csv")]) == 2
    (tmp_path / "config.toml").write_text("[[threshold]]\n", "utf-8")
    assert main(["feedback", "score", table(tmp_path), "--config", str(tmp_path / "config.toml")]) == 2
    assert main(["feedback", "score", str(tmp_path)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_it_reads_what_is_piped_to_it_and_loads_no_django(tmp_path):
    code = (
        "import sys; from frirum.cli.main import main; done = main(['feedback', 'score', '-', '--json']); "
        "sys.exit(done or any(name.split('.')[0] in ('django', 'numpy') for name in sys.modules) and 3)"
    )
    content = Path(table(tmp_path)).read_bytes()
    ran = subprocess.run([sys.executable, "-c", code], input=b"\xef\xbb\xbf" + content, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["raters"][0]["change"] == 82
