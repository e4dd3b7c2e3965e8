"""Begin the plan: where the first-run wizard goes on, and its first step, the organisation."""

from collections.abc import Sequence
from datetime import date, timedelta

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.plan.beginning import BeginStep, done_steps, next_step
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.first_edits import department_edits, head_edits
from trueline.plan.outline.pasted import names_in
from trueline.plan.starters import find_template
from trueline.usecases.begin_plan import PlanHead, begin_plan
from trueline.web.access import Role
from trueline.web.begin_page import (
    address_of,
    after,
    first_draft,
    has_facts,
    show_step,
    write_step,
)
from trueline.web.page import page
from trueline.web.pages.enter import WEEK_STARTS
from trueline.web.plan_looked import PlanLooked
from trueline.web.visit import Visit

STEP = BeginStep.ORGANISATION
DEPARTMENTS = "departments"
A_DAY = timedelta(days=1)
ISO, ISO_DAY = "%Y-%m-%d", {"type": "date"}


class HeadForm(forms.Form):
    """What a plan cannot do without."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=200)
    first = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(ISO_DAY, ISO),
    )
    last = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(ISO_DAY, ISO),
    )
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Its code of three letters, such as EUR."),
        error_messages={"invalid": gettext_lazy("Give its code of three letters, such as EUR.")},
    )
    fiscal_year_begins = forms.TypedChoiceField(
        label=gettext_lazy("Your year begins in"), choices=tuple(MONTHS.items()), coerce=int
    )


@page("begin/", name="begin", role=Role.PLANNER)
def begin(visit: Visit) -> HttpResponse:
    """Go on where the first plan was left; with a plan in force there is nothing to begin."""
    looked = first_draft(visit)
    if looked is None and visit.workspace().plans.adopted() is not None:
        visit.say(_("There is a plan in force; edit it where it stands."))
        return visit.go("plan")
    if looked is None:
        return visit.go(f"begin-{STEP}")
    done = done_steps(looked.plan, has_facts=has_facts(looked))
    return HttpResponseRedirect(address_of(next_step(done)))


@page(
    "begin/organisation/",
    name="begin-organisation",
    role=Role.PLANNER,
    methods=("GET", "HEAD", "POST"),
)
def organisation(visit: Visit) -> HttpResponse:
    """Ask for title, days, currency and departments; the answer begins the draft."""
    looked = first_draft(visit)
    if looked is None and visit.workspace().plans.adopted() is not None:
        return visit.go("begin")
    if looked is not None and not looked.is_editable:
        return visit.go("begin-check")
    if visit.request.method != "POST":
        return _show(visit, looked, HeadForm(initial=_initial(visit, looked)))
    form = HeadForm(visit.request.POST)
    if not form.is_valid():
        return _show(visit, looked, form, status=422)
    issues = _write(visit, looked, form)
    return _show(visit, looked, form, issues) if issues else HttpResponseRedirect(after(STEP))


def _write(visit: Visit, looked: PlanLooked | None, form: HeadForm) -> tuple[Issue, ...]:
    said = form.cleaned_data
    said["until"] = said.pop("last") + A_DAY
    try:
        others = visit.request.POST.get("others", "")
        names = [
            *visit.request.POST.getlist(DEPARTMENTS),
            *(names_in(others) if others.strip() else ()),
        ]
        if looked is None:
            begin_plan(visit.workspace(), PlanHead(**said), by=visit.member.email)
    except FaultyInputError as faulty:
        return faulty.issues

    def compose(plan: Plan) -> Sequence[Edit]:
        return (*head_edits(plan, said), *department_edits(plan, names))

    return write_step(visit, compose, _("The organisation was saved."))


def _initial(visit: Visit, looked: PlanLooked | None) -> dict[str, object]:
    """Give what the draft says, or the calendar year to begin with."""
    if looked is not None:
        plan = looked.plan
        last = plan.until - A_DAY
        head = {name: getattr(plan, name) for name in HeadForm.base_fields if name != "last"}
        return {**head, "last": last}
    year = visit.workspace().today.year
    return {
        "title": _("{0} in {1}").format(visit.organisation.name, year),
        "first": date(year, 1, 1),
        "last": date(year, 12, 31),
        "currency": visit.organisation.currency,
        "fiscal_year_begins": 1,
    }


def _show(
    visit: Visit,
    looked: PlanLooked | None,
    form: HeadForm,
    issues: Sequence[Issue] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    usual = [one.name for one in find_template(DEPARTMENTS).content.departments]
    held = [one.name for one in looked.plan.departments] if looked else []
    ticked = visit.request.POST.getlist(DEPARTMENTS) if form.is_bound else held
    known = {
        "form": form,
        "departments": [(name, name in ticked) for name in dict.fromkeys((*usual, *held))],
        "week_start": dict(WEEK_STARTS).get(visit.organisation.week_start, ""),
    }
    answer = show_step(visit, STEP, known, looked=looked, issues=issues)
    answer.status_code = max(status, answer.status_code)
    return answer
