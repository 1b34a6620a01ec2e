"""What the law that a case is under is called."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.law.loading import Lawbook
from frirum.site.screen.words import said


def regime_words(regime: str, book: Lawbook) -> str:
    """The law that a case is under, by name: Lov om social service, med forsøget »Kortere vej …«."""
    base, *inside = regime.split("+")
    name = said(book.statutes[base].title) if base in book.statutes else _("ingen lov i kraft")
    trials = [said(book.experiments[one].title) for one in inside if one in book.experiments]
    if not trials:
        return _("%(law)s, almindelige regler") % {"law": name}
    quoted = [_("»%(title)s«") % {"title": title} for title in trials]
    return ngettext("%(law)s, med forsøget %(trials)s", "%(law)s, med forsøgene %(trials)s", len(trials)) % {
        "law": name,
        "trials": get_text_list(quoted, _("og")),
    }
