"""One decision: what was decided, what people had seen, what happened since; and its review."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.plan.document import Plan
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.coordinating.acting.action_items import SoughtActions
from trueline.usecases.coordinating.deciding.change_decision import (
    Wording,
    amend,
    bring_about,
    may_be_put_right,
    review_decision,
)
from trueline.usecases.coordinating.deciding.wish import LONGEST_SENTENCE, LONGEST_WORDS
from trueline.usecases.coordinating.deciding.withdraw import put_back, withdraw
from trueline.web.access import Role
from trueline.web.days import AsOf, as_of
from trueline.web.deciding.action_form import ActionForm
from trueline.web.deciding.action_rows import action_rows
from trueline.web.deciding.decision_page import (
    beside,
    difference_of,
    other_numbers,
    since_rows,
    versions_after,
)
from trueline.web.deciding.decision_rows import decision_rows
from trueline.web.deciding.kept import KnownDecisions, known_decisions
from trueline.web.deciding.named_parts import named_parts
from trueline.web.deciding.withdrawn import say_withdrawn
from trueline.web.page import page
from trueline.web.undoing import back_to, say_with_way_back
from trueline.web.visit import Visit

POST = ("POST",)
Given = dict[str, str]


@page("decisions/<slug:decision>/", name="decision")
def decision(visit: Visit, decision: str) -> HttpResponse:
    """Show a decision with the numbers then and now.

    Raises:
        MissingError: There is no such decision.
    """
    return _show(visit, decision)


@page(
    "decisions/<slug:decision>/review/",
    name="review-decision",
    role=Role.APPROVER,
    methods=("GET", "HEAD", "POST"),
)
def review(visit: Visit, decision: str) -> HttpResponse:
    """Keep what was found when the decision was looked at again.

    Raises:
        MissingError: There is no such decision.
    """
    if visit.request.method != "POST":
        return visit.go("decision", decision)
    workspace, outcome = visit.workspace(), visit.request.POST.get("outcome", "")
    try:
        review_decision(workspace, decision, outcome, on=workspace.today, by=visit.member.email)
    except FaultyInputError as faulty:
        return _show(visit, decision, given={"outcome": outcome}, faulty=faulty)
    except (RefusedQuestionError, ConflictError) as refused:
        visit.say(str(refused))
    else:
        visit.say(_("It was looked at again; the numbers of today are kept with it."))
    return visit.go("decision", decision)


@page(
    "decisions/<slug:decision>/amend/",
    name="amend-decision",
    role=Role.APPROVER,
    methods=("GET", "HEAD", "POST"),
)
def put_right(visit: Visit, decision: str) -> HttpResponse:
    """Put the words of a decision right while its meeting, or its day, is not over.

    Raises:
        MissingError: There is no such decision.
    """
    if visit.request.method != "POST":
        return visit.go("decision", decision)
    given = visit.request.POST
    words = Wording(given.get("what", ""), given.get("because", ""))
    workspace, after = visit.workspace(), _number_seen(visit)
    try:
        amend(workspace, decision, words, on=workspace.today, by=visit.member.email, after=after)
    except FaultyInputError as faulty:
        said = {"what": words.what, "because": words.because}
        return _show(visit, decision, given=said, faulty=faulty)
    except (RefusedQuestionError, ConflictError) as refused:
        visit.say(str(refused))
    else:
        visit.say(_("The words were put right; the numbers stay as they were seen."))
    return visit.go("decision", decision)


@page(
    "decisions/<slug:decision>/withdraw/",
    name="withdraw-decision",
    role=Role.APPROVER,
    methods=POST,
)
def take_back(visit: Visit, decision: str) -> HttpResponse:
    """Withdraw a decision and what follows from it; the next page offers to let both stand again.

    Raises:
        MissingError: There is no such decision.
    """
    workspace = visit.workspace()
    try:
        gone = withdraw(
            workspace,
            decision,
            on=workspace.today,
            by=visit.member.email,
            after=_number_seen(visit),
        )
    except (RefusedQuestionError, ConflictError) as refused:
        visit.say(str(refused))
        return visit.go("decision", decision)
    back = reverse("put-back-decision", args=[decision])
    say_with_way_back(visit, say_withdrawn(gone), back)
    return visit.go("decisions")


@page(
    "decisions/<slug:decision>/put-back/",
    name="put-back-decision",
    role=Role.APPROVER,
    methods=POST,
)
def let_stand(visit: Visit, decision: str) -> HttpResponse:
    """Let a decision stand again that was withdrawn.

    Raises:
        MissingError: None of this id was withdrawn.
    """
    try:
        put_back(visit.workspace(), decision, by=visit.member.email)
    except (RefusedQuestionError, ConflictError) as refused:
        visit.say(str(refused))
        return visit.go("decisions")
    visit.say(_("It stands again, with the action items that were dropped with it."))
    return HttpResponseRedirect(back_to(visit, reverse("decision", args=[decision])))


@page(
    "decisions/<slug:decision>/version/",
    name="decision-version",
    role=Role.APPROVER,
    methods=POST,
)
def brought_about(visit: Visit, decision: str) -> HttpResponse:
    """Say which version of the plan the decision brought about.

    Raises:
        MissingError: There is no such decision, or no such version.
    """
    number = visit.request.POST.get("version", "")
    if not number.isdecimal():
        raise MissingError(_("“{0}” is no version of the plan.").format(number))
    try:
        bring_about(visit.workspace(), decision, version=int(number), by=visit.member.email)
    except (RefusedQuestionError, ConflictError) as refused:
        visit.say(str(refused))
    return visit.go("decision", decision)


def _number_seen(visit: Visit) -> int | None:
    """Give how often the decision had been kept when the page was shown; None where unsaid."""
    number = visit.request.POST.get("number", "")
    return int(number) if number.isdecimal() else None


def _show(
    visit: Visit,
    name: str,
    *,
    given: Given | None = None,
    faulty: FaultyInputError | None = None,
) -> HttpResponse:
    then, workspace = as_of(visit), visit.workspace()
    on = min(workspace.today, then.day) if then else workspace.today
    known = known_decisions(workspace, visit.organisation.kept, on, then)
    one = next((each for each in known.decisions if each.decision.id == name), None)
    if one is None:
        raise MissingError(_("There is no decision {0}; it may have been withdrawn.").format(name))
    adopted = workspace.plans.adopted()
    plan = adopted.plan if adopted else None
    own = [each for each in known.actions if SoughtActions(decision=name).takes(each.record)]
    faults = {each.where: f"{each.what} {each.remedy}" for each in faulty.issues} if faulty else {}
    context = {
        "title": one.decision.what,
        "crumbs": [(_("Decisions"), reverse("decisions")), (name, "")],
        "as_of": then,
        **_shown(visit, plan, one, known, then),
        "actions": list(action_rows(own, visit, plan, on)),
        "following": sum(each.record.is_unfinished for each in own),
        "action_form": ActionForm(plan, initial={"decision": name}),
        "faults": faults,
        "given": given or {},
        **_may(visit, one, is_present=then is None),
    }
    return visit.render("pages/decision.html", context, status=422 if faulty else 200)


def _shown(
    visit: Visit, plan: Plan | None, one: LoggedDecision, known: KnownDecisions, then: AsOf | None
) -> dict[str, Any]:
    """Give the decision with its numbers then and since, and what it changed."""
    workspace, own = visit.workspace(), visit.organisation
    on = min(workspace.today, then.day) if then else workspace.today
    found = {each.decision.id: each for each in known.decisions}
    key = (workspace.facts.snapshot().revision, own.defined, own.broken)
    (row,) = decision_rows([one], plan, on)
    return {
        "row": row,
        "one": one.decision,
        "number": one.number,
        "before": found.get(one.decision.supersedes),
        "later": found.get(one.superseded_by),
        "cites": list(named_parts(one.decision.cites, plan)),
        "since": since_rows(workspace, one.decision, plan, on=on, key=key, then=then),
        "others": list(other_numbers(one.decision, plan)),
        "difference": difference_of(workspace, one.decision),
        "beside": beside(known.decisions, one),
    }


def _may(visit: Visit, one: LoggedDecision, *, is_present: bool) -> dict[str, Any]:
    """Give what the person may do with it."""
    workspace = visit.workspace()
    may = is_present and visit.may(Role.APPROVER)
    is_open = may and may_be_put_right(workspace, one.decision, on=workspace.today)
    asks_version = may and one.decision.plan_after is None
    stands = not one.superseded_by
    return {
        "may_review": may and stands and one.decision.reviewed_on is None,
        "may_amend": is_open,
        "may_withdraw": is_open and stands,
        "may_supersede": may and stands,
        "may_agree": is_present and visit.may(Role.CONTRIBUTOR),
        "versions": versions_after(workspace, one.decision) if asks_version else [],
        "longest": LONGEST_WORDS,
        "longest_sentence": LONGEST_SENTENCE,
    }
