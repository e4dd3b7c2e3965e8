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
        "x",
        None,
        None,
    )


def told(ledger: Ledger, hours: BusinessCalendar = DUBLIN) -> Told:
    store = ledger.store

    def made_at(revision: int) -> datetime:
        return store.batch(revision).origin.observed_at

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
        ({"status": "solved"}, LeftOut.NO_ANSWER_NEEDED),
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
