"""Issues a report, with progress that people may stop; kept whole or not at all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django_tasks import task

from trueline.usecases.reporting.issue import issue_report
from trueline.usecases.scheduling.wish import ReportWish
from trueline.web.stores.job_progress import Ordered
from trueline.web.studying.job import Tell, work_on
from trueline.web.workspaces import workspace_for

KIND = "issue_report"


@task()
def run(number: int) -> None:
    """Make a report and freeze it; the answer names the issue."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    order = ordered.order
    on = order.get("on")
    wish = ReportWish(
        layout=str(order["layout"]),
        on=date.fromisoformat(on) if on else None,
        days=order.get("days"),
        scope=str(order.get("scope", "")),
        channel=str(order.get("channel", "")),
    )
    workspace = workspace_for(ordered.organisation)
    made = issue_report(workspace, wish, by=str(order["by"]), progress=tell)
    return {"report": made.id}
