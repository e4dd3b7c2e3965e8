"""What a test would be worth: what it may change about going on or stopping, against its cost."""

from dataclasses import dataclass

from trueline.core.errors import MissingError
from trueline.evidence.planning.power import Power
from trueline.evidence.study import Study
from trueline.evidence.worth.information import value_of_test
from trueline.metrics.metric import Better
from trueline.usecases.studying.running import StudyRun, run_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class InformationWorth:
    """What a test would be worth.

    Attributes:
        value: Of what it teaches, in the currency.
        cost: Of the test, in the currency; None where it is not stated.
        currency: ISO 4217 code.
        net_now: Expected net return as believed now, in the currency.
        error_now: Doubt about it that a test can lessen, in the currency.
        test_error: Error with which the test measures the same, in the currency.
    """

    value: float
    cost: float | None
    currency: str
    net_now: float
    error_now: float
    test_error: float

    @property
    def pays(self) -> bool | None:
        """Say whether it is worth more than it costs; None where the cost is not stated."""
        return None if self.cost is None else self.value > self.cost


def worth_of_test(
    workspace: Workspace, study: Study, power: Power, cost: float | None
) -> tuple[InformationWorth | None, str]:
    """Give what a test would be worth, or why that cannot be said.

    What is believed now is the study's newest run; what the test can teach is the lift, while the
    doubt about margin and costs stays.

    Args:
        workspace: Whose runs.
        study: The question, with what a unit of its outcome is worth.
        power: Of the test.
        cost: Of the test, in the study's currency; None where it is not stated.
    """
    if study.worth is None or study.worth.margin is None:
        return None, "The study does not say what one unit of the outcome is worth."
    try:
        run = run_of(workspace, study.id)
    except MissingError:
        return None, (
            "What a test is worth depends on what is believed now: run the study first, on the "
            "data that there are."
        )
    return _worth(study, run, power, cost)


def _worth(
    study: Study, run: StudyRun, power: Power, cost: float | None
) -> tuple[InformationWorth | None, str]:
    finding, returned = run.results.finding, run.results.returned
    if finding is None or finding.lift is None or finding.whole_error is None or returned is None:
        why = run.results.why_no_return or "Its newest run gave no lift that is worth something."
        return None, why
    assert study.worth is not None  # noqa: S101 - asked before
    assert study.worth.margin is not None  # noqa: S101 - asked before
    each = finding.graded[0].estimate.unit_periods * abs(study.worth.margin.p50)
    sign = -1.0 if study.better is Better.DOWN else 1.0
    cost_now = returned.cost.p50
    net = sign * finding.lift * each - cost_now
    now, test = finding.whole_error * each, power.error * each
    value = value_of_test(net, now, test)
    return InformationWorth(value, cost, study.worth.currency, net, now, test), ""
