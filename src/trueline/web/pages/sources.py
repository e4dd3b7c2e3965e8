"""Sources: how fresh each account is, and a calendar of the days that are covered."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.core.period import Period
from trueline.plan.cascade import accounts_of, placed_kpis
from trueline.usecases.coverage import Coverage, coverage
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.coverage_drawing import DayLook, months_before
from trueline.web.days import AsOf, as_of
from trueline.web.page import page
from trueline.web.remembered import Remembered
from trueline.web.source_rows import source_rows
from trueline.web.visit import Visit

MONTHS = (6, 12, 24)
USUAL = 12
FOUND: Remembered[Coverage] = Remembered(32)


@page("data/sources/", name="sources")
def sources(visit: Visit) -> HttpResponse:
    """Show every account, or one of them metric by metric.

    Raises:
        MissingError: There is no such account, or the address names a day that is none.
    """
    workspace, then = visit.workspace(), as_of(visit)
    account = visit.request.GET.get("account", "")
    asked = visit.request.GET.get("months", "")
    count = next((one for one in MONTHS if str(one) == asked), USUAL)
    today = min(workspace.today, then.day) if then else workspace.today
    months = months_before(today, count)
    found = _found(workspace, Period(months[0], today + timedelta(days=1)), account, then)
    rows = source_rows(
        found, months, today=today, owners=_owners(workspace), by_metric=bool(account)
    )
    if account and not rows:
        raise MissingError(_("No numbers came in from {0}.").format(account))
    title = account or _("Sources")
    above = [(_("Data and imports"), "/data/")]
    context = {
        "title": title,
        "crumbs": [*above, (_("Sources"), "/data/sources/"), (account, "")]
        if account
        else [*above, (title, "")],
        "account": account,
        "rows": rows,
        "months": months,
        "month_counts": MONTHS,
        "month_count": count,
        "looks": tuple(DayLook),
        "as_of": then,
        "may_import": visit.may(Role.ANALYST),
    }
    return visit.render("pages/sources.html", context)


def _found(workspace: Workspace, period: Period, account: str, then: AsOf | None) -> Coverage:
    """Give what is covered; worked out once a revision and day."""
    ledger = workspace.facts.snapshot(as_of=then.moment if then else None)
    key = (workspace.organisation, ledger.revision, ledger.known_at, period, account)
    accounts = (account,) if account else ()
    return FOUND.get(key, lambda: coverage(workspace, period, accounts, as_of=ledger.revision))


def _owners(workspace: Workspace) -> Mapping[str, Sequence[str]]:
    """Give the owners of KPIs by each account that their numbers are from."""
    adopted = workspace.plans.adopted()
    owners: dict[str, dict[str, None]] = {}
    for placed in placed_kpis(adopted.plan) if adopted else ():
        for account in accounts_of(adopted.plan, placed.kpi.filter) if adopted else ():
            owners.setdefault(account, {})[placed.kpi.owner] = None
    return {account: tuple(names) for account, names in owners.items()}
