"""Worth as a study states it: margin and costs, each with its doubt."""

from dataclasses import dataclass

from trueline.plan.organisation.budget import CostKind


@dataclass(frozen=True, slots=True)
class Guess:
    """A number that somebody states with its doubt.

    Attributes:
        p10: One time in ten it is lower.
        p50: As often lower as higher.
        p90: One time in ten it is higher.
        source: Where it comes from; may be empty.
    """

    p10: float
    p50: float
    p90: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """One part of what the tactic cost over the post-period.

    Attributes:
        kind: What it was spent on.
        amount: In the study's currency.
        what: In words.
        source: Where the number was read; may be empty.
    """

    kind: CostKind
    amount: Guess
    what: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a lift is worth, and what it took.

    Attributes:
        currency: ISO 4217 code; empty where worth is not asked.
        margin: Of one unit of the outcome, in the currency.
        costs: All that the tactic took.
        hurdle: ROI that it must exceed, as a share.
        line: ``revenue``, ``avoided-cost`` or ``insight``: kept apart in every total.
    """

    currency: str = ""
    margin: Guess | None = None
    costs: tuple[Cost, ...] = ()
    hurdle: float = 0.0
    line: str = "revenue"
