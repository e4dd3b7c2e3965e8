"""Findings of the checks that people accept for a while, with a reason, and take back."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError, MissingError
from trueline.usecases.check_plan import Finding, check_plan
from trueline.usecases.waive_finding import LONGEST_REASON, take_back_waiver, waive_findings
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.plan_looked import look_at_plan
from trueline.web.undoing import back_to
from trueline.web.visit import Visit


class AcceptForm(forms.Form):
    """Why a finding may stay, and until when."""

    reason = forms.CharField(
        label=gettext_lazy("Why it may stay"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = forms.DateField(
        label=gettext_lazy("Counts again from"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("At most a year ahead."),
    )


@page(
    "plan/findings/accept/",
    name="accept-finding",
    role=Role.PLANNER,
    methods=("GET", "HEAD", "POST"),
)
def accept(visit: Visit) -> HttpResponse:
    """Ask why a finding may stay, and keep the answer with who gave it.

    Raises:
        MissingError: The checks find no such thing in the plan.
    """
    given = visit.request.POST if visit.request.method == "POST" else None
    asked = visit.request.GET if given is None else given
    finding = _finding(visit, asked)
    form = AcceptForm(given)
    back = back_to(visit, reverse("plan") + ("?plan=draft" if _is_of_draft(visit) else ""))
    if given is not None and _keep(visit, form, finding):
        visit.say(_("Accepted: {0}").format(finding.title))
        return HttpResponseRedirect(back)
    title = _("Accept a finding")
    context = {
        "title": title,
        "crumbs": [(_("Cascade"), back), (title, "")],
        "finding": finding,
        "form": form,
        "plan": asked.get("plan", ""),
        "next": asked.get("next", ""),
    }
    template = "parts/accept.html" if visit.is_fragment else "pages/accept.html"
    return visit.render(template, context, status=422 if form.errors else 200)


@page("plan/findings/take-back/", name="take-back-waiver", role=Role.PLANNER, methods=("POST",))
def take_back(visit: Visit) -> HttpResponse:
    """Let a finding count again.

    Raises:
        MissingError: It is not accepted.
    """
    given = visit.request.POST
    check, path = given.get("check", ""), given.get("path", "")
    about, by = given.get("about", ""), visit.member.email
    take_back_waiver(visit.workspace(), check, path, by=by, about=about)
    visit.say(_("It counts again."))
    return HttpResponseRedirect(back_to(visit, reverse("plan")))


def _keep(visit: Visit, form: AcceptForm, finding: Finding) -> bool:
    """Keep what the form says; false when it cannot be, which the form then tells."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        waive_findings(
            visit.workspace(),
            [finding],
            reason=said["reason"],
            until=said["until"],
            by=visit.member.email,
        )
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            form.add_error(issue.where, f"{issue.what} {issue.remedy}")
        return False
    return True


def _is_of_draft(visit: Visit) -> bool:
    return "draft" in {visit.request.GET.get("plan"), visit.request.POST.get("plan")}


def _finding(visit: Visit, asked: QueryDict) -> Finding:
    named = tuple(asked.get(one, "") for one in ("check", "path", "about"))
    looked = look_at_plan(visit)
    report = check_plan(looked.workspace, looked.plan) if looked else None
    for one in report.findings if report else ():
        if (one.check, one.path, one.about) == named and not (one.waived or one.is_crash):
            return one
    raise MissingError(_("The checks find no such thing, or no longer. Look at the plan again."))
