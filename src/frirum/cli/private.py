"""Files for who runs the command, and for nobody else on the machine."""

import os
import sys
from pathlib import Path


def write_private(path: Path, content: bytes, anew: bool = False) -> None:
    """Writes a file that its owner alone can read; `-` is standard output. `anew`: none must be there."""
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    kind = os.O_EXCL if anew else os.O_TRUNC
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | kind, 0o600), "wb") as file:
        os.fchmod(file.fileno(), 0o600)  # one that was there may have been open to others
        file.write(content)
