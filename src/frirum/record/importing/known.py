"""Who is known already in a municipality, by CPR number: what brings people in makes nobody twice."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from frirum.record.models import Person
from frirum.record.people import CPR_INDEX
from frirum.record.sealing import keyring
from frirum.record.writing import in_pieces


def by_numbers(municipality: str, numbers: Iterable[str]) -> dict[str, tuple[UUID, UUID]]:
    """Person and family of those who are known by CPR number (ten digits). For the machinery alone."""
    ring = keyring()
    codes = {code: one for one in set(numbers) for code in ring.blind_indexes(CPR_INDEX, one)}
    found: dict[str, tuple[UUID, UUID]] = {}
    for some in in_pieces(codes):
        known = Person.objects.filter(cpr_index__in=some, provisional=False, alias_of=None)
        rows = known.filter(municipality=municipality).order_by("-id")
        found |= {
            codes[code]: (person, stream)
            for code, person, stream in rows.values_list("cpr_index", "pk", "stream")
        }
    return found
