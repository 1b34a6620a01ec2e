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
    if not user.roles:
        return []
    links = [
        (reverse("desk:today"), _("I dag")),
        (reverse("desk:worklist"), _("Opgaver")),
        (reverse("desk:cases"), _("Sager")),
    ]
    if not {"intake", "leader"}.isdisjoint(user.roles):
        links.insert(0 if "intake" in user.roles else 2, (reverse("desk:intake"), _("Modtagelse")))
    if "adviser" in user.roles:
        links.append((reverse("desk:supervision"), _("Til supervision")))
    links.append((reverse("desk:search"), _("Søg")))
    if "leader" in user.roles:
        links.append((reverse("desk:approvals"), _("Til godkendelse")))
        links.append((reverse("desk:overview"), _("Overblik")))
    elif "intake" in user.roles:
        links.append((reverse("desk:handover"), _("Overdrag")))
    return links


def keys_of_menu() -> dict[str, str]:
    """The single key that opens a page of the menu, by its address. The page of shortcuts lists them."""
    names = {"today": "i", "worklist": "o", "cases": "s", "intake": "u", "search": "b"}
    return {reverse(f"desk:{name}"): key for name, key in names.items()}
