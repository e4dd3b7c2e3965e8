"""One action item: its words, owner and due day changed, or dropped with a reason."""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.deciding.action import ActionStatus
from trueline.core.errors import ConflictError, FaultyInputError
from trueline.usecases.agreed.books import ACTIONS
from trueline.usecases.coordinating.acting.action_items import action_named
from trueline.usecases.coordinating.acting.change_action import change_action
from trueline.web.access import Role, RoleNeededError
from trueline.web.deciding.action_form import ChangeForm, initial_of
from trueline.web.deciding.action_rows import action_rows
from trueline.web.deciding.words import STATES
from trueline.web.page import page
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit


@page(
    "actions/<slug:action>/",
    name="change-action",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def change(visit: Visit, action: str) -> HttpResponse:
    """Change an action item, and show what became of it.

    Raises:
        MissingError: There is no such action item.
        RoleNeededError: It is somebody else's, and the person may change only their own.
    """
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    plan = adopted.plan if adopted else None
    (row,) = action_rows([action_named(workspace, action)], visit, plan, workspace.today)
    if not row.may_move:
        raise RoleNeededError(Role.PLANNER)
    given = visit.request.POST if visit.request.method == "POST" else None
    form = ChangeForm(plan, given, initial_of(row.item))
    if given is not None and form.is_valid() and _kept(visit, action, form):
        return visit.go("actions")
    title = row.item.what
    history = [
        {"record": one.record, "by": one.by, "at": one.at, "state": STATES[one.record.status].word}
        for one in reversed(ACTIONS.history(workspace.entries, action))
    ]
    context = {
        "title": title,
        "crumbs": [(_("Action items"), reverse("actions")), (title, "")],
        "row": row,
        "form": form,
        "history": history,
    }
    return visit.render("pages/action.html", context, status=422 if form.errors else 200)


def _kept(visit: Visit, action: str, form: ChangeForm) -> bool:
    """Keep what the form says; false when it cannot be, which the form then tells."""
    given, workspace = visit.request.POST, visit.workspace()
    wanted = form.change()
    if given.get("drop"):
        wanted = replace(wanted, status=ActionStatus.DROPPED)
    number = given.get("number", "")
    after = int(number) if number.isdecimal() else None
    by, on = visit.member.email, workspace.today
    try:
        made = change_action(workspace, action, wanted, on=on, by=by, after=after)
    except FaultyInputError as faulty:
        form.refuse(faulty.issues)
        return False
    except ConflictError as refused:
        form.add_error(None, str(refused))
        return False
    back = reverse("undo-action", args=[action])
    say_with_way_back(visit, _("“{0}” was changed.").format(made.what), back)
    return True
