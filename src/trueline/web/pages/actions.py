"""Action items: who does what by when, as a list or a board, moved with one press."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.core.errors import ConflictError, FaultyInputError
from trueline.plan.document import Plan
from trueline.usecases.coordinating.acting.action_items import (
    SoughtActions,
    action_items,
    action_named,
)
from trueline.usecases.coordinating.acting.agree import agree
from trueline.usecases.coordinating.acting.change_action import (
    ActionChange,
    change_action,
    undo_action,
)
from trueline.usecases.plan_on_day import plan_in_force
from trueline.web.access import Role, RoleNeededError
from trueline.web.days import as_of
from trueline.web.deciding.action_form import ActionForm
from trueline.web.deciding.action_rows import action_rows, board_of, may_move, own_name
from trueline.web.deciding.words import STATES
from trueline.web.page import Menu, page
from trueline.web.undoing import back_to, say_with_way_back
from trueline.web.visit import Visit

MENU = Menu(
    gettext_lazy("Coordinate"), gettext_lazy("Action items"), "clipboard-document-list", 77, "5"
)
BOARD, ALL = "board", "all"
SHOWN_FINISHED = timedelta(days=28)
"""What was finished longer ago than this is not on the board."""


@page("actions/", name="actions", menu=MENU)
def actions(visit: Visit) -> HttpResponse:
    """List what is to be done, the overdue first, or show it as a board.

    Raises:
        MissingError: The address names a day that is none.
    """
    return _show(visit, ActionForm(_plan(visit)))


@page(
    "actions/record/new/",
    name="agree-action",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def add(visit: Visit) -> HttpResponse:
    """Agree on an action item.

    Raises:
        MissingError: It is to follow from a decision that there is not.
    """
    if visit.request.method != "POST":
        return visit.go("actions")
    workspace, form = visit.workspace(), ActionForm(_plan(visit), visit.request.POST)
    if form.is_valid():
        try:
            made = agree(workspace, form.wish(), on=workspace.today, by=visit.member.email)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        else:
            return _told(visit, made, _("“{0}” was agreed on.").format(made.what))
    return _show(visit, form, status=422)


@page(
    "actions/<slug:action>/move/",
    name="move-action",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def move(visit: Visit, action: str) -> HttpResponse:
    """Move an action item to another state with one press; the next page offers to undo it.

    Raises:
        MissingError: There is no such action item.
        RoleNeededError: It is somebody else's, and the person may change only their own.
    """
    given = visit.request.POST
    item = _movable(visit, action)
    status = given.get("status", "")
    if status not in set(ActionStatus):
        visit.say(_("“{0}” is no state of an action item.").format(status))
        return visit.go("actions")
    workspace, change = visit.workspace(), ActionChange(ActionStatus(status))
    by, after = visit.member.email, _number(given)
    try:
        moved = change_action(workspace, item.id, change, on=workspace.today, by=by, after=after)
    except FaultyInputError:
        return visit.go("change-action", action)
    except ConflictError as refused:
        visit.say(str(refused))
        return HttpResponseRedirect(back_to(visit, reverse("actions")))
    word = STATES[moved.status].word
    return _told(visit, moved, _("“{0}” is now: {1}.").format(moved.what, word))


@page(
    "actions/<slug:action>/undo/",
    name="undo-action",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def undo(visit: Visit, action: str) -> HttpResponse:
    """Take the last change of an action item back.

    Raises:
        MissingError: There is no such action item.
        RoleNeededError: It is somebody else's, and the person may change only their own.
    """
    _movable(visit, action)
    undo_action(visit.workspace(), action, by=visit.member.email)
    visit.say(_("It was taken back."))
    return HttpResponseRedirect(back_to(visit, reverse("actions")))


def _movable(visit: Visit, action: str) -> ActionItem:
    item, plan = action_named(visit.workspace(), action).record, _plan(visit)
    if not may_move(visit, item, own_name(plan, visit)):
        raise RoleNeededError(Role.PLANNER)
    return item


def _told(visit: Visit, item: ActionItem, said: str) -> HttpResponse:
    say_with_way_back(visit, said, reverse("undo-action", args=[item.id]))
    return HttpResponseRedirect(back_to(visit, reverse("actions")))


def _number(given: QueryDict) -> int | None:
    text = given.get("number", "")
    return int(text) if text.isdecimal() else None


def _plan(visit: Visit) -> Plan | None:
    then = as_of(visit)
    adopted = plan_in_force(visit.workspace(), as_of=then.moment if then else None)
    return adopted.plan if adopted else None


def _show(visit: Visit, form: ActionForm, *, status: int = 200) -> HttpResponse:
    title, then, workspace = _("Action items"), as_of(visit), visit.workspace()
    given = visit.request.GET
    on = min(workspace.today, then.day) if then else workspace.today
    plan = _plan(visit)
    found = action_items(workspace, own=own_name(plan, visit), as_of=then.moment if then else None)
    asked = given.get("status", "")
    sought = SoughtActions(
        status=ActionStatus(asked) if asked in set(ActionStatus) else None,
        owner=given.get("owner", ""),
        decision=given.get("decision", ""),
        part=given.get("part", ""),
    )
    kept = [one for one in found if sought.takes(one.record)]
    is_board = given.get("view") == BOARD
    if is_board:
        since = on - SHOWN_FINISHED
        kept = [one for one in kept if (one.record.finished_on or on) >= since]
    elif asked == "":
        kept = [one for one in kept if one.record.is_unfinished]
    rows = list(action_rows(kept, visit, plan, on))
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "form": form,
        "is_open": bool(form.errors),
        "may_agree": visit.may(Role.CONTRIBUTOR) and then is None,
        "count": len(found),
        "rows": rows,
        "is_board": is_board,
        "columns": board_of(rows),
        "sought": sought,
        "is_all": asked == ALL,
        "states": STATES.items(),
        "owners": sorted({one.record.owner for one in found}),
        "overdue": sum(row.item.is_overdue(on) for row in rows),
    }
    return visit.render("pages/actions.html", context, status=status)
