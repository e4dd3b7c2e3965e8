"""Stages: what each asks and whether it is met; they are closed by a decision, or opened again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.books import Kept
from trueline.coordination.staging.moves import StageMove
from trueline.coordination.staging.stage import Stage
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.usecases.coordinating.staging.move_stage import close_stage, reopen_stage
from trueline.web.access import Role
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.page import Menu, page
from trueline.web.staging.found import stages_found
from trueline.web.staging.rows import STAGES, move_rows, stage_columns
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Stages"), "map", 86, "j")
FAULTY = 422


@page("stages/", name="stages", menu=MENU)
def stages(visit: Visit) -> HttpResponse:
    """Show the three stages, what is missing, and what was done.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    return _show(visit, look_at(visit))


@page("stages/<slug:name>/close/", name="close-stage", role=Role.APPROVER, methods=("POST",))
def close(visit: Visit, name: str) -> HttpResponse:
    """Close a stage by a decision.

    Raises:
        MissingError: There is no such stage, or no plan in force.
    """

    def act(stage: Stage) -> Kept[StageMove]:
        workspace, given = visit.workspace(), visit.request.POST
        return close_stage(
            workspace,
            stage,
            why=given.get("why", ""),
            on=workspace.today,
            by=visit.member.email,
            body=visit.member.name or visit.member.email,
        )

    return _act(visit, name, act, _("{0} is closed; the decision stands in the log."))


@page("stages/<slug:name>/reopen/", name="reopen-stage", role=Role.APPROVER, methods=("POST",))
def reopen(visit: Visit, name: str) -> HttpResponse:
    """Open a stage again.

    Raises:
        MissingError: There is no such stage.
    """

    def act(stage: Stage) -> Kept[StageMove]:
        workspace, why = visit.workspace(), visit.request.POST.get("why", "")
        return reopen_stage(workspace, stage, why=why, on=workspace.today, by=visit.member.email)

    return _act(visit, name, act, _("{0} is open again; the reason is logged."))


def _act(
    visit: Visit, name: str, act: Callable[[Stage], Kept[StageMove]], said: str
) -> HttpResponse:
    if name not in {one.value for one in Stage}:
        raise MissingError(_("There is no such stage."))
    stage = Stage(name)
    try:
        act(stage)
    except FaultyInputError as faulty:
        [issue] = faulty.issues
        fault = f"{issue.what} {issue.remedy}"
    except RefusedQuestionError as refused:
        fault = str(refused)
    else:
        visit.say(said.format(STAGES[stage]))
        return visit.go("stages")
    return _show(visit, look_at(visit), faults={name: fault}, status=FAULTY)


def _show(
    visit: Visit,
    looked: LookedAt | None,
    *,
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    title = _("Stages")
    known: dict[str, Any] = {"title": title, "crumbs": [(title, "")]}
    if looked is None:
        return visit.render("pages/stages.html", known)
    found = stages_found(looked)
    columns = stage_columns(found)
    known |= {
        "looked": looked,
        "as_of": looked.as_of,
        "found": found,
        "columns": [(one, (faults or {}).get(one.id, "")) for one in columns],
        "here": next(one for one in columns if one.id == found.stage.value),
        "moves": move_rows(found.moves),
        "may_move": visit.may(Role.APPROVER) and looked.as_of is None and not looked.named,
    }
    return visit.render("pages/stages.html", known, status=status)
