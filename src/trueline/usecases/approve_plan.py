"""Agree on a plan: submit the draft, then give it back to its writers or approve it.

What blocks must be mended, or accepted by name, before a draft is submitted and again before it is
approved. Nobody approves what only they wrote, unless the organisation lets them.
"""

from collections.abc import Iterable, Iterator

from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.upgrades import plan_digest
from trueline.usecases.check_plan import Finding, what_blocks
from trueline.usecases.workspace import Workspace

OTHERWISE = {
    DraftState.DRAFT: "The draft is still being written; submit it first.",
    DraftState.SUBMITTED: "The draft waits for approval already.",
}


class ApprovalRefusedError(FaultyInputError):
    """A plan that cannot come into force as it is; its issues say why, and what to do."""


def submit_plan(workspace: Workspace, *, by: str, reason: str) -> Draft:
    """Let the draft wait for approval.

    Args:
        workspace: Whose plan.
        by: Who submits it.
        reason: Why there should be a new version, in a sentence.

    Raises:
        MissingError: There is no draft that may be submitted.
        ConflictError: It was changed meanwhile.
        ApprovalRefusedError: A finding blocks, nothing was changed, or there is no reason.
    """
    draft = _in_state(workspace, DraftState.DRAFT)
    adopted = workspace.plans.adopted()
    issues = list(_issues(what_blocks(workspace, draft.plan)))
    if not reason.strip():
        issues.append(_blocks("reason", "A new version needs a reason.", "Say why, in a sentence."))
    if adopted is not None and adopted.digest == plan_digest(draft.plan):
        issues.append(
            _blocks(
                "draft",
                "The draft says what the plan in force says.",
                "Change something, or lay the draft aside.",
            )
        )
    _require_none(issues)
    return workspace.plans.drafts.submit(
        by=by, now=workspace.now(), reason=reason.strip(), edit_count=draft.edit_count
    )


def send_back(workspace: Workspace, *, by: str, why: str) -> Draft:
    """Give a submitted draft back to its writers.

    Raises:
        MissingError: No draft waits.
        ApprovalRefusedError: It is not said why.
    """
    if not why.strip():
        what = "Its writers cannot know what to change."
        raise ApprovalRefusedError(_blocks("why", what, "Say it in a sentence."))
    return workspace.plans.drafts.send_back(by=by, now=workspace.now(), why=why.strip())


def approve_plan(workspace: Workspace, *, by: str) -> AdoptedPlan:
    """Put the submitted draft in force as the next version.

    Raises:
        MissingError: No draft waits.
        ConflictError: It was changed meanwhile.
        ApprovalRefusedError: A finding blocks, or nobody but the approver wrote it.
    """
    draft = _in_state(workspace, DraftState.SUBMITTED)
    issues = list(_issues(what_blocks(workspace, draft.plan)))
    if set(draft.writers) <= {by} and not workspace.plans.drafts.lone_approval:
        issues.append(
            _blocks(
                "draft",
                f"Nobody but {by} wrote this draft, and nobody approves what only they wrote.",
                "Let another person approve it, or allow it in the organisation's settings.",
            )
        )
    _require_none(issues)
    return workspace.plans.drafts.approve(by=by, now=workspace.now(), edit_count=draft.edit_count)


def require_approvable(findings: Iterable[Finding]) -> None:
    """Refuse a plan with findings that block.

    Raises:
        ApprovalRefusedError: There are some.
    """
    _require_none(list(_issues(findings)))


def _in_state(workspace: Workspace, state: DraftState) -> Draft:
    draft = workspace.plans.drafts.current()
    if draft is None:
        raise MissingError("There is no draft; edit the plan in force to begin one.")
    if draft.state is not state:
        raise MissingError(OTHERWISE[draft.state])
    return draft


def _issues(findings: Iterable[Finding]) -> Iterator[Issue]:
    for one in findings:
        yield Issue(one.severity, one.path or "the plan", one.what, one.remedy)


def _blocks(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)


def _require_none(issues: list[Issue]) -> None:
    if issues:
        raise ApprovalRefusedError(*issues)
