"""What was agreed, for reports, from the books of coordination."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.briefing.wording import day_in_words
from trueline.contracts.reported.coordinated import (
    AgendaLine,
    EscalationLines,
    StaffedLine,
    StageLine,
    TrainedLines,
)
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.meeting.adherence import Adherence
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.staging.stage import Dimension
from trueline.measure.scorecard import Scorecard
from trueline.plan.organisation.support import same_queue
from trueline.usecases.agreed.books import ACTIONS, DECISIONS, SESSIONS
from trueline.usecases.coordinating.escalation.read_escalation import read_escalation
from trueline.usecases.coordinating.meeting.adherence import review_adherence
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.coordinating.policies.read_policies import read_policies
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import Gate, judge_stages
from trueline.usecases.coordinating.training.read_training import read_training
from trueline.usecases.reporting.at import At
from trueline.usecases.staffing.read_support import read_support
from trueline.usecases.staffing.support_lines import SupportLine

WAITING = frozenset({SessionStatus.PLANNED, SessionStatus.OPEN})
NO_MEETING = "No meeting is planned after this day."
AHEAD = timedelta(days=100)
"""So far ahead the next meeting is looked for."""


@dataclass(frozen=True)
class BookedCoordination:
    """Meetings, decisions and actions of an organisation.

    Attributes:
        at: Where it is looked from.
        card: Gives the plan's scorecard on the day of the frame.
    """

    at: At
    card: Callable[[], Scorecard]

    def decisions(self) -> tuple[Decision, ...]:
        """Give every decision, the newest first."""
        frame = self.at.frame
        kept = DECISIONS.newest(self.at.workspace.entries, as_of=frame.as_of)
        found = (one.record for one in kept if self._takes(one.record.about))
        return tuple(sorted(found, key=lambda one: (one.decided_on, one.id), reverse=True))

    def actions(self) -> tuple[ActionItem, ...]:
        """Give every action item, unfinished ones first, the earliest due first."""
        frame = self.at.frame
        kept = ACTIONS.newest(self.at.workspace.entries, as_of=frame.as_of)
        found = (one.record for one in kept if self._takes(one.record.about))
        return tuple(sorted(found, key=_order))

    def sessions(self) -> tuple[Session, ...]:
        """Give every meeting that is kept, the newest first."""
        kept = SESSIONS.newest(self.at.workspace.entries, as_of=self.at.frame.as_of)
        return tuple(sorted((one.record for one in kept), key=lambda one: one.starts, reverse=True))

    def agenda(self) -> AgendaLine | str:
        """Give the agenda of the next meeting, or why there is none."""
        workspace, frame = self.at.workspace, self.at.frame
        ahead = planned_meetings(
            workspace, frame.plan, frame.on, frame.on + AHEAD, as_of=frame.as_of
        )
        waiting = (one for one in ahead if one.session.status in WAITING)
        first = next(waiting, None)
        if first is None:
            return NO_MEETING
        found = agenda_of(workspace, first.id, on=frame.on, as_of=frame.as_of, card=self.card())
        return AgendaLine(f"{first.session.title}, {day_in_words(first.day)}", found.items)

    def stages(self) -> tuple[StageLine, ...]:
        """Give the stage grid, stage by stage, side by side."""
        workspace, frame = self.at.workspace, self.at.frame
        asked = StageQuestion(workspace, frame.plan, frame.on, frame.as_of, card=self.card)
        read = judge_stages(asked)
        return tuple(
            _stage_line(gate, side, is_current=gate.stage is read.stage)
            for gate in read.gates
            for side in Dimension
        )

    def policies(self) -> tuple[PolicyStanding, ...]:
        """Give where each policy stands with the people who have to accept it."""
        frame = self.at.frame
        read = read_policies(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)
        return read.standings

    def trained(self) -> TrainedLines:
        """Give who has taken the courses that they need."""
        frame = self.at.frame
        read = read_training(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)
        return TrainedLines(read.by_role, read.late)

    def escalation(self) -> EscalationLines:
        """Give incidents and drills by the day, and where each path stands with its drills."""
        frame = self.at.frame
        read = read_escalation(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)
        return EscalationLines(tuple(one.record for one in read.incidents), read.paths)

    def staffing(self) -> tuple[StaffedLine, ...]:
        """Give what each activity of ongoing support needs and has, in the plan's order."""
        frame = self.at.frame
        read = read_support(self.at.workspace, frame.plan, on=frame.on, as_of=frame.as_of)
        return tuple(self._staffed(one) for one in read.lines)

    def adherence(self) -> tuple[Adherence, ...]:
        """Give how well meetings kept to their days: all together, then each series, if any."""
        frame = self.at.frame
        return review_adherence(self.at.workspace, on=frame.on, as_of=frame.as_of)

    def _staffed(self, line: SupportLine) -> StaffedLine:
        first = line.activity
        if not line.is_first:
            first = same_queue(line.activity, self.at.frame.plan.support)[0]
        return StaffedLine(
            line.activity,
            line.needed,
            line.assigned,
            line.missing,
            line.how,
            "" if line.is_first else first.activity,
        )

    def _takes(self, about: tuple[str, ...]) -> bool:
        """Say whether something belongs to the scope that the report is narrowed to."""
        scope = self.at.frame.scope
        return not scope or any(path.split("/")[1:2] == [scope] for path in about)


def _order(one: ActionItem) -> tuple[bool, date, str]:
    return not one.is_unfinished, one.due or date.max, one.id


def _stage_line(gate: Gate, side: Dimension, *, is_current: bool) -> StageLine:
    own = gate.of(side)
    lacking = [one for one in own if not one.judged.is_met]
    return StageLine(
        stage=gate.stage.value,
        side=side.value,
        met=len(own) - len(lacking),
        count=len(own),
        missing=tuple(f"{one.criterion.title}: {one.judged.why}" for one in lacking),
        is_closed=gate.is_closed,
        is_current=is_current,
    )
