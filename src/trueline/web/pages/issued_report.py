"""An issued report: what it said, its files, whether it still says so, and what changed since."""

from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from trueline.core.errors import RefusedQuestionError
from trueline.usecases.print_report import media_type_of
from trueline.usecases.reporting.compare_issue import compare_issue
from trueline.usecases.reporting.issue import file_of, files_of, frozen_briefing, issue_named
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.reporting.verify_issue import verify_issue
from trueline.web.downloads import file_answer
from trueline.web.page import page
from trueline.web.reporting.forms import offered_formats
from trueline.web.reporting.previewed import fragment
from trueline.web.visit import Visit


@page("reports/<slug:report>/", name="issued-report")
def issued(visit: Visit, report: str) -> HttpResponse:
    """Show an issued report as it was frozen, with its files.

    Raises:
        MissingError: There is none of this id.
    """
    found = issue_named(visit.workspace(), report)
    briefing = frozen_briefing(visit.workspace(), found)
    known = _known(visit, found) | {"fragment": fragment(briefing)}
    return visit.render("pages/issued_report.html", known)


@page("reports/<slug:report>/file.<str:ending>", name="issued-report-file")
def file(visit: Visit, report: str, ending: str) -> HttpResponse:
    """Give a file of an issued report: to the byte as it was made the first time.

    Raises:
        MissingError: There is no such report or format.
    """
    workspace = visit.workspace()
    found, media_type = issue_named(workspace, report), media_type_of(ending)
    try:
        content = file_of(workspace, found, ending, by=visit.member.email)
    except RefusedQuestionError as refused:
        visit.say(str(refused))
        return visit.go("issued-report", found.id)
    words = (visit.organisation.slug, found.wish.layout, found.wish.scope, found.wish.channel)
    name = "-".join(filter(None, map(slugify, (*words, found.id))))
    return file_answer(content, media_type, f"{name}.{slugify(ending)}")


@page("reports/<slug:report>/verify/", name="issued-report-verify")
def verify(visit: Visit, report: str) -> HttpResponse:
    """Say whether an issued report and its files are as they were issued.

    Raises:
        MissingError: There is none of this id.
    """
    found = issue_named(visit.workspace(), report)
    known = _known(visit, found) | {"verified": verify_issue(visit.workspace(), found)}
    return visit.render("pages/verified_report.html", known)


@page("reports/<slug:report>/changes/", name="issued-report-changes")
def changes(visit: Visit, report: str) -> HttpResponse:
    """Show which numbers of an issued report are others by now.

    Raises:
        MissingError: There is none of this id, or its layout or plan is gone.
    """
    found = issue_named(visit.workspace(), report)
    known = _known(visit, found) | {"compared": compare_issue(visit.workspace(), found)}
    return visit.render("pages/compared_report.html", known)


def _known(visit: Visit, found: IssuedReport) -> dict[str, Any]:
    made = {one.ending: one for one in files_of(visit.workspace(), found)}
    return {
        "title": found.title,
        "crumbs": [(_("Reports"), "/reports/"), (found.id, "")],
        "report": found,
        "files": [(one, made.get(one)) for one in offered_formats()],
    }
