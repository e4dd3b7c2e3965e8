"""How a person sees a part of the plan, beside what is worked out of it."""

from collections.abc import Mapping

from trueline.contracts.check_in_shelf import Health
from trueline.measure.status import Status

HEALTH_OF: Mapping[Status, Health] = {
    Status.REACHED: Health.ON_TRACK,
    Status.EXCEEDED: Health.ON_TRACK,
    Status.ON_PACE: Health.ON_TRACK,
    Status.AT_RISK: Health.AT_RISK,
    Status.OFF_PACE: Health.OFF_TRACK,
}
"""The health that a status comes to; without data, or not begun, it comes to none."""


def differs(health: Health, status: Status | None) -> bool:
    """Say whether a person sees it otherwise than the numbers; without numbers nobody can."""
    computed = HEALTH_OF.get(status) if status else None
    return computed is not None and computed is not health


def why_words_are_needed(health: Health, before: Health | None, status: Status | None) -> str:
    """Give why a line has to say what changed; empty when none is needed.

    Args:
        health: As the person sees it now.
        before: As it was said the last time; None for the first.
        status: What is worked out; None where nothing is.
    """
    if differs(health, status):
        return f"You say {health.value} and the numbers say {status}."
    if before is not None and before is not health:
        return f"It was {before.value} the last time and is {health.value} now."
    is_said_by_nobody_else = before is None and HEALTH_OF.get(status or Status.NO_DATA) is None
    if is_said_by_nobody_else and health is not Health.ON_TRACK:
        return f"You say {health.value} and no number does."
    return ""
