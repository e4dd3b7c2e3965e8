"""Balanced scorecard: perspectives by the organisation's goals and by scope, lead and lag apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.judging.rules import USUAL_RULES, StatusRules
from trueline.measure.judging.together import word_together
from trueline.measure.reading import Reading
from trueline.measure.scorecard import PerspectiveScore, Scorecard, mean_pace
from trueline.measure.status import Status
from trueline.plan.document import Perspective, Plan
from trueline.plan.kpi import Timing


@dataclass(frozen=True, slots=True)
class Balance:
    """Several readings taken together.

    Attributes:
        readings: In the plan's order.
        pace: Mean pace by weight, each pace capped to 0 and 1; None when no KPI has one.
        counted: KPIs that have a pace.
        status: By the rules for pace, never better than the best KPI; None when none has a pace.
    """

    readings: tuple[Reading, ...]
    pace: Decimal | None
    counted: int
    status: Status | None

    def differs_from(self, parent: "Balance") -> bool:
        """Say whether it stands elsewhere than the whole that it is a part of."""
        return self.status is not None and self.status is not parent.status


@dataclass(frozen=True, slots=True)
class GoalRow:
    """What is done for one goal of the organisation within a perspective.

    Attributes:
        goal: Id of the goal; empty for KPIs that help none of them.
        name: Of the goal; empty for these.
        whole: Of all scopes together.
        scopes: By id of the scope, in the plan's order; only those that have a KPI here.
    """

    goal: str
    name: str
    whole: Balance
    scopes: dict[str, Balance]

    @property
    def differing(self) -> tuple[str, ...]:
        """Ids of the scopes that stand elsewhere than the whole."""
        return tuple(key for key, one in self.scopes.items() if one.differs_from(self.whole))


@dataclass(frozen=True, slots=True)
class Side:
    """One perspective of the balanced scorecard.

    Attributes:
        perspective: As the plan says.
        whole: All its KPIs.
        lead: Those that move before the business does.
        lag: Those that move with it or after.
        rows: By goal of the organisation; a KPI that helps several stands under each of them.
    """

    perspective: Perspective
    whole: Balance
    lead: Balance
    lag: Balance
    rows: tuple[GoalRow, ...]


def balance_of(readings: Iterable[Reading], rules: StatusRules = USUAL_RULES) -> Balance:
    """Take readings together by the weights of their KPIs."""
    found = tuple(readings)
    pace = mean_pace((one.kpi.weight, one.pace) for one in found)
    return Balance(
        readings=found,
        pace=pace,
        counted=sum(one.pace is not None for one in found),
        status=word_together(pace, found, rules),
    )


def balanced(plan: Plan, scorecard: Scorecard) -> tuple[Side, ...]:
    """Arrange a scorecard by perspective, goal of the organisation, and scope.

    Lead and lag KPIs are scored apart: drivers that do well say nothing yet of results.

    Args:
        plan: That was scored.
        scorecard: Of the plan.

    Source:
        Kaplan and Norton (1992), Harvard Business Review 70(1); Hamill and Stevenson (2012).
    """
    helped, rules = _goals_helped(plan), scorecard.rules
    return tuple(_side(plan, side, helped, rules) for side in scorecard.perspectives)


def _side(
    plan: Plan, side: PerspectiveScore, helped: dict[str, tuple[str, ...]], rules: StatusRules
) -> Side:
    timed = {
        timing: [one for one in side.readings if one.kpi.timing is timing] for timing in Timing
    }
    goals = [(one.id, one.name) for one in plan.goals]
    rows = tuple(
        _row(plan, goal, [one for one in side.readings if goal[0] in helped[_goal_of(one)]], rules)
        for goal in (*goals, ("", ""))
    )
    return Side(
        perspective=side.perspective,
        whole=balance_of(side.readings, rules),
        lead=balance_of(timed[Timing.LEAD], rules),
        lag=balance_of(timed[Timing.LAG], rules),
        rows=tuple(one for one in rows if one.whole.readings),
    )


def _row(plan: Plan, goal: tuple[str, str], readings: list[Reading], rules: StatusRules) -> GoalRow:
    by_scope = {
        scope.id: balance_of(
            (one for one in readings if one.path.startswith(f"{scope.id}/")), rules
        )
        for scope in plan.scopes
    }
    return GoalRow(
        goal=goal[0],
        name=goal[1],
        whole=balance_of(readings, rules),
        scopes={key: one for key, one in by_scope.items() if one.readings},
    )


def _goal_of(reading: Reading) -> str:
    """Give ``scope/goal`` of a reading."""
    return reading.path.rpartition("/")[0]


def _goals_helped(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give, for each social goal, the organisation's goals that it helps; empty text for none."""
    known = {one.id for one in plan.goals}
    helped = {}
    for scope in plan.scopes:
        served = {one.id: one.serves for one in scope.goals}
        for goal in scope.social_goals:
            found = {name for one in goal.serves for name in served.get(one, ())} & known
            helped[f"{scope.id}/{goal.id}"] = tuple(sorted(found)) or ("",)
    return helped
