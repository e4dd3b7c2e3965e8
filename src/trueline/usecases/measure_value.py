"""Measure a metric over a period, for any accounts or channels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trueline.core.errors import MissingError
from trueline.core.period import Period
from trueline.measure.measured import Basis, Measured
from trueline.metrics.adding_up import Gathering
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.known_accounts import accounts_named, listed
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """What a person asks of a metric.

    Attributes:
        metric: Id, or id and version.
        period: Days.
        accounts: ``network/handle`` or a handle; empty for all.
        channels: Channel ids of the plan in force, or networks; empty for all.
        breakdowns: Parts such as ``country=DE``; the empty text is the whole account.
        gathering: How days come together.
        currency: Orders in this currency only; empty for all.
        basis: The reporting period, or the lifetime of the posts published in it.
    """

    metric: str
    period: Period
    accounts: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ("",)
    gathering: Gathering = Gathering.OWN
    currency: str = ""
    basis: Basis = Basis.PERIOD


def measure_value(
    workspace: Workspace, question: ValueQuestion, *, as_of: datetime | int | None = None
) -> Measured:
    """Give a metric's value over a period, or the reason why there is none.

    Args:
        workspace: Whose ledger.
        question: What is asked.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: There is no such metric, account or channel.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    asked = asked_of_ledger(workspace, answers, question)
    return answers.lifetime(asked) if question.basis is Basis.LIFETIME else answers.value(asked)


def asked_of_ledger(
    workspace: Workspace, answers: Answers, question: ValueQuestion
) -> MetricQuestion:
    """Give the question with channels and handles resolved to accounts of the ledger.

    Raises:
        MissingError: There is no such account or channel.
    """
    known = answers.known.accounts()
    chosen = [accounts_named(one, known) for one in question.accounts]
    if question.channels:
        of_channels = _accounts_of_channels(workspace, question.channels, known)
        chosen = [[one for one in each if one in of_channels] for each in chosen] or [of_channels]
    accounts = tuple(sorted({one for each in chosen for one in each}))
    if chosen and not accounts:
        raise MissingError("None of the accounts named belongs to the channels named.")
    part = Part(question.period, accounts, question.breakdowns, question.currency)
    return MetricQuestion(question.metric, part, question.gathering)


def _accounts_of_channels(
    workspace: Workspace, channels: tuple[str, ...], known: Iterable[str]
) -> list[str]:
    adopted = workspace.plans.adopted()
    planned = {one.id: one for one in adopted.plan.channels} if adopted else {}
    accounts: list[str] = []
    for channel in channels:
        if channel in planned:
            found = [one.key for one in planned[channel].accounts]
        else:
            found = [one for one in known if one.partition("/")[0] == channel]
        if not found:
            networks = sorted({one.partition("/")[0] for one in known} | set(planned))
            raise MissingError(f"There is no channel {channel}; there are {listed(networks)}.")
        accounts += found
    return accounts
