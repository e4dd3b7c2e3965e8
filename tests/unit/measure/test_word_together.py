from decimal import Decimal

import pytest

from tests.factories import reading
from trueline.measure.judging.rules import USUAL_RULES
from trueline.measure.judging.together import word_together
from trueline.measure.status import Status


@pytest.mark.parametrize(
    ("statuses", "pace", "word"),
    [
        ([Status.AT_RISK], "1", Status.AT_RISK),
        ([Status.ON_PACE, Status.AT_RISK], "1", Status.ON_PACE),
        ([Status.REACHED], "1", Status.ON_PACE),
        ([Status.ON_PACE, Status.OFF_PACE], "0.5", Status.OFF_PACE),
        ([Status.OFF_PACE, Status.OFF_PACE], "0.96", Status.OFF_PACE),
    ],
)
def test_several_kpis_are_never_said_better_than_the_best_of_them(
    statuses: list[Status], pace: str, word: Status
) -> None:
    readings = [reading(pace=pace, status=one) for one in statuses]
    assert word_together(Decimal(pace), readings, USUAL_RULES) is word


def test_a_kpi_without_a_pace_has_no_say() -> None:
    unknown = reading()
    assert word_together(None, [unknown], USUAL_RULES) is None
    behind = reading(pace="1", status=Status.AT_RISK)
    assert word_together(Decimal(1), [unknown, behind], USUAL_RULES) is Status.AT_RISK
