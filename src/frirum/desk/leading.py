"""The pages of who leads: what they are called, and where they are."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.desk.door import Asker


def leaders_pages(asker: Asker) -> Sequence[tuple[str, str]]:
    """(address, words) of the pages beside one another; the intake has but the handing over."""
    over = (reverse("desk:handover"), _("Overdrag sager"))
    if "leader" not in asker.viewer.roles:
        return (over,)
    return (
        (reverse("desk:overview"), _("Overblik")),
        (reverse("desk:clocks"), _("Dage til hjælp")),
        (reverse("desk:approvals"), _("Til godkendelse")),
        (reverse("desk:supervision"), _("Til supervision")),
        (reverse("desk:all_voices"), _("Familiernes stemme")),
        (reverse("desk:caseload"), _("Fordeling")),
        over,
        (reverse("desk:law_changes"), _("Ændrede pligter")),
        (reverse("desk:cover"), _("Dækning")),
        (reverse("desk:thresholds"), _("Grænser og tekster")),
    )
