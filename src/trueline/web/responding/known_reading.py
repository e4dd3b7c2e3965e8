"""How fast customers were answered, remembered until conversations or the plan change."""

from trueline.plan.document import Plan
from trueline.plan.upgrades import plan_digest
from trueline.usecases.responding.read_responses import (
    ResponseQuestion,
    ResponseReading,
    read_responses,
)
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf
from trueline.web.remembered import Remembered

READ: Remembered[ResponseReading | None] = Remembered(32)


def known_reading(
    workspace: Workspace, plan: Plan | None, question: ResponseQuestion, then: AsOf | None
) -> tuple[tuple[object, ...], ResponseReading | None]:
    """Give all that an answer depends on, and the answer; None before any conversation.

    Args:
        workspace: Of the organisation.
        plan: With cover and promises; None when there is none.
        question: What is asked.
        then: Past day whose knowledge counts; None for what is known now.

    Raises:
        MissingError: Neither the plan nor any conversation has the channel.
        RefusedQuestionError: A promise counts in hours that are never open.
    """
    ledger = workspace.facts.snapshot(as_of=then.moment if then else None)
    digest = plan_digest(plan) if plan else ""
    key = (workspace.organisation, ledger.revision, ledger.known_at, digest, question)
    return key, READ.get(
        key, lambda: read_responses(workspace, plan, question, as_of=ledger.revision)
    )
