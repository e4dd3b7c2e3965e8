"""Begin the plan: who takes part, what the organisation wants, and why social media."""

from collections.abc import Mapping, Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.beginning import BeginStep, unlinked_goals
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, SetField
from trueline.plan.first_edits import goal_edits, template_edits
from trueline.plan.mission import MissionParts, mission_sentence
from trueline.plan.outline.pasted import names_in
from trueline.plan.parts import join, look_up
from trueline.plan.starters import TemplateKind, plan_templates
from trueline.web.access import Role
from trueline.web.begin_page import address_of, after, in_first_draft, show_step, write_step
from trueline.web.page import page
from trueline.web.plan_looked import PlanLooked
from trueline.web.visit import Visit

METHODS = ("GET", "HEAD", "POST")
PIECES = ("change", "whom", "means")


@page("begin/scopes/", name="begin-scopes", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def scopes(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Offer a template for each department that a plan may serve."""
    step, issues = BeginStep.SCOPES, tuple[Issue, ...]()
    if visit.request.method == "POST":
        chosen = visit.request.POST.getlist("template")
        issues = write_step(
            visit, lambda plan: template_edits(plan, chosen), _("The scopes were added.")
        )
        if not issues:
            return HttpResponseRedirect(after(step))
    held = {one.id for one in looked.plan.scopes}
    offered = [
        one
        for one in plan_templates()
        if one.kind is TemplateKind.SCOPE and one.content.scopes[0].id not in held
    ]
    known = {"offered": offered, "chosen": visit.request.POST.getlist("template")}
    return show_step(visit, step, known, looked=looked, issues=issues)


@page("begin/goals/", name="begin-goals", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def goals(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Take goals from a pasted list or from the scopes, and say which of them each scope helps."""
    step, issues = BeginStep.GOALS, tuple[Issue, ...]()
    if visit.request.method == "POST":
        issues = _write_goals(visit)
        if not issues:
            return HttpResponseRedirect(_goals_or_on(visit, step))
    given = visit.request.POST
    known = {
        "linkable": list(_linkable(looked.plan)),
        "loose": [(path, goal.name) for path, goal in unlinked_goals(looked.plan)],
        "raised": given.getlist("raised"),
    }
    return show_step(visit, step, known, looked=looked, issues=issues)


@page("begin/missions/", name="begin-missions", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def missions(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Ask for one sentence for each scope, written whole or put together from three pieces."""
    step, issues = BeginStep.MISSIONS, tuple[Issue, ...]()
    given = visit.request.POST
    if visit.request.method == "POST":
        issues = write_step(
            visit, lambda plan: _mission_edits(plan, given), _("The missions were saved.")
        )
        if not issues:
            return HttpResponseRedirect(after(step))
    known = {
        "missions": [
            {
                "scope": one,
                "text": given.get(f"mission:{one.id}", one.mission),
                "was": given.get(f"was:{one.id}", one.mission),
                "pieces": [(piece, given.get(f"{piece}:{one.id}", "")) for piece in PIECES],
            }
            for one in looked.plan.scopes
        ]
    }
    return show_step(visit, step, known, looked=looked, issues=issues)


def _write_goals(visit: Visit) -> tuple[Issue, ...]:
    given = visit.request.POST
    serves = {path: given.getlist(f"serves:{path}") for path in given.getlist("linkable")}
    try:
        names = names_in(given.get("names", "")) if given.get("names", "").strip() else ()
    except FaultyInputError as faulty:
        return faulty.issues

    if not names and "later" not in given and not _has_goals(visit, raised=given.getlist("raised")):
        what = _("The organisation has no goal yet.")
        remedy = _("Write one, or tick a goal of a scope that is the organisation's too.")
        return (Issue(Severity.BLOCKS, "names", what, remedy),)

    def compose(plan: Plan) -> tuple[Edit, ...]:
        return goal_edits(plan, names, raised=given.getlist("raised"), serves=serves)

    return write_step(visit, compose, _("The goals were saved."))


def _has_goals(visit: Visit, *, raised: Sequence[str]) -> bool:
    draft = visit.workspace().plans.drafts.current()
    return bool(raised) or (draft is not None and bool(draft.plan.goals))


def _goals_or_on(visit: Visit, step: BeginStep) -> str:
    """Give the same step again while a scope's goal helps nothing, else the next."""
    draft = visit.workspace().plans.drafts.current()
    is_open = draft is None or not draft.plan.goals or any(unlinked_goals(draft.plan))
    return address_of(step) if is_open and "later" not in visit.request.POST else after(step)


def _linkable(plan: Plan) -> Sequence[tuple[str, str, str, tuple[str, ...]]]:
    """Give the goals of scopes: path, name, name of the scope, ids of the goals that it helps."""
    return [
        (join("scopes", scope.id, "goals", goal.id), goal.name, scope.name, goal.serves)
        for scope in plan.scopes
        for goal in scope.goals
    ]


def _mission_edits(plan: Plan, given: Mapping[str, str]) -> tuple[Edit, ...]:
    """Ask to write every mission that was changed.

    Raises:
        FaultyInputError: Pieces of a sentence are missing.
        MissingError: A scope is gone.
    """
    edits = []
    for name in given:
        kind, _colon, scope = name.partition(":")
        if kind != "mission":
            continue
        look_up(plan, join("scopes", scope))
        pieces = MissionParts(*(given.get(f"{piece}:{scope}", "").strip() for piece in PIECES))
        is_pieced = any((pieces.change, pieces.whom, pieces.means))
        mission = mission_sentence(pieces) if is_pieced else " ".join(given[name].split())
        was = given.get(f"was:{scope}", "")
        if mission != was:
            edits.append(SetField(join("scopes", scope, "mission"), mission, was))
    return tuple(edits)
