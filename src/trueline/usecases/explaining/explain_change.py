"""Explain a change: why a metric or a KPI differs between two periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.core.spoken_lists import listed
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.measure.explaining.comparable import why_gaps_forbid, why_not_compared
from trueline.measure.explaining.explanation import Comparison, Explanation, explain
from trueline.measure.explaining.part_pair import PartPair
from trueline.measure.explaining.period_pair import PeriodPair
from trueline.measure.measured import Measured
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.metric import Metric
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.explaining.breaks_between import breaks_known, comparable_from
from trueline.usecases.explaining.compared import Compared, Group, compare, hull_of
from trueline.usecases.explaining.products import Product, products_of
from trueline.usecases.explaining.restated_within import RestatedPart, restated_within
from trueline.usecases.explaining.segments import by_segment, segments_of
from trueline.usecases.explaining.top_rows import TopRows, top_rows
from trueline.usecases.gathering import Part
from trueline.usecases.ground import work_out
from trueline.usecases.workspace import Workspace

CHANNEL, ACCOUNT, SEGMENT = "channel", "account", "segment"


@dataclass(frozen=True, slots=True)
class ChangeQuestion:
    """What a person asks about a change.

    Attributes:
        metric: Id, or id and version.
        periods: Which days are compared with which.
        accounts: Names; empty for all.
        breakdowns: Parts of the accounts; the empty text is the whole.
        channels: Accounts by channel, as the plan has them; empty for one channel a network.
        by: ``channel``, ``account``, ``segment`` for whatever there is, or the name of a segment;
            empty for what tells most.
    """

    metric: str
    periods: PeriodPair
    accounts: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ("",)
    channels: tuple[Group, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedChange:
    """Why a number changed, with all that it takes to believe it.

    Attributes:
        metric: As it is defined in the later period.
        periods: Which days are compared with which.
        before: Measured over the earlier period.
        after: Measured over the later one.
        by: What the lines are: channels, accounts, or a segment.
        ways: What else they can be.
        explanation: The change and its lines.
        products: The same change as a volume times a rate; empty where it is none.
        breaks: Definition breaks between the first and the last day that are compared.
        restated: Values of either period that were first known as others.
        rows: Days, posts and single rows that explain most of it.
    """

    metric: Metric
    periods: PeriodPair
    before: Measured
    after: Measured
    by: str
    ways: tuple[str, ...]
    explanation: Explanation
    products: tuple[Product, ...]
    breaks: tuple[BreakOnTheWay, ...]
    restated: tuple[RestatedPart, ...]
    rows: TopRows


def explain_change(
    workspace: Workspace,
    answers: Answers,
    question: ChangeQuestion,
    *,
    as_of: datetime | int | None = None,
) -> ExplainedChange:
    """Say what a change is made of, or why that cannot be said.

    Args:
        workspace: Whose ledger and breaks.
        answers: What the ledger says, as known at one moment.
        question: Which change.
        as_of: Moment whose definition breaks count; None for what is known today.

    Raises:
        MissingError: There is no such metric, or it cannot be told apart in that way.
    """
    compared = _compared(answers, question)
    segments = segments_of(compared)
    ways = _ways(compared, question, tuple(segments))
    by = _chosen(question.by, ways, tuple(segments))
    breaks = _breaks(answers, question, compared, definition_breaks(workspace, as_of=as_of))
    before, after = map(work_out, compared.grounds)
    comparison = Comparison(
        metric=compared.metric,
        before=question.periods.before,
        after=question.periods.after,
        whole=compared.whole(),
        parts=_parts(compared, question, by, segments.get(by)),
        refusal=_refusal(compared, breaks, (before, after)),
    )
    explanation = explain(comparison)
    return ExplainedChange(
        metric=compared.metric,
        periods=question.periods,
        before=before,
        after=after,
        by=by,
        ways=ways,
        explanation=explanation,
        products=products_of(compared) if explanation.change is not None else (),
        breaks=breaks,
        restated=restated_within(workspace, compared),
        rows=top_rows(compared, explanation.change),
    )


def _compared(answers: Answers, question: ChangeQuestion) -> Compared:
    before, after = (
        MetricQuestion(question.metric, Part(period, question.accounts, question.breakdowns))
        for period in (question.periods.before, question.periods.after)
    )
    return compare(answers, before, after)


def _ways(
    compared: Compared, question: ChangeQuestion, segments: tuple[str, ...]
) -> tuple[str, ...]:
    channels = _channels(compared, question)
    is_one_each = len(channels) == len(compared.accounts)
    ways = () if is_one_each and len(channels) <= 1 and segments else (CHANNEL,)
    return (*ways, *(() if is_one_each else (ACCOUNT,)), *segments)


def _chosen(by: str, ways: tuple[str, ...], segments: tuple[str, ...]) -> str:
    if not by:
        return ways[0]
    if by == SEGMENT and segments:
        return segments[0]
    if by in (*ways, CHANNEL, ACCOUNT):
        return by
    raise MissingError(f"This cannot be told apart by {by}; it can by {listed(ways)}.")


def _parts(
    compared: Compared,
    question: ChangeQuestion,
    by: str,
    breakdowns: tuple[str, ...] | None,
) -> tuple[PartPair, ...]:
    if by == ACCOUNT:
        return compared.by_accounts([Group(one, one, (one,)) for one in compared.accounts])
    if by == CHANNEL:
        return compared.by_accounts(_channels(compared, question))
    return by_segment(compared, by, breakdowns or ())


def _channels(compared: Compared, question: ChangeQuestion) -> tuple[Group, ...]:
    """Give the channels whose accounts have the metric; accounts of none are one each."""
    left = dict.fromkeys(compared.accounts)
    found: list[Group] = []
    for one in question.channels or _networks(compared.accounts):
        members = tuple(account for account in one.members if account in left)
        for account in members:
            del left[account]
        if members:
            found.append(Group(one.key, one.label, members))
    return (*found, *(Group(one, one, (one,)) for one in left))


def _networks(accounts: Sequence[str]) -> tuple[Group, ...]:
    networks: dict[str, list[str]] = {}
    for one in accounts:
        networks.setdefault(one.partition("/")[0], []).append(one)
    return tuple(Group(name, name, tuple(each)) for name, each in networks.items())


def _breaks(
    answers: Answers,
    question: ChangeQuestion,
    compared: Compared,
    known: Sequence[DefinitionBreak],
) -> tuple[BreakOnTheWay, ...]:
    return breaks_known(
        answers.known,
        known,
        question.metric,
        compared.accounts,
        hull_of(compared.questions).part.period,
        metrics=answers.catalogue,
    )


def _refusal(
    compared: Compared, breaks: Sequence[BreakOnTheWay], values: tuple[Measured, Measured]
) -> RefusedQuestionError | None:
    """Say why two values may not be compared; None where they may."""
    earlier, later = (one.asked.metric for one in compared.grounds)
    if earlier.reference != later.reference:
        return RefusedQuestionError(
            f"{later.name} was defined anew between the two periods ({earlier.reference} and "
            f"{later.reference}), so that their values do not compare.",
            instead=f"Ask for {earlier.reference} in both.",
        )
    gaps = why_gaps_forbid(later.over_time, *values)
    return why_not_compared(*values) or _across(breaks) or gaps


def _across(breaks: Sequence[BreakOnTheWay]) -> RefusedQuestionError | None:
    across = [one for one in breaks if not one.is_bridged]
    if not across:
        return None
    one = across[-1]
    bridge = f" {one.broken.bridge}" if one.broken.bridge else ""
    return RefusedQuestionError(
        f"What is counted changed on {one.broken.day} for {listed(one.accounts)}: "
        f"{one.broken.what} The two values stand for different things, so no difference is given.",
        instead=f"Compare days from {comparable_from(across)} on.{bridge}",
    )
