"""ROI: what came back for what was paid, as a spread of draws and never as one ratio."""

from dataclasses import dataclass, replace

import numpy as np

from trueline.evidence.stated_worth import Worth
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.recommending import recommend
from trueline.evidence.worth.draws import Draws, draw_cost, draw_guess, draw_student, generator
from trueline.evidence.worth.total_lift import TotalLift

ENDLESS = 2.0
"""Degrees of freedom up to which the variance of Student's t is endless."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A number with its doubt.

    Attributes:
        p10: One time in ten it is lower.
        p50: As often lower as higher.
        p90: One time in ten it is higher.
    """

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Return:
    """What a lift returned.

    Attributes:
        roi: (value - cost) / cost, as a share; None where the cost may be nothing, since a ratio to
            that means nothing.
        value: Of the lift, in the currency.
        cost: All that it took, in the currency.
        net: Value less cost.
        chance_above_zero: That it paid at all, 0 to 1; None where the grade does not say that there
            is an effect.
        chance_above_hurdle: That the ROI exceeds the hurdle, 0 to 1; None likewise.
        hurdle: As a share.
        loss_if_go: Expected loss of going on, in the currency; None where draws have no mean to
            rely on.
        loss_if_stop: Expected gain missed by stopping, in the currency; None likewise.
        perfect_information: What certainty would be worth, in the currency; None likewise.
        currency: ISO 4217 code.
        advice: What to do next, by grade and chance; empty for a total.
    """

    roi: Spread | None
    value: Spread
    cost: Spread
    net: Spread
    chance_above_zero: float | None
    chance_above_hurdle: float | None
    hurdle: float
    loss_if_go: float | None
    loss_if_stop: float | None
    perfect_information: float | None
    currency: str
    advice: str = ""


def returned(value: Draws, cost: Draws, *, hurdle: float, currency: str) -> Return:
    """Put draws of value and cost together.

    Args:
        value: Shape (draws,), in the currency.
        cost: Shape (draws,), in the currency; nothing in some draws leaves out the ratio alone.
        hurdle: ROI to exceed, as a share.
        currency: ISO 4217 code.

    Raises:
        ValueError: A draw of the cost is below zero.

    Source:
        Specification of evidence, 5. Expected loss and value of perfect information as in Raiffa
        and Schlaifer (1961), Applied Statistical Decision Theory.
    """
    if (cost < 0).any():
        raise ValueError("The cost is below zero in some draws; a cost is zero or more.")
    net = value - cost
    gain = float(np.maximum(net, 0).mean())
    return Return(
        _spread(net / cost) if (cost > 0).all() else None,
        _spread(value),
        _spread(cost),
        _spread(net),
        float((net > 0).mean()),
        float((net > hurdle * cost).mean()),
        hurdle,
        float(np.maximum(-net, 0).mean()),
        gain,
        gain - max(float(net.mean()), 0.0),
        currency,
    )


def as_graded(found: Return, grade: Grade, freedom: float | None = None) -> Return:
    """Give what may be said of a return at a grade, with what to do next.

    A chance that something paid takes it for granted that there is an effect: below grade C none
    is kept, so that nobody can show it. Nor are expected losses where so few tries say how sure the
    lift is that its spread has no end.

    Args:
        found: As it was drawn.
        grade: Of the claim.
        freedom: Degrees of freedom of the lift's error; None where it counts as known.
    """
    if freedom is not None and freedom <= ENDLESS:
        found = replace(found, loss_if_go=None, loss_if_stop=None, perfect_information=None)
    advice = ""
    if found.chance_above_hurdle is not None:
        advice = recommend(grade, found.chance_above_hurdle)
    if grade.says_cause:
        return replace(found, advice=advice)
    return replace(found, advice=advice, chance_above_zero=None, chance_above_hurdle=None)


def return_on(worth: Worth, total: TotalLift, *, grade: Grade, study: str, seed: int) -> Return:
    """Give the return of a lift with its error.

    Args:
        worth: Margin, costs and hurdle.
        total: The lift over all treated units and periods.
        grade: Of the claim: what may be said of chances.
        study: Whose draws: those of different studies have nothing in common.
        seed: Of the draws.

    Raises:
        ValueError: Margin or costs are not stated, or cannot be drawn.
    """
    value, cost = draw_worth(worth, total, study=study, seed=seed)
    found = returned(value, cost, hurdle=worth.hurdle, currency=worth.currency)
    return as_graded(found, grade, total.freedom)


def draw_worth(worth: Worth, total: TotalLift, *, study: str, seed: int) -> tuple[Draws, Draws]:
    """Draw value and cost of a lift. Shapes (draws,), in the currency.

    Raises:
        ValueError: Margin or costs are not stated, or cannot be drawn.
    """
    if worth.margin is None or not worth.costs:
        raise ValueError("A return takes the margin of one unit of the outcome, and its costs.")
    lift = draw_student(total.lift, total.error, total.freedom, generator(seed, study, "lift"))
    value = lift * draw_guess(worth.margin, generator(seed, study, "margin"))
    return value, draw_costs(worth, study=study, seed=seed)


def draw_costs(worth: Worth, *, study: str, seed: int) -> Draws:
    """Draw all that a tactic took. Shape (draws,), in the currency.

    Raises:
        ValueError: A cost cannot be drawn.
    """
    costs = [
        draw_cost(one.amount, generator(seed, study, "cost", str(place)))
        for place, one in enumerate(worth.costs)
    ]
    total: Draws = np.sum(costs, axis=0)
    return total


def _spread(draws: Draws) -> Spread:
    p10, p50, p90 = (float(one) for one in np.quantile(draws, (0.1, 0.5, 0.9)))
    return Spread(p10, p50, p90)
