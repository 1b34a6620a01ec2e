"""What the log says of an address that is a key: that somebody was there, not the key itself.

Whoever holds the address of an answering page answers as that person, and one who reads the log is not to.
"""

import logging
import re

KEYS = re.compile(r"(/(?:svar|kort)/)(?!worker\.js)[^/\s'\"]+")
"""The addresses of `home.urls` with a secret in them: `/svar/<ticket>/`, `/kort/<token>/`."""


class WithoutKeys(logging.Formatter):
    """A line of the log, its traceback too, with a … for each key."""

    def format(self, record: logging.LogRecord) -> str:
        return KEYS.sub(r"\1…", super().format(record))
