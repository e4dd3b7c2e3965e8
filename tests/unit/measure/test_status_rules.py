"""Pace and chance decide together, by rules read from top to bottom."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import baseline, kpi, metric, target
from trueline.measure.judging.judge import judge
from trueline.measure.judging.rules import USUAL_RULES, StatusRule, StatusRules, word_for_pace
from trueline.measure.pacing import way_of
from trueline.measure.status import Standing, Status
from trueline.metrics.metric import Rule

ON = date(2026, 7, 2)
HALFWAY = Standing(
    on=ON,
    way=way_of(
        kpi(baseline=baseline("0"), target=target("100")),
        metric(over_time=Rule.LAST),
        plan_first=date(2026, 1, 1),
    ),
    actual=Decimal(50),
    last_day=ON,
    frequency_days=7,
    progress=Decimal("0.5"),
    elapsed=Decimal("0.5"),
    pace=Decimal(1),
)


def at(pace: str, chance: str | None) -> Standing:
    return replace(HALFWAY, pace=Decimal(pace), chance=None if chance is None else Decimal(chance))


@pytest.mark.parametrize(
    ("pace", "chance", "status"),
    [
        # The table of the rule: on pace takes 95 % and 40 %, at risk 85 %, or 70 % and 10 %.
        ("0.95", "0.40", Status.ON_PACE),
        ("0.95", "0.39", Status.AT_RISK),
        ("1.50", "0.00", Status.AT_RISK),
        ("0.85", "0.00", Status.AT_RISK),
        ("0.84", "0.10", Status.AT_RISK),
        ("0.70", "0.10", Status.AT_RISK),
        ("0.84", "0.09", Status.OFF_PACE),
        ("0.69", "0.99", Status.OFF_PACE),
        # Without a forecast pace alone decides.
        ("0.95", None, Status.ON_PACE),
        ("0.85", None, Status.AT_RISK),
        ("0.84", None, Status.OFF_PACE),
    ],
)
def test_pace_and_chance_decide_together(pace: str, chance: str | None, status: Status) -> None:
    assert judge(at(pace, chance))[0] is status


def test_who_is_never_called_on_pace_beside_a_chance_of_a_tenth_is_told_what_it_takes() -> None:
    status, why = judge(at("1.02", "0.1"))
    assert status is Status.AT_RISK
    assert why.endswith("The chance of reaching the target is 10%; on pace would take 40%.")


def test_where_no_forecast_can_be_said_the_reason_says_so() -> None:
    for pace in ("1", "0.75"):
        assert judge(at(pace, None))[1].endswith(
            "No forecast says a chance, so its pace alone decides."
        )
    assert "forecast" not in judge(at("0.86", "0.9"))[1]


def test_a_chance_next_to_nothing_is_not_said_to_be_none() -> None:
    assert "The chance of reaching the target is < 1%" in judge(at("0.9", "0.001"))[1]
    assert "> 99%" in judge(at("0.9", "0.9999"))[1]


def test_what_is_reached_stays_reached_whatever_the_chance() -> None:
    done = replace(HALFWAY, progress=Decimal(1), pace=Decimal(2), chance=Decimal("0.01"))
    assert judge(done) == (Status.REACHED, "The target is reached.")


def test_the_first_rule_that_holds_decides() -> None:
    strict = StatusRule(Status.AT_RISK, least_pace=Decimal("0.5"))
    both = StatusRules((strict, *USUAL_RULES.rules))
    assert judge(at("0.99", "0.99"), both)[0] is Status.AT_RISK
    assert judge(at("0.99", "0.99"), StatusRules((*USUAL_RULES.rules, strict)))[0] is Status.ON_PACE


def test_a_kpis_own_limits_stand_in_the_place_of_the_pace_and_the_chance_still_counts() -> None:
    own = replace(at("0.82", "0.5"), on_pace_from=Decimal("0.8"), at_risk_from=Decimal("0.75"))
    assert judge(own)[0] is Status.ON_PACE
    assert judge(replace(own, chance=Decimal("0.3")))[0] is Status.AT_RISK
    assert judge(replace(own, pace=Decimal("0.74")))[0] is Status.OFF_PACE  # 70 % no longer counts
    assert judge(replace(own, at_risk_from=None, pace=Decimal("0.79")))[0] is Status.AT_RISK
    assert "on pace from a pace of 80.0%, at risk from 75.0%." in judge(own)[1]


def test_patience_is_counted_in_frequencies() -> None:
    old = replace(at("1", "0.9"), last_day=date(2026, 6, 12))  # twenty days
    assert judge(old)[0] is Status.NO_DATA
    patient = replace(USUAL_RULES, patience=3)  # three times seven days
    assert judge(old, patient)[0] is Status.ON_PACE
    status, why = judge(replace(old, last_day=date(2026, 6, 10)), patient)
    assert status is Status.NO_DATA
    assert "older than 3 times the 7 days" in why


def test_several_kpis_together_are_called_by_the_same_rules_without_a_chance() -> None:
    words = [word_for_pace(Decimal(one), USUAL_RULES) for one in ("0.95", "0.94", "0.85", "0.84")]
    assert words == [Status.ON_PACE, Status.AT_RISK, Status.AT_RISK, Status.OFF_PACE]
    lenient = StatusRules((StatusRule(Status.ON_PACE, least_pace=Decimal("0.5")),))
    assert word_for_pace(Decimal("0.5"), lenient) is Status.ON_PACE
