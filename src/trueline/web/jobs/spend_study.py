"""Spreads the money of a study's channels anew, or proposes which of them to switch off."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.usecases.studying.spending import HORIZON, plan_budget, plan_pauses
from trueline.web.stores.job_progress import Ordered
from trueline.web.studying.job import Tell, work_on
from trueline.web.workspaces import workspace_for

KIND = "spend_study"
BUDGET, PAUSES = "budget", "pauses"


@task()
def run(number: int) -> None:
    """Fit the media mix of a study again and answer from it; nothing is kept with the study."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    workspace, order = workspace_for(ordered.organisation), ordered.order
    study = str(order["study"])

    def told(share: float) -> None:
        tell(_("Fitted {0} of the media mix").format(f"{share:.0%}"), 0)

    if order.get("act") == PAUSES:
        horizon = int(order.get("horizon") or HORIZON)
        pauses = plan_pauses(workspace, study, horizon=horizon, tell=told)
        return {"planned": encode(pauses)}
    budget = plan_budget(workspace, study, total=order.get("total"), tell=told)
    return {"planned": encode(budget)}
