"""Begin the plan: where it takes place, who does it, and the first numbers."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.beginning import BeginStep
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.first_edits import (
    ChannelWanted,
    channel_edits,
    people_named,
    team_edits,
    template_edits,
)
from trueline.plan.outline.pasted import names_in
from trueline.plan.starters import TemplateKind, plan_templates
from trueline.web.access import Role
from trueline.web.begin_page import after, has_facts, in_first_draft, show_step, write_step
from trueline.web.page import page
from trueline.web.plan_looked import PlanLooked
from trueline.web.visit import Visit

METHODS = ("GET", "HEAD", "POST")


@page("begin/channels/", name="begin-channels", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def channels(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Offer a template for each network, and the four policies that a channel in use needs."""
    step, issues = BeginStep.CHANNELS, tuple[Issue, ...]()
    given = visit.request.POST
    if visit.request.method == "POST":
        wanted = [
            ChannelWanted(name, given.get(f"handle:{name}", "").strip())
            for name in given.getlist("template")
        ]
        policies = given.getlist("policy")

        def compose(plan: Plan) -> tuple[Edit, ...]:
            return (*channel_edits(plan, wanted), *template_edits(plan, policies))

        issues = _stray_handles(visit) or write_step(visit, compose, _("The channels were added."))
        if not issues:
            return HttpResponseRedirect(after(step))
    held = {one.id for one in looked.plan.channels} | {one.id for one in looked.plan.policies}
    known = {
        "offered": [
            (one, one.id in given.getlist("template"), given.get(f"handle:{one.id}", ""))
            for one in plan_templates()
            if one.kind is TemplateKind.CHANNEL and one.id not in held
        ],
        "policies": [
            (one, one.id in given.getlist("policy") or not given)
            for one in plan_templates()
            if one.kind is TemplateKind.POLICY and one.content.policies[0].id not in held
        ],
    }
    return show_step(visit, step, known, looked=looked, issues=issues)


@page("begin/people/", name="begin-people", role=Role.PLANNER, methods=METHODS)
@in_first_draft
def people(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Ask for the names of those whom the plan counts on; owners that it names are offered."""
    step, issues = BeginStep.PEOPLE, tuple[Issue, ...]()
    text = "\n".join(people_named(looked.plan))
    if visit.request.method == "POST":
        text = visit.request.POST.get("names", "")
        issues = _write_people(visit, text)
        if not issues:
            return HttpResponseRedirect(after(step))
    return show_step(visit, step, {"names": text}, looked=looked, issues=issues)


@page("begin/import/", name="begin-import", role=Role.PLANNER)
@in_first_draft
def first_import(visit: Visit, looked: PlanLooked) -> HttpResponse:
    """Lead to the page where exports are brought, or on without."""
    known = {"has_facts": has_facts(looked), "may_import": visit.may(Role.ANALYST)}
    return show_step(visit, BeginStep.IMPORT, known, looked=looked)


def _write_people(visit: Visit, text: str) -> tuple[Issue, ...]:
    if not text.strip():
        return ()
    try:
        names = names_in(text)
    except FaultyInputError as faulty:
        return faulty.issues
    return write_step(visit, lambda plan: team_edits(plan, names), _("The people were added."))


def _stray_handles(visit: Visit) -> tuple[Issue, ...]:
    """Refuse an account that was written beside a network that was not ticked."""
    given = visit.request.POST
    ticked = set(given.getlist("template"))
    stray = [
        name.partition(":")[2]
        for name, value in given.items()
        if name.startswith("handle:") and str(value).strip()
    ]
    known = {one.id: one.name for one in plan_templates() if one.kind is TemplateKind.CHANNEL}
    return tuple(_stray(known.get(name, name), name) for name in stray if name not in ticked)


def _stray(network: str, name: str) -> Issue:
    what = _("There is an account for {0}, which is not ticked.").format(network)
    return Issue(Severity.BLOCKS, name, what, _("Tick it, or clear the account."))
