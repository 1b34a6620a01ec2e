"""A case goes on paper whatever was written in it: a letter that no font has is written by its name."""

from datetime import UTC, datetime
from pathlib import Path
from unicodedata import category

import pytest

from frirum.site import letters, typesetting

AT = datetime(2018, 6, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Æblegrød, naïve ć Ł ő", "Æblegrød, naïve ć Ł ő"),
        ("Jeg er ked af det \U0001f622", "Jeg er ked af det [crying face]"),
        ("\u2764\ufe0f", "[heavy black heart]"),
        ("a\x00b\x07\u200b\u202e", "ab"),
        ("e\u0301", "é"),
        ("مُ", "م"),
        ("\ud800", "[u+d800]"),
        ("محمد שלום", "محمد שלום"),
        ("En linje\n\tog en til", "En linje\n\tog en til"),
    ],
)
def test_a_letter_is_shown_or_named(written: str, shown: str) -> None:
    assert letters.legible({"a": [written, 1, None]}) == {"a": [shown, 1, None]}


def test_every_letter_that_is_let_through_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    (tmp_path / "all.typ").write_text(
        '#set document(title: "x")\n#set text(lang: "da", font: "Libertinus Serif")\n'
        "#heading(level: 1)[x]\n#json(bytes(sys.inputs.data)).text"
    )
    monkeypatch.setattr(typesetting, "PAPER", tmp_path)
    every = (chr(one) for first, last in letters.FONTS for one in range(first, last + 1))
    text = " ".join(one for one in every if category(one)[0] != "C")
    odd = '\U0001f600 中文 ไทย \x00 \ufffe ]#read("/etc/passwd") = * _ $ \\ //'
    assert typesetting.pdf("all.typ", {"text": f"{text} {odd}"}, AT).startswith(b"%PDF")
