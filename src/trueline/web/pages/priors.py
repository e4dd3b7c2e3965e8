"""Bias priors: how far designs of each grade may be off, who set that, why, and what taught it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import ConflictError, FaultyInputError, TruelineError
from trueline.evidence.weighing.grade import Grade
from trueline.usecases.weighing.bias_priors import (
    LONGEST_REASON,
    MOST,
    history_of_priors,
    learn_priors,
    publish_priors,
    set_priors,
)
from trueline.usecases.weighing.own_pairs import own_pairs
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.page import page
from trueline.web.studying.prior_rows import pair_row, prior_rows
from trueline.web.visit import Visit

POST = ("GET", "HEAD", "POST")
GRADES = tuple(one for one in Grade if one is not Grade.E)


class PriorsForm(forms.Form):
    """Shares by grade, and where they come from."""

    why = forms.CharField(
        label=gettext_lazy("Where the numbers come from"), max_length=LONGEST_REASON
    )

    def __init__(self, shares: dict[Grade, float], *given: object) -> None:
        """Offer what holds now."""
        super().__init__(*given)  # type: ignore[arg-type]
        named = {
            one.value: forms.FloatField(
                label=_("Grade {0}").format(one), min_value=0, max_value=MOST, initial=shares[one]
            )
            for one in GRADES
        }
        self.fields = {**named, **self.fields}


@page("evidence/priors/", name="priors")
def priors(visit: Visit) -> HttpResponse:
    """Show the priors in force, own pairs, and all that held before.

    Raises:
        MissingError: The address names a day that is none.
    """
    return _show(visit)


@page("evidence/priors/set/", name="set-priors", role=Role.ANALYST, methods=POST)
def change(visit: Visit) -> HttpResponse:
    """Set priors by hand with a reason, learn them from own pairs, or go back to the published."""
    if visit.request.method != "POST":
        return visit.go("priors")
    workspace, by = visit.workspace(), visit.member.email
    try:
        match visit.request.POST.get("act"):
            case "learn":
                learn_priors(workspace, by=by)
            case "publish":
                publish_priors(workspace, by=by)
            case _:
                return _set(visit)
    except TruelineError as refused:
        return _show(visit, why=str(refused), status=422)
    visit.say(_("Every run from now on uses these priors; earlier runs keep theirs."))
    return visit.go("priors")


def _set(visit: Visit) -> HttpResponse:
    form = PriorsForm(_now(visit), visit.request.POST)
    if form.is_valid():
        said = form.cleaned_data
        shares: dict[Grade, float] = {one: float(said[one.value]) for one in GRADES}
        try:
            set_priors(visit.workspace(), shares, said["why"], by=visit.member.email)
        except ConflictError as conflict:
            form.add_error(None, str(conflict))
        except FaultyInputError as faulty:
            for issue in faulty.issues:
                field = issue.where if issue.where in form.fields else None
                form.add_error(field, f"{issue.what} {issue.remedy}")
    if not form.is_valid():
        return _show(visit, form, status=422)
    visit.say(_("Every run from now on uses these priors; earlier runs keep theirs."))
    return visit.go("priors")


def _now(visit: Visit) -> dict[Grade, float]:
    return dict(history_of_priors(visit.workspace())[-1].priors.shares)


def _show(
    visit: Visit, form: PriorsForm | None = None, *, why: str = "", status: int = 200
) -> HttpResponse:
    title, then = _("How far designs may be off"), as_of(visit)
    moment, workspace = then.moment if then else None, visit.workspace()
    known = history_of_priors(workspace, as_of=moment)
    may_set = visit.may(Role.ANALYST) and not then
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(_("Studies"), "/evidence/"), (title, "")],
        "as_of": then,
        "now": known[-1],
        "rows": prior_rows(known[-1].priors),
        "history": [(one, prior_rows(one.priors)) for one in reversed(known)],
        "pairs": [pair_row(one) for one in own_pairs(workspace, as_of=moment)],
        "may_set": may_set,
        "form": (form or PriorsForm(dict(known[-1].priors.shares))) if may_set else None,
        "is_open": form is not None,
        "why": why,
    }
    return visit.render("pages/priors.html", context, status=status)
