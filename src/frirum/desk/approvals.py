"""Decisions that wait for a leader: the list of them, and the page where one is approved or sent back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from frirum.access.policy import NotYours, ReadOnly
from frirum.desk import paging
from frirum.desk.carrying import proposal_line
from frirum.desk.casepage import paper_urls
from frirum.desk.door import Asker, check_lost, desk_page, open_case_to_write
from frirum.desk.formpage import Ground, form_page
from frirum.desk.grounds import ground_of
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import Kin, kin_of, names_of_staff
from frirum.desk.leading import leaders_pages
from frirum.desk.recording import onward
from frirum.desk.showing import seen_heads
from frirum.desk.timeline import timeline
from frirum.law.competence import DECISION, SENT_BACK
from frirum.law.history import Act
from frirum.law.moments import Moment, local_day
from frirum.law.vocabulary import Vocabulary
from frirum.record import lists, reading
from frirum.record.competence import plan_of
from frirum.record.drafts import Recorded, Refused, Subjects, Times
from frirum.record.identifiers import new_id
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Entry, Proposal
from frirum.record.reading import CaseFile, Line
from frirum.site.screen import words
from frirum.site.screen.asking import Asked, FaultLink, Typed
from frirum.site.screen.places import units_of
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal, ready for `desk/approvals.html`."""

    since: str
    child: str
    what: str
    by: str
    unit: str
    url: str


@require_safe
@never_cache
@desk_page("leader")
def approvals(request: HttpRequest, asker: Asker) -> HttpResponse:
    """What waits in the leader's units, the longest first."""
    page = lists.proposals(asker.viewer, paging.read(request.GET.get("efter", "")))
    names, sources = names_of_staff(asker), law_sources(lawbook().vocabulary)
    rows = [_row(one, asker, names, sources) for one in page.rows]
    shown = {"rows": rows, "more": paging.written(page.after), "pages": leaders_pages(asker)}
    return render(request, "desk/approvals.html", shown)


def law_sources(vocabulary: Vocabulary) -> dict[str, str]:
    """The provisions that a decision can rest on, in words, by id."""
    return {one.id: said(one.label) for one in vocabulary[DECISION].options_of("law_source")}


def _row(one: Proposal, asker: Asker, names: Mapping[UUID | None, str], sources: Mapping[str, str]) -> Row:
    return Row(
        since=words.short_instant(one.since),
        child=str(one.case.person),
        what=sources.get(one.law_source, one.law_source) or _("Afgørelse"),
        by=names.get(one.proposed_by, ""),
        unit=units_of(one.municipality).get(one.unit, one.unit),
        url=reverse("desk:approval", args=[one.case_id, one.entry]),
    )


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("leader")
def approval(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """One proposal: approved, it becomes the decision in its own words; sent back, the note says why."""
    opened = open_case_to_write(asker, case, "approval")
    file, found = reading.case_file(opened.case), lists.proposal(opened.case, entry)
    line = proposal_line(file, str(entry))
    if found is None or line is None:
        raise Http404
    kin = kin_of(asker, opened.case)
    page = _Page(request, asker, opened.case, kin, file, line, found)
    if request.method == "POST":
        return page.answer()
    if found.outcome != "waiting":
        messages.info(request, _("Indstillingen venter ikke længere."))
        return redirect(
            f"{reverse('desk:case', args=[opened.case.id])}#entry-{found.answer or line.entry.id}"
        )
    return page.show(new_id())


@dataclass(frozen=True, slots=True)
class _Page:
    """One proposal in front of one leader."""

    request: HttpRequest
    asker: Asker
    case: Case
    kin: Kin
    file: CaseFile
    line: Line
    proposal: Proposal

    def ground(self) -> Ground:
        return ground_of(self.asker, self.case, self.kin, lawbook().vocabulary[DECISION])

    def cases(self) -> tuple[UUID, ...]:
        """The proposal's children whose cases are the leader's to write in."""
        on = {*self.line.entry.case_ids, self.case.id}
        return tuple(one.case.id for one in self.kin.cases if one.case.id in on and one.level == "write")

    def answer(self) -> HttpResponse:
        """Records the decision, or that it was sent back. The page again where that can't be."""
        posted, vocabulary = self.request.POST, lawbook().vocabulary
        key = form_id(posted.get("entry_id", ""))
        act = SENT_BACK if "send_back" in posted else DECISION
        values = self._values(act, vocabulary, posted.get("value.note", "").replace("\r\n", "\n").strip())
        if wrong := vocabulary.validate(act, values, local_day(self.asker.at)):
            return self.show(key, {one.field: said(one.says) for one in wrong}, status=422)
        occasion = posted.get("occasion") or self.line.entry.occasion or None
        try:
            done = record(
                act,
                actor=self.asker.actor(("leader",)),
                # Not of the hour: the button pressed twice is one answer.
                entry_id=entry_id(key, {"act": act, "values": values, "cases": self.cases()}),
                subjects=Subjects(cases=self.cases()),
                times=Times(Moment(self.asker.at)),
                values=values,
                occasion=occasion,
                expected_heads=self._heads(),
            )
        except Refused as refused:
            return self.show(key, {one.field: said(one.says) for one in refused.faults}, status=422)
        except (NotYours, ReadOnly):
            check_lost(self.asker, self.case.id)
        if not isinstance(done, Recorded):
            return self.show(key, changes=done.changes, status=409)
        done_words = _("Sendt tilbage.") if act == SENT_BACK else _("Afgørelsen er truffet.")
        draft = f"case:{self.case.id}:godkend-{self.proposal.entry}"
        messages.success(self.request, done_words, draft)
        return onward(self.asker, self.case.id)

    def _values(self, act: str, vocabulary: Vocabulary, note: str) -> dict[str, Any]:
        proposal = str(self.proposal.entry)
        if act == SENT_BACK:
            return {"proposal": proposal, **({"note": note} if note else {})}
        said_before = self.line.values or {}
        carried = {
            one.id: said_before[one.id]
            for one in vocabulary[DECISION].fields
            if one.id in said_before and one.type != "documents"  # they stay with the proposal
        }
        return {**carried, "proposal": proposal, **({"approval_note": note} if note else {})}

    def _heads(self) -> dict[UUID, int]:
        return seen_heads(self.request.POST, self.ground(), [str(one) for one in self.cases()])

    def show(
        self,
        key: UUID,
        faults: Mapping[str, str] | None = None,
        changes: tuple[Entry, ...] = (),
        status: int = 200,
    ) -> HttpResponse:
        vocabulary, wrong, ground = lawbook().vocabulary, dict(faults or {}), self.ground()
        if wrong:  # a fault does not hide what has come since the page was opened
            ground = replace(ground, heads={**ground.heads, **self._heads()})
        newer = {one.id for one in changes}
        came = [line for line in self.file.timeline() if line.entry.id in newer]
        note_fault = wrong.get("note") or wrong.get("approval_note", "")
        note = Asked(
            "value.note",
            _("Din bemærkning"),
            "longtext",
            help=_("Skal skrives, når indstillingen sendes tilbage. Rådgiveren ser den i sagen."),
            text=self.request.POST.get("value.note", ""),
            fault=note_fault,
        )
        kind = vocabulary[DECISION]
        form = form_page(kind, ground, Typed.of(self.request.POST), self.asker.at, key, faults=wrong)
        links = [FaultLink(note.html_id if text == note_fault else "", text) for text in wrong.values()]
        shown = {
            "form": form,
            "note": note,
            "faults": links,
            "about": timeline([self.line], vocabulary, self.kin.names, paper_url=paper_urls(self.case.id))[0],
            "changes": timeline(came, vocabulary, self.kin.names),
            "entry": self.proposal.entry,
            "own": self._own(),
            "warnings": self._warnings(vocabulary),
            "why": [one.says for one in self._reached() if one.says],
            "reword": f"{reverse('desk:act', args=[self.case.id, DECISION])}?fra={self.proposal.entry}",
            "what": law_sources(vocabulary).get(self.proposal.law_source, ""),
        }
        return render(self.request, "desk/approval.html", shown, status=status)

    def _warnings(self, vocabulary: Vocabulary) -> list[str]:
        """What would stand as not kept, were just this decision made now: by its own answers, not by any."""
        now = Moment(self.asker.at)
        decision = Act(
            id="",
            name=DECISION,
            occurred_at=now,
            known_at=now,
            recorded_at=now,
            sequence=self.case.head + 1,
            occasion=self.line.entry.occasion or None,
            by_role="leader",
            values=self._values(DECISION, vocabulary, ""),
            case=str(self.case.id),
        )
        found = reading.would_breach(self.file, decision)
        return list(dict.fromkeys(f"{one.rule.says} {one.rule.source}." for one in found))

    def _reached(self) -> tuple[Any, ...]:
        plan = plan_of(lawbook(), self.case.municipality)
        return plan.reached(self.line.values or {}, local_day(self.asker.at))

    def _own(self) -> bool:
        """Whether the leader wrote the proposal, and so can't approve it."""
        me = str(self.asker.user.id)
        return self.line.entry.actor_id == me and any(not one.own for one in self._reached())
