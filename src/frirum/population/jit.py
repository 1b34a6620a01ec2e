"""Compiles the kernel with numba where it is installed, and keeps what was compiled between runs.

numba looks only at the file of the function itself to see whether what it kept is still good; but a function
here has others of the room compiled into it. So what is kept lies in a folder named by the room's own text
and numba's version: a changed kernel never meets an old one. The folder is the user's, as the package may
lie where nobody writes.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

AVAILABLE = importlib.util.find_spec("numba") is not None and os.environ.get("NUMBA_DISABLE_JIT") != "1"
HOW = "Install the extra for the fast way: pip install 'frirum[population]' (or: pip install numba)."


def compiled(function: F) -> F:
    """A function that other compiled ones call: compiled with them, as it is where numba is not installed."""
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False)


def woven(function: F) -> F:
    """A function called from one place, or a small one: laid where it is called, as a call costs more."""
    return _compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, forceinline=True)


def entrance(function: F) -> F:
    """A function that is called from Python, compiled when it first is."""
    return _compiled(function)


def _compiled(function: F, **options: Any) -> F:
    if not AVAILABLE:
        return function
    import numba

    numba.config.LOOP_VECTORIZE = 0  # type: ignore[attr-defined]  # loops here go round once or twice: 8 % faster
    if folder := _folder():
        numba.config.CACHE_DIR = folder  # type: ignore[attr-defined]
    compiler: Any = numba.njit
    return cast("F", compiler(cache=bool(folder), nogil=True, error_model="numpy", **options)(function))


@cache
def _folder() -> str:
    """Where compiled code is kept; empty where nothing can be written."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR"):
        return chosen
    text = hashlib.sha256(version("numba").encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        said = file.read_bytes()
        if b".jit import" in said or file.stem in ("jit", "layout", "tapes"):
            text.update(said)
    name = f"kernel-{text.hexdigest()[:16]}"
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    for above in (caches / "frirum", Path(tempfile.gettempdir()) / f"frirum-{os.getuid()}"):
        try:
            (above / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(above / name, os.W_OK) and (above / name).stat().st_uid == os.getuid():
            return str(above / name)
    return ""


if AVAILABLE:
    from numba import types
    from numba.cpython.unsafe.numbers import trailing_zeros

    @compiled
    def lowest(mask: int) -> int:
        """The number of the lowest bit that is set; `mask` is not 0."""
        return types.int64(trailing_zeros(mask))  # type: ignore[return-value, call-arg]  # one instruction

else:

    def lowest(mask: int) -> int:
        """The number of the lowest bit that is set; `mask` is not 0."""
        return (int(mask) & -int(mask)).bit_length() - 1
