"""Answers of different surveys have no score together; those of one are rated by themselves."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.gathered import Gathered
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.gathering import Part
from trueline.usecases.one_survey import of_surveys

NPS = load_catalogue().get("net_promoter_score")
DAY = date(2026, 3, 2)
WHOLE = Part(Period.closed(DAY, DAY))
FIRST = Gathered(
    "promoters", "survey/acme", Decimal(7), Decimal(7), Decimal(7), 1, 7, DAY, DAY, "survey=after"
)
SECOND = replace(FIRST, breakdown="survey=yearly")
ELSEWHERE = replace(FIRST, account="survey/other")


def test_the_only_survey_needs_no_name() -> None:
    assert of_surveys(NPS, [FIRST], WHOLE) == (replace(FIRST, breakdown=""),)


@pytest.mark.parametrize(
    ("other", "named"),
    [(SECOND, "yearly (survey/acme)"), (ELSEWHERE, "after (survey/other)")],
    ids=["two surveys", "two accounts"],
)
def test_several_surveys_are_refused_and_named(other: Gathered, named: str) -> None:
    with pytest.raises(RefusedQuestionError) as refused:
        of_surveys(NPS, [FIRST, other], WHOLE)
    assert "after (survey/acme)" in refused.value.reason
    assert named in refused.value.reason
    assert "survey=NAME" in refused.value.instead


def test_a_segment_names_the_survey() -> None:
    asked = replace(WHOLE, breakdowns=("survey=yearly",))
    assert of_surveys(NPS, [FIRST, SECOND], asked) == (replace(SECOND, breakdown=""),)


def test_answers_may_be_counted_over_all_surveys() -> None:
    count = load_catalogue().get("promoters")
    assert len(of_surveys(count, [FIRST, SECOND], WHOLE)) == 2
