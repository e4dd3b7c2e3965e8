"""The decisions of the story outside of meetings, taken and looked at again at their times."""

from collections.abc import Iterator

from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.demo.decided import StoryDecision, StoryReview, story_decisions
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.coordinating.deciding.change_decision import review_decision
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.demo_versions import PlanStep
from trueline.usecases.workspace import Workspace


def decided_steps() -> tuple[PlanStep, ...]:
    """Give what was decided and looked at again, in order; what was done before is left out."""
    told = [step for one in story_decisions() for step in _steps(one)]
    return tuple(sorted(told, key=lambda one: one.at))


def _steps(one: StoryDecision) -> Iterator[PlanStep]:
    yield PlanStep(one.at, lambda now: _kept(now, one) is not None, lambda then: _decide(then, one))
    review = one.reviewed
    if review is not None:
        yield _reviews(one, review)


def _reviews(one: StoryDecision, review: StoryReview) -> PlanStep:
    def is_done(now: Workspace) -> bool:
        kept = _kept(now, one)
        return kept is not None and kept.reviewed_on is not None

    def act(then: Workspace) -> None:
        kept = _kept(then, one)
        if kept is not None:
            review_decision(then, kept.id, review.outcome, on=review.at.date(), by=review.by)

    return PlanStep(review.at, is_done, act)


def _decide(then: Workspace, one: StoryDecision) -> None:
    wish = DecisionWish(
        what=one.what,
        kind=DecisionKind(one.kind),
        because=one.because,
        options=one.options,
        about=one.about,
        owner=one.owner,
        review_on=one.review_on,
    )
    decide(then, wish, on=one.at.date(), by=one.by)


def _kept(now: Workspace, one: StoryDecision) -> Decision | None:
    kept = (each.record for each in DECISIONS.newest(now.entries))
    return next((each for each in kept if each.what == one.what), None)
