"""Begin an organisation's first plan: an empty draft with its dates and its currency."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.draft_shelf import Draft
from trueline.core.errors import ConflictError, FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.starters import STANDARD_PERSPECTIVES
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan cannot do without.

    Attributes:
        title: For people.
        first: First day it covers.
        until: First day it no longer covers.
        currency: ISO 4217 code of its money.
        organisation: Whose; empty for the organisation's own name.
        fiscal_year_begins: Month in which the organisation's year begins, 1 for January.
    """

    title: str
    first: date
    until: date
    currency: str
    organisation: str = ""
    fiscal_year_begins: int = 1


def begin_plan(workspace: Workspace, head: PlanHead, *, by: str) -> Draft:
    """Begin the first draft; it has the four usual perspectives, of one weight each.

    Raises:
        ConflictError: There is a plan in force or a draft already.
        FaultyInputError: Dates or currency make no sense; every fault is an issue.
    """
    plans = workspace.plans
    if plans.adopted() is not None or plans.drafts.current() is not None:
        raise ConflictError("There is a plan already; edit it instead of beginning another.")
    plan = Plan(
        organisation=head.organisation or workspace.name,
        title=head.title,
        first=head.first,
        until=head.until,
        currency=head.currency,
        perspectives=STANDARD_PERSPECTIVES,
        fiscal_year_begins=head.fiscal_year_begins,
    )
    faults = faults_of_plan(plan, catalogue_of(workspace))
    issues = tuple(Issue(Severity.BLOCKS, one.path, one.what, one.remedy) for one in faults)
    if issues:
        raise FaultyInputError(*issues)
    return plans.drafts.begin(plan, base=0, by=by, now=workspace.now())
