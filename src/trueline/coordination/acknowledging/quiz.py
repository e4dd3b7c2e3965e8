"""Quizzes: answers are marked by the policy as it stands, and never before they are given."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING

from trueline.coordination.acknowledging.acknowledgement import Choice
from trueline.core.issue import Issue, Severity
from trueline.plan.organisation.policy import Policy, QuizQuestion


def is_answerable(question: QuizQuestion) -> bool:
    """Say whether a question has answers to choose from and its right one is among them."""
    return len(question.answers) > 1 and question.right <= len(question.answers)


def needed_right(policy: Policy) -> int:
    """Give how many answers have to be right to pass: one at least, 0 without a quiz.

    Example:
        >>> from dataclasses import replace
        >>> from decimal import Decimal
        >>> from trueline.plan.organisation.policy import PolicyKind
        >>> questions = tuple(QuizQuestion(str(n), "?", ("yes", "no")) for n in range(3))
        >>> policy = Policy("legal", PolicyKind.LEGAL, "Law", quiz=questions)
        >>> needed_right(policy), needed_right(replace(policy, pass_share=Decimal("0.6")))
        (3, 2)
    """
    exact = policy.pass_share * len(policy.quiz)
    return min(len(policy.quiz), max(1, int(exact.to_integral_value(ROUND_CEILING))))


def faults_of_answers(policy: Policy, answers: Mapping[str, int]) -> Iterator[Issue]:
    """Yield what is wrong with answers before they are marked.

    Args:
        policy: With its quiz.
        answers: Number of the chosen answer, from 1, by the question's id.
    """
    for one in policy.quiz:
        chosen = answers.get(one.id)
        if not is_answerable(one):
            what = f"“{one.question}” cannot be answered: its right answer is not among them."
            yield _issue(one.id, what, "Its owner mends it in the plan first.")
        elif chosen is None:
            yield _issue(one.id, f"“{one.question}” has no answer.", "Choose one.")
        elif not 1 <= chosen <= len(one.answers):
            what = f"“{one.question}” has no answer {chosen}."
            yield _issue(one.id, what, f"Choose one from 1 to {len(one.answers)}.")


def marked(quiz: Sequence[QuizQuestion], answers: Mapping[str, int]) -> tuple[Choice, ...]:
    """Mark answers without faults, in the order of the quiz."""
    return tuple(Choice(one.id, answers[one.id], answers[one.id] == one.right) for one in quiz)


def passes(policy: Policy, choices: Sequence[Choice]) -> bool:
    """Say whether so many answers are right as the policy asks for."""
    return sum(one.is_right for one in choices) >= needed_right(policy)


def _issue(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)
