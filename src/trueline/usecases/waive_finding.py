"""Accept a finding for a while, with a reason, or let it count again."""

from collections.abc import Iterator
from datetime import date, timedelta

from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import ground_of, judge
from trueline.usecases.workspace import Workspace

LONGEST_REASON = 500
LONGEST = timedelta(days=366)


def waive_finding(
    workspace: Workspace, check: str, path: str, *, reason: str, until: date, by: str
) -> Waiver:
    """Accept a finding of the draft, or of the plan in force, until a day.

    A finding that was accepted before gets the new reason and day.

    Args:
        workspace: Whose plan.
        check: Name of the check.
        path: Where in the plan it found the fault.
        reason: Why it may stay, in a sentence.
        until: First day on which it counts again; at most a year ahead.
        by: Who accepts it.

    Raises:
        MissingError: There is no such check, or it finds nothing there.
        FaultyInputError: The reason or the day cannot be; the issues name the fields.
    """
    if not any(_finds(workspace, plan, check, path) for plan in _plans(workspace)):
        place = path or "the plan as a whole"
        raise MissingError(f"The check {check} finds nothing at {place}; look at the list again.")
    if issues := tuple(faults_of_waiver(workspace.today, reason.strip(), until)):
        raise FaultyInputError(*issues)
    waiver = Waiver(check, path, reason.strip(), by, workspace.now(), until)
    workspace.plans.waivers.add(waiver)
    return waiver


def take_back_waiver(workspace: Workspace, check: str, path: str, *, by: str) -> Waiver:
    """Let a finding count again, and give the waiver as it was.

    Raises:
        MissingError: It is not accepted.
    """
    return workspace.plans.waivers.take_back(check, path, by=by, now=workspace.now())


def _plans(workspace: Workspace) -> Iterator[Plan]:
    """Yield the draft, then the plan in force; either may be missing."""
    if (draft := workspace.plans.drafts.current()) is not None:
        yield draft.plan
    if (adopted := workspace.plans.adopted()) is not None:
        yield adopted.plan


def _finds(workspace: Workspace, plan: Plan, check: str, path: str) -> bool:
    report = judge(ground_of(workspace, plan), [CHECKS.get(check)])
    return any(one.path == path and not one.is_crash for one in report.findings)


def faults_of_waiver(today: date, reason: str, until: date) -> Iterator[Issue]:
    """Yield why a finding cannot be accepted with this reason until this day."""
    if not reason:
        yield _issue("reason", "Nothing says why it may stay.", "Say it in a sentence.")
    if len(reason) > LONGEST_REASON:
        yield _issue("reason", "The reason is too long.", f"Use {LONGEST_REASON} characters.")
    if until <= today:
        yield _issue("until", f"{until} is not after {today}.", "Name a day that is to come.")
    elif until > today + LONGEST:
        last = today + LONGEST
        yield _issue("until", "Nothing is accepted for longer than a year.", f"{last} is the last.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
