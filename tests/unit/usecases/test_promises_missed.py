"""A promise that was kept too seldom is told once, with open waits counted as missed."""

from datetime import date

from tests.oracles.twelve_conversations import CASES, COVER, NOW
from trueline.core.period import Period
from trueline.measure.responding.judging import Outcome, judge
from trueline.usecases.watching.alert import AlertKind
from trueline.usecases.watching.of_answers import promises_missed

DAYS = Period(date(2026, 10, 2), date(2026, 10, 30))


def test_kept_late_and_open_waits_are_counted_by_promise() -> None:
    judged = judge([one.conversation for one in CASES], COVER, now=NOW)
    by_day = [one for one in CASES if one.outcome is not None and "night" not in one.name]
    kept = sum(one.outcome is Outcome.KEPT for one in by_day)
    due = sum(one.outcome is not Outcome.NOT_DUE for one in by_day)
    assert kept < due * 9 / 10  # the share that is promised where nothing else is said
    [told] = [one for one in promises_missed(judged, DAYS) if one.about == "day"]
    assert told.kind is AlertKind.RESPONSE
    assert told.id == "response:day:first reply:2026-10"
    assert told.why.startswith(f"Of {due} that were due in four weeks, {kept} were kept")


def test_a_promise_that_was_kept_is_not_told() -> None:
    kept = [one.conversation for one in CASES if one.outcome is Outcome.KEPT]
    assert list(promises_missed(judge(kept, COVER, now=NOW), DAYS)) == []
