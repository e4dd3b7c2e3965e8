"""How far a policy is accepted and known, of those who have to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.coordination.acknowledging.acknowledgement import (
    Acknowledgement,
    QuizTry,
    digest_of,
)
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.policy import Policy


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """Where one person stands with a policy as it is today.

    Attributes:
        member: Of the team.
        accepted: Their acknowledgement of today's text; None when they owe it.
        before: Their newest one of another text; None without one.
        tries: Quizzes on today's text, oldest first.
    """

    member: TeamMember
    accepted: Acknowledgement | None
    before: Acknowledgement | None
    tries: tuple[QuizTry, ...]

    @property
    def passed(self) -> QuizTry | None:
        """The first quiz on today's text that they passed; None without one."""
        return next((one for one in self.tries if one.is_passed), None)


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """Where a policy stands.

    Attributes:
        policy: As it is written today.
        members: Who have to accept it, in the order of the team.
        is_changed_silently: Somebody accepted this very version with another text and not yet as
            it reads now, so that the text was changed without raising the version.
        on: Day that is looked at.
    """

    policy: Policy
    members: tuple[MemberStanding, ...]
    is_changed_silently: bool
    on: date

    @property
    def is_in_force(self) -> bool:
        """Whether it has a text that was approved; before, nobody is asked to accept it."""
        approved = self.policy.approved_on
        return bool(self.policy.body.strip()) and approved is not None and approved <= self.on

    @property
    def is_review_due(self) -> bool:
        """Whether the day came on which it is looked at again."""
        return self.policy.review_on is not None and self.policy.review_on <= self.on

    @property
    def accepted_count(self) -> int:
        """How many of them accepted today's text."""
        return sum(one.accepted is not None for one in self.members)

    @property
    def passed_count(self) -> int:
        """How many of them passed a quiz on it."""
        return sum(one.passed is not None for one in self.members)

    @property
    def accepted_share(self) -> Decimal | None:
        """Share of them who accepted it; None where nobody has to or nobody may yet."""
        return self._share(self.accepted_count)

    @property
    def passed_share(self) -> Decimal | None:
        """Share of them who passed its quiz; None without a quiz, or likewise."""
        return self._share(self.passed_count) if self.policy.quiz else None

    @property
    def outstanding(self) -> tuple[TeamMember, ...]:
        """Who still have to accept it."""
        if not self.is_in_force:
            return ()
        return tuple(one.member for one in self.members if one.accepted is None)

    def _share(self, count: int) -> Decimal | None:
        if not self.members or not self.is_in_force:
            return None
        return Decimal(count) / len(self.members)


def who_has_to(policy: Policy, team: Iterable[TeamMember]) -> tuple[TeamMember, ...]:
    """Give who has to accept a policy: the team, or those of its departments."""
    asked = policy.for_departments
    return tuple(one for one in team if not asked or one.department in asked)


def standing_of(
    policy: Policy,
    team: Iterable[TeamMember],
    accepted: Iterable[Acknowledgement],
    tries: Iterable[QuizTry],
    *,
    on: date,
) -> PolicyStanding:
    """Give where a policy stands; a new version or another text has to be accepted anew.

    Args:
        policy: As it is written today.
        team: Of the plan.
        accepted: Every acknowledgement of any policy, oldest first.
        tries: Every quiz of any policy, oldest first.
        on: Day that is looked at; what came later does not count.
    """
    digest = digest_of(policy)
    of_it = [one for one in accepted if one.policy == policy.id and one.on <= on]
    taken = [one for one in tries if one.policy == policy.id and one.on <= on]
    same_version = [one for one in of_it if one.version == policy.version]
    renewed = {one.member for one in same_version if one.digest == digest}

    def of_member(member: TeamMember) -> MemberStanding:
        own = [one for one in of_it if one.member == member.id]
        now = [one for one in own if (one.version, one.digest) == (policy.version, digest)]
        other = [one for one in own if one not in now]
        return MemberStanding(
            member,
            now[-1] if now else None,
            other[-1] if other else None,
            tuple(
                one
                for one in taken
                if (one.member, one.version, one.digest) == (member.id, policy.version, digest)
            ),
        )

    return PolicyStanding(
        policy,
        tuple(of_member(one) for one in who_has_to(policy, team)),
        any(one.member not in renewed for one in same_version),
        on,
    )
