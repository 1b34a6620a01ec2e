"""`frirum law may-now`: the same paper as text, as JSON by its schema, and as a tagged PDF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from frirum.cli.main import main

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/may-now.json").read_text("utf-8"))


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "may-now", "R1"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Det må vi nu: Kortere vej fra underretning til indsats\n")
    assert "DET GÆLDER STADIG" in text
    assert "I stedet: Vurdér behovet" in text
    assert main(["law", "may-now", "r1", "--language", "en", "--at", "2021-01-01"]) == 0
    assert "No. The experiment has ended." in capsys.readouterr().out


def test_json_follows_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("r1", "r2", "r3", "r4"):
        assert main(["law", "may-now", name, "--json"]) == 0
        jsonschema.validate(
            json.loads(capsys.readouterr().out), SCHEMA, format_checker=jsonschema.FormatChecker()
        )


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pdf_is_tagged_and_has_a_title_and_a_language(tmp_path: Path, language: str) -> None:
    pytest.importorskip("typst")
    made = tmp_path / "memo.pdf"
    assert main(["law", "may-now", "r3", "--pdf", str(made), "--language", language]) == 0
    pdf = made.read_bytes()
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert b"/MarkInfo<</Marked true" in pdf
    assert b"pdfuaid" in pdf
    assert f"/Lang({language}".encode() in pdf or f"<dc:language><rdf:Bag><rdf:li>{language}".encode() in pdf
    title = {
        "da": "Det må vi nu: Fokus på inddragelse og effekt",
        "en": "What we may do now: Focus on involvement",
    }
    assert title[language].encode() in pdf, "the title stands in the XMP metadata"


def test_bad_input_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "may-now", "r9"]) == 2
    assert "there is no experiment 'r9'; known are: r1, r2, r3, r4" in capsys.readouterr().err
    assert main(["law", "may-now", "r1", "--at", "i går"]) == 2
    assert "Write a date, such as 2018-07-10" in capsys.readouterr().err
    assert main(["law", "may-now", "r1", "--pdf", "/findes/ikke/memo.pdf"]) == 2


def test_it_loads_no_django() -> None:
    program = (
        "import sys; from frirum.cli.main import main; code = main(['law', 'may-now', 'r1']); "
        "sys.exit(3 if 'django' in sys.modules else code)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
