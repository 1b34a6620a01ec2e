"""The family's addresses."""

from django.urls import path

from frirum.home import answering, cards, coming_in, locking

app_name = "home"
urlpatterns = [
    path("svar/", coming_in.come_in, name="come_in"),
    path("svar/worker.js", coming_in.worker, name="worker"),
    path("svar/<str:ticket>/", answering.answer, name="answer"),
    path("svar/<str:ticket>/slut/", answering.done, name="done"),
    path("kort/<str:token>/", cards.choose_pin, name="card"),
    path("laas/", locking.locked, name="locked"),
]
