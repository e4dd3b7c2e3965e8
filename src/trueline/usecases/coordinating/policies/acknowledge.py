"""Acknowledge: somebody accepts a policy as it reads today, or takes that back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.coordination.acknowledging.acknowledgement import (
    Acknowledgement,
    Means,
    digest_of,
)
from trueline.coordination.acknowledging.standing import who_has_to
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.policy import Policy
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.coordinating.policies.books import ACKNOWLEDGEMENTS
from trueline.usecases.coordinating.policies.read_policies import policy_named
from trueline.usecases.coordinating.team_member import needed_member
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is to be kept.

    Attributes:
        policy: Id of the policy.
        person: Name or id of who accepts, on the team.
        digest: Of the text that they read; empty for that of today.
        means: How they accept.
    """

    policy: str
    person: str
    digest: str = ""
    means: Means = Means.HERE


def acknowledge(workspace: Workspace, wanted: Acceptance, *, on: date, by: str) -> Acknowledgement:
    """Keep that somebody accepts a policy, and give it; who did so before is left as it was.

    An acceptance of another text of the same version stays beside it, for earlier days.

    Args:
        workspace: Of the organisation.
        wanted: Who accepts what.
        on: Day on which they do.
        by: Who keeps it: themselves, or who holds their paper.

    Raises:
        FaultyInputError: The day cannot be.
        MissingError: There is no plan, no such policy, or nobody of this name on its team.
        ConflictError: The text was changed since it was read.
        RefusedQuestionError: It is not approved, or they do not have to accept it.
    """
    plan = plan_now(workspace)
    policy, member = asked_of(plan, wanted.policy, wanted.person)
    if wanted.digest and wanted.digest != digest_of(policy):
        raise ConflictError(f"“{policy.title}” was changed meanwhile; read it again.")
    if issues := tuple(_issues(policy, on, workspace.today)):
        raise FaultyInputError(*issues)
    about = _about_text(policy, member)
    known = ACKNOWLEDGEMENTS.find(workspace.entries, about)
    if known is not None:
        return known.record
    made = Acknowledgement(
        policy.id, policy.version, member.id, member.name, on, digest_of(policy), wanted.means
    )
    ACKNOWLEDGEMENTS.keep(workspace.entries, made, about=about, by=by, now=workspace.now())
    return made


def take_back(workspace: Workspace, policy: str, person: str, *, by: str) -> None:
    """Take back that somebody accepted today's text of a policy; the entry stays in its book.

    Raises:
        MissingError: There is no such policy or person, or they did not accept it.
        ConflictError: It was changed at this moment.
    """
    plan = plan_now(workspace)
    about = _about_text(policy_named(plan, policy), needed_member(plan, person))
    ACKNOWLEDGEMENTS.get(workspace.entries, about)
    ACKNOWLEDGEMENTS.keep(workspace.entries, None, about=about, by=by, now=workspace.now())


def asked_of(plan: Plan, policy: str, person: str) -> tuple[Policy, TeamMember]:
    """Give a policy and somebody who has to accept it.

    Raises:
        MissingError: The plan has no such policy, or nobody of this name on its team.
        RefusedQuestionError: It is not approved, or they do not have to accept it.
    """
    found, member = policy_named(plan, policy), needed_member(plan, person)
    if found.approved_on is None or not found.body.strip():
        raise RefusedQuestionError(
            f"“{found.title}” has no approved text yet, so nobody can accept it.",
            instead="Write and approve it in the plan first.",
        )
    if member not in who_has_to(found, plan.team):
        raise RefusedQuestionError(
            f"{member.name} does not have to accept “{found.title}”: it is for other departments."
        )
    return found, member


def about_of(policy: Policy, member: TeamMember) -> str:
    """Give under which id it is kept what somebody did with a version of a policy."""
    return f"{policy.id}:{policy.version}:{member.id}"


def _about_text(policy: Policy, member: TeamMember) -> str:
    """Give the id of an acceptance: a text that changed without a new version has its own."""
    return f"{about_of(policy, member)}:{digest_of(policy)}"


def _issues(policy: Policy, on: date, today: date) -> Iterator[Issue]:
    if on > today:
        yield _issue(f"{on} is still to come.", f"Give {today} or an earlier day.")
    elif policy.approved_on is not None and on < policy.approved_on:
        what = f"“{policy.title}” was approved on {policy.approved_on}, after {on}."
        yield _issue(what, "Give that day or a later one.")


def _issue(what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, "on", what, remedy)
