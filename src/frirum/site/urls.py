"""All addresses: the desk's, the public's, the family's, those for programs, and the choice of language."""

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("frirum.front.urls")),
    path("", include("frirum.desk.urls")),
    path("", include("frirum.home.urls")),
    path("api/", include("frirum.api.urls")),
    path("sprog/", set_language, name="set_language"),
]
