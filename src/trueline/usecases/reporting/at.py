"""At: the organisation and the frame that every question of a report is asked within."""

from dataclasses import dataclass

from trueline.contracts.reported.frame import Frame
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class At:
    """Where a report looks from.

    Attributes:
        workspace: Of the organisation.
        frame: Day, period, plan and knowledge.
    """

    workspace: Workspace
    frame: Frame
