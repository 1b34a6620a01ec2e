"""What does the family say? Pure: no Django, no clock; whole millimetres; no score decides about anybody."""

from .instruments import ROLES, Instrument, Library, Line, Pack, load_instruments, load_pack
from .ratings import BadRating, Rating, total
from .reading import Problem, Unreadable

__all__ = [
    "ROLES",
    "BadRating",
    "Instrument",
    "Library",
    "Line",
    "Pack",
    "Problem",
    "Rating",
    "Unreadable",
    "load_instruments",
    "load_pack",
    "total",
]
