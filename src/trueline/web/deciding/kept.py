"""Decisions and action items as they are known where a page looks, remembered until one changes."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem
from trueline.usecases.agreed.decisions import LoggedDecision, Sought, decisions
from trueline.usecases.coordinating.acting.action_items import action_items
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf
from trueline.web.remembered import Remembered


@dataclass(frozen=True, slots=True)
class KnownDecisions:
    """What was decided and agreed.

    Attributes:
        decisions: Those that are due for review first, then the newest first.
        actions: Unfinished first, by due day.
    """

    decisions: tuple[LoggedDecision, ...]
    actions: tuple[Kept[ActionItem], ...]

    def about(self, path: str) -> tuple[LoggedDecision, ...]:
        """Give the decisions that name a part of the plan, or whose numbers they saw."""
        sought = Sought(part=path)
        return tuple(one for one in self.decisions if sought.takes(one.decision))

    def resting_on(self, study: str) -> tuple[LoggedDecision, ...]:
        """Give the decisions that rest on a study."""
        return tuple(one for one in self.decisions if one.decision.study == study)


KNOWN: Remembered[KnownDecisions] = Remembered(32)


def known_decisions(
    workspace: Workspace, kept: int | None, on: date, then: AsOf | None
) -> KnownDecisions:
    """Give what was decided and agreed, as it is known where a page looks.

    Args:
        workspace: Of the organisation.
        kept: Newest entry of its books: ``OrganisationRecord.kept``.
        on: Day that says what is due.
        then: Past day whose knowledge counts; None for what is known now.
    """
    moment = then.moment if then else None
    key = (workspace.organisation, kept, on, then)
    return KNOWN.get(
        key,
        lambda: KnownDecisions(
            decisions(workspace, on=on, as_of=moment), action_items(workspace, as_of=moment)
        ),
    )
