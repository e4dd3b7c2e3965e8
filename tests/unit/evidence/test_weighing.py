"""Estimates are pooled by errors and likely biases, or not at all."""

import math

import pytest

from tests.evidence_factories import estimate, refuted
from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.refuted import Criterion, Outcome
from trueline.evidence.weighing.finding import Finding, weigh_estimates
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.grading import grade_estimate, raise_agreeing
from trueline.evidence.weighing.pooling import Part, Pooled, placebo_spread, pool
from trueline.evidence.weighing.priors import PUBLISHED, Pair, learn


def pooled(*parts: Part, least: float = 0.0) -> Pooled:
    return pool(parts, PUBLISHED, least_lift=least, level=0.9)


def test_two_trials_of_their_own_samples_are_weighed_by_their_errors() -> None:
    first, second = (
        Part(lift, error, Grade.A, is_own_sample=True) for lift, error in ((4, 1), (10, 2))
    )
    found = pooled(first, second)
    # Weights 1/1 and 1/4, so (4 + 10/4) / (5/4) = 5.2; error sqrt(1 / (5/4)).
    assert found.lift == pytest.approx(5.2)
    assert found.error == pytest.approx(math.sqrt(0.8))
    assert found.weights == pytest.approx((0.8, 0.2))
    # Q = (4 - 5.2)^2 + (10 - 5.2)^2 / 4 = 7.2 with one degree of freedom.
    assert found.q == pytest.approx(7.2)
    assert found.i_squared == pytest.approx(1 - 1 / 7.2)


def test_estimates_of_the_same_data_share_half_of_their_errors() -> None:
    found = pooled(Part(4, 1, Grade.A), Part(8, 1, Grade.A))
    # Covariance [[1, .5], [.5, 1]]: equal weights, variance (1 + .5) / 2.
    assert found.lift == pytest.approx(6)
    assert found.error == pytest.approx(math.sqrt(0.75))


def test_a_grade_widens_by_its_share_of_the_pooled_lift() -> None:
    found = pooled(Part(20, 1, Grade.B))
    # Bias 0.25 * 20 = 5, error sqrt(1 + 25).
    assert found.biases == pytest.approx((5,))
    assert found.error == pytest.approx(math.sqrt(26))


def test_near_zero_the_least_lift_keeps_biases_from_vanishing() -> None:
    found = pooled(Part(0.1, 1, Grade.B), least=40.0)
    assert found.biases == pytest.approx((10,))


def test_a_placebo_may_only_widen() -> None:
    quiet = pooled(Part(20, 1, Grade.B, placebo_spread=0.1))
    loud = pooled(Part(20, 1, Grade.B, placebo_spread=9))
    assert quiet.biases == pytest.approx((5,))
    assert loud.biases == pytest.approx((9,))


def test_placebos_vary_beyond_their_errors() -> None:
    tried = refuted(Outcome.WARNED, Criterion.TIME, placebos=(3.0, -5.0), placebo_errors=(1.0, 1.0))
    # Mean of 9 - 1 and 25 - 1.
    assert placebo_spread([tried]) == pytest.approx(4)
    assert placebo_spread([]) == 0


def test_the_answer_is_the_same_in_any_order() -> None:
    parts = [Part(9, 1, Grade.B), Part(12, 2, Grade.C), Part(8, 3, Grade.A, is_own_sample=True)]
    there, back = pooled(*parts), pooled(*parts[::-1])
    assert there.lift == pytest.approx(back.lift)
    assert there.error == pytest.approx(back.error)


def found_of(*estimates: Estimate, naive: Estimate | None = None) -> Finding:
    graded = [grade_estimate(one, ()) for one in estimates]
    return weigh_estimates(graded, level=0.9, naive=naive)


def test_estimates_that_agree_give_one_pooled_number() -> None:
    found = found_of(
        estimate(10.0), estimate(9.0, method="its", design=Design.CALIBRATED), naive=estimate(38.0)
    )
    assert found.pooled is not None
    assert found.grade is Grade.B
    assert 9 < found.lift < 10
    assert found.selection == pytest.approx(38 - found.lift)
    assert found.selection_share == pytest.approx((38 - found.lift) / 38)


def test_designs_that_conflict_show_no_pooled_number_and_lose_a_grade() -> None:
    found = found_of(estimate(10.0), estimate(-9.0, method="its", design=Design.CALIBRATED))
    assert found.pooled is None
    assert found.weights == ()
    assert found.grade is Grade.C
    assert found.headline == "difference-in-differences"
    assert found.lift == 10
    assert "up" in found.conflict


def test_nothing_of_grade_e_is_pooled_or_stands_as_a_lift() -> None:
    raw = estimate(38.0, 0.1, method="naive-comparison", design=Design.RAW)
    alone = found_of(raw)
    assert (alone.grade, alone.lift, alone.headline) == (Grade.E, None, "")
    beside = found_of(estimate(10.0), raw)
    assert beside.lift == 10
    assert beside.pooled is None


def test_two_nulls_of_opposite_sign_are_no_conflict() -> None:
    found = found_of(estimate(0.5), estimate(-0.5, method="its", design=Design.CALIBRATED))
    assert not found.conflict
    assert found.low < 0 < found.high


def test_what_all_media_moved_is_not_weighed_with_what_the_tactic_moved() -> None:
    media = estimate(11.0, 0.1, method="media-mix", design=Design.CALIBRATED, effect="media")
    tactic = estimate(10.0, 2.0, design=Design.ADJUSTED)
    found = found_of(media, tactic)
    assert (found.lift, found.headline, found.grade) == (10, "difference-in-differences", Grade.D)
    assert not found.weights
    assert [one.estimate.method for one in found.graded][1] == "media-mix"
    alone = found_of(media)
    assert (alone.lift, alone.headline, alone.grade) == (11, "media-mix", Grade.C)
    raised = raise_agreeing([grade_estimate(one, ()) for one in (media, estimate(11.0))])
    assert [one.grade for one in raised] == [Grade.C, Grade.B]


def test_what_only_correlates_takes_nothing_from_a_comparison() -> None:
    far = estimate(90.0, 0.5, method="links-and-codes", design=Design.ADJUSTED)
    alone, beside = found_of(estimate(10.0)), found_of(estimate(10.0), far)
    assert not beside.conflict
    assert (beside.grade, beside.lift, beside.low) == (alone.grade, alone.lift, alone.low)
    assert len(beside.graded) == 2
    agreed = found_of(estimate(10.0), estimate(9.0, design=Design.CALIBRATED), far)
    assert agreed.grade is Grade.B
    assert 9 < agreed.lift < 10
    near = estimate(10.5, 0.5, method="links-and-codes", design=Design.ADJUSTED)
    assert found_of(estimate(10.0), near).pooled is not None


def test_priors_learn_from_pairs_of_an_experiment_and_another_design() -> None:
    pairs = [Pair(Grade.C, 10.0, 0.0, 20.0, 0.0)] * 4
    # Four pairs off by the whole effect, beside a prior of 0.5 that counts as four:
    # sqrt((4 * 0.25 + 4 * 1) / 8).
    learnt = learn(pairs)
    assert learnt.share(Grade.C) == pytest.approx(math.sqrt(5 / 8))
    assert learnt.share(Grade.B) == PUBLISHED.share(Grade.B)


def test_a_few_lucky_pairs_take_at_most_three_quarters_off_a_prior() -> None:
    pairs = [Pair(Grade.C, 10.0, 1.0, 10.0, 1.0)] * 1000
    assert learn(pairs).share(Grade.C) == pytest.approx(0.125)


def test_an_experiment_near_zero_gives_no_endless_bias() -> None:
    # Detectable with error 1: 1.645 + 0.842 = 2.486. Beyond sampling: (3 - 0.01)^2 - 1 - 1 = 6.94.
    learnt = learn([Pair(Grade.C, 0.01, 1.0, 3.0, 1.0)])
    share = 6.9401 / 2.4865**2
    assert learnt.share(Grade.C) == pytest.approx(math.sqrt((4 * 0.25 + share) / 5), rel=1e-3)


def test_one_method_alone_keeps_its_interval_and_its_worth_counts_its_likely_bias() -> None:
    found = found_of(estimate(20.0, 1.0))
    assert found.error == 1
    # A quarter of 20 is 5: sqrt(1 + 25).
    assert found.whole_error == pytest.approx(math.sqrt(26))
    trial = found_of(estimate(20.0, 1.0, design=Design.RANDOMISED))
    assert trial.whole_error == pytest.approx(1)


def test_an_estimate_from_few_tries_is_pooled_by_students_t() -> None:
    found = pooled(Part(4, 1, Grade.A, freedom=3))
    # By any table t is 2.353 at 95 % with three degrees of freedom.
    assert found.freedom == pytest.approx(3)
    assert found.high - found.lift == pytest.approx(2.353, abs=1e-3)
    # Bias .25 * 20 = 5: of the variance 26 only 1 is uncertain, so 26 squared times 3.
    assert pooled(Part(20, 1, Grade.B, freedom=3)).freedom == pytest.approx(2028)
    # Equal parts of the same rows with nine each: their errors are off together.
    both = pooled(Part(4, 1, Grade.A, freedom=9), Part(8, 1, Grade.A, freedom=9))
    assert both.freedom == pytest.approx(9)


def test_a_trial_shares_its_rows_with_the_other_estimates_of_its_run() -> None:
    found = found_of(
        estimate(4.0, design=Design.RANDOMISED, method="experiment"),
        estimate(4.0, design=Design.RANDOMISED),
    )
    # Covariance [[1, .5], [.5, 1]], not two samples.
    assert found.error == pytest.approx(math.sqrt(0.75))
