"""Escalation: what counts as how severe, and who is called within how many minutes."""

from dataclasses import dataclass
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named

LEAST_SEVERE = 4


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """Who is called next.

    Attributes:
        id: Unique in its path.
        person: Who is called.
        backup: Who is called when they do not answer.
        does: What they do then.
        within_min: Minutes after the trigger by which they have to have answered.
    """

    id: str
    person: Annotated[str, Named.PERSON] = ""
    backup: Annotated[str, Named.PERSON] = ""
    does: str = ""
    within_min: Annotated[int, Within(1, None)] = 60


@dataclass(frozen=True, slots=True)
class EscalationPath:
    """What happens when something of a severity is seen.

    Attributes:
        id: Unique in the plan.
        name: For people.
        severity: 1 is the most severe, 4 the least.
        triggers: What counts as this, in words that whoever is on duty can check.
        steps: Who is called, in order.
        drill_months: Months after which it has to be tried again; None for never.
        policy: Policy that says so; empty for none.
    """

    id: str
    name: str
    severity: Annotated[int, Within(1, LEAST_SEVERE)] = LEAST_SEVERE
    triggers: tuple[str, ...] = ()
    steps: tuple[EscalationStep, ...] = ()
    drill_months: Annotated[int | None, Within(1, None)] = None
    policy: Annotated[str, Named.POLICY] = ""
