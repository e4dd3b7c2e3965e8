"""Put right, look at again: what may happen to a decision after it was taken."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.decision import Decision, Seen, SeenOf
from trueline.core.errors import FaultyInputError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.evidence.weighing.grade import OverclaimError, refuse_overclaim
from trueline.plan.restoring import stands_at
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.agreed.decisions import decision_named
from trueline.usecases.coordinating.closed_meeting import is_closed, keep_while_open
from trueline.usecases.coordinating.deciding.claimed import grade_of_seen, refuse_claims
from trueline.usecases.coordinating.deciding.seen_now import seen_now
from trueline.usecases.coordinating.deciding.wish import LONGEST_WORDS, words_issues
from trueline.usecases.workspace import Workspace

GONE = "It is no longer in the plan."
CARRYING = frozenset({SeenOf.ACTUAL, SeenOf.STATED})
"""The first number of each part of the plan."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a decision.

    Attributes:
        what: What is decided, in a sentence.
        because: Why.
    """

    what: str
    because: str


def amend(
    workspace: Workspace, name: str, words: Wording, *, on: date, by: str, after: int | None = None
) -> Decision:
    """Put the words of a decision right, and nothing else of it; its numbers stay as seen.

    Args:
        workspace: Of the organisation.
        name: Id of the decision.
        words: Put right.
        on: Day on which it is done.
        by: Who does it.
        after: How often it had been kept when they saw it; None for whatever stands.

    Raises:
        FaultyInputError: It would say nothing, or too much, or more than its study allows.
        RefusedQuestionError: The meeting is over.
        MissingError: There is no such decision.
        ConflictError: Somebody else changed it since.
    """
    logged = decision_named(workspace, name)
    before, seen = logged.decision, logged.number if after is None else after
    refuse_settled(workspace, before, on)
    said, why = words.what.strip(), words.because.strip()
    if issues := tuple(words_issues(said, why)):
        raise FaultyInputError(*issues)
    amended = replace(before, what=said, because=why)
    refuse_claims(amended)
    shelf, now = workspace.entries, workspace.now()

    def entries() -> tuple[Entry, ...]:
        refuse_settled(workspace, before, on)
        return (DECISIONS.entry(shelf, amended, about=name, by=by, now=now, after=seen),)

    keep_while_open(workspace, before.meeting, entries, by=by)
    return amended


def may_be_put_right(workspace: Workspace, decision: Decision, *, on: date) -> bool:
    """Say whether a decision may still be amended or withdrawn on a day."""
    return decision.reviewed_on is None and not _is_over(workspace, decision, on)


def bring_about(workspace: Workspace, name: str, *, version: int, by: str) -> Decision:
    """Say which version of the plan a decision brought about.

    Raises:
        MissingError: There is no such decision, or no such version.
        RefusedQuestionError: The version is not newer than the plan that was decided on.
        ConflictError: Somebody else changed it at this moment.
    """
    logged = decision_named(workspace, name)
    before = logged.decision
    workspace.plans.version(version)
    if before.plan_before is not None and version <= before.plan_before:
        raise RefusedQuestionError(
            f"It was decided on version {before.plan_before} of the plan; version {version} cannot "
            "come of it.",
            instead="Name a later version.",
        )
    return _keep(workspace, replace(before, plan_after=version), by, logged.number)


def review_decision(
    workspace: Workspace,
    name: str,
    outcome: str,
    *,
    on: date,
    by: str,
    as_of: datetime | int | None = None,
) -> Decision:
    """Keep what was found when a decision was looked at again, with its numbers as shown then.

    Args:
        workspace: Of the organisation.
        name: Id of the decision.
        outcome: What was found, in words that its evidence allows.
        on: Day on which it is looked at, and of the numbers.
        by: Who says so.
        as_of: Moment whose plan and numbers people saw, or revision of the ledger for its numbers;
            None for the present.

    Raises:
        FaultyInputError: It says nothing, too much, or more than the evidence allows.
        RefusedQuestionError: It was looked at already, or another decision took its place.
        MissingError: There is no such decision.
        ConflictError: Somebody else changes it at this moment.
    """
    logged = decision_named(workspace, name)
    before, number = logged.decision, logged.number
    if before.reviewed_on is not None:
        raise RefusedQuestionError(
            f"It was looked at again on {before.reviewed_on} already.",
            instead="Decide anew; the new decision takes its place.",
        )
    if logged.superseded_by:
        raise RefusedQuestionError(
            f"Decision {logged.superseded_by} took its place.",
            instead=f"Look at {logged.superseded_by} again.",
        )
    said = outcome.strip()
    if issue := _faulty_outcome(said, before):
        raise FaultyInputError(issue)
    found = _again(workspace, before, on, as_of)
    reviewed = replace(before, reviewed_on=on, outcome=said, found=found)
    return _keep(workspace, reviewed, by, number)


def _again(
    workspace: Workspace, before: Decision, on: date, as_of: datetime | int | None
) -> tuple[Seen, ...]:
    """Give the same numbers by the plan in force now; what is gone from it says so."""
    adopted = workspace.plans.adopted(as_of=as_of if isinstance(as_of, datetime) else None)
    plan = adopted.plan if adopted else None
    paths = dict.fromkeys(one.path for one in before.seen)
    standing = [one for one in paths if "/" not in one or (plan and stands_at(plan, one))]
    gone = [one for one in before.seen if one.path not in standing and one.of in CARRYING]
    return (
        *seen_now(workspace, plan, standing, on=on, as_of=as_of),
        *(Seen(one.path, one.what, GONE, of=one.of) for one in gone),
    )


def _faulty_outcome(said: str, decision: Decision) -> Issue | None:
    if not said:
        return _issue("It does not say what was found.", "Say it in a sentence or two.")
    if len(said) > LONGEST_WORDS:
        return _issue(f"It has {len(said)} characters.", f"Use {LONGEST_WORDS} at most.")
    try:
        refuse_overclaim(said, grade_of_seen(decision.seen))
    except OverclaimError as claim:
        return _issue(str(claim), "Say what happened since then, not what it came from.")
    return None


def refuse_settled(workspace: Workspace, decision: Decision, on: date) -> None:
    """Refuse where a decision is a record that others rely on: its meeting or its day is over.

    Raises:
        RefusedQuestionError: It is, or it was looked at again.
    """
    if decision.reviewed_on is not None:
        raise RefusedQuestionError(
            "It was looked at again already.", instead="Decide anew; the new one takes its place."
        )
    if _is_over(workspace, decision, on):
        raise RefusedQuestionError(
            f"The {'meeting' if decision.meeting else 'day'} on which it was decided is over.",
            instead="Decide anew; the new decision takes its place.",
        )


def _is_over(workspace: Workspace, decision: Decision, on: date) -> bool:
    if decision.meeting:
        return is_closed(workspace, decision.meeting)
    return on != decision.decided_on


def _keep(workspace: Workspace, decision: Decision, by: str, after: int) -> Decision:
    now = workspace.now()
    DECISIONS.keep(workspace.entries, decision, about=decision.id, by=by, now=now, after=after)
    return decision


def _issue(what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, "outcome", what, remedy)
