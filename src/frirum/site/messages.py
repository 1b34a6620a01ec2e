"""The screens' words: source strings are Danish, `locale/en` is the second language.

`python -m frirum.site.messages compile | gather | check`. Compiling is set-up and needs nothing but
Babel; gathering and checking run GNU gettext's xgettext, which only a contributor needs.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[1]
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")

Key = tuple[str, ...]


def compile_all(source: Path = SOURCE) -> int:
    """Write each catalogue's .mo beside it; answers how many."""
    written = 0
    for po in sorted(source.glob("locale/*/LC_MESSAGES/*.po")):
        with po.with_suffix(".mo").open("wb") as out:
            write_mo(out, _read(po))
        written += 1
    return written


def gather(source: Path = SOURCE) -> None:
    """Bring the catalogue up to date with the words in code and templates."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    (source / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
    with chdir(source), redirect_stdout(io.StringIO()):
        call_command("makemessages", locale=["en"], no_obsolete=True, add_location="file", no_wrap=True)


def faults(source: Path = SOURCE) -> list[str]:
    """What the catalogue lacks or holds too much of, one line each; none means up to date."""
    held = _read(source / CATALOGUE) if (source / CATALOGUE).is_file() else Catalog()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / source.name
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
        gather(copy)
        used = set(_keys(_read(copy / CATALOGUE)))
    known = set(_keys(held))
    return (
        [f"not in the catalogue: {key[0]!r}" for key in sorted(used - known)]
        + [f"no longer used: {key[0]!r}" for key in sorted(known - used)]
        + [f"not translated: {message.id!r}" for message in held if message.id and not _told(message.string)]
        + [f"marked fuzzy: {message.id!r}" for message in held if message.id and message.fuzzy]
    )


def _read(po: Path) -> Catalog:
    with po.open("rb") as text:
        return read_po(text)


def _keys(catalogue: Catalog) -> Iterator[Key]:
    for message in catalogue:
        if message.id:
            words = message.id if isinstance(message.id, tuple) else (message.id,)
            yield (*words, message.context or "")


def _told(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _compile() -> int:
    print(f"messages: {compile_all()} catalogue compiled")
    return 0


def _gather() -> int:
    if not _xgettext():
        return 2
    gather()
    return 0


def _check() -> int:
    if not _xgettext():
        return 2
    found = faults()
    for fault in found:
        print(f"messages: {fault}", file=sys.stderr)
    if found:
        print(f"messages: `make messages`, then translate in src/frirum/{CATALOGUE}", file=sys.stderr)
    return 1 if found else 0


def _xgettext() -> bool:
    if shutil.which("xgettext"):
        return True
    print(
        "messages: xgettext is not here. Debian: apt install gettext. Nothing was changed.", file=sys.stderr
    )
    return False


WORDS: dict[str, Callable[[], int]] = {"compile": _compile, "gather": _gather, "check": _check}

if __name__ == "__main__":
    sys.exit(WORDS[sys.argv[1]]())
