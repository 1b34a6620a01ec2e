"""The demo's own secrets, made once: `python -m frirum.site.demo_keys FOLDER`.

`keys` encrypts the demo's journal, `secret` signs its sessions. They lie beside the demo's database, only
readable by who made them, and are never committed. A database whose key is gone cannot be read: that
is said, and no new key is made over it.
"""

import base64
import os
import secrets
import sys
from pathlib import Path

KEY_BYTES = 32


class KeyLost(Exception):
    """The demo's database is there, its key is not."""


def ensure(folder: Path) -> None:
    """Make what is missing in `folder`; KeyLost if a database there was written with a key now gone."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = folder / "keys"
    if not keys.exists() and any(folder.glob("*.sqlite3")):
        raise KeyLost(
            f"{keys} is gone, and the demo's database was written with it: it cannot be read. Put the file "
            f"back, or remove the folder {folder} and run `make demo` for a new demo. Nothing was changed."
        )
    _write_once(keys, "demo:" + base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    _write_once(folder / "secret", secrets.token_urlsafe(50))


def _write_once(path: Path, text: str) -> None:
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(text + "\n")


def main(words: list[str]) -> int:
    try:
        ensure(Path(words[0]))
    except KeyLost as lost:
        print(f"demo: {lost}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
