"""Runs a registered study, or replays a run of it, with progress that people may stop."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.usecases.studying.running import replay_study, run_study
from trueline.web.stores.job_progress import Ordered
from trueline.web.studying.job import Tell, work_on
from trueline.web.workspaces import workspace_for

KIND = "run_study"


@task()
def run(number: int) -> None:
    """Run or replay a study; what came of a run is kept with the study, whole or not at all."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    workspace, study = workspace_for(ordered.organisation), str(ordered.order["study"])
    if ordered.order.get("act") == "replay":
        tell(_("Making the run again"), 0)
        again = replay_study(workspace, study, ordered.order.get("run"))
        return {"replayed": again.run.number, "is_same": again.is_same, "code": again.has_same_code}
    made = run_study(workspace, study, by=ordered.by, progress=tell)
    return {"run": made.number}
