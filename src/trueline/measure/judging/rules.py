"""Status rules: an ordered list that an organisation may change; the first that holds decides."""

from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.measure.status import Standing, Status
from trueline.plan.kpi import USUAL_ON_PACE_FROM

RULED = (Status.REACHED, Status.ON_PACE, Status.AT_RISK)
"""Words that rules may give; what none of them holds for is off pace."""


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One rule: a word, and the least that it takes.

    Attributes:
        status: The word; one of ``RULED``.
        least_progress: Share of the way that must be done; None where it does not matter. What is
            kept until its due day is done only on that day.
        least_pace: Pace that it takes; None where it does not matter.
        least_chance: Chance of reaching the target that it takes, 0 to 1; None likewise.
        holds_without_chance: Whether pace alone decides where no forecast says a chance.
    """

    status: Status
    least_progress: Decimal | None = None
    least_pace: Decimal | None = None
    least_chance: Decimal | None = None
    holds_without_chance: bool = False


@dataclass(frozen=True, slots=True)
class StatusRules:
    """All that decides the status of a KPI.

    Attributes:
        rules: Read in this order; what none holds for is off pace.
        patience: A value older than so many times its frequency is no data.
        least_elapsed: Share of the way that the plan must expect before a pace means something, 0
            to 1; below it is too early.
    """

    rules: tuple[StatusRule, ...]
    patience: int = 2
    least_elapsed: Decimal = Decimal("0.05")

    def paces_of(self, status: Status) -> tuple[Decimal, ...]:
        """Give the paces that the rules of a word take, where they take one."""
        own = (one.least_pace for one in self.rules if one.status is status)
        return tuple(one for one in own if one is not None)

    def for_limits(
        self, on_pace_from: Decimal | None, at_risk_from: Decimal | None
    ) -> "StatusRules":
        """Give the rules of a KPI with limits of its own.

        Its limits stand in the place of the pace in every rule of their word. Without a limit for
        at risk, that is never above the one for on pace.

        Args:
            on_pace_from: Pace from which the KPI is on pace; None for the rules' own.
            at_risk_from: Likewise at risk.
        """
        if on_pace_from is None and at_risk_from is None:
            return self
        return replace(
            self, rules=tuple(_limited(one, on_pace_from, at_risk_from) for one in self.rules)
        )


USUAL_RULES = StatusRules(
    rules=(
        StatusRule(Status.REACHED, least_progress=Decimal(1)),
        StatusRule(
            Status.ON_PACE,
            least_pace=USUAL_ON_PACE_FROM,
            least_chance=Decimal("0.4"),
            holds_without_chance=True,
        ),
        StatusRule(Status.AT_RISK, least_pace=Decimal("0.85")),
        StatusRule(Status.AT_RISK, least_pace=Decimal("0.7"), least_chance=Decimal("0.1")),
    )
)
"""The rules in force until an organisation changes them."""


def pace_holds(rule: StatusRule, standing: Standing) -> bool:
    """Say whether a rule holds as far as progress and pace go, whatever the chance."""
    least = rule.least_pace
    if least is not None and (standing.pace is None or standing.pace < least):
        return False
    return rule.least_progress is None or _is_done(standing, rule.least_progress)


def chance_holds(rule: StatusRule, chance: Decimal | None) -> bool:
    """Say whether a rule holds as far as the chance goes."""
    if rule.least_chance is None:
        return True
    return rule.holds_without_chance if chance is None else chance >= rule.least_chance


def word_for_pace(pace: Decimal, rules: StatusRules) -> Status:
    """Give the word for the mean pace of several KPIs: the same rules, by pace alone."""
    for one in rules.rules:
        rests_on_pace = one.least_progress is None and one.least_pace is not None
        if rests_on_pace and chance_holds(one, None) and pace >= (one.least_pace or 0):
            return one.status
    return Status.OFF_PACE


def _is_done(standing: Standing, least: Decimal) -> bool:
    way = standing.way
    if way is None or standing.progress is None or standing.pace is None:
        return False
    if way.is_kept:  # until the due day, and only then done
        return standing.day >= way.target.due and standing.pace >= least
    return standing.progress >= least


def _limited(
    rule: StatusRule, on_pace_from: Decimal | None, at_risk_from: Decimal | None
) -> StatusRule:
    if rule.least_pace is None:
        return rule
    if rule.status is Status.ON_PACE and on_pace_from is not None:
        return replace(rule, least_pace=on_pace_from)
    if rule.status is not Status.AT_RISK:
        return rule
    if at_risk_from is not None:
        return replace(rule, least_pace=at_risk_from)
    usual = rule.least_pace
    return replace(rule, least_pace=usual if on_pace_from is None else min(usual, on_pace_from))
