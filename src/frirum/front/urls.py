"""The public's addresses."""

from django.urls import path

from frirum.front import child, experiments, lawpages, notification, receipt, start, trying, wordlist

app_name = "front"
urlpatterns = [
    path("", start.start, name="start"),
    path("log-ind/", start.sign_in, name="sign_in"),
    path("log-ud/", start.sign_out, name="sign_out"),
    path("demo/ind/", start.enter_as, name="enter_as"),
    path("forsoeg/", experiments.experiments, name="experiments"),
    path("forsoeg/<slug:name>/", experiments.experiment, name="experiment"),
    path("forsoeg/<slug:name>/pdf/", experiments.memo, name="memo"),
    path("lov/", lawpages.law, name="law"),
    path("lov/aabne-spoergsmaal/", lawpages.open_questions, name="open_questions"),
    path("lov/ord/", wordlist.words, name="words"),
    path("lov/proev/", trying.try_out, name="try"),
    path("lov/<slug:statute>/", lawpages.statute, name="statute"),
    path("lov/<slug:statute>/<slug:provision>/", lawpages.provision, name="provision"),
    path("<slug:slug>/underretning/", notification.notify, name="notify"),
    path("<slug:slug>/boern/", child.tell_us, name="child"),
    path("<slug:slug>/underretning/<uuid:entry>/kvittering/", receipt.receipt, name="receipt"),
]
