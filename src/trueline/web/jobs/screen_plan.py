"""Holds every KPI of the plan in force against its tactics' metrics; nothing of it is evidence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.core.errors import MissingError
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.studying.screen import screen_plan
from trueline.web.stores.job_progress import Ordered
from trueline.web.studying.job import Tell, work_on
from trueline.web.studying.screened import kept_of
from trueline.web.workspaces import workspace_for

KIND = "screen_plan"


@task()
def run(number: int) -> None:
    """Screen the plan in force, with progress that people may stop."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    workspace = workspace_for(ordered.organisation)
    adopted = plan_in_force(workspace)
    if adopted is None:
        raise MissingError(_("There is no plan in force, so there is nothing to screen."))
    found = screen_plan(
        workspace,
        adopted.plan,
        on=date.fromisoformat(str(ordered.order["on"])),
        tell=lambda share: tell(_("Read {0} of the weeks").format(f"{share:.0%}"), 0),
    )
    return {"screened": encode(kept_of(found)), "version": adopted.number}
