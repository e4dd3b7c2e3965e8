"""Scores of surveys, worked out by hand, and what is refused."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.voices.surveys import Answered, SurveyScore, score_survey
from trueline.plan.organisation.listening import Survey, SurveyScale

DAYS = Period(date(2026, 1, 1), date(2026, 4, 1))
NPS = Survey("orders", "After the order", SurveyScale.RECOMMEND, 0, 10)
CSAT = Survey("chat", "After the chat", SurveyScale.SATISFIED, 1, 5, positive_from=4)
CES = Survey("lesson", "After the lesson", SurveyScale.EFFORT, 1, 7)


def scored(survey: Survey, scores: Sequence[int], **changes: int | None) -> SurveyScore:
    answered = Answered(DAYS, [Decimal(one) for one in scores], **changes)  # type: ignore[arg-type]
    return score_survey(survey, answered)


def test_the_net_promoter_score_is_promoters_less_detractors_in_points() -> None:
    # 10, 10, 9, 9, 9 promote, 8, 7 are passive, 6, 3, 0 detract: (5 - 3) / 10 = 20 points.
    found = scored(NPS, [10, 10, 9, 9, 9, 8, 7, 6, 3, 0], sent=40)
    assert found.value == 20
    assert dict(found.parts) == {"promoters": 5, "passives": 2, "detractors": 3}
    assert found.response_share == Decimal("0.25")
    assert found.interval is not None
    assert found.interval.low < 20 < found.interval.high
    assert found.caveats == ("Few answers: 10. Read the interval, not the score.",)


def test_satisfaction_counts_from_the_declared_score() -> None:
    scores = [5] * 20 + [4] * 10 + [3] * 5 + [1] * 5
    assert scored(CSAT, scores).value == Decimal("0.75")
    strict = Survey("chat", "After the chat", SurveyScale.SATISFIED, 1, 5, positive_from=5)
    assert scored(strict, scores).value == Decimal("0.5")


def test_effort_is_a_mean_inside_its_scale() -> None:
    found = scored(CES, [7] * 9 + [6])
    assert found.value == Decimal("6.9")
    assert found.interval is not None
    assert found.interval.high == 7


def test_answers_that_are_all_alike_give_no_interval_of_effort() -> None:
    found = scored(CES, [5] * 12)
    assert found.interval is None
    assert "All answers are alike, so no interval can be found." in found.caveats


def test_too_few_answers_are_refused_with_their_number() -> None:
    found = scored(NPS, [9] * 9)
    assert found.value is None
    assert found.why == "There are 9 answers; it takes 10."
    assert found.count == 9


def test_scores_off_the_scale_are_refused() -> None:
    found = scored(CSAT, [4] * 30 + [9])
    assert found.value is None
    assert "1 of 31 answers, such as 9, cannot be given on a scale from 1 to 5" in found.why
    half = score_survey(NPS, Answered(DAYS, [Decimal("8.5")] * 20))
    assert half.value is None


def test_a_survey_whose_scale_is_not_declared_is_refused() -> None:
    open_ended = Survey("chat", "Chat", SurveyScale.SATISFIED, 5, 5, positive_from=5)
    assert "does not say which scores" in scored(open_ended, [5] * 20).why
    unmarked = Survey("chat", "Chat", SurveyScale.SATISFIED, 1, 5)
    assert "from which score" in scored(unmarked, [5] * 20).why
    short = Survey("orders", "Orders", SurveyScale.RECOMMEND, 1, 5)
    assert "asked from 0 to 10" in scored(short, [5] * 20).why


def test_more_answers_than_people_asked_leave_the_response_rate_out() -> None:
    found = scored(NPS, [9] * 40, sent=30)
    assert found.response_share is None
    assert any("although 30 were asked" in one for one in found.caveats)
    unknown = scored(NPS, [9] * 40, repeated=3)
    assert unknown.sent is None
    assert any("more than once: 3" in one for one in unknown.caveats)
