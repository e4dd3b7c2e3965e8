"""A finding is said in the words of its grade, whatever it found."""

from dataclasses import replace

import pytest

from tests.evidence_factories import estimate, refuted
from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.refuted import Criterion, Outcome
from trueline.evidence.weighing.finding import Finding, weigh_estimates
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim
from trueline.evidence.weighing.grading import grade_estimate, raise_agreeing
from trueline.evidence.weighing.saying import Subject, say_finding
from trueline.metrics.metric import Better

COMMUNITY = Subject("The help community", "calls", "member", "week", Better.DOWN, 0.9)


def found(*estimates: Estimate, naive: Estimate | None = None) -> Finding:
    return weigh_estimates([grade_estimate(one, ()) for one in estimates], level=0.9, naive=naive)


def test_what_was_caused_is_said_with_interval_and_grade() -> None:
    said = say_finding(found(estimate(-1.5, 0.25)), COMMUNITY)
    assert said.sentence == (
        "The help community caused 1.5 (90% interval 1.09 to 1.91) fewer calls "
        "a member and week (grade B)."
    )
    assert said.breaks_if.endswith("without the tactic both groups had moved alike.")


def test_harm_is_said_as_plainly_as_good() -> None:
    said = say_finding(found(estimate(1.5, 0.25)), COMMUNITY)
    assert said.sentence.endswith("more calls a member and week (grade B), which is worse.")


def test_nothing_found_is_said_at_the_same_length() -> None:
    said = say_finding(found(estimate(0.2, 0.25)), COMMUNITY)
    assert said.sentence.startswith("No effect of the help community on calls is shown")
    assert "(grade B)" in said.sentence


@pytest.mark.parametrize(
    ("design", "words"),
    [
        (Design.RANDOMISED, "caused"),
        (Design.CALIBRATED, "probably caused"),
        (Design.ADJUSTED, "A difference in calls moves together with the help community: "),
        (Design.RAW, "no evidence of cause"),
    ],
)
def test_each_grade_has_its_words(design: Design, words: str) -> None:
    finding = found(estimate(-1.5, 0.25, design=design))
    said = say_finding(finding, COMMUNITY)
    assert words in said.sentence
    for text in (said.sentence, *said.beside):
        refuse_overclaim(text, finding.grade)


def test_a_conflict_is_named_and_nothing_is_pooled() -> None:
    other = estimate(9.0, method="interrupted-time-series", design=Design.CALIBRATED)
    said = say_finding(found(estimate(-10.0), other), COMMUNITY)
    assert "no number is pooled" in said.beside[0]
    assert "difference-in-differences alone" in said.beside[1]


def test_selection_is_told_beside_the_answer() -> None:
    said = say_finding(found(estimate(-1.5, 0.25), naive=estimate(-6.0, 0.1)), COMMUNITY)
    assert "75% of that is selection" in said.beside[0]


def test_a_raw_comparison_that_hides_the_lift_has_no_share_of_selection() -> None:
    said = say_finding(found(estimate(-1.5, 0.25), naive=estimate(2.5, 0.1)), COMMUNITY)
    assert "it is off by 4," in said.beside[0]
    assert "%" not in said.beside[0]


def test_a_name_that_claims_too_much_is_refused() -> None:
    finding = found(estimate(design=Design.ADJUSTED))
    with pytest.raises(OverclaimError, match="drove"):
        say_finding(finding, replace(COMMUNITY, tactic="Films that drove sales"))


def test_what_failed_is_what_would_raise_the_grade() -> None:
    graded = grade_estimate(estimate(), [refuted(criterion=Criterion.OVERLAP)])
    finding = weigh_estimates([graded], level=0.9)
    assert finding.grade is Grade.C
    said = say_finding(finding, COMMUNITY)
    assert said.would_raise[0] == "More untreated units that are like the treated ones."
    assert "chance decide" in said.would_raise[1]


def test_one_method_alone_says_what_its_interval_leaves_out() -> None:
    [said] = say_finding(found(estimate(10.0)), COMMUNITY).beside
    assert "difference-in-differences alone" in said
    assert "typically 25% of the effect" in said
    trial = estimate(10.0, method="experiment", design=Design.RANDOMISED)
    assert not say_finding(found(trial), COMMUNITY).beside


def test_nothing_is_said_of_selection_where_chance_decided() -> None:
    trial = estimate(-1.5, 0.25, design=Design.RANDOMISED)
    said = say_finding(found(trial, naive=estimate(-6.0, 0.1)), COMMUNITY)
    assert "raw comparison" not in " ".join(said.beside)


def test_a_gap_within_its_error_is_no_selection() -> None:
    """The gap's error is sqrt(0.3² + 0.4²) = 0.5, and 1.645 of it 0.82."""
    near = say_finding(found(estimate(-1.5, 0.3), naive=estimate(-2.3, 0.4)), COMMUNITY)
    assert "selection" not in " ".join(near.beside)
    far = say_finding(found(estimate(-1.5, 0.3), naive=estimate(-2.35, 0.4)), COMMUNITY)
    assert "36% of that is selection" in " ".join(far.beside)


def test_only_what_leads_above_the_grade_is_advised() -> None:
    comparison = estimate(10.0)
    series = estimate(9.5, method="interrupted-time-series", design=Design.CALIBRATED)
    graded = raise_agreeing([grade_estimate(series, ()), grade_estimate(comparison, ())])
    assert {one.grade for one in graded} == {Grade.B}
    alone = weigh_estimates([graded[0]], level=0.9)
    said = say_finding(alone, COMMUNITY)
    assert said.would_raise == (
        "Let chance decide who gets the tactic next: a trial begins at grade A.",
    )


def test_what_was_not_tried_costs_nothing_and_is_no_advice() -> None:
    graded = grade_estimate(estimate(), [refuted(Outcome.NOT_MADE, Criterion.OVERLAP)])
    said = say_finding(weigh_estimates([graded], level=0.9), COMMUNITY)
    assert not any("like the treated ones" in one for one in said.would_raise)


def test_a_third_failure_that_costs_nothing_more_is_not_advised_alone() -> None:
    """Trends before the start hold it at D: to mend another failure leads no higher."""
    tried = [refuted(criterion=one) for one in (Criterion.TIME, Criterion.OVERLAP)]
    said = say_finding(weigh_estimates([grade_estimate(estimate(), tried)], level=0.9), COMMUNITY)
    assert said.would_raise[0].startswith("More periods before the start")
    assert not any("like the treated ones" in one for one in said.would_raise)
