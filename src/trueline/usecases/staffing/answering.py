"""How the conversations of an activity are answered: what they require, and what people bring."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from trueline.coordination.staffing.asked_work import AskedWork, asked_work
from trueline.coordination.staffing.predicted import Handled, predict
from trueline.coordination.staffing.required import Wanted, required
from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.judging import JudgedWait, PromisedCover
from trueline.measure.responding.open_hours import OpenHours
from trueline.plan.document import Plan
from trueline.plan.organisation.cover import ResponsePromise
from trueline.plan.organisation.support import SupportActivity, same_queue
from trueline.usecases.responding.read_responses import ResponseReading
from trueline.usecases.staffing.support_lines import Answering
from trueline.usecases.staffing.tried_staffing import TriedStaffing, other_hours

NO_CALLS = (
    "Messages are no calls: people answer several at once, come back to one, or ask a colleague. "
    "One queue in the order of arrival stands for all of that."
)
SEED = 19_170_101
ONE = Decimal(1)
_PART = Decimal("0.01")


def answering_of(
    activity: SupportActivity,
    plan: Plan,
    read: ResponseReading | None,
    why: str,
    tried: TriedStaffing,
) -> Answering:
    """Give how the conversations of an activity are answered.

    Args:
        activity: That counts its work by conversations.
        plan: In which it stands.
        read: Conversations with their waits; None where there are none.
        why: Why there are none; empty where nobody said.
        tried: Other people, minutes or hours.
    """
    minutes = tried.handling_min or activity.handling_min or ONE
    empty = Answering(read.period if read else None, 0, minutes, None)
    if read is None:
        why = why or "No conversation came in yet."
        return replace(empty, why_not_required=why, why_not_predicted=why)
    try:
        work = asked_work(_waits(activity, plan, read), read.cover, until=read.period.until)
        hours = other_hours(work.hours.calendar, tried.hours)
    except RefusedQuestionError as refusal:
        return replace(empty, why_not_required=str(refusal), why_not_predicted=str(refusal))
    promise = _strictest(activity, plan, read)
    found = replace(
        empty,
        conversations=len(work.asked),
        people=_people(same_queue(activity, plan.support), work.hours),
        promise=promise,
        caveats=_caveats(activity, promise),
    )
    return _with_predicted(_with_required(found, activity, work, tried, hours), work, tried, hours)


def _with_required(
    found: Answering,
    activity: SupportActivity,
    work: AskedWork,
    tried: TriedStaffing,
    hours: OpenHours | None,
) -> Answering:
    if found.promise is None or found.promise.first_reply_min is None:
        return replace(found, why_not_required="No promise of a first reply fits these customers.")
    if activity.shrinkage >= ONE:
        return replace(found, why_not_required="Breaks, training and leave take all hours.")
    wanted = Wanted(
        float(found.handling_min),
        float(found.promise.first_reply_min),
        float(found.promise.share),
        activity.shrinkage,
        tried.full_week,
        activity.volume_week,
    )
    try:
        return replace(found, required=required(work, wanted, hours))
    except RefusedQuestionError as refusal:
        return replace(found, why_not_required=str(refusal))


def _with_predicted(
    found: Answering, work: AskedWork, tried: TriedStaffing, hours: OpenHours | None
) -> Answering:
    if found.people is None:
        why = "Nobody has hours for it, so no number of people stands for today."
        return replace(found, why_not_predicted=why)
    others: tuple[Decimal, ...] = (max(found.people - ONE, Decimal(0)), found.people + ONE)
    if tried.people is not None or hours is not None:
        others = (tried.people or found.people,)
    today = Handled(float(found.handling_min), found.people)
    try:
        predicted = predict(work, today, others, np.random.default_rng(SEED), hours)
    except RefusedQuestionError as refusal:
        return replace(found, why_not_predicted=str(refusal))
    return replace(found, predicted=predicted)


def _waits(activity: SupportActivity, plan: Plan, read: ResponseReading) -> list[JudgedWait]:
    """Give the waits of the conversations that an activity answers."""
    named = [one for one in plan.promises if one.id == activity.promise]
    cover = PromisedCover(
        promises=(ResponsePromise("", "", channels=activity.channels),), channels=plan.channels
    )
    return [
        one
        for one in read.responses.first_replies
        if (not named or one.promise in named)
        and (not activity.channels or cover.promise_for(one.conversation) is not None)
    ]


def _strictest(
    activity: SupportActivity, plan: Plan, read: ResponseReading
) -> ResponsePromise | None:
    kept = {one.promise.id for one in _waits(activity, plan, read) if one.promise}
    fitting = [one for one in plan.promises if one.id in kept and one.first_reply_min is not None]
    return min(fitting, key=lambda one: one.first_reply_min or 0, default=None)


def _people(queue: Sequence[SupportActivity], hours: OpenHours) -> Decimal | None:
    """Give how many are there at the same time, from the hours that they are assigned."""
    open_hours = hours.weekly_minutes() / 60
    worked = sum((one.hours_assigned * (1 - one.shrinkage) for one in queue), Decimal(0))
    if worked <= 0 or not open_hours:
        return None
    return (worked / open_hours).quantize(_PART)


def _caveats(activity: SupportActivity, promise: ResponsePromise | None) -> tuple[str, ...]:
    found = [NO_CALLS]
    if not activity.shrinkage:
        found.append("The plan allows nothing for breaks, training and leave.")
    if promise is not None and not activity.promise:
        found.append(f"People are required for the strictest promise, “{promise.name}”.")
    return tuple(found)
