"""The plan on paper: its tree and each channel's action plan, as files to keep or to send."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from trueline.contracts.report import ReportGround
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.plan.parts import join
from trueline.plan.upgrades import plan_digest
from trueline.usecases.print_report import media_type_of, print_report, stands_as
from trueline.web.downloads import file_answer, file_name
from trueline.web.page import page
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

PRINTED: Remembered[bytes] = Remembered(16)
"""Files that were set before; setting takes most of a second."""


@page("plan/tree.<str:ending>", name="print-tree")
def print_tree(visit: Visit, ending: str) -> HttpResponse:
    """Give the whole cascade on one sheet, or that of one scope."""
    looked, scope = _looked(visit), visit.request.GET.get("scope", "")
    subject = join("scopes", scope) if scope else ""
    return _printed(visit, looked, "plan-tree", subject, ending)


@page("channels/<str:channel>/action-plan.<str:ending>", name="print-channel")
def print_channel(visit: Visit, channel: str, ending: str) -> HttpResponse:
    """Give a channel's action plan on one page."""
    subject = join("channels", channel)
    return _printed(visit, _looked(visit), "channel-action-plan", subject, ending)


def _looked(visit: Visit) -> PlanLooked:
    """Give the plan that the address names.

    Raises:
        MissingError: There is none.
    """
    looked = look_at_plan(visit)
    if looked is None:
        raise MissingError(_("There is no plan yet that could be printed."))
    return looked


def _printed(
    visit: Visit, looked: PlanLooked, report: str, subject: str, ending: str
) -> HttpResponse:
    """Set a report; what does not fit a format is said on the plan's page.

    Raises:
        MissingError: There is no such format or part.
    """
    media_type = media_type_of(ending)
    ground = ReportGround(
        plan=looked.plan,
        stands=stands_as(looked.workspace, looked.version or None),
        digest=looked.adopted.digest if looked.adopted else plan_digest(looked.plan),
        metrics=looked.metrics,
        subject=subject,
    )
    key = (report, ending, subject, ground.stands, ground.digest)
    try:
        content = PRINTED.get(key, lambda: print_report(ground, report, ending).content)
    except RefusedQuestionError as refused:
        visit.say(str(refused))
        return HttpResponseRedirect(looked.address("plan"))
    name = file_name(looked, ending, report, *subject.split("/")[1:])
    return file_answer(content, media_type, name)
