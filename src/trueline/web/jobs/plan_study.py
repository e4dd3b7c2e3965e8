"""Plans the test of a study on the organisation's own past; nothing is spent, nothing is kept."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.evidence.study import Study
from trueline.usecases.studying.plan_test import Wish, plan_test
from trueline.usecases.studying.registering import folder_of, registration_of
from trueline.usecases.workspace import Workspace
from trueline.web.stores.job_progress import Ordered
from trueline.web.stores.study_jobs import find_study_draft
from trueline.web.studying.asking import study_of
from trueline.web.studying.job import Tell, work_on
from trueline.web.workspaces import workspace_for

KIND = "plan_study"


@task()
def run(number: int) -> None:
    """Try a test at many times at which nothing happened, and say what it would find."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    workspace, order = workspace_for(ordered.organisation), ordered.order
    study, folder = _asked(workspace, ordered)
    wish = Wish(
        size=int(order.get("size") or 0),
        periods=int(order.get("periods") or 0),
        cost=order.get("cost"),
    )
    planned = plan_test(
        workspace,
        study,
        wish,
        folder=folder,
        tell=lambda share: tell(_("Tried {0} of the past").format(f"{share:.0%}"), 0),
    )
    worth = planned.worth
    pays = {"pays": worth.pays} if worth is not None else {}
    return {"planned": encode(planned), **pays}


def _asked(workspace: Workspace, ordered: Ordered) -> tuple[Study, Path | None]:
    """Give a registered study with its folder, or one that is still being asked."""
    if ordered.order.get("draft"):
        draft = find_study_draft(ordered.organisation, int(ordered.order["draft"]))
        return study_of(workspace, draft), None
    registration = registration_of(workspace, str(ordered.order["study"]))
    return registration.study, folder_of(workspace, registration)
