"""Plans the test of a study on the organisation's own past; nothing is spent, nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.usecases.studying.plan_test import Wish, plan_test
from trueline.usecases.studying.registering import folder_of, registration_of
from trueline.web.stores.job_progress import Ordered
from trueline.web.studying.job import Tell, work_on
from trueline.web.workspaces import workspace_for

KIND = "plan_study"


@task()
def run(number: int) -> None:
    """Try a test at many times at which nothing happened, and say what it would find."""
    work_on(number, _done)


def _done(ordered: Ordered, tell: Tell) -> Mapping[str, Any]:
    workspace, order = workspace_for(ordered.organisation), ordered.order
    registration = registration_of(workspace, str(order["study"]))
    wish = Wish(
        size=int(order.get("size") or 0),
        periods=int(order.get("periods") or 0),
        cost=order.get("cost"),
    )
    planned = plan_test(
        workspace,
        registration.study,
        wish,
        folder=folder_of(workspace, registration),
        tell=lambda share: tell(_("Tried {0} of the past").format(f"{share:.0%}"), 0),
    )
    worth = planned.worth
    pays = {"pays": worth.pays} if worth is not None else {}
    return {"planned": encode(planned), **pays}
