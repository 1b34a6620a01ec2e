"""The page of shortcuts: every key that does something, by name. All are optional; everything has a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page
from frirum.site.screen.menu import keys_of_menu, menu_of


@require_safe
@desk_page("intake", "adviser", "leader")
def shortcuts(request: HttpRequest, asker: Asker) -> HttpResponse:
    keys = keys_of_menu()
    shown = {
        "everywhere": [
            *((keys[url], name) for url, name in menu_of(asker.user) if url in keys),
            ("?", _("Denne side")),
        ],
        "case": [
            ("m", _("Skriv et møde. På »I dag«: referat af det første møde")),
            ("n", _("Skriv et notat")),
            ("t", _("Skriv et telefonnotat")),
            ("p", _("Aftal et møde")),
            ("f", _("Familien")),
            ("k", _("Familiens stemme: kurverne")),
            ("a", _("Mødeark")),
            ("l", _("Ny samtale: hvem svarer på hvad")),
            ("r", _("Ret det nyeste i forløbet")),
        ],
        "form": [("Ctrl + Enter", _("Gem"))],
    }
    return render(request, "desk/shortcuts.html", shown)
