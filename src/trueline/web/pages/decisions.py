"""The log of decisions, and recording one."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.deciding.decision import DecisionKind
from trueline.core.errors import FaultyInputError, RefusedQuestionError
from trueline.evidence.study import Study
from trueline.plan.document import Plan
from trueline.usecases.agreed.decisions import (
    LoggedDecision,
    Sought,
    decision_named,
)
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.subject_of import path_in_plan
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.deciding.decision_form import Choices, DecisionForm, deciders_of, initial_of
from trueline.web.deciding.decision_rows import decision_rows
from trueline.web.deciding.kept import known_decisions
from trueline.web.deciding.words import KINDS
from trueline.web.note_rows import title_at
from trueline.web.page import Menu, page
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Decisions"), "check-badge", 76, "x")


@page("decisions/", name="decisions", menu=MENU)
def decisions(visit: Visit) -> HttpResponse:
    """List what was decided: due for review first, then the newest first.

    Raises:
        MissingError: The address names a day that is none.
    """
    title, then = _("Decisions"), as_of(visit)
    workspace = visit.workspace()
    on = min(workspace.today, then.day) if then else workspace.today
    adopted = plan_in_force(workspace, as_of=then.moment if then else None)
    plan = adopted.plan if adopted else None
    every = known_decisions(workspace, visit.organisation.kept, on, then).decisions
    sought = _sought(visit.request.GET)
    found = [one for one in every if sought.takes(one.decision)]
    context = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "rows": list(decision_rows(found, plan, on)),
        "count": len(every),
        "sought": sought,
        "part": title_at(plan, sought.part) if sought.part else "",
        "kinds": KINDS.items(),
        "owners": sorted({one.decision.owner for one in every if one.decision.owner}),
        "deciders": sorted({one.decision.decided_by for one in every}),
        "may_decide": visit.may(Role.APPROVER) and then is None,
    }
    return visit.render("pages/decisions.html", context)


@page(
    "decisions/record/new/",
    name="new-decision",
    role=Role.APPROVER,
    methods=("GET", "HEAD", "POST"),
)
def new(visit: Visit) -> HttpResponse:
    """Record a decision; the address may name parts of the plan, a study, and what it supersedes.

    Raises:
        MissingError: It is to take the place of a decision that there is not.
    """
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    plan = adopted.plan if adopted else None
    studies = {
        one.registration.study.id: one.registration.study for one in listed_studies(workspace)
    }
    person = visit.member.name or visit.member.email
    questions = {name: one.question for name, one in studies.items()}
    choices = Choices(plan, questions, deciders_of(plan, person))
    if visit.request.method != "POST":
        initial, before = _initial(visit, studies)
        return _form(visit, DecisionForm(choices, initial=initial), plan, before)
    form = DecisionForm(choices, visit.request.POST, {"about": _about(visit.request.POST)})
    if form.is_valid():
        try:
            made = decide(workspace, form.wish(), on=workspace.today, by=visit.member.email)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        except RefusedQuestionError as refused:
            form.add_error(None, str(refused))
        else:
            back = reverse("withdraw-decision", args=[made.id])
            say_with_way_back(visit, _("It is decided; its numbers are kept as seen."), back)
            return HttpResponseRedirect(reverse("decision", args=[made.id]))
    return _form(visit, form, plan, None, status=422)


def _sought(given: QueryDict) -> Sought:
    kind = given.get("kind", "")
    return Sought(
        kind=DecisionKind(kind) if kind in set(DecisionKind) else None,
        owner=given.get("owner", ""),
        decided_by=given.get("by", ""),
        part=given.get("part", ""),
        study=given.get("study", ""),
        meeting=given.get("meeting", ""),
    )


def _initial(
    visit: Visit, studies: Mapping[str, Study]
) -> tuple[Mapping[str, Any], LoggedDecision | None]:
    given = visit.request.GET
    before = None
    initial: dict[str, Any] = {"about": given.getlist("about")}
    if given.get("instead-of"):
        before = decision_named(visit.workspace(), given["instead-of"])
        initial = initial_of(before.decision)
    asked = studies.get(given.get("study", ""))
    if asked is not None and asked.kpi:
        initial["about"] = [*initial["about"], path_in_plan(asked.kpi)]
    initial |= {name: given[name] for name in ("what", "because", "study") if given.get(name)}
    return initial, before


def _about(given: QueryDict) -> tuple[str, ...]:
    """Give the other parts that a form was opened with, so that they are offered again."""
    return tuple(given.getlist("others"))


def _form(
    visit: Visit,
    form: DecisionForm,
    plan: Plan | None,
    before: LoggedDecision | None,
    *,
    status: int = 200,
) -> HttpResponse:
    title = _("Record a decision")
    context = {
        "title": title,
        "crumbs": [(_("Decisions"), reverse("decisions")), (title, "")],
        "form": form,
        "before": before,
        "has_plan": plan is not None,
    }
    return visit.render("pages/decision_new.html", context, status=status)
