"""Staff's addresses."""

from django.urls import path

from frirum.desk import (
    approvals,
    casepage,
    cases,
    family,
    intake,
    mending,
    recording,
    search,
    shortcuts,
    today,
    unsent,
    worklist,
)

app_name = "desk"
urlpatterns = [
    path("i-dag/", today.today, name="today"),
    path("genveje/", shortcuts.shortcuts, name="shortcuts"),
    path("modtagelse/", intake.intake, name="intake"),
    path("opgaver/", worklist.worklist, name="worklist"),
    path("godkendelser/", approvals.approvals, name="approvals"),
    path("godkendelser/<uuid:case>/<uuid:entry>/", approvals.approval, name="approval"),
    path("soeg/", search.search, name="search"),
    path("sager/", cases.cases, name="cases"),
    path("sager/<uuid:case>/", casepage.case, name="case"),
    path("sager/<uuid:case>/familie/", family.family, name="family"),
    path("sager/<uuid:case>/ny/<slug:act>/", recording.act, name="act"),
    path("sager/<uuid:case>/ret/<uuid:entry>/", mending.correct, name="correct"),
    path("sager/<uuid:case>/fejl/<uuid:entry>/", mending.wrong_case, name="wrong_case"),
    path("sager/<uuid:case>/kladde/<slug:form>/", unsent.keep, name="keep_draft"),
    path("kladder/", unsent.drafts, name="drafts"),
    path("kladder/slet/", unsent.throw_away, name="throw_away"),
    path("sager/<uuid:case>/slet/<uuid:entry>/", mending.erase, name="erase"),
]
