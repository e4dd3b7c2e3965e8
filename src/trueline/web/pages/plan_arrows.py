"""Arrows of the strategy map: added and taken out, each as an edit of the draft."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import Refused
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.outline.arrows import add_arrow
from trueline.plan.parts import join, look_up
from trueline.plan.relocating import removing
from trueline.usecases.edit_plan import edit_plan
from trueline.web.access import Role
from trueline.web.cascade_page import VIEWS, cascade_page
from trueline.web.page import page
from trueline.web.plan_looked import draft_to_edit
from trueline.web.undoing import say_done
from trueline.web.visit import Visit

LONGEST_LAG = 3_650
"""Days; whoever waits ten years for an effect has mistyped."""


@page("plan/arrows/add/", name="add-arrow", role=Role.PLANNER, methods=("POST",))
def add(visit: Visit) -> HttpResponse:
    """Draw an arrow from one KPI to another."""
    given = visit.request.POST

    def compose(plan: Plan) -> Sequence[Edit]:
        cause, effect = given.get("cause", ""), given.get("effect", "")
        if not cause or not effect:
            raise _refusal(_("An arrow has two ends."), _("Choose two KPIs."))
        lag_days = _days(given.get("lag_days", ""))
        statement = " ".join(given.get("statement", "").split())
        return [add_arrow(plan, cause, effect, statement=statement, lag_days=lag_days)]

    return _write(visit, compose, _("The arrow was drawn."))


@page("plan/arrows/remove/", name="remove-arrow", role=Role.PLANNER, methods=("POST",))
def remove(visit: Visit) -> HttpResponse:
    """Take an arrow out."""
    path = join("hypotheses", visit.request.POST.get("arrow", "") or "-")

    def compose(plan: Plan) -> Sequence[Edit]:
        look_up(plan, path)
        return removing(plan, path)

    return _write(visit, compose, _("The arrow was taken out."))


def _write(visit: Visit, compose: Callable[[Plan], Sequence[Edit]], said: str) -> HttpResponse:
    try:
        done = edit_plan(visit.workspace(), compose, by=visit.member.email)
    except FaultyInputError as faulty:
        return _again(visit, Refused(faulty.issues))
    except TruelineError as failed:
        issue = Issue(Severity.BLOCKS, "", str(failed), _("Load the page anew and try again."))
        return _again(visit, Refused((issue,)))
    if isinstance(done, Refused):
        return _again(visit, done)
    say_done(visit, said, done.entry)
    return HttpResponseRedirect(f"{reverse('plan')}?plan=draft&view=strategy")


def _again(visit: Visit, refused: Refused) -> HttpResponse:
    """Show the strategy map with what was written and why it was not taken."""
    looked = draft_to_edit(visit)
    given = visit.request.POST.copy()
    given["view"] = "strategy"
    title = _("Cascade")
    known = {
        "title": title,
        "crumbs": [(title, "")],
        "views": VIEWS,
        "looked": looked,
        "cascade": cascade_page(visit, looked, given),
        "refused": refused,
        "given": given,
    }
    return visit.render("pages/plan.html", known, status=422)


def _days(text: str) -> int:
    plain = text.strip() or "0"
    if not plain.isascii() or not plain.isdecimal() or int(plain[:9]) > LONGEST_LAG:
        what = _("“{0}” is no number of days.").format(text)
        remedy = _("Write a whole number from 0 to {0}.").format(LONGEST_LAG)
        raise _refusal(what, remedy)
    return int(plain)


def _refusal(what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, "", what, remedy))
