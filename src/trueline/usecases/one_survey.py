"""Survey answers are rated one survey at a time: different questions have no score together."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trueline.core.errors import RefusedQuestionError
from trueline.core.spoken_lists import listed
from trueline.facts.questions import WHOLE
from trueline.measure.gathered import Gathered
from trueline.metrics.metric import Kind, Metric
from trueline.usecases.gathering import SURVEY, Part

ANSWERS = "survey_answer"


def are_answers(leaves: Mapping[str, Metric]) -> bool:
    """Say whether all that a metric is made of are survey answers."""
    return all(one.rows is not None and one.rows.dataset == ANSWERS for one in leaves.values())


def names_surveys(part: Part) -> bool:
    """Say whether a question names surveys, such as ``survey=after-order``, and nothing else."""
    return all(one.startswith(SURVEY) for one in part.breakdowns)


def of_surveys(metric: Metric, gathered: Iterable[Gathered], part: Part) -> tuple[Gathered, ...]:
    """Give the answers of the surveys that are asked for; a rate is that of one survey.

    Args:
        metric: Made of answers alone.
        gathered: Answers by account and survey.
        part: What is asked; breakdowns name surveys, or the whole.

    Raises:
        RefusedQuestionError: It is a rate, and there are answers of several surveys or accounts.
    """
    found = [
        one for one in gathered if part.breakdowns == WHOLE or one.breakdown in part.breakdowns
    ]
    surveys = sorted({(one.breakdown.removeprefix(SURVEY), one.account) for one in found})
    if metric.kind is Kind.RATIO and len(surveys) > 1:
        names = [f"{name or 'one without a name'} ({account})" for name, account in surveys]
        count = len(surveys)
        raise RefusedQuestionError(
            f"{metric.name} belongs to one survey; there are answers of {count}: {listed(names)}.",
            instead=f"Ask for one of them: name its account and the segment {SURVEY}NAME.",
        )
    return tuple(replace(one, breakdown="") for one in found)
