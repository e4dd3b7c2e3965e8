"""List what comes in: each account with its metrics, its newest day and its gaps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.usecases.answering import Answers
from trueline.usecases.gathering import Part, gather
from trueline.usecases.workspace import Workspace

RECENT = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Source:
    """One account that numbers come in from.

    Attributes:
        account: ``network/handle``.
        metric_count: Metrics that it reports; 0 where only single rows come in.
        first_day: First day with a value.
        last_day: Newest day with a value.
        coverage: Of the 28 days up to the newest, the share with a value, over its metrics;
            None where only single rows come in, whose gaps cannot be told from quiet days.
    """

    account: str
    metric_count: int
    first_day: date
    last_day: date
    coverage: Decimal | None


def list_sources(
    workspace: Workspace, *, as_of: datetime | int | None = None
) -> tuple[Source, ...]:
    """Give every account that the ledger has, by name.

    Args:
        workspace: Whose ledger.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of))
    return tuple(_source(answers, account) for account in answers.known.accounts())


def _source(answers: Answers, account: str) -> Source:
    spans = answers.known.spans_of(account)
    reported = sorted({one.metric for one in spans if not one.is_counted})
    first, last = min(one.first_day for one in spans), max(one.last_day for one in spans)
    recent = Period(last - RECENT + timedelta(days=1), last + timedelta(days=1))
    coverage = None
    if reported:
        found = gather(answers.snapshot, reported, Part(recent, (account,)))
        days = sum(one.day_count for one in found)
        coverage = Decimal(days) / (len(reported) * recent.day_count)
    return Source(account, len(reported), first, last, coverage)
