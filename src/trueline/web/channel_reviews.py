"""What of a channel has to be looked at again: its set-up, and the policies that apply to it."""

from dataclasses import dataclass
from datetime import date

from trueline.plan.channels.channel import Channel
from trueline.plan.channels.setup import Basic, SetupCheck, SetupState
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.web.plan_day import PlanDay


@dataclass(frozen=True, slots=True)
class BasicRow:
    """One of the seven basics of a channel.

    Attributes:
        basic: Which.
        checks: Lines of the checklist about it, each with whether it is to be looked at again.
        state: What they come to; None when there is no line.
    """

    basic: Basic
    checks: tuple[tuple[SetupCheck, bool], ...]
    state: SetupState | None


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One of the four kinds of policies, as it applies to a channel.

    Attributes:
        kind: Which.
        policies: That apply to the channel, each with whether its review is due.
    """

    kind: PolicyKind
    policies: tuple[tuple[Policy, bool], ...]


def basic_rows(channel: Channel, on: date) -> list[BasicRow]:
    """Give the seven basics with the lines about them; a line is overdue on its day."""
    return [_basic(channel, basic, on) for basic in Basic]


def policy_rows(at: PlanDay, channel: Channel, kind: PolicyKind) -> PolicyRow:
    """Give the policies of a kind that apply to a channel."""
    found = [one for one in at.looked.plan.policies if one.kind is kind]
    applying = [one for one in found if not one.applies_to or channel.id in one.applies_to]
    return PolicyRow(kind, tuple((one, _is_due(one.review_on, at.on)) for one in applying))


def _basic(channel: Channel, basic: Basic, on: date) -> BasicRow:
    checks = [one for one in channel.setup if one.basic is basic]
    rows = tuple((one, _is_due(one.recheck_on, on)) for one in checks)
    return BasicRow(basic, rows, _state([one.state for one in checks]))


def _state(states: list[SetupState]) -> SetupState | None:
    """One line to do leaves the basic to do; not needed only where every line says so."""
    if not states:
        return None
    worst_first = (SetupState.TO_DO, SetupState.OK, SetupState.NOT_NEEDED)
    return next(one for one in worst_first if one in states)


def _is_due(day: date | None, on: date) -> bool:
    return day is not None and day <= on
