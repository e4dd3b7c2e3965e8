"""What a report may ask about meetings, decisions and stages."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.escalating.drills import DrillStanding
from trueline.coordination.escalating.incident import Incident
from trueline.coordination.meeting.adherence import Adherence
from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.session import Session
from trueline.coordination.training.register import TrainedShare, TrainingLine
from trueline.plan.organisation.support import SupportActivity


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """The agenda of the next meeting.

    Attributes:
        title: Of the meeting, with its day.
        items: In order.
    """

    title: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class StageLine:
    """A cell of the stage grid.

    Attributes:
        stage: Contemplate, Navigate or Calibrate.
        side: People, process or technology.
        met: Criteria that are met.
        count: All criteria.
        missing: What is not met or cannot be said, each with why, in a sentence.
        is_closed: Whether the stage was closed by a decision.
        is_current: Whether the organisation is at this stage.
    """

    stage: str
    side: str
    met: int
    count: int
    missing: tuple[str, ...]
    is_closed: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class TrainedLines:
    """Who has taken the courses that they need.

    Attributes:
        shares: By role.
        late: Needs that are past their day, the longest overdue first.
    """

    shares: tuple[TrainedShare, ...]
    late: tuple[TrainingLine, ...]


@dataclass(frozen=True, slots=True)
class EscalationLines:
    """What went wrong, and whether people know what to do then.

    Attributes:
        incidents: And drills, open ones first, then the newest first.
        drills: Each path with its drills, the most severe first.
    """

    incidents: tuple[Incident, ...]
    drills: tuple[DrillStanding, ...]


@dataclass(frozen=True, slots=True)
class StaffedLine:
    """An activity of ongoing support.

    Attributes:
        activity: As the plan has it.
        needed: Hours a week that it needs; None where it cannot be said.
        assigned: Hours a week that are assigned to it.
        missing: Hours a week that it lacks; None where that cannot be said.
        how: Where the hours come from, in a sentence.
        counted_with: Activity that answers the same conversations and stands before it, with whose
            hours its own are counted; empty for none.
    """

    activity: SupportActivity
    needed: Decimal | None
    assigned: Decimal
    missing: Decimal | None
    how: str
    counted_with: str = ""


class CoordinatedGround(Protocol):
    """What was agreed, each read when it is first asked for."""

    def decisions(self) -> tuple[Decision, ...]:
        """Give every decision, the newest first."""

    def actions(self) -> tuple[ActionItem, ...]:
        """Give every action item, unfinished ones first, the earliest due first."""

    def sessions(self) -> tuple[Session, ...]:
        """Give every meeting that is kept, the newest first."""

    def agenda(self) -> AgendaLine | str:
        """Give the agenda of the next meeting, or why there is none."""

    def stages(self) -> tuple[StageLine, ...]:
        """Give the stage grid, stage by stage, side by side."""

    def policies(self) -> tuple[PolicyStanding, ...]:
        """Give where each policy stands with the people who have to accept it."""

    def trained(self) -> TrainedLines:
        """Give who has taken the courses that they need."""

    def escalation(self) -> EscalationLines:
        """Give incidents and drills by the day, and where each path stands with its drills."""

    def staffing(self) -> tuple[StaffedLine, ...]:
        """Give what each activity of ongoing support needs and has, in the plan's order."""

    def adherence(self) -> tuple[Adherence, ...]:
        """Give how well meetings kept to their days: all together, then each series, if any."""
