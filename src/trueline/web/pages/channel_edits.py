"""Edits that a channel's own pages ask for: a new channel, and how far one of its basics is."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.plan.applying import Refused
from trueline.plan.edits import SetField, set_field
from trueline.plan.parts import join
from trueline.plan.starters import PlanTemplate, TemplateKind, plan_templates
from trueline.usecases.add_channel import add_channel, channel_added
from trueline.usecases.edit_plan import edit_plan
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.plan_looked import draft_to_edit
from trueline.web.undoing import say_done, say_refused
from trueline.web.visit import Visit


@page("plan/add-channel/", name="channel-add", role=Role.PLANNER, methods=("GET", "POST"))
def channel_add(visit: Visit) -> HttpResponse:
    """Ask how the new channel is called, and write it into the draft."""
    if visit.request.method != "POST":
        return _ask(visit)
    given = visit.request.POST
    try:
        done = add_channel(
            visit.workspace(),
            given.get("name", ""),
            template=given.get("template", ""),
            by=visit.member.email,
        )
    except FaultyInputError as faulty:
        return _ask(visit, faulty.issues)
    if isinstance(done, Refused):
        return _ask(visit, done.issues)
    name = channel_added(done)
    say_done(visit, _("The channel was added to the draft."), done.entry)
    return HttpResponseRedirect(f"{reverse('channel', args=[name])}?plan=draft")


@page(
    "channels/<str:channel>/set-up/<str:check>/",
    name="channel-basic",
    role=Role.PLANNER,
    methods=("POST",),
)
def channel_basic(visit: Visit, channel: str, check: str) -> HttpResponse:
    """Write how far a line of the set-up checklist is.

    Raises:
        MissingError: There is no draft, nobody may write into it, or it has no such line.
    """
    looked = draft_to_edit(visit)
    given = visit.request.POST
    path = join("channels", channel, "setup", check, "state")
    now = set_field(looked.plan, path, given.get("state", ""))
    edit = SetField(path, now.value, given.get("was", now.was) or now.was)
    done = edit_plan(looked.workspace, [edit], by=visit.member.email)
    if isinstance(done, Refused):
        say_refused(visit, done)
    else:
        say_done(visit, _("The set-up was saved."), done.entry)
    here = reverse("channel", args=[channel])
    return HttpResponseRedirect(f"{here}?plan=draft&tab=set-up")


def _ask(visit: Visit, issues: tuple[Issue, ...] = ()) -> HttpResponse:
    """Show the form, after a fault with what was written."""
    if (
        visit.workspace().plans.adopted() is None
        and visit.workspace().plans.drafts.current() is None
    ):
        raise MissingError(_("There is no plan yet; begin one first."))
    title = _("Add a channel")
    context: dict[str, object] = {
        "title": title,
        "crumbs": [(_("Channel action plans"), reverse("channels")), (title, "")],
        "templates": _templates(),
        "given": visit.request.POST,
        "issues": issues,
    }
    return visit.render("pages/channel_add.html", context, status=422 if issues else 200)


def _templates() -> list[PlanTemplate]:
    return [one for one in plan_templates() if one.kind is TemplateKind.CHANNEL]
