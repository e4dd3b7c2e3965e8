"""The promises that a policy makes, and how they are kept."""

from dataclasses import dataclass

from trueline.measure.responding.conversation import WaitKind
from trueline.measure.responding.figures import Attainment, attainment_of
from trueline.measure.responding.judging import JudgedWait
from trueline.plan.document import Plan
from trueline.plan.organisation.cover import ResponsePromise
from trueline.usecases.responding.read_responses import ResponseReading


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A promise of one kind of wait, and how it is kept.

    Attributes:
        promise: Of the plan.
        kind: What customers wait for.
        within_min: Minutes within which it is promised, in the hours of the promise.
        attainment: How often it was; None where nothing is known of conversations.
    """

    promise: ResponsePromise
    kind: WaitKind
    within_min: int
    attainment: Attainment | None


def promises_kept(
    plan: Plan, policy: str, reading: ResponseReading | None
) -> tuple[PromiseKept, ...]:
    """Give the promises that a policy makes, in the plan's order, with how they are kept.

    Args:
        plan: With the promises.
        policy: Id of the policy.
        reading: Of the conversations, by the same plan; None where there are none.
    """
    judged = reading.responses.judged if reading else ()
    return tuple(
        PromiseKept(one, kind, minutes, _attainment(judged, one, kind) if reading else None)
        for one in plan.promises
        if one.policy == policy
        for kind, minutes in _promised(one)
    )


def _promised(promise: ResponsePromise) -> tuple[tuple[WaitKind, int], ...]:
    found = (
        (WaitKind.FIRST_REPLY, promise.first_reply_min),
        (WaitKind.NEXT_REPLY, promise.next_reply_min),
        (WaitKind.RESOLUTION, promise.resolution_min),
    )
    return tuple((kind, minutes) for kind, minutes in found if minutes is not None)


def _attainment(
    judged: tuple[JudgedWait, ...], promise: ResponsePromise, kind: WaitKind
) -> Attainment:
    return attainment_of(
        one
        for one in judged
        if one.wait.kind is kind and one.promise is not None and one.promise.id == promise.id
    )
