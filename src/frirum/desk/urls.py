"""Staff's addresses."""

from django.urls import path

from frirum.desk import (
    approvals,
    caseload,
    casepage,
    cases,
    clocks,
    cover,
    family,
    fetching,
    handover,
    intake,
    mending,
    overview,
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
    path("overblik/", overview.overview, name="overview"),
    path("overblik/dage/", clocks.clocks, name="clocks"),
    path("overblik/fordeling/", caseload.caseload, name="caseload"),
    path("overdrag/", handover.handover, name="handover"),
    path("overdrag/<uuid:form>/", handover.handed_over, name="handed_over"),
    path("daekning/", cover.cover, name="cover"),
    path("daekning/<uuid:entry>/slut/", cover.end_cover, name="end_cover"),
    path("daekker/<uuid:adviser>/", worklist.covered_list, name="covered"),
    path("sager/", cases.cases, name="cases"),
    path("sager/<uuid:case>/", casepage.case, name="case"),
    path("sager/<uuid:case>/familie/", family.family, name="family"),
    path("sager/<uuid:case>/hent/", fetching.fetch, name="fetch"),
    path("sager/<uuid:case>/ny/<slug:act>/", recording.act, name="act"),
    path("sager/<uuid:case>/ret/<uuid:entry>/", mending.correct, name="correct"),
    path("sager/<uuid:case>/fejl/<uuid:entry>/", mending.wrong_case, name="wrong_case"),
    path("sager/<uuid:case>/kladde/<slug:form>/", unsent.keep, name="keep_draft"),
    path("kladder/", unsent.drafts, name="drafts"),
    path("kladder/slet/", unsent.throw_away, name="throw_away"),
    path("sager/<uuid:case>/slet/<uuid:entry>/", mending.erase, name="erase"),
]
