"""The English catalogue follows the Danish source strings; the check names what is amiss."""

import shutil
from pathlib import Path

import pytest

from frirum.site import messages

CODE = """
from django.utils.translation import gettext as _, ngettext
A = _("Opgaver")
B = ngettext("en sag", "%d sager", 2)
"""
HEAD = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
FULL = f"""{HEAD}
msgid "Opgaver"
msgstr "Tasks"

msgid "en sag"
msgid_plural "%d sager"
msgstr[0] "one case"
msgstr[1] "%d cases"
"""

needs_gettext = pytest.mark.gettext


def room(folder: Path, catalogue: str) -> Path:
    source = folder / "frirum"
    (source / messages.CATALOGUE).parent.mkdir(parents=True)
    (source / "words.py").write_text(CODE)
    (source / messages.CATALOGUE).write_text(catalogue)
    return source


@needs_gettext
def test_a_whole_catalogue_has_no_faults(tmp_path: Path) -> None:
    assert messages.faults(room(tmp_path, FULL)) == []


@needs_gettext
@pytest.mark.parametrize(
    ("catalogue", "fault"),
    [
        (FULL.replace('msgid "Opgaver"\nmsgstr "Tasks"\n', ""), "not in the catalogue: 'Opgaver'"),
        (FULL + '\nmsgid "Gammelt"\nmsgstr "Old"\n', "no longer used: 'Gammelt'"),
        (FULL.replace('"Tasks"', '""'), "not translated: 'Opgaver'"),
        (FULL.replace('"%d cases"', '""'), "not translated: ('en sag', '%d sager')"),
        (FULL.replace('msgid "Opgaver"', '#, fuzzy\nmsgid "Opgaver"'), "marked fuzzy: 'Opgaver'"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, catalogue: str, fault: str) -> None:
    assert messages.faults(room(tmp_path, catalogue)) == [fault]


@needs_gettext
def test_checking_changes_nothing(tmp_path: Path) -> None:
    source = room(tmp_path, HEAD)
    messages.faults(source)
    assert (source / messages.CATALOGUE).read_text() == HEAD
    assert not (source / "locale/django.pot").exists()


def test_compiling_needs_no_gettext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    source = room(tmp_path, FULL)
    assert messages.compile_all(source) == 1
    assert b"Tasks" in (source / messages.CATALOGUE.with_suffix(".mo")).read_bytes()
