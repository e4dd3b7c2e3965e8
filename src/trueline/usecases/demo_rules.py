"""What the demo's people accepted, learnt and tried of their rules, told as anyone would tell it.

What was done before is left out, so that a load that was cut short can be taken up again.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from trueline.coordination.acknowledging.acknowledgement import Means
from trueline.demo.drills import StoryDrill, story_drills
from trueline.demo.rules import (
    StoryAccepted,
    StoryQuiz,
    StoryTaken,
    story_accepted,
    story_quizzes,
    story_taken,
)
from trueline.usecases.coordinating.escalation.follow import answer, call_next, close_incident
from trueline.usecases.coordinating.escalation.open_incident import Seen, open_incident
from trueline.usecases.coordinating.escalation.read_escalation import INCIDENTS
from trueline.usecases.coordinating.past_plans import plan_now
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge
from trueline.usecases.coordinating.policies.books import ACKNOWLEDGEMENTS, QUIZ_TRIES
from trueline.usecases.coordinating.policies.take_quiz import take_quiz
from trueline.usecases.coordinating.team_member import needed_member
from trueline.usecases.coordinating.training.complete import Taken, complete
from trueline.usecases.coordinating.training.read_training import COMPLETIONS
from trueline.usecases.demo_versions import PlanStep
from trueline.usecases.workspace import Workspace

HOUR = time(11, 0, tzinfo=UTC)


def rules_steps() -> tuple[PlanStep, ...]:
    """Give what happened to the rules, in order."""
    return tuple(sorted(_steps(), key=lambda one: one.at))


def _steps() -> Iterator[PlanStep]:
    yield from (_accepted(one) for one in story_accepted())
    yield from (_answered(one) for one in story_quizzes())
    yield from (_taken(one) for one in story_taken())
    yield from (_held(one) for one in story_drills())


def _accepted(told: StoryAccepted) -> PlanStep:
    def act(then: Workspace) -> None:
        for member in told.people:
            by = told.by or needed_member(plan_now(then), member).name
            wanted = Acceptance(told.policy, member, means=Means(told.means))
            acknowledge(then, wanted, on=told.day, by=by)

    def is_done(now: Workspace) -> bool:
        ids = {
            one.record.member
            for one in ACKNOWLEDGEMENTS.newest(now.entries)
            if one.record.policy == told.policy
        }
        return ids >= set(told.people)

    return PlanStep(_at(told.day), is_done, act)


def _answered(told: StoryQuiz) -> PlanStep:
    def act(then: Workspace) -> None:
        by = needed_member(plan_now(then), told.member).name
        take_quiz(then, told.policy, told.member, told.answers, by=by, on=told.day)

    def is_done(now: Workspace) -> bool:
        named = (told.policy, told.member, told.day)
        tries = (one.record for one in QUIZ_TRIES.all(now.entries))
        return any((one.policy, one.member, one.on) == named for one in tries)

    return PlanStep(_at(told.day), is_done, act)


def _taken(told: StoryTaken) -> PlanStep:
    def act(then: Workspace) -> None:
        for member in told.people:
            complete(then, Taken(told.course, member, told.day, told.proof), by=told.by)

    def is_done(now: Workspace) -> bool:
        last = f"{told.course}:{told.people[-1]}:{told.day}"
        return COMPLETIONS.find(now.entries, last) is not None

    return PlanStep(_at(told.day), is_done, act)


def _held(told: StoryDrill) -> PlanStep:
    def act(then: Workspace) -> None:
        seen = Seen(told.path, told.what, told.trigger, is_drill=True)
        made = open_incident(then, seen, by=told.by)
        for event in told.events:
            at = _then(then, event.at)
            if event.answers:
                answer(at, made.id, event.answers, by=event.by)
            else:
                call_next(at, made.id, by=event.by)
        close_incident(_then(then, told.closed_at), made.id, told.lessons, by=told.by)

    def is_done(now: Workspace) -> bool:
        kept = INCIDENTS.newest(now.entries)
        return any(one.record.opened_at == told.opened_at for one in kept)

    return PlanStep(told.opened_at, is_done, act)


def _at(day: date) -> datetime:
    return datetime.combine(day, HOUR)


def _then(workspace: Workspace, at: datetime) -> Workspace:
    return replace(workspace, now=lambda: at)
