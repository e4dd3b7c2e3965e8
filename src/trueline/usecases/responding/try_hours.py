"""Try other cover hours on the conversations that there were."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.measure.responding.open_hours import OpenHours
from trueline.measure.responding.replay import SEED, Replayed, replay
from trueline.plan.organisation.opening_hours import read_week
from trueline.usecases.responding.read_responses import ResponseReading


def try_hours(reading: ResponseReading, hours: Sequence[str]) -> Replayed:
    """Give what other weekly hours would have brought; holidays and own days stay.

    Args:
        reading: Of today's hours.
        hours: Lines such as ``Mon-Fri 09:00-18:00``.

    Raises:
        FaultyInputError: A line is not written so, or there is none.
        RefusedQuestionError: There are too few weeks with conversations, or too few open hours to
            answer in.
    """
    try:
        week = read_week(hours)
    except ValueError as fault:
        what, remedy = fault.args
        raise FaultyInputError(Issue(Severity.BLOCKS, "hours", what, remedy)) from None
    if not any(week):
        remedy = "Write at least one line, such as Mon-Fri 09:00-18:00."
        raise FaultyInputError(Issue(Severity.BLOCKS, "hours", "No hour is open.", remedy))
    today = reading.cover.usual_hours().calendar
    then = OpenHours(replace(today, name="Other hours", hours=tuple(hours)))
    return replay(reading.responses.first_replies, reading.cover, then, np.random.default_rng(SEED))
