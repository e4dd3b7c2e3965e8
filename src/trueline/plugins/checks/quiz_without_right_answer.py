"""A question of a quiz that nobody can answer rightly.

What: a question has fewer than two answers to choose from, or the right one is not among them.

Why it matters: nobody passes, and the share of people who know the policy stays at nothing for the
wrong reason.

How to mend it: write at least two answers, and give the number of the right one.

Source: 85 % have a policy, 18 % rate staff knowledge of it good (S3); only a sound quiz can tell.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.coordination.acknowledging.quiz import is_answerable
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for policy in ground.plan.policies:
        for one in policy.quiz:
            if not is_answerable(one):
                count = len(one.answers)
                word = "answer" if count == 1 else "answers"
                what = f"“{one.question}” has {count} {word}, and number {one.right} is right."
                remedy = "Write at least two answers, and the number of the right one."
                path = join("policies", policy.id, "quiz", one.id)
                yield Found(path, what, remedy, about=f"{count}/{one.right}")


CHECK = Check(
    name="quiz-without-right-answer",
    title="Quiz question without a right answer",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
