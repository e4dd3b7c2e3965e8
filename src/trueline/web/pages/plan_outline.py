"""The outline as people write it: what can be done with a part, and every act of its form."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, MissingError, TruelineError
from trueline.plan.applying import EditRefusedError, Refused
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.usecases.edit_plan import Edited, begin_draft, edit_plan, undo_edit
from trueline.usecases.known_metrics import catalogue_of
from trueline.web.access import Role
from trueline.web.cascade_page import outline_at_once
from trueline.web.outline_acts import Asked, ask
from trueline.web.outline_offers import offer
from trueline.web.page import page
from trueline.web.plan_looked import DRAFT, PlanLooked, draft_to_edit
from trueline.web.undoing import say_done
from trueline.web.visit import Visit

LONGEST_NUMBER = 9
KEPT = ("scope", "at", "open", "shut")
"""What the form of the outline says of how the outline is shown, to be shown so again."""


@page("plan/outline/begin/", name="outline-begin", role=Role.PLANNER, methods=("POST",))
def begin(visit: Visit) -> HttpResponse:
    """Begin the draft of the next version, or go on with it, in the outline."""
    try:
        begin_draft(visit.workspace(), by=visit.member.email)
    except MissingError as missing:
        visit.say(str(missing))
        return visit.go("plan")
    return HttpResponseRedirect(_address(()))


@page("plan/outline/row/", name="outline-row", role=Role.PLANNER)
def row(visit: Visit) -> HttpResponse:
    """Offer all that can be done with a part of the draft, or with the whole at its top.

    Raises:
        MissingError: There is no draft, or it has no such part.
    """
    looked = draft_to_edit(visit)
    return _offer(visit, looked, visit.request.GET.get("place", ""))


@page("plan/outline/", name="outline-edit", role=Role.PLANNER, methods=("POST",))
def edit(visit: Visit) -> HttpResponse:
    """Do what the outline's form asks for, and show the outline with what was done."""
    try:
        asked, done = _do(visit)
    except EditRefusedError as refused:
        return _refuse(visit, refused.refused)
    except FaultyInputError as faulty:
        return _refuse(visit, Refused(faulty.issues))
    except TruelineError as failed:
        return _refuse(visit, str(failed))
    if isinstance(done, Refused):
        return _refuse(visit, done)
    say_done(visit, asked.said, done.entry)
    if not visit.is_fragment:
        return HttpResponseRedirect(f"{_address(_kept(visit))}#{asked.place}")
    looked = draft_to_edit(visit)
    shown = outline_at_once(looked, visit.request.POST, asked.place)
    known = {"looked": looked, "cascade": shown, "place": asked.place, "is_done": True}
    return visit.render("parts/outline.html", known)


def _do(visit: Visit) -> tuple[Asked, Edited | Refused]:
    given, by = visit.request.POST, visit.member.email
    workspace = visit.workspace()
    if given.get("act") == "undo":
        number = given.get("entry", "")
        if not number.isascii() or not number.isdecimal() or len(number) > LONGEST_NUMBER:
            raise MissingError(_("The draft has no such edit."))
        done = undo_edit(workspace, int(number), by=by)
        return Asked((), _("Taken back."), given.get("place", "")), done
    asked: list[Asked] = []
    metrics = catalogue_of(workspace)

    def compose(plan: Plan) -> Sequence[Edit]:
        asked.append(ask(plan, given, metrics))
        return asked[-1].edits

    done = edit_plan(workspace, compose, by=by)
    return asked[-1], done


def _refuse(visit: Visit, why: Refused | str) -> HttpResponse:
    """Say why nothing was done, where the person looks; nothing of what they wrote is lost."""
    known = {"refused": why if isinstance(why, Refused) else None, "why": str(why)}
    if visit.is_fragment:
        answer = visit.render("parts/outline_refused.html", known, status=422)
        answer["HX-Retarget"] = "#outline-refused"
        return answer
    given = visit.request.POST
    looked = draft_to_edit(visit)
    place = given.get("place") or given.get("after") or given.get("above", "")
    return _offer(visit, looked, place, {**known, "given": given}, status=422)


def _offer(
    visit: Visit,
    looked: PlanLooked,
    place: str,
    refused: dict[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    offered = offer(looked, place)
    title = offered.name or _("The plan")
    outline = looked.address("plan") + "&view=outline"
    known = {
        "title": title,
        "crumbs": [(_("Cascade"), outline), (title, "")],
        "looked": looked,
        "offered": offered,
        **(refused or {}),
    }
    template = "parts/outline_row.html" if visit.is_fragment else "pages/outline_row.html"
    return visit.render(template, known, status=status)


def _kept(visit: Visit) -> list[tuple[str, str]]:
    given = visit.request.POST
    return [(name, value) for name in KEPT for value in given.getlist(name) if value]


def _address(kept: Sequence[tuple[str, str]]) -> str:
    said = [("plan", DRAFT), ("view", "outline"), *kept]
    return f"{reverse('plan')}?{urlencode(said)}"
