"""A lift asked for alone is that of the whole answer, to the bit, and is refused where that is."""

from dataclasses import replace

import numpy as np
import pytest

from tests.unit.evidence.test_placebos import STUDY, case_of, markets
from trueline.evidence.estimate import CannotEstimateError, Estimate, LiftAlone
from trueline.evidence.observations import NEVER, Observations, Panel
from trueline.evidence.study import Study
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS

METHOD = ESTIMATORS.get("synthetic-control")


def seen(panel: Panel) -> Observations:
    return Observations("digest", panel.outcome.size, panel=panel)


def several(panel: Panel, count: int) -> Panel:
    starts = panel.starts.copy()
    starts[:count] = 30
    return replace(panel, starts=starts)


@pytest.mark.parametrize(
    "panel",
    [
        markets(lift=6.0),
        markets(lift=0.0, trend=0.3),
        several(markets(lift=6.0, units=30), 4),
        markets(lift=6.0, units=5),
    ],
    ids=["one", "none", "several", "few donors, tried in time"],
)
def test_the_lift_alone_is_that_of_the_whole_answer(panel: Panel) -> None:
    alone = METHOD.lift_of(STUDY, seen(panel))
    assert alone == LiftAlone.of(METHOD.answer(STUDY, seen(panel)))
    assert len(alone.gaps) == 10
    assert alone.lift == pytest.approx(np.mean(alone.gaps))


def test_donors_that_foretell_each_other_give_no_lift_alone_either() -> None:
    panel = markets(lift=6.0)
    alike = replace(panel, outcome=np.where(panel.treated[:, None], panel.outcome, 100.0))
    with pytest.raises(CannotEstimateError, match="alike"):
        METHOD.answer(STUDY, seen(alike))
    with pytest.raises(CannotEstimateError, match="alike"):
        METHOD.lift_of(STUDY, seen(alike))


def test_a_lift_alone_asks_for_what_a_whole_answer_needs() -> None:
    panel = markets(lift=6.0)
    untreated = replace(panel, starts=np.full(len(panel.units), NEVER))
    with pytest.raises(CannotEstimateError, match="one start"):
        METHOD.lift_of(STUDY, seen(untreated))
    with pytest.raises(CannotEstimateError, match="above zero"):
        METHOD.lift_of(STUDY, seen(replace(panel, outcome=panel.outcome - 200)))


@pytest.mark.parametrize("name", ["placebo-in-space", "leave-one-out"])
def test_refutations_say_the_same_with_lifts_alone_as_with_whole_answers(name: str) -> None:
    case = case_of(markets(lift=6.0), METHOD.name)
    slow = replace(case, estimator=replace(METHOD, lift_alone=None))
    refute = REFUTATIONS.get(name).refute
    assert repr(refute(case)) == repr(refute(slow))


def test_two_hundred_donors_are_refuted_in_space_without_a_single_whole_answer() -> None:
    """Each of sixty pretended units costs two mixes, and not one for every donor: 36,000."""
    tried = []
    panel = markets(lift=6.0, units=200)

    def told(study: Study, pretended: Observations) -> LiftAlone | None:
        tried.append(pretended)
        assert METHOD.lift_alone is not None
        return METHOD.lift_alone(study, pretended)

    whole = case_of(markets(lift=6.0, units=12), METHOD.name)
    case = replace(
        whole,
        observations=seen(panel),
        estimator=replace(METHOD, lift_alone=told, estimate=_never),
    )
    found = REFUTATIONS.get("placebo-in-space").refute(case)
    assert len(tried) == 60
    assert found.measured is not None


def _never(_study: Study, _seen: Observations) -> Estimate:
    raise AssertionError
