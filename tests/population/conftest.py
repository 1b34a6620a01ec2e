"""These tests run the kernel as plain Python, so that nobody waits for a compiler; the proof runs it
compiled."""

import os

os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
