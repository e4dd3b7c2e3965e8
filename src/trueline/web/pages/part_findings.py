"""Findings about one part of the plan; asked for apart, since the checks may take a while."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.words import title_of
from trueline.web.alignment import align
from trueline.web.days import as_of
from trueline.web.page import page
from trueline.web.part_address import part_address
from trueline.web.part_place import find_place
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit


@page("plan/part-findings/", name="part-findings")
def part_findings(visit: Visit) -> HttpResponse:
    """Show what the checks find about a part and what is in it; the plan's own without a path.

    Raises:
        MissingError: The plan has nothing there.
    """
    looked = look_at_plan(visit)
    if looked is None:
        raise MissingError(_("There is no plan yet."))
    place = find_place(looked.plan, visit.request.GET.get("path", ""))
    then = as_of(visit)
    ledger = looked.workspace.facts.snapshot(as_of=then.moment if then else None)
    alignment = align(looked, ledger.revision, then)
    rows = (*(row for group in alignment.groups for row in group.rows), *alignment.waived)
    back = part_address(looked, place.path)
    context = {
        "title": _("Findings"),
        "crumbs": [(title_of(place.record), back), (_("Findings"), "")],
        "plan_looked": looked,
        "findings": [row for row in rows if _is_about(row.finding.path, place.path)],
        "back": back,
    }
    template = "parts/part_findings.html" if visit.is_fragment else "pages/part_findings.html"
    return visit.render(template, context)


def _is_about(finding: str, path: str) -> bool:
    return f"{finding}/".startswith(f"{path}/") if path else "/" not in finding
