"""One command, a module for each word; the law commands run without Django."""

import importlib
import subprocess
import sys

import pytest

from frirum.cli.main import COMMANDS, MODULES, main


@pytest.mark.parametrize("word", COMMANDS)
def test_every_word_has_its_module(word: str) -> None:
    module = importlib.import_module(f"frirum.cli.{MODULES.get(word, word)}")
    assert callable(module.arguments)
    assert callable(module.run)


@pytest.mark.parametrize("word", COMMANDS)
def test_every_word_explains_itself(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word, "--help"])
    assert ended.value.code == 0
    assert f"frirum {word}" in capsys.readouterr().out


def test_an_unknown_word_ends_with_2_and_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["laws"])
    assert ended.value.code == 2
    listed = capsys.readouterr().err
    assert all(word in listed for word in COMMANDS)


@pytest.mark.parametrize(
    "words", [["law", "check"], ["law", "graph", "barnets-lov", "--out", "-"], ["acts", "--json"]]
)
def test_law_and_acts_never_load_django(words: list[str]) -> None:
    """In a process of its own: what a command imports stays imported."""
    program = (
        "import sys; from frirum.cli.main import main; code = main(sys.argv[1:]); "
        "sys.exit(3 if 'django' in sys.modules else code)"
    )
    ran = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
