"""Recording what was changed at a talk: one line, from wherever it stands (`parts/change_note.html`)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frirum.access.policy import NotYours, ReadOnly
from frirum.desk.changes import CHANGED, SentBack
from frirum.desk.door import Asker, check_lost, desk_page, open_case_to_write
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import kin_of
from frirum.desk.voices import page
from frirum.law.moments import Moment
from frirum.record import feedback
from frirum.record.drafts import Draft, Refused, Subjects, Times
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said


@require_POST
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def note_change(request: HttpRequest, asker: Asker, case: UUID, talk: UUID) -> HttpResponse:
    """Records what was changed at a talk, on all the cases of the talk that the asker writes in.

    A line that is there already is corrected: the old one stands in the timeline.
    """
    opened = open_case_to_write(asker, case, "voices")
    talks = feedback.talks(opened)
    here = next((one for one in talks if one.entry == talk), None)
    if here is None:
        raise Http404
    text = request.POST.get("value.text", "").strip()
    written = {one.case.id for one in kin_of(asker, opened.case).cases if one.level == "write"}
    whole = feedback.whole_talk(talk, opened.case.municipality)
    values = {"talk": str(talk), "text": text}
    draft = Draft(
        act=CHANGED,
        actor=asker.actor(lawbook().vocabulary[CHANGED].roles),
        entry_id=entry_id(form_id(request.POST.get("entry_id", "")), {**values, "case": str(case)}),
        times=Times(Moment(asker.at)),
        subjects=Subjects(cases=tuple(one.case for one in whole if one.case in written)),
        values=values,
        corrects=here.change_entry,
        reason=_("Linjen er skrevet om.") if here.change_entry else "",
    )
    try:
        if text != here.change or not text:
            record_many([draft])
    except Refused as refused:
        fault = " ".join(said(one.says) for one in refused.faults)
        return page(request, asker, opened, SentBack(talk, text, fault))
    except (NotYours, ReadOnly):
        check_lost(asker, case)
    messages.success(request, _("Gemt: hvad I ændrede."))
    if request.POST.get("onward") == "talk":
        return redirect("desk:talk", opened.case.id, talk)
    return redirect(reverse("desk:voices", args=[opened.case.id]) + "#changes")
