"""Response times against answers worked by hand and published ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest

from tests.oracles.twelve_conversations import (
    BERLIN,
    CASES,
    COVER,
    DESK,
    KEPT,
    LATE,
    MEAN,
    MEDIAN,
    MEDIAN_ENDS,
    NIGHT,
    NINE_IN_TEN_AT_LEAST,
    NINE_IN_TEN_OF_ENDED,
    NOT_DUE,
    NOW,
    OVERDUE,
    REOPENED_NEXT_REPLY,
    REOPENED_RESOLUTION,
    SHARE,
    Case,
)
from trueline.core.errors import RefusedQuestionError
from trueline.facts.message_words import Author, MessageKind
from trueline.measure.responding.conversation import (
    Conversation,
    LeftOut,
    Message,
    WaitKind,
    waits_of,
)
from trueline.measure.responding.figures import Spread, attainment_of, figures_of, wilson
from trueline.measure.responding.judging import JudgedWait, Outcome, PromisedCover, judge, of_kind
from trueline.measure.responding.network_rule import network_figures
from trueline.measure.responding.open_hours import OpenHours
from trueline.measure.responding.replay import replay
from trueline.measure.responding.responses import responses_of
from trueline.measure.responding.within import within
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise

OFFICE = BusinessCalendar("office", "Office", "UTC", ("Mon-Fri 09:00-17:00",))
FAR = datetime(2027, 1, 1, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def judged(case: Case) -> tuple[JudgedWait, ...]:
    return judge([case.conversation], COVER, now=NOW)


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_each_conversation_has_the_answer_worked_by_hand(case: Case) -> None:
    assert case.conversation.left_out is case.left_out
    first = of_kind(judged(case), WaitKind.FIRST_REPLY)
    assert [(one.minutes, one.outcome) for one in first] == (
        [] if case.left_out else [(case.minutes, case.outcome)]
    )


def test_all_of_them_together_have_the_figures_worked_by_hand() -> None:
    told = responses_of([one.conversation for one in CASES], COVER, lambda _: NOW)
    first = told.kinds[0]
    assert first.open_hours.median is not None
    assert first.open_hours.nine_in_ten is not None
    assert first.open_hours.median.value == MEDIAN
    assert (first.open_hours.median.low, first.open_hours.median.high) == MEDIAN_ENDS
    assert first.open_hours.nine_in_ten == Spread(NINE_IN_TEN_AT_LEAST, is_least=True)
    assert first.open_hours.open_count == 3
    ended = figures_of(one.minutes for one in CASES if one.minutes is not None).nine_in_ten
    assert ended is not None
    assert (ended.value, ended.is_least) == (NINE_IN_TEN_OF_ENDED, False)
    assert first.open_hours.mean == MEAN
    kept = first.attainment
    assert (kept.kept, kept.late, kept.overdue, kept.not_due) == (KEPT, LATE, OVERDUE, NOT_DUE)
    assert kept.share is not None
    assert kept.share.value == SHARE
    assert kept.is_met is False
    assert {reason: len(each) for reason, each in told.left_out.items()} == {"spam": 1}
    # 9 of the 12 that need an answer have one.
    assert told.answer_rate is not None
    assert told.answer_rate.value == Decimal("0.75")


def test_what_is_asked_again_waits_anew_and_is_settled_once() -> None:
    [case] = [one for one in CASES if one.name == "reopened"]
    minutes = {one.wait.kind: one.minutes for one in judged(case)}
    assert minutes[WaitKind.NEXT_REPLY] == REOPENED_NEXT_REPLY
    assert minutes[WaitKind.RESOLUTION] == REOPENED_RESOLUTION


def test_nights_in_which_the_clock_moves_have_their_real_length() -> None:
    night = OpenHours(NIGHT)

    def length(day: date) -> Decimal:
        start = datetime.combine(day, datetime.min.time(), BERLIN)
        return night.minutes(start - timedelta(hours=3), start + timedelta(hours=12))

    # 22:00 to 06:00 is 8 hours: 480 minutes, an hour less in March and an hour more in October.
    nights = (date(2026, 3, 22), date(2026, 3, 29), date(2026, 10, 25))
    assert [length(day) for day in nights] == [Decimal(480), Decimal(420), Decimal(540)]


def test_an_hour_that_the_clock_leaves_out_opens_nobodys_door() -> None:
    # On 29 March there is no 02:30 in Berlin; what opens then opens at 03:00, and 60 minutes of
    # 02:30 to 03:30 become 30.
    small = OpenHours(BusinessCalendar("s", "Small", "Europe/Berlin", ("Sun 02:30-03:30",)))
    start = datetime(2026, 3, 29, 0, tzinfo=UTC)
    assert small.minutes(start, start + timedelta(hours=5)) == Decimal(30)
    week_before = start - timedelta(days=7)
    assert small.minutes(week_before, week_before + timedelta(hours=5)) == Decimal(60)


def test_the_day_of_its_own_goes_before_holiday_and_week() -> None:
    calendar = replace(
        DESK, closed=(date(2026, 3, 3),), extra=("2026-05-01 10:00-11:00", "2026-03-07 10:00-12:00")
    )
    hours = OpenHours(calendar)

    def on(day: date) -> Decimal:
        start = datetime.combine(day, datetime.min.time(), BERLIN)
        return hours.minutes(start, start + timedelta(days=1))

    days = (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 7), date(2026, 5, 1))
    assert [on(day) for day in days] == [Decimal(480), Decimal(0), Decimal(120), Decimal(60)]


def test_due_moments_pass_over_closed_hours() -> None:
    # 30 minutes from Friday 17:45: 15 on Friday, 15 on Monday.
    asked = datetime(2026, 3, 6, 17, 45, tzinfo=BERLIN)
    assert OpenHours(DESK).after(asked, Decimal(30)) == datetime(2026, 3, 9, 9, 15, tzinfo=BERLIN)


def test_hours_that_never_open_are_refused() -> None:
    with pytest.raises(RefusedQuestionError, match="not open for 1 minutes within three years"):
        OpenHours(BusinessCalendar("n", "Never", "UTC")).after(MONDAY, Decimal(1))


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Ranks that enclose a median with at least 95 %, from the binomial table: Conover (1999),
    # section 3.2. Below six there are none.
    [(5, None, None), (6, 1, 6), (8, 1, 8), (9, 2, 8), (12, 3, 10), (20, 6, 15), (30, 10, 21)],
)
def test_the_median_is_enclosed_by_the_published_ranks(
    count: int, low: int | None, high: int | None
) -> None:
    median = figures_of(Decimal(one) for one in range(1, count + 1)).median
    assert median is not None
    assert (median.low, median.high) == (low, high)


def test_a_share_has_wilsons_published_interval() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 15 of 148 gives 0.0624 to 0.1605.
    found = wilson(15, 148)
    assert (found.low, found.high) == (Decimal("0.0624"), Decimal("0.1605"))


def said(name: str, *messages: tuple[float, Author]) -> tuple[Message, ...]:
    """Give messages by the hours after Monday 09:00 at which they came."""
    return tuple(
        Message(f"{name}/{place}", MONDAY + timedelta(hours=hours), author)
        for place, (hours, author) in enumerate(messages)
    )


def test_the_network_counts_messages_after_a_day_of_silence_and_the_fastest_nine_in_ten() -> None:
    customer, agent, bot = Author.CUSTOMER, Author.AGENT, Author.BOT
    # Ten people ask; nine are answered after 1, 2, ... 9 hours, one by a robot only. The first asks
    # again after 10 hours (the day of silence is not over: not counted) and after 40 (counted, and
    # answered after 10 hours). Counted are 11, answered 10: 1, 2, ... 10 hours. The fastest nine
    # take 1 + ... + 9 = 45 hours, 5 hours or 300 minutes each; all ten 55, 330 minutes.
    again = ((10.0, customer), (40.0, customer), (50.0, agent))
    threads = [
        said(f"t{place}", (0.0, customer), (float(place), agent), *(again if place == 1 else ()))
        for place in range(1, 10)
    ]
    threads.append(said("robot", (0.0, customer), (0.1, bot)))
    found = network_figures(threads)
    assert found is not None
    assert (found.counted, found.answered) == (11, 10)
    assert (found.mean_fastest, found.mean_all) == (Decimal(300), Decimal(330))
    assert found.rate == Decimal("0.9091")
    assert not found.has_badge


def test_a_median_that_lies_among_open_waits_is_the_least_that_it_can_be() -> None:
    # Ended after 10 and 20; open for 5, 300 and 400. In order 5, 10, 20, 300, 400: at least 20.
    ended: list[Decimal | None] = [Decimal(10), Decimal(20), None, None, None]
    median = figures_of(ended, (Decimal(300), Decimal(5), Decimal(400))).median
    assert median == Spread(Decimal(20), is_least=True)


def test_open_waits_that_could_push_a_median_out_of_its_interval_make_it_a_bound() -> None:
    # Of 1 to 30 the median is 15.5 and lies between 10 and 21 (Conover). With 10 open it could be
    # 20.5, with 12 open 21.5: then, all of them being as long as 50, it is more than 21.5.
    minutes: list[Decimal | None] = [Decimal(one) for one in range(1, 31)]
    usual = figures_of(minutes + [None] * 10, [Decimal(50)] * 10).median
    assert usual is not None
    assert (usual.value, usual.is_least) == (Decimal("15.5"), False)
    moved = figures_of(minutes + [None] * 12, [Decimal(50)] * 12).median
    assert moved == Spread(Decimal("21.5"), is_least=True)


def test_what_is_asked_after_the_days_that_are_looked_at_counts_for_no_network() -> None:
    threads = [said(f"t{day}", (24.0 * day, Author.CUSTOMER)) for day in range(5)]
    found = network_figures(threads, until=MONDAY + timedelta(days=3))
    assert found is not None
    assert found.counted == 3


def story(*told: tuple[float, Author, MessageKind]) -> Conversation:
    """Give a conversation by hours after Monday 09:00, authors and kinds."""
    messages = tuple(
        Message(f"s/{place}", MONDAY + timedelta(hours=hours), author, kind)
        for place, (hours, author, kind) in enumerate(told)
    )
    waits = waits_of(messages)
    assert not isinstance(waits, LeftOut)
    return Conversation("s", "inbox/acme", "", "", messages[0].at, waits)


TOLD, SETTLED = MessageKind.MESSAGE, MessageKind.RESOLVED
ASKED = (0.0, Author.CUSTOMER, TOLD)
TWO_HOURS = PromisedCover((), (ResponsePromise("p", "P", first_reply_min=120, next_reply_min=120),))


@pytest.mark.parametrize(
    ("then", "left_out", "outcomes"),
    [
        # A person settles it within the two hours, and nothing more is heard: no answer needed.
        (((1.0, Author.AGENT, SETTLED),), {LeftOut.NO_ANSWER_NEEDED: 1}, []),
        # A machine closes it: nobody answered.
        (((1.0, Author.SYSTEM, SETTLED),), {}, [Outcome.OVERDUE]),
        (((1.0, Author.BOT, SETTLED),), {}, [Outcome.OVERDUE]),
        # A person settles it after the two hours: it was missed by then.
        (((3.0, Author.AGENT, SETTLED),), {}, [Outcome.OVERDUE]),
        # The customer asks again on the same day: nothing was settled.
        (((1.0, Author.AGENT, SETTLED), (5.0, Author.CUSTOMER, TOLD)), {}, [Outcome.OVERDUE]),
        # The customer comes back after ten days with another matter, answered after an hour.
        (
            (
                (1.0, Author.AGENT, SETTLED),
                (240.0, Author.CUSTOMER, TOLD),
                (241.0, Author.AGENT, TOLD),
            ),
            {LeftOut.NO_ANSWER_NEEDED: 1},
            [Outcome.KEPT],
        ),
        # The answer in time; then thanks, settled by a person.
        (
            (
                (1.0, Author.AGENT, TOLD),
                (2.0, Author.CUSTOMER, TOLD),
                (3.0, Author.AGENT, SETTLED),
            ),
            {LeftOut.FOLLOW_UP: 1},
            [Outcome.KEPT],
        ),
        # The same, settled by a machine: the later question waits on.
        (
            (
                (1.0, Author.AGENT, TOLD),
                (2.0, Author.CUSTOMER, TOLD),
                (3.0, Author.SYSTEM, SETTLED),
            ),
            {},
            [Outcome.KEPT, Outcome.OVERDUE],
        ),
    ],
)
def test_only_what_a_person_settled_in_time_and_for_good_needed_no_answer(
    then: tuple[tuple[float, Author, MessageKind], ...],
    left_out: dict[LeftOut, int],
    outcomes: list[Outcome],
) -> None:
    told = responses_of([story(ASKED, *then)], TWO_HOURS, lambda _: FAR)
    assert {reason: len(each) for reason, each in told.left_out.items()} == left_out
    found = [one.outcome for one in told.judged if one.wait.kind is not WaitKind.RESOLUTION]
    assert found == outcomes


def test_a_machine_that_closes_half_of_them_leaves_half_unanswered() -> None:
    answered = story(ASKED, (1.0, Author.AGENT, TOLD), (2.0, Author.AGENT, SETTLED))
    closed = story(ASKED, (2.0, Author.SYSTEM, SETTLED))
    told = responses_of([answered] * 10 + [closed] * 10, TWO_HOURS, lambda _: FAR)
    assert told.answer_rate is not None
    assert told.answer_rate.value == Decimal("0.5")


def weeks_of(count: int, *, delay: timedelta) -> tuple[JudgedWait, ...]:
    """Give waits of questions every Monday at 18:00, answered a while after Tuesday 09:00."""
    cover = replace(COVER, calendars=(OFFICE,), promises=())
    found = []
    for week in range(count):
        asked = MONDAY + timedelta(weeks=week, hours=9)
        story = said(f"w{week}", (0, Author.CUSTOMER))[0]
        answered = asked + timedelta(hours=15) + delay
        messages = (replace(story, at=asked), replace(story, at=answered, author=Author.AGENT))
        case = replace(CASES[0].conversation, name=f"w{week}", opened_at=asked)
        first = replace(case.waits[0], asked_at=messages[0].at, answered_at=messages[1].at)
        found += judge([replace(case, waits=(first,))], cover, now=NOW)
    return tuple(found)


def test_evening_cover_answers_in_the_evening() -> None:
    # Asked on Mondays at 18:00, answered on Tuesdays at 09:30: 30 open minutes, 15.5 hours on the
    # clock. Open until 20:00, the same 30 minutes are over at 18:30.
    waits = weeks_of(8, delay=timedelta(minutes=30))
    cover = replace(COVER, calendars=(OFFICE,), promises=())
    late = OpenHours(replace(OFFICE, hours=("Mon-Fri 09:00-20:00",)))
    found = replay(waits, cover, late, np.random.default_rng(1))
    assert (found.minutes.now.value, found.minutes.then.value) == (Decimal(930), Decimal(30))
    assert found.minutes.change.high == Decimal(-900)
    assert (found.weekly_minutes_now, found.weekly_minutes_then) == (Decimal(2400), Decimal(3300))
    same = replay(waits, cover, OpenHours(OFFICE), np.random.default_rng(1))
    assert same.minutes.change.value == 0


def test_trying_other_hours_finds_what_a_world_with_them_would_have_brought() -> None:
    # A simulated world: 20 weeks, 20 questions a week at any hour, each taking so many open minutes
    # of whichever hours there are. The replay sees the world of office hours only.
    random = np.random.default_rng(20_260_302)
    long = OpenHours(replace(OFFICE, hours=("Mon-Sun 08:00-20:00",)))
    cover = replace(COVER, calendars=(OFFICE,), promises=())
    story = CASES[0].conversation
    waits: list[JudgedWait] = []
    truth: list[float] = []
    for place in range(400):
        asked = MONDAY + timedelta(minutes=int(random.integers(20 * 7 * 24 * 60)))
        needed = Decimal(int(random.lognormal(4.5, 1.0)) + 1)
        answered = OpenHours(OFFICE).after(asked, needed)
        first = replace(story.waits[0], asked_at=asked, answered_at=answered)
        waits += judge([replace(story, name=f"{place}", waits=(first,))], cover, now=FAR)
        truth.append((long.after(asked, needed) - asked) / timedelta(minutes=1))
    found = replay(waits, cover, long, np.random.default_rng(1))
    assert float(found.minutes.then.value) == pytest.approx(np.median(truth), abs=0.1)
    assert found.minutes.change.high is not None
    assert found.minutes.change.high < 0


def test_waits_are_spread_as_counted_by_hand() -> None:
    # First replies: 20, 30, 35, 40, 50, 60, 70, 90, 150. Up to 30 minutes 2 of 9, up to 60 6 of 9.
    told = responses_of([one.conversation for one in CASES], COVER, lambda _: NOW)
    shares = {one.limit_min: one.first for one in within(told.judged)}
    assert shares[15] == 0
    assert shares[30] == Decimal("0.2222")
    assert shares[60] == Decimal("0.6667")
    assert shares[240] == 1


def test_too_few_weeks_are_refused() -> None:
    waits = weeks_of(7, delay=timedelta(minutes=30))
    cover = replace(COVER, calendars=(OFFICE,), promises=())
    with pytest.raises(RefusedQuestionError, match=r"at least 8 weeks .* there are 7"):
        replay(waits, cover, OpenHours(OFFICE), np.random.default_rng(1))


def test_without_a_promise_nothing_is_kept_or_missed() -> None:
    waits = weeks_of(1, delay=timedelta(minutes=30))
    assert attainment_of(waits).share is None
    assert attainment_of(waits).is_met is None
