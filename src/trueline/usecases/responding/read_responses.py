"""Read how fast customers were answered, against the plan's cover and promises."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from trueline.contracts.store import Snapshot
from trueline.core.errors import MissingError
from trueline.core.period import Period, joined
from trueline.facts.responding.threads import last_questions
from trueline.facts.row_metrics import row_spans
from trueline.measure.responding.conversation import Conversation, LeftOut, WaitKind
from trueline.measure.responding.judging import CLOCK, PromisedCover, judge, of_kind
from trueline.measure.responding.network_rule import NETWORKS, WINDOW, network_figures
from trueline.measure.responding.responses import (
    NetworkBeside,
    Responses,
    beside_network,
    responses_of,
)
from trueline.plan.document import Plan
from trueline.usecases.responding.conversations import Thread, Told, conversations_told
from trueline.usecases.workspace import Workspace

USUAL_DAYS = 91
JUST_NOW = timedelta(hours=1)
"""A file that is said to be made so shortly before its import is dated by the import itself."""


@dataclass(frozen=True, slots=True)
class ResponseQuestion:
    """What is asked.

    Attributes:
        on: Day on which it is read; what happened later does not count.
        period: In which customers asked; None for the 13 weeks up to the last one.
        channel: A channel of the plan, or a network or medium as conversations name it; empty for
            all.
    """

    on: date
    period: Period | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ResponseReading:
    """The answer, with what it stands on.

    Attributes:
        question: As it was asked.
        period: That was looked at.
        cover: Of the plan.
        responses: The figures.
        networks: Networks' own figures beside ours.
        revision: Of the ledger.
        caveats: What a reader should know, in sentences.
        imported: Where nobody asked in the period: the days of which conversations were imported,
            apart and in order. Else empty.
    """

    question: ResponseQuestion
    period: Period
    cover: PromisedCover
    responses: Responses
    networks: tuple[NetworkBeside, ...]
    revision: int
    caveats: tuple[str, ...]
    imported: tuple[Period, ...] = ()


def read_responses(
    workspace: Workspace,
    plan: Plan | None,
    question: ResponseQuestion,
    *,
    as_of: datetime | int | None = None,
) -> ResponseReading | None:
    """Give how fast customers were answered; None before there is any conversation.

    Args:
        workspace: Whose ledger.
        plan: With cover and promises; None when there is none.
        question: What is asked.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: Neither the plan nor any conversation has the channel.
        RefusedQuestionError: A promise counts in hours that are never open.
    """
    snapshot = workspace.facts.snapshot(as_of=as_of)
    cover = cover_of(plan)
    end = _end_of(question.on, cover)
    newest = [row["at"].date() for row in snapshot.ask(last_questions()).to_pylist()]
    if not newest:
        return None
    period = question.period or _usual_period(min(question.on, max(newest)))
    longer = Period(min(period.first, period.until - 2 * WINDOW), period.until)
    told = _told(workspace, snapshot, longer, cover, end)
    threads = _chosen(told.threads, question.channel, plan)
    inside = _asked_in(period, threads, cover)
    responses = responses_of(inside, cover, told.known_until.__getitem__)
    return ResponseReading(
        question,
        period,
        cover,
        responses,
        _networks(threads, cover, told, _end_of(period.last, cover)),
        snapshot.revision,
        tuple(_caveats(responses, cover, told)),
        () if inside else _imported(snapshot),
    )


def cover_of(plan: Plan | None) -> PromisedCover:
    """Give what a plan says of cover; nothing without a plan."""
    if plan is None:
        return PromisedCover()
    return PromisedCover(plan.calendars, plan.promises, plan.channels)


def _imported(snapshot: Snapshot) -> tuple[Period, ...]:
    """Give the days of which conversations or messages are known, from first to last row."""
    rows = (
        row
        for name in ("conversation", "message")
        for row in snapshot.ask(row_spans(name)).to_pylist()
    )
    return joined(Period.closed(row["first_day"], row["last_day"]) for row in rows)


def _told(
    workspace: Workspace, snapshot: Snapshot, period: Period, cover: PromisedCover, end: datetime
) -> Told:
    """Give what is told of a period, with nothing that is known after its reading."""

    @cache
    def made_at(revision: int) -> datetime | None:
        batch = workspace.facts.batch(revision)
        observed = batch.origin.observed_at
        return None if batch.committed_at - observed < JUST_NOW else observed

    return conversations_told(snapshot, period, cover.usual_hours(), made_at, until=end)


def _asked_in(
    period: Period, threads: tuple[Thread, ...], cover: PromisedCover
) -> list[Conversation]:
    """Give the conversations with the questions of a period, whenever they were opened."""
    hours = cover.usual_hours()
    narrowed = (
        one.conversation.asked_within(lambda moment: hours.day_of(moment) in period)
        for one in threads
    )
    return [one for one in narrowed if one is not None]


def _usual_period(last: date) -> Period:
    return Period.closed(last - timedelta(days=USUAL_DAYS - 1), last)


def _end_of(on: date, cover: PromisedCover) -> datetime:
    zone = cover.usual_hours().zone
    return datetime.combine(on + timedelta(days=1), time(), zone).astimezone(UTC)


def _chosen(threads: tuple[Thread, ...], channel: str, plan: Plan | None) -> tuple[Thread, ...]:
    if not channel:
        return threads
    planned = [one for one in (plan.channels if plan else ()) if one.id == channel]
    keys = {account.key for one in planned for account in one.accounts}
    named = {channel, *(account.network for one in planned for account in one.accounts)}
    found = tuple(
        one
        for one in threads
        if one.conversation.account in keys or one.conversation.channel in named
    )
    if not found and not planned:
        known = sorted({one.conversation.channel for one in threads if one.conversation.channel})
        raise MissingError(
            f"No conversation came by “{channel}”. Known are: {', '.join(known) or 'none'}."
        )
    return found


def _networks(
    threads: tuple[Thread, ...], cover: PromisedCover, told: Told, until: datetime
) -> tuple[NetworkBeside, ...]:
    """Give networks' own figures, account by account: spam is all that they leave out."""
    found: dict[tuple[str, str], list[Thread]] = defaultdict(list)
    for one in threads:
        said = one.conversation
        if one.messages and said.channel in NETWORKS and said.left_out is not LeftOut.SPAM:
            found[said.channel, said.account].append(one)
    rows = []
    for (channel, account), own in sorted(found.items()):
        theirs = network_figures([one.messages for one in own], until)
        if theirs is not None:
            stories = [one.conversation for one in own]
            first = of_kind(
                judge(stories, cover, now=told.known_until[account]), WaitKind.FIRST_REPLY
            )
            rows.append(beside_network(channel, account, theirs, first))
    return tuple(rows)


def _caveats(responses: Responses, cover: PromisedCover, told: Told) -> list[str]:
    found = []
    if cover.usual_hours() == CLOCK:
        found.append("The plan has no cover hours, so every minute on the clock counts.")
    by_tool = responses.conversations - responses.by_message
    if by_tool:
        found.append(
            f"{by_tool:,} of {responses.conversations:,} conversations are told by their tool's "
            "own times, in its own business hours; they have no times of later answers."
        )
    if told.endless:
        found.append(
            f"Messages of {', '.join(told.endless)} do not say when conversations are settled, so "
            "they have no resolution time."
        )
    if LeftOut.SPAM in responses.left_out:
        found.append(
            "Spam is left out here. The metric Response rate (response_rate) counts all "
            "conversations that an inbox reports, spam too where it does not leave it out itself: "
            "the two shares are two definitions and may differ."
        )
    if told.zoneless:
        found.append(
            f"Files of {', '.join(told.zoneless)} do not say in which time zone their times are; "
            f"they are read as {cover.usual_hours().calendar.zone}."
        )
    return found
