"""Put a whole plan document in force at once, as whoever runs Trueline's machine may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trueline.contracts.plan_version import AdoptedPlan
from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import FaultyInputError
from trueline.plan.document import Plan
from trueline.usecases.approve_plan import require_approvable
from trueline.usecases.check_plan import Finding, blocking, check_plan
from trueline.usecases.waive_finding import faults_of_waiver
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Findings that block are accepted, and kept as accepted.

    Attributes:
        reason: Why they may stay for a while.
        until: First day on which they count again.
    """

    reason: str
    until: date


def adopt_plan(
    workspace: Workspace, plan: Plan, *, by: str, reason: str, accept: Acceptance | None = None
) -> AdoptedPlan:
    """Put a plan in force as the next version; one equal to that in force stays as it is.

    Args:
        workspace: Whose.
        plan: The document.
        by: Who does it.
        reason: Why there is a new version; may be empty.
        accept: To accept what blocks; None to be refused for it.

    Raises:
        ApprovalRefusedError: Findings block and are not accepted.
        FaultyInputError: The reason or the day of accepting them cannot be.
        ConflictError: A draft is being written.
    """
    if accept is not None:
        issues = tuple(faults_of_waiver(workspace.today, accept.reason, accept.until))
        if issues:
            raise FaultyInputError(*issues)
    blocks = blocking(check_plan(workspace, plan))
    if accept is None:
        require_approvable(blocks)
    adopted = workspace.plans.adopt(plan, by=by, now=workspace.now(), reason=reason)
    if accept is not None:
        _keep(workspace, blocks, accept, by=by)
    return adopted


def _keep(workspace: Workspace, blocks: Iterable[Finding], accept: Acceptance, *, by: str) -> None:
    for one in blocks:
        workspace.plans.waivers.add(
            Waiver(one.check, one.path, accept.reason, by, workspace.now(), accept.until)
        )
