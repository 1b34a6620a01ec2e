"""Letters that paper can show; every other one is written by its name, so that no text stops a case.

The paper's fonts come with typst. A letter that they lack is refused by PDF/UA, and some make typst fall: a
child's smiley must not be why a case can't be taken out. JSON holds every letter as it was written.
"""

from collections.abc import Mapping
from typing import Any
from unicodedata import category, name, normalize

# Tried one by one with the fonts of typst 0.15; what is not assigned in them is left out by its category.
FONTS = (
    (0x20, 0x4FF),  # Latin, Greek, Cyrillic
    (0x5D0, 0x5EA),  # Hebrew
    (0x621, 0x63A),  # Arabic, and what Persian adds
    (0x640, 0x64A),
    (0x660, 0x66D),
    *((one, one) for one in (0x60C, 0x61B, 0x61F, 0x67E, 0x686, 0x698, 0x6A9, 0x6AF, 0x6CC)),
    (0x6F0, 0x6F9),
    (0x1E00, 0x1EFF),  # Latin with several accents: Vietnamese
    (0x2010, 0x2027),  # quotation marks, dashes, bullets
    (0x2030, 0x2040),
    (0x20A0, 0x20BF),  # currencies
    (0x2190, 0x22FF),  # arrows and mathematics
    (0x2122, 0x2122),
)
LEFT_OUT = (
    *range(0xFE00, 0xFE10),  # which of two pictures of a letter is meant
    *range(0x64B, 0x660),  # Arabic vowel signs: seldom written, and typst 0.15 falls over them
)


def legible(value: Any) -> Any:
    """Plain data with all its texts in letters that paper can show."""
    if isinstance(value, str):
        return "".join(map(_shown, normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {key: legible(one) for key, one in value.items()}
    return [legible(one) for one in value] if isinstance(value, (list, tuple)) else value


def _shown(letter: str) -> str:
    code, kind = ord(letter), category(letter)
    if letter in "\n\t":
        return letter
    if kind in ("Cc", "Cf") or code in LEFT_OUT:
        return ""
    if kind[0] != "C" and any(first <= code <= last for first, last in FONTS):
        return letter
    return f"[{name(letter, f'U+{code:04X}').lower()}]"
