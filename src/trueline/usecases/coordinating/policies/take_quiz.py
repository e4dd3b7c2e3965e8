"""Take the quiz of a policy: each try is kept, with what was right and what was not."""

from collections.abc import Mapping
from datetime import date

from trueline.coordination.acknowledging.acknowledgement import QuizTry, digest_of
from trueline.coordination.acknowledging.quiz import faults_of_answers, marked, passes
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.coordinating.policies.acknowledge import about_of, asked_of
from trueline.usecases.coordinating.policies.books import QUIZ_TRIES
from trueline.usecases.workspace import Workspace


def take_quiz(
    workspace: Workspace,
    policy: str,
    person: str,
    answers: Mapping[str, int],
    *,
    by: str,
    on: date,
) -> QuizTry:
    """Mark somebody's answers, keep them as a try, and give it.

    Args:
        workspace: Of the organisation.
        policy: Id of the policy.
        person: Name or id of who answers, on the team.
        answers: Number of the chosen answer, from 1, by the question's id.
        by: Who keeps it.
        on: Day on which they answer.

    Raises:
        FaultyInputError: A question has no answer or one that is not to choose from.
        MissingError: There is no plan, no such policy, or nobody of this name on its team.
        RefusedQuestionError: It is not approved, has no quiz, or they do not have to know it.
        ConflictError: They answered twice at this moment.
    """
    found, member = asked_of(plan_now(workspace), policy, person)
    if not found.quiz:
        raise RefusedQuestionError(f"“{found.title}” has no quiz.")
    if issues := tuple(faults_of_answers(found, answers)):
        raise FaultyInputError(*issues)
    strangers = answers.keys() - {one.id for one in found.quiz}
    if strangers:
        raise ConflictError("The quiz was changed meanwhile; look at its questions again.")
    choices = marked(found.quiz, answers)
    made = QuizTry(
        policy=found.id,
        version=found.version,
        member=member.id,
        person=member.name,
        on=on,
        choices=choices,
        is_passed=passes(found, choices),
        digest=digest_of(found),
    )
    about = about_of(found, member)
    QUIZ_TRIES.keep(workspace.entries, made, about=about, by=by, now=workspace.now())
    return made
