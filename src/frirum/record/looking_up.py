"""Who a provisional child may be: somebody is found by number, for that alone, and it is noted.

A number looked up is a name told. So it takes a case that one writes in, of a child whom nobody knows
yet, and the right to say who it is; the read log has who asked, for which case, whom they were told of.
"""

from __future__ import annotations

from uuid import UUID

from frirum.access.models import log_look_up
from frirum.access.policy import Viewer, may_do

from . import cpr
from .history import IDENTIFIED
from .lawbook import lawbook
from .models import Person
from .people import CPR_INDEX
from .reading import find_case
from .sealing import keyring


def who_has(viewer: Viewer, case: UUID, number: str) -> Person | None:
    """The known person with a CPR number in the viewer's municipality, asked for a case.

    None where it is nobody's, or where it is not the viewer's to ask: their case to write in, its child
    provisional, and theirs to identify. Raises NotYours; NoNumber (a ValueError) where it is no number.
    """
    opened, codes = find_case(viewer, case), keyring().blind_indexes(CPR_INDEX, cpr.normal(number))
    child, may = opened.case.person, may_do(viewer, lawbook().vocabulary[IDENTIFIED].roles)
    if viewer.user_id is None or opened.level != "write" or not may or not child.provisional:
        return None
    known = Person.objects.filter(cpr_index__in=codes, provisional=False, alias_of=None)
    found = known.filter(municipality=viewer.municipality).order_by("id").first()
    log_look_up(viewer.user_id, found.id if found else None, opened.case.id, viewer.municipality, viewer.at)
    return found
