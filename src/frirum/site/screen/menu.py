"""What each role of staff is called, and the pages of its day."""

from collections.abc import Iterable
from typing import Protocol

from django.urls import reverse
from django.utils.translation import gettext as _


class Staff(Protocol):
    roles: list[str]


def role_words(user: Staff) -> str:
    """What a user is called by their roles: Rådgiver; Modtagelse, Leder."""
    return ", ".join(_names(user.roles))


def _names(roles: Iterable[str]) -> list[str]:
    names = {"intake": _("Modtagelse"), "adviser": _("Rådgiver"), "leader": _("Leder")}
    return [names[role] for role in roles if role in names]


def menu_of(user: Staff) -> list[tuple[str, str]]:
    """(address, words) of the pages that a user's roles open; the first is where their day begins."""
    links = []
    if not {"intake", "leader"}.isdisjoint(user.roles):
        links.append((reverse("desk:intake"), _("Modtagelse")))
    if user.roles:
        links.append((reverse("desk:worklist"), _("Opgaver")))
    if "intake" not in user.roles:
        links.reverse()
    if user.roles:
        links.append((reverse("desk:cases"), _("Sager")))
        links.append((reverse("desk:search"), _("Søg")))
    if "leader" in user.roles:
        links.append((reverse("desk:approvals"), _("Til godkendelse")))
    return links
