"""What changed since: values that were known on one day and are others on a later one."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.restate import Restatements, restatements
from trueline.usecases.workspace import Workspace
from trueline.web.days import end_of, read_day
from trueline.web.page import page
from trueline.web.remembered import Remembered
from trueline.web.restated_rows import restated_groups
from trueline.web.visit import Visit

USUAL = timedelta(days=28)
SHOWN_GROUPS = 40
FOUND: Remembered[Restatements] = Remembered(16)


@page("data/changes/", name="changes")
def changes(visit: Visit) -> HttpResponse:
    """List every known value that changed between two days, by source and metric.

    Raises:
        MissingError: The address names a day that is none.
    """
    workspace = visit.workspace()
    today = workspace.now().date()
    given = visit.request.GET
    since = read_day(given["since"]) if given.get("since") else today - USUAL
    until = read_day(given["until"]) if given.get("until") else None
    wrong = until is not None and until <= since
    found = None if wrong else _found(workspace, since, until)
    account = given.get("account", "")
    totals = [one for one in found.totals if account in ("", one.account)] if found else []
    title = _("What changed since")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), (title, "")],
        "since": since,
        "until": until,
        "today": today,
        "account": account,
        "accounts": sorted({one.account for one in found.totals}) if found else [],
        "fault": _("The second day must lie after the first.") if wrong else "",
        "value_count": sum(one.count for one in totals),
        "group_count": len(totals),
        "groups": restated_groups(totals[:SHOWN_GROUPS], found.lines) if found else [],
    }
    return visit.render("pages/changes.html", context, status=422 if wrong else 200)


def _found(workspace: Workspace, since: date, until: date | None) -> Restatements:
    """Give what changed; worked out once for two revisions."""
    facts = workspace.facts
    first = facts.snapshot(as_of=end_of(since)).revision
    last = facts.snapshot(as_of=end_of(until) if until else None).revision
    key = (workspace.organisation, first, last)
    return FOUND.get(key, lambda: restatements(workspace, first, last))
