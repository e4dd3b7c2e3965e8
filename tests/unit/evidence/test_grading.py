"""Grades follow from the design and from what failed, and decide the words."""

import pytest

from tests.evidence_factories import estimate, refuted
from trueline.evidence.estimate import Design
from trueline.evidence.refuted import Criterion, Outcome
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim
from trueline.evidence.weighing.grading import GradedEstimate, grade_estimate, raise_agreeing
from trueline.evidence.weighing.recommending import recommend

ITS = "interrupted-time-series"


def graded(design: Design, **changes: object) -> GradedEstimate:
    return grade_estimate(estimate(design=design, **changes), ())


@pytest.mark.parametrize(
    ("design", "letter"),
    [
        (Design.RANDOMISED, "A"),
        (Design.COMPARISON, "B"),
        (Design.CALIBRATED, "C"),
        (Design.ADJUSTED, "D"),
        (Design.RAW, "E"),
    ],
)
def test_a_design_begins_with_its_grade(design: Design, letter: str) -> None:
    assert graded(design).grade.value == letter


def test_imprecision_never_changes_a_grade() -> None:
    assert graded(Design.COMPARISON, error=1000.0).grade is Grade.B


def test_each_failed_criterion_costs_a_step_and_two_are_the_most() -> None:
    failures = [
        refuted(criterion=one)
        for one in (Criterion.SPACE, Criterion.EVENTS, Criterion.REGISTRATION)
    ]
    found = grade_estimate(estimate(design=Design.RANDOMISED), failures)
    assert found.grade is Grade.C
    assert [one.steps for one in found.reasons] == [1, 1, 0]


def test_a_criterion_that_fails_twice_costs_one_step() -> None:
    both = [refuted(), refuted(refutation="pre-fit")]
    assert grade_estimate(estimate(), both).grade is Grade.C


def test_warnings_and_attempts_not_made_cost_nothing() -> None:
    tried = [refuted(Outcome.WARNED), refuted(Outcome.NOT_MADE, Criterion.OVERLAP)]
    assert grade_estimate(estimate(), tried).grade is Grade.B


def test_a_failed_placebo_in_time_leaves_d_at_best_even_for_a_trial() -> None:
    found = grade_estimate(estimate(design=Design.RANDOMISED), [refuted(criterion=Criterion.TIME)])
    assert found.grade is Grade.D


def test_two_designs_that_agree_raise_the_lower_one_but_never_above_b() -> None:
    comparison = graded(Design.COMPARISON, lift=10.0)
    series = graded(Design.CALIBRATED, lift=9.0, method=ITS)
    raised = raise_agreeing([comparison, series])
    assert [one.grade for one in raised] == [Grade.B, Grade.B]
    assert "difference-in-differences" in raised[1].reasons[-1].says


@pytest.mark.parametrize("lift", [0.5, -10.0, 40.0])
def test_designs_that_hold_zero_or_lie_apart_raise_nothing(lift: float) -> None:
    other = graded(Design.COMPARISON, lift=lift)
    series = graded(Design.CALIBRATED, lift=9.0, method=ITS)
    assert raise_agreeing([other, series])[1].grade is Grade.C


def test_correlations_that_agree_do_not_make_a_cause() -> None:
    one = graded(Design.ADJUSTED, method="links-and-codes")
    other = graded(Design.ADJUSTED, method="media-mix")
    assert {found.grade for found in raise_agreeing([one, other])} == {Grade.D}


@pytest.mark.parametrize("word", ["drove", "caused", "generated", "led to", "thanks to"])
@pytest.mark.parametrize("grade", [Grade.D, Grade.E])
def test_causal_words_are_refused_below_grade_c(word: str, grade: Grade) -> None:
    with pytest.raises(OverclaimError, match=re_word(word)):
        refuse_overclaim(f"The short films {word} 412 orders.", grade)


def re_word(word: str) -> str:
    return f"“{word}” says more than grade"


@pytest.mark.parametrize("grade", [Grade.A, Grade.B])
def test_good_grades_may_say_caused(grade: Grade) -> None:
    refuse_overclaim("The community caused 412 fewer calls.", grade)


def test_at_c_every_causal_word_is_probable() -> None:
    refuse_overclaim("It probably caused 412 fewer calls.", Grade.C)
    with pytest.raises(OverclaimError):
        refuse_overclaim("It probably caused 412 fewer calls and drove sales.", Grade.C)


def test_saying_that_there_is_no_evidence_of_cause_is_no_claim() -> None:
    refuse_overclaim("There is no evidence that it caused the rise.", Grade.E)


@pytest.mark.parametrize(
    ("chance", "begins"),
    [(0.95, "Scale it up"), (0.9, "Scale it up"), (0.8, "Keep it"), (0.5, "Run"), (0.1, "Stop")],
)
def test_advice_follows_the_table_for_what_was_caused(chance: float, begins: str) -> None:
    assert recommend(Grade.B, chance).startswith(begins)


def test_what_has_no_evidence_is_never_advised_to_scale() -> None:
    assert {recommend(Grade.E, chance) for chance in (0.1, 0.5, 0.8, 0.99)} == {
        "Leave it out of any return; report it as a correlation."
    }
