"""Accept a finding for a while, with a reason, or let it count again."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import Finding, ground_of, judge
from trueline.usecases.workspace import Workspace

LONGEST_REASON = 500
LONGEST = timedelta(days=366)


def waive_finding(
    workspace: Workspace, check: str, path: str, *, reason: str, until: date, by: str
) -> tuple[Waiver, ...]:
    """Accept what a check finds at a place of the draft, or of the plan in force, until a day.

    A finding that was accepted before gets the new reason and day. What is accepted is what is
    found now: when it grows, it counts again.

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
    there = (_found(workspace, plan, check, path) for plan in _plans(workspace))
    findings = next((one for one in there if one), ())
    if not findings:
        place = path or "the plan as a whole"
        raise MissingError(f"The check {check} finds nothing at {place}; look at the list again.")
    return waive_findings(workspace, findings, reason=reason, until=until, by=by)


def waive_findings(
    workspace: Workspace, findings: Iterable[Finding], *, reason: str, until: date, by: str
) -> tuple[Waiver, ...]:
    """Accept findings of a report, and nothing beside them; arguments as for ``waive_finding``.

    Raises:
        FaultyInputError: The reason or the day cannot be, and nothing is accepted.
    """
    said, now = reason.strip(), workspace.now()
    if issues := tuple(faults_of_waiver(workspace.today, said, until)):
        raise FaultyInputError(*issues)
    named = dict.fromkeys((one.check, one.path, one.about) for one in findings)
    waivers = tuple(
        Waiver(check, path, said, by, now, until, about) for check, path, about in named
    )
    workspace.plans.waivers.add(*waivers)
    return waivers


def take_back_waiver(
    workspace: Workspace, check: str, path: str, *, by: str, about: str | None = None
) -> tuple[Waiver, ...]:
    """Let findings count again, and give their waivers as they were.

    Args:
        workspace: Whose.
        check: Name of the check.
        path: Where in the plan.
        by: Who takes them back.
        about: What the finding is about; None for all that are accepted at this place.

    Raises:
        MissingError: None is accepted.
    """
    now = workspace.now()
    return workspace.plans.waivers.take_back(check, path, by=by, now=now, about=about)


def _plans(workspace: Workspace) -> Iterator[Plan]:
    """Yield the draft, then the plan in force; either may be missing."""
    if (draft := workspace.plans.drafts.current()) is not None:
        yield draft.plan
    if (adopted := workspace.plans.adopted()) is not None:
        yield adopted.plan


def _found(workspace: Workspace, plan: Plan, check: str, path: str) -> tuple[Finding, ...]:
    report = judge(ground_of(workspace, plan), [CHECKS.get(check)])
    return tuple(one for one in report.findings if one.path == path and not one.is_crash)


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
