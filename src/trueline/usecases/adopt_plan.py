"""Put a whole plan document in force at once, as whoever runs Trueline's machine may."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import FaultyInputError
from trueline.plan.document import Plan
from trueline.usecases.approve_plan import require_approvable
from trueline.usecases.check_plan import what_blocks
from trueline.usecases.waive_finding import faults_of_waiver, waive_findings
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
    blocks = what_blocks(workspace, plan)
    require_approvable(one for one in blocks if accept is None or one.is_crash)
    adopted = workspace.plans.adopt(plan, by=by, now=workspace.now(), reason=reason)
    if accept is not None:
        waive_findings(workspace, blocks, reason=accept.reason, until=accept.until, by=by)
    return adopted
