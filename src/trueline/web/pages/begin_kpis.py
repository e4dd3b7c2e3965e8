"""Begin the plan: how it is measured, one KPI after the other."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.core.issue import Issue
from trueline.plan.applying import Refused
from trueline.plan.beginning import BeginStep, goals_without, kpis_of_scopes
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.naming import place_of
from trueline.plan.parts import look_up
from trueline.plan.words import field_hint
from trueline.usecases.edit_plan import edit_plan
from trueline.web.access import Role
from trueline.web.begin_page import in_first_draft, show_step, write_step
from trueline.web.outline_acts import ask
from trueline.web.page import page
from trueline.web.part_adding import add_record
from trueline.web.part_choices import Choices
from trueline.web.part_fields import FieldGroup, PartField
from trueline.web.part_reader import FieldReader
from trueline.web.part_saving import WROTE, shown_again, try_fields
from trueline.web.plan_looked import PlanLooked
from trueline.web.undoing import say_done
from trueline.web.visit import Visit

STEP = BeginStep.KPIS
METHODS = ("GET", "HEAD", "POST")
OWN = ("owner", "source")
GROUPS = ("baseline", "target")
GUESS = "assumptions"
MOST_KPIS = 2


@page("begin/kpis/", name="begin-kpis", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def kpis(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """List the KPIs with what each lacks, and offer to add one to goals with fewer than two."""
    issues: tuple[Issue, ...] = ()
    given = visit.request.POST
    if visit.request.method == "POST":
        issues = write_step(
            visit, lambda plan: ask(plan, given, looked.metrics).edits, _("The KPI was added.")
        )
        if not issues:
            return visit.go("begin-kpis")
    known = {
        "rows": _rows(looked.plan),
        "open_kpi": next((one for one in kpis_of_scopes(looked.plan) if one.lacks), None),
        "families": looked.metrics.families(),
    }
    return show_step(visit, STEP, known, looked=looked, issues=issues)


@page("begin/kpis/<path:path>/", name="begin-kpi", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def kpi(visit: Visit, looked: PlanLooked, path: str) -> HttpResponse:
    """Ask what a KPI cannot be read without: owner, source, baseline, target, and a guess.

    Raises:
        MissingError: The draft has no such KPI.
    """
    if not isinstance(look_up(looked.plan, path), Kpi):
        raise MissingError(_("There is no such KPI in the draft."))
    reader = FieldReader(looked.plan, path, Choices(looked.plan, looked.metrics))
    group = reader.part()
    guess = reader.blank(Assumption, GUESS)
    if visit.request.method == "POST":
        group, guess, is_saved = _save(visit, reader, group, guess)
        if is_saved:
            return _next(visit, path)
    record: Kpi = look_up(looked.plan, path)
    known = {
        "title": record.name,
        "kpi": record,
        "path": path,
        "metric": looked.metrics.get(record.metric),
        "own": [one for one in group.fields if one.path in OWN],
        "groups": [_with_needed(one) for one in group.groups if one.path in GROUPS],
        "guess": guess,
        "guess_hint": field_hint(Kpi, GUESS),
        "is_again": visit.request.method == "POST",
    }
    answer = show_step(visit, STEP, known, looked=looked, template="kpi")
    if known["is_again"]:
        answer.status_code = 422
    return answer


def _save(
    visit: Visit, reader: FieldReader, group: FieldGroup, guess: FieldGroup
) -> tuple[FieldGroup, FieldGroup, bool]:
    """Write all of a KPI's form or nothing; give its fields as they are to be shown again."""
    given = visit.request.POST
    tried = try_fields(reader, group, given)
    edits: list[Edit] = list(tried.edits)
    shown = {one.path: one for one in shown_again(group, tried.sent).groups}
    faulty = any(one.error or one.theirs is not None for one in tried.sent.values())
    for one in [one for one in group.groups if one.path in GROUPS and not one.is_there]:
        if _is_filled(one, given):
            added = add_record(reader, one.path, given)
            shown[one.path] = replace(one, fields=added.blank.fields)
            edits.extend([added.edit] if added.edit else [])
            faulty = faulty or added.edit is None
    if _is_filled(guess, given):
        added = add_record(reader, GUESS, given)
        guess = added.blank
        edits.extend([added.edit] if added.edit else [])
        faulty = faulty or added.edit is None
    again = shown_again(group, tried.sent)
    again = replace(again, groups=tuple(shown[one.path] for one in again.groups))
    if not faulty:
        done = edit_plan(visit.workspace(), edits, by=visit.member.email)
        if not isinstance(done, Refused):
            say_done(visit, _("The KPI was saved."), done.entry) if done.entry.number else None
            return again, guess, True
        issue = done.issues[0]
        again = _with_fault(again, f"{issue.what} {issue.remedy}")
    return again, guess, False


def _with_fault(group: FieldGroup, error: str) -> FieldGroup:
    """Give the fields with the reason why nothing was kept beside the first that is asked."""
    first = next(one.path for one in group.fields if one.path in OWN)
    fields = tuple(replace(one, error=error) if one.path == first else one for one in group.fields)
    return replace(group, fields=fields)


def _is_filled(group: FieldGroup, given: QueryDict) -> bool:
    return any(given.get(WROTE + one.path, "").strip() for one in group.fields)


def _with_needed(group: FieldGroup) -> FieldGroup:
    """Give a group with those fields that are needed; the others stand on the KPI's own page."""
    needed: tuple[PartField, ...] = tuple(one for one in group.fields if one.is_required)
    return replace(group, fields=needed, groups=(), rows=())


def _next(visit: Visit, path: str) -> HttpResponse:
    """Go to the next KPI that lacks something, or back to the list."""
    draft = visit.workspace().plans.drafts.current()
    still = [one.path for one in kpis_of_scopes(draft.plan) if one.lacks] if draft else []
    others = [one for one in still if one != path]
    if not others or "list" in visit.request.POST:
        return visit.go("begin-kpis")
    return HttpResponseRedirect(reverse("begin-kpi", args=[others[0]]))


def _rows(plan: Plan) -> list[dict[str, object]]:
    """Give each social goal with its KPIs and whether it may take another."""
    known = {one.path: one for one in kpis_of_scopes(plan)}
    bare = set(goals_without(plan))
    return [
        {
            "goal": goal,
            "scope": scope.name,
            "path": path,
            "place": place_of(path),
            "kpis": [known[f"{path}/kpis/{one.id}"] for one in goal.kpis],
            "is_bare": path in bare,
            "may_add": len(goal.kpis) < MOST_KPIS,
        }
        for scope in plan.scopes
        for goal in scope.social_goals
        for path in [f"scopes/{scope.id}/social_goals/{goal.id}"]
    ]
