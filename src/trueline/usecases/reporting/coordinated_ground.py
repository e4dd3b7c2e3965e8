"""What was agreed, for reports, from the books of coordination."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.reported.coordinated import AgendaLine, StageLine
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.session import Session
from trueline.usecases.coordinating.books import ACTIONS, DECISIONS, SESSIONS
from trueline.usecases.reporting.at import At

NO_MEETING = "No meeting is planned after this day."
NO_STAGES = "Nobody said yet which stage people, process and technology are in."


@dataclass(frozen=True)
class BookedCoordination:
    """Meetings, decisions and actions of an organisation.

    Attributes:
        at: Where it is looked from.
    """

    at: At

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
        return NO_MEETING

    def stages(self) -> tuple[StageLine, ...] | str:
        """Give the stage grid, or why there is none."""
        return NO_STAGES

    def _takes(self, about: tuple[str, ...]) -> bool:
        """Say whether something belongs to the scope that the report is narrowed to."""
        scope = self.at.frame.scope
        return not scope or any(path.split("/")[1:2] == [scope] for path in about)


def _order(one: ActionItem) -> tuple[bool, date, str]:
    return not one.is_unfinished, one.due or date.max, one.id
