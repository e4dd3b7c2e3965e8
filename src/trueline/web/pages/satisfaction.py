"""What customers answer: recommendation, satisfaction and effort, with n and interval."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.voices.satisfaction import SurveyReport
from trueline.usecases.voices.satisfaction import satisfaction as read_satisfaction
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit
from trueline.web.voices.looking import HeardOn, hear
from trueline.web.voices.survey_rows import survey_rows

FOUND: Remembered[tuple[SurveyReport, ...]] = Remembered(32)


@page("listening/satisfaction/", name="satisfaction")
def satisfaction(visit: Visit) -> HttpResponse:
    """Show what every survey comes to.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title = _("Surveys")
    known: dict[str, Any] = {"title": title, "looked": hear(visit)}
    known["may_import"] = visit.may(Role.ANALYST)
    if (looked := known["looked"]) is None:
        known["crumbs"] = [(title, "")]
        return visit.render("pages/satisfaction.html", known)
    known["crumbs"] = [(_("What others say"), looked.address("listening")), (title, "")]
    known["surveys"] = survey_rows(_found(looked))
    known["address"] = looked.address("part", "surveys")
    return visit.render("pages/satisfaction.html", known)


def _found(looked: HeardOn) -> tuple[SurveyReport, ...]:
    return FOUND.get(
        looked.key,
        lambda: read_satisfaction(looked.workspace, looked.plan, on=looked.on, as_of=looked.known),
    )
