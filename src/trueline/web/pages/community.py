"""Community health: six open factors, who comes and stays, who writes, what is left alone."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.community.health import Health
from trueline.usecases.community.read_health import HealthQuestion, read_health
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.community.drawing import BROAD, NARROW, draw_active, draw_lorenz
from trueline.web.community.rows import cohort_rows, factor_groups, figure_rows, summary
from trueline.web.days import AsOf, as_of
from trueline.web.page import Menu, page
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Measure"), gettext_lazy("Community health"), "user-group", 45, "h")
WEEKS = (4, 13, 52)
USUAL = 13
LEAD = ("month-people", "stickiness", "unanswered", "first-reply")
SHOWN_WEEKS = 13
FOUND: Remembered[Health | str] = Remembered(32)


@page("community/", name="community", menu=MENU)
def community(visit: Visit) -> HttpResponse:
    """Show how a community does on a day.

    Raises:
        MissingError: There is no such community, or the address names a day that is none.
    """
    title = _("Community health")
    workspace, then = visit.workspace(), as_of(visit)
    asked = visit.request.GET.get("weeks", "")
    weeks = next((one for one in WEEKS if str(one) == asked), USUAL)
    health = _found(workspace, visit.request.GET.get("account", ""), weeks, then)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "weeks": weeks,
        "all_weeks": WEEKS,
        "may_import": visit.may(Role.ANALYST),
    }
    if isinstance(health, str):
        return visit.render("pages/community.html", context | {"why": health})
    return visit.render("pages/community.html", context | _shown(health))


def _found(workspace: Workspace, account: str, weeks: int, then: AsOf | None) -> Health | str:
    """Give a community's health, or why there is none; worked out once a revision and day."""
    ledger = workspace.facts.snapshot(as_of=then.moment if then else None)
    on = min(workspace.today, then.day) if then else workspace.today
    key = (workspace.organisation, ledger.revision, ledger.known_at, account, weeks, on)

    def read() -> Health | str:
        after = on + timedelta(days=1)
        period = Period(after - timedelta(weeks=weeks), after)
        question = HealthQuestion(on, account, period)
        try:
            return read_health(workspace, question, as_of=ledger.revision)
        except RefusedQuestionError as refusal:
            return str(refusal)

    return FOUND.get(key, read)


def _shown(health: Health) -> dict[str, Any]:
    figures = figure_rows(health.figures)
    return {
        "health": health,
        "say": summary(health),
        "lead": [one for one in figures if one.figure.id in LEAD],
        "figures": figures,
        "groups": factor_groups(health.factors),
        "charts": [
            (name, chart)
            for name, size in (("broad", BROAD), ("narrow", NARROW))
            if (chart := draw_active(health.active, size))
        ],
        "active_weeks": health.active[: -SHOWN_WEEKS - 1 : -1],
        "cohorts": cohort_rows(health.cohorts),
        "ages": range(len(health.cohorts[0].active)) if health.cohorts else (),
        "lorenz": draw_lorenz(health.concentration),
    }
