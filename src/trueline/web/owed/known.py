"""What pages know of policies, training and escalation, remembered until something changes."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.plan_version import AdoptedPlan
from trueline.plan.document import Plan
from trueline.plan.organisation.department import TeamMember
from trueline.usecases.coordinating.owed import Owed, read_owed
from trueline.usecases.coordinating.past_plans import past_plans
from trueline.usecases.coordinating.team_member import member_named
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.days import AsOf, as_of
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

FOUND: Remembered[Owed] = Remembered(32)
PAST: Remembered[tuple[AdoptedPlan, ...]] = Remembered(8)


@dataclass(frozen=True, slots=True)
class KnownOwed:
    """What is owed on the day that a page looks at.

    Attributes:
        workspace: Of the organisation.
        adopted: The plan in force.
        on: Day that is looked at.
        as_of: Past day whose knowledge counts; None for what is known now.
        owed: What is owed.
        own: Who the visitor is on the team; None when nobody.
    """

    workspace: Workspace
    adopted: AdoptedPlan
    on: date
    as_of: AsOf | None
    owed: Owed
    own: TeamMember | None

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.adopted.plan

    def may_act(self, visit: Visit) -> bool:
        """Say whether the visitor may keep what others did or said, on a page of the present."""
        return self.as_of is None and visit.may(Role.CONTRIBUTOR)


def known_owed(visit: Visit) -> KnownOwed | None:
    """Give what is owed where an address looks; None before there is a plan in force.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    workspace, then = visit.workspace(), as_of(visit)
    moment = then.moment if then else None
    adopted = plan_in_force(workspace, as_of=moment)
    if adopted is None:
        return None
    on = min(workspace.today, then.day) if then else workspace.today
    own = visit.organisation
    key = (own.slug, adopted.number, own.kept, on, then)
    owed = FOUND.get(key, lambda: read_owed(workspace, adopted.plan, on=on, as_of=moment))
    bearer = member_named(adopted.plan, visit.member.name)
    return KnownOwed(workspace, adopted, on, then, owed, bearer)


def known_past(known: KnownOwed) -> tuple[AdoptedPlan, ...]:
    """Give every version of the plan up to that in force, oldest first."""
    then = known.as_of.moment if known.as_of else None
    key = (known.workspace.organisation, known.adopted.number, known.adopted.digest, then)
    return PAST.get(key, lambda: past_plans(known.workspace, as_of=then))
