"""Maturity: how ready the organisation saw itself, two days compared with their reasons."""

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.staging.maturity import Assessment, SideChange, compared
from trueline.core.errors import FaultyInputError, MissingError
from trueline.usecases.coordinating.staging.assess import assess, assessments
from trueline.web.access import Role
from trueline.web.days import as_of, read_day
from trueline.web.page import page
from trueline.web.staging.maturity_form import SCORE_WORDS, SIDES, STRATEGIES, MaturityForm
from trueline.web.visit import Visit

FAULTY = 422


@page("stages/maturity/", name="maturity")
def maturity(visit: Visit) -> HttpResponse:
    """Show the newest assessment beside the one before, or two days that the address names.

    Raises:
        MissingError: The address names a day that has no assessment.
    """
    return _show(visit, _form(visit))


@page(
    "stages/maturity/assess/",
    name="assess-maturity",
    role=Role.PLANNER,
    methods=("GET", "HEAD", "POST"),
)
def say(visit: Visit) -> HttpResponse:
    """Keep an assessment; who comes back to the address is led to the page."""
    if visit.request.method != "POST":
        return visit.go("maturity")
    form = _form(visit)
    if form.is_valid():
        try:
            kept = assess(visit.workspace(), form.assessment(), by=visit.member.email)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        else:
            visit.say(_("The assessment of {0} is kept.").format(kept.record.on))
            return HttpResponseRedirect(reverse("maturity"))
    return _show(visit, form, status=FAULTY)


def _form(visit: Visit) -> MaturityForm:
    given = visit.request.POST if visit.request.method == "POST" else None
    return MaturityForm(given, visit.workspace().today, visit.member.name or visit.member.email)


def _show(visit: Visit, form: MaturityForm, *, status: int = 200) -> HttpResponse:
    title, then = _("Maturity"), as_of(visit)
    workspace = visit.workspace()
    on = min(workspace.today, then.day) if then else None
    found = assessments(workspace, on=on, as_of=then.moment if then else None)
    every = [one.record for one in found]
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(_("Stages"), reverse("stages")), (title, "")],
        "as_of": then,
        "found": found,
        "form": form,
        "is_open": bool(form.errors),
        "may_assess": visit.may(Role.PLANNER) and then is None,
    }
    if every:
        after = _chosen(every, visit.request.GET.get("day"), every[0])
        earlier = [one for one in every if one.on < after.on]
        usual = earlier[0] if earlier else None
        before = _chosen(every, visit.request.GET.get("beside"), usual)
        if before is not None and before.on > after.on:
            before, after = after, before
        context |= {"after": after, "before": before, "rows": _rows(before, after)}
        context |= {"strategy": STRATEGIES[after.strategy]}
        context |= {"strategy_before": STRATEGIES[before.strategy] if before else ""}
    return visit.render("pages/maturity.html", context, status=status)


def _chosen(every: list[Assessment], asked: str | None, usual: Assessment | None) -> Any:  # noqa: ANN401 - an assessment, or None only where ``usual`` is
    if not asked:
        return usual
    day: date = read_day(asked)
    for one in every:
        if one.on == day:
            return one
    raise MissingError(_("Nobody assessed on {0}.").format(day))


def _rows(before: Assessment | None, after: Assessment) -> list[dict[str, Any]]:
    changes = compared(before or after, after)
    return [_row(one, has_before=before is not None) for one in changes]


def _row(one: SideChange, *, has_before: bool) -> dict[str, Any]:
    change = one.change
    return {
        "name": SIDES[one.side],
        "before": one.before if has_before else None,
        "after": one.after,
        "words": SCORE_WORDS[one.after.score],
        "change": f"{change:+d}" if has_before and change else "",
        "tone": "good" if change > 0 else "bad" if change < 0 else "",
    }
