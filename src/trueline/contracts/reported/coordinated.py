"""What a report may ask about meetings, decisions and stages."""

from dataclasses import dataclass
from typing import Protocol

from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.session import Session


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
        side: People, process or technology.
        stage: Contemplate, Navigate or Calibrate.
        met: Criteria that are met.
        count: All criteria.
        missing: What is missing, each in a sentence.
    """

    side: str
    stage: str
    met: int
    count: int
    missing: tuple[str, ...]


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

    def stages(self) -> tuple[StageLine, ...] | str:
        """Give the stage grid, or why there is none."""
