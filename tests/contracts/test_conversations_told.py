"""Conversations as they come out of a ledger: by single messages, or by their tool's own times."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.importing import CASES, IMPORTERS, open_export, person_key
from tests.ledgers import NOW, Ledger, open_ledger
from trueline.contracts.importer import ImportContext
from trueline.core.errors import FaultyInputError
from trueline.core.period import Period
from trueline.measure.responding.conversation import Conversation, LeftOut, WaitKind
from trueline.measure.responding.judging import Outcome, PromisedCover, judge
from trueline.measure.responding.open_hours import OpenHours
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise
from trueline.usecases.responding.conversations import Told, conversations_told

DUBLIN = BusinessCalendar("desk", "Desk", "Europe/Dublin", ("Mon-Fri 09:00-17:00",))
FEBRUARY = Period(date(2026, 2, 1), date(2026, 3, 1))
AT = datetime.fromisoformat("2026-02-10T10:00:00")
INBOX = "inbox/acme"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path)


def ticket(
    name: str, *, status: str = "open", replies: int | None = 0, clock: Any = None, own: Any = None
) -> tuple[Any, ...]:
    times = (None if one is None else Decimal(one) for one in (clock, own, None))
    return (f"{INBOX}/{name}", INBOX, "email", AT, "", status, "", "", replies, *times, None)


def said(thread: str, place: int, minutes: int, author: str, kind: str = "message") -> Any:
    at = AT + timedelta(minutes=minutes)
    return (
        f"{INBOX}/{thread}-{place}",
        INBOX,
        thread,
        at,
        "UTC",
        author,
        kind,
        "",
        "email",
        None,
        None,
    )


def told(ledger: Ledger, hours: BusinessCalendar = DUBLIN, *, is_dated: bool = True) -> Told:
    store = ledger.store

    def made_at(revision: int) -> datetime | None:
        return store.batch(revision).origin.observed_at if is_dated else None

    return conversations_told(store.snapshot(), FEBRUARY, OpenHours(hours), made_at)


def conversation(found: Told, name: str) -> Conversation:
    [one] = [
        one.conversation for one in found.threads if one.conversation.name == f"{INBOX}/{name}"
    ]
    return one


def test_a_tools_own_minutes_are_used_as_they_are(ledger: Ledger) -> None:
    ledger.bring({"conversation": [ticket("1", replies=1, clock=500, own=45)]})
    promise = ResponsePromise("p", "P", "desk", first_reply_min=60)
    found = conversation(told(ledger), "1")
    [first, _] = judge([found], PromisedCover((DUBLIN,), (promise,)), now=NOW)
    # 10:00 and 500 minutes are 420 open minutes of ours; the tool says 45 of its own hours.
    assert (first.minutes, first.clock_minutes, first.outcome) == (45, 500, Outcome.KEPT)
    assert not found.is_by_message


def test_a_tool_that_knows_its_own_hours_only_says_nothing_of_the_clock(ledger: Ledger) -> None:
    ledger.bring({"conversation": [ticket("1", replies=1, own=45)]})
    clock = ResponsePromise("p", "P", first_reply_min=60)
    [first, _] = judge([conversation(told(ledger), "1")], PromisedCover((), (clock,)), now=NOW)
    assert first.is_answered
    assert (first.minutes, first.clock_minutes, first.outcome) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "left_out"),
    [
        ({"status": "spam"}, LeftOut.SPAM),
        ({"status": "solved"}, None),
        ({"status": "solved", "replies": 2}, LeftOut.UNCLEAR),
        ({"status": "solved", "replies": None}, LeftOut.UNCLEAR),
        ({"status": "open", "replies": None}, None),
        ({"status": "solved", "replies": 1, "clock": 5}, None),
    ],
)
def test_what_a_tool_leaves_open_is_left_out_for_a_reason(
    ledger: Ledger, changes: dict[str, Any], left_out: LeftOut | None
) -> None:
    ledger.bring({"conversation": [ticket("1", **changes)]})
    assert conversation(told(ledger), "1").left_out is left_out


def test_single_messages_go_before_the_tools_row_unless_their_beginning_is_missing(
    ledger: Ledger,
) -> None:
    tickets = [ticket("1", replies=1, clock=500), ticket("2", replies=1, clock=500)]
    messages = [
        said("1", 1, 0, "customer"), said("1", 2, 30, "agent"),
        said("2", 1, 700, "customer"), said("2", 2, 710, "agent"),
    ]  # fmt: skip
    ledger.bring({"conversation": tickets})
    ledger.bring({"message": messages}, name="messages.csv")
    found = told(ledger)
    assert len(found.threads) == 2
    first = [conversation(found, one).wait(WaitKind.FIRST_REPLY) for one in ("1", "2")]
    took = [one.answered_at - one.asked_at for one in first if one and one.answered_at]
    assert took == [timedelta(minutes=30), timedelta(minutes=500)]
    assert [conversation(found, one).is_by_message for one in ("1", "2")] == [True, False]


def test_what_nobody_ever_settles_has_no_resolution_to_miss(ledger: Ledger) -> None:
    ledger.bring({"message": [said("1", 1, 0, "customer"), said("1", 2, 30, "agent")]})
    found = told(ledger)
    assert found.endless == (INBOX,)
    assert conversation(found, "1").wait(WaitKind.RESOLUTION) is None
    ledger.bring({"message": [said("2", 1, 0, "customer"), said("2", 2, 9, "system", "resolved")]})
    assert told(ledger).endless == ()


def test_what_came_after_the_file_was_made_is_not_held_against_anybody(ledger: Ledger) -> None:
    made = (AT + timedelta(minutes=10)).replace(tzinfo=UTC)
    ledger.bring({"message": [said("1", 1, 0, "customer")]}, observed=made)
    found = told(ledger)
    promise = ResponsePromise("p", "P", first_reply_min=60)
    now = found.known_until[INBOX]
    [first] = judge([conversation(found, "1")], PromisedCover((), (promise,)), now=now)
    assert first.outcome is Outcome.NOT_DUE


def test_a_file_without_a_zone_is_read_in_that_of_the_hours_and_named(ledger: Ledger) -> None:
    kolkata = BusinessCalendar("k", "K", "Asia/Kolkata", ("Mon-Fri 09:00-17:00",))
    ledger.bring({"conversation": [ticket("1")]})
    found = told(ledger, kolkata)
    assert found.zoneless == (INBOX,)
    assert conversation(found, "1").opened_at == datetime(2026, 2, 10, 4, 30, tzinfo=UTC)


def test_a_forum_is_no_inbox(ledger: Ledger) -> None:
    ledger.bring({"message": [said("1", 1, 0, "member"), said("1", 2, 30, "agent")]})
    assert told(ledger).threads == ()


def test_messages_of_mixed_zones_are_put_in_order_by_their_real_time(ledger: Ledger) -> None:
    # In UTC: asked 10:00, answered 10:30, thanked 11:00. As written 10:00, 12:30 and 06:00.
    asked, answered, thanked = (
        said("1", place, minutes, author)
        for place, minutes, author in ((1, 0, "customer"), (2, 150, "agent"), (3, -240, "customer"))
    )
    rows = [asked, (*answered[:4], "+02:00", *answered[5:]), (*thanked[:4], "-05:00", *thanked[5:])]
    ledger.bring({"message": rows})
    first, later = conversation(told(ledger), "1").waits
    assert (first.kind, later.kind) == (WaitKind.FIRST_REPLY, WaitKind.NEXT_REPLY)
    assert first.answered_at is not None
    assert first.answered_at - first.asked_at == timedelta(minutes=30)
    assert later.asked_at == datetime(2026, 2, 10, 11, tzinfo=UTC)


def test_in_the_night_in_which_the_clock_goes_back_offsets_tell_the_order(ledger: Ledger) -> None:
    # 02:50 summer time is 00:50 UTC; 02:10 winter time comes 20 minutes later.
    night = datetime.fromisoformat("2025-10-26T02:00:00") - AT
    minutes = int(night / timedelta(minutes=1))
    asked, answered = said("1", 1, minutes + 50, "customer"), said("1", 2, minutes + 10, "agent")
    rows = [(*asked[:4], "+02:00", *asked[5:]), (*answered[:4], "+01:00", *answered[5:])]
    ledger.bring({"message": rows})
    october = Period(date(2025, 10, 1), date(2025, 11, 1))
    found = conversations_told(ledger.store.snapshot(), october, OpenHours(DUBLIN), lambda _: NOW)
    [wait] = conversation(found, "1").waits
    assert wait.answered_at is not None
    assert wait.answered_at - wait.asked_at == timedelta(minutes=20)


def test_a_question_counts_in_its_own_days_however_old_its_conversation_is(ledger: Ledger) -> None:
    days = 24 * 60
    rows = [
        said("1", 1, -60 * days, "customer"), said("1", 2, -60 * days + 5, "agent"),
        said("1", 3, 0, "customer"), said("1", 4, 40, "agent"),
    ]  # fmt: skip
    ledger.bring({"message": rows})
    [inside] = [one.conversation for one in told(ledger).threads]
    days_of = inside.asked_within(lambda moment: moment.date() in FEBRUARY)
    assert days_of is not None
    [wait] = days_of.waits
    assert (wait.kind, wait.asked_at) == (WaitKind.NEXT_REPLY, AT.replace(tzinfo=UTC))


def test_a_file_that_nobody_dated_tells_no_more_than_its_last_row(ledger: Ledger) -> None:
    ledger.bring({"message": [said("1", 1, 0, "customer"), said("2", 1, 50, "customer")]})
    found = told(ledger, is_dated=False)
    assert found.known_until[INBOX] == (AT + timedelta(minutes=50)).replace(tzinfo=UTC)
    promise = ResponsePromise("p", "P", first_reply_min=60)
    now = found.known_until[INBOX]
    [first] = judge([conversation(found, "1")], PromisedCover((), (promise,)), now=now)
    assert first.outcome is Outcome.NOT_DUE


def test_what_the_account_settled_in_other_months_still_has_an_end_to_wait_for(
    ledger: Ledger,
) -> None:
    old = [said("0", 1, -90_000, "customer"), said("0", 2, -89_000, "agent", "resolved")]
    ledger.bring({"message": [*old, said("1", 1, 0, "customer"), said("1", 2, 9, "agent")]})
    found = told(ledger)
    assert found.endless == ()
    assert conversation(found, "1").wait(WaitKind.RESOLUTION) is not None


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [("instagram", 0), ("email", -120)],
    ids=["by another channel", "long before the tool's row"],
)
def test_two_tools_that_give_one_number_to_two_conversations_are_told_apart(
    ledger: Ledger, channel: str, minutes: int
) -> None:
    asked = said("1", 1, minutes, "customer")
    ledger.bring({"conversation": [ticket("1", replies=1, clock=500)]})
    ledger.bring({"message": [(*asked[:8], channel, *asked[9:])]}, name="messages.csv")
    found = [one.conversation for one in told(ledger).threads]
    assert sorted((one.name, one.is_by_message) for one in found) == [
        (f"{INBOX}/1", False),
        (f"{INBOX}/1 (messages)", True),
    ]


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (("2026-03-02T09:00:00Z", "2026-03-02T09:00:00"), "is no time with its zone"),
        (("2026-03-02T09:00:00Z", "2026-03-02"), "is no time with its zone"),
        ((",customer,,", ",client,,"), "“client” is no author"),
        ((",bot,message,", ",bot,chat,"), "“chat” is no kind"),
        (("inbox/acme,T-1,1,", "acme,T-1,1,"), "“acme” is no account"),
        (("inbox/acme,T-1,1,", "inbox/acme,,1,"), "The thread is missing"),
    ],
)
def test_a_row_of_messages_that_cannot_be_understood_refuses_the_file(
    tmp_path: Path, spoilt: tuple[str, str], what: str, read: Callable[[Path], None]
) -> None:
    text = (CASES / "trueline-messages" / "messages.csv").read_text(encoding="utf-8")
    assert spoilt[0] in text
    path = tmp_path / "messages.csv"
    path.write_text(text.replace(*spoilt, 1), encoding="utf-8")
    with pytest.raises(FaultyInputError, match=what):
        read(path)


@pytest.fixture
def read() -> Callable[[Path], None]:
    """Give a function that reads a file of messages whole."""

    def whole(path: Path) -> None:
        importer = IMPORTERS.get("trueline-messages")
        export = open_export(path, path.name)
        list(importer.read(export, ImportContext("", NOW, person_key)))

    return whole
