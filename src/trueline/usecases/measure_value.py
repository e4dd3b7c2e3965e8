"""Measure a metric over a period, for any accounts or channels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from trueline.core.errors import MissingError
from trueline.core.period import Period
from trueline.measure.measured import Basis, Measured
from trueline.metrics.adding_up import Gathering
from trueline.plan.cascade import accounts_of
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.known_accounts import accounts_named, listed
from trueline.usecases.known_metrics import catalogue_of, moment_of
from trueline.usecases.workspace import Workspace

MOST_NAMED = 5
"""Accounts that are named in a sentence; of others their number is said."""


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """What a person asks of a metric.

    Attributes:
        metric: Id, or id and version.
        period: Days.
        accounts: ``network/handle`` or a handle; empty for those of the plan in force.
        channels: Channel ids of the plan in force, or networks; empty for all of the accounts.
        breakdowns: Parts such as ``country=DE``; the empty text is the whole account.
        gathering: How days come together.
        currency: Orders in this currency only; empty for all.
        basis: The reporting period, or the lifetime of the posts published in it.
        is_of_all: Whether accounts that are not in the plan count too, such as those of creators
            and competitors, where neither accounts nor channels are named.
    """

    metric: str
    period: Period
    accounts: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ("",)
    gathering: Gathering = Gathering.OWN
    currency: str = ""
    basis: Basis = Basis.PERIOD
    is_of_all: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose numbers a value is made of.

    Attributes:
        accounts: Names; empty for every account of the ledger.
        is_of_plan: Whether they are those of the plan, since none was named.
        left_out: Accounts that have values on the days asked about and are not in the plan.
    """

    accounts: tuple[str, ...]
    is_of_plan: bool = False
    left_out: tuple[str, ...] = ()


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
    asked, whose = asked_of_ledger(workspace, answers, question, as_of=as_of)
    is_lifetime = question.basis is Basis.LIFETIME
    found = answers.lifetime(asked) if is_lifetime else answers.value(asked)
    found = replace(found, caveats=(*found.caveats, *_left_out(whose)))
    return found if found.value is not None else _with_a_way_out(answers, found, whose)


def whose_value(
    workspace: Workspace, question: ValueQuestion, *, as_of: datetime | int | None = None
) -> Whose:
    """Give whose numbers a value is made of; arguments and refusals as for ``measure_value``."""
    metrics = catalogue_of(workspace, as_of=as_of)
    answers = Answers(workspace.facts.snapshot(as_of=as_of), metrics)
    return asked_of_ledger(workspace, answers, question, as_of=as_of)[1]


def asked_of_ledger(
    workspace: Workspace,
    answers: Answers,
    question: ValueQuestion,
    *,
    as_of: datetime | int | None = None,
) -> tuple[MetricQuestion, Whose]:
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
    whose = Whose(accounts)
    if not chosen and not question.is_of_all:
        whose = _of_plan(workspace, answers, question, moment_of(as_of))
    part = Part(question.period, whose.accounts, question.breakdowns, question.currency)
    return MetricQuestion(question.metric, part, question.gathering), whose


def _of_plan(
    workspace: Workspace, answers: Answers, question: ValueQuestion, moment: datetime | None
) -> Whose:
    """Choose the accounts of the plan in force, else of the first; all before there is one."""
    adopted = workspace.plans.adopted(as_of=moment) or workspace.plans.adopted()
    own = {*accounts_of(adopted.plan, Filter()), *_asked_people(adopted.plan)} if adopted else ()
    if not own:
        return Whose(())
    metrics = answers.catalogue
    leaves = {one: metrics.reported(one) for one in metrics.leaves(question.metric)}
    spans = answers.known.spans(leaves, (), question.breakdowns)
    others = {one.account for one in spans if one.inside(question.period)} - set(own)
    return Whose(tuple(sorted(own)), is_of_plan=True, left_out=tuple(sorted(others)))


def _asked_people(plan: Plan) -> Iterator[str]:
    """Yield the accounts beside the channels that a plan names as its own."""
    yield from (one.account for one in plan.surveys if one.account)
    for listening in plan.listening:
        yield from (one.account for one in listening.brands if one.is_own and one.account)


def _with_a_way_out(answers: Answers, found: Measured, whose: Whose) -> Measured:
    """Say where else the number is told, or whose numbers there are instead."""
    elsewhere = answers.catalogue.get(found.metric).elsewhere
    others = "Name one of the accounts that are left out, or ask for all." if whose.left_out else ""
    return replace(found, instead=found.instead or elsewhere or others)


def _left_out(whose: Whose) -> tuple[str, ...]:
    if not whose.left_out:
        return ()
    shown = ", ".join(whose.left_out[:MOST_NAMED])
    more = f" and {count} more" if (count := len(whose.left_out) - MOST_NAMED) > 0 else ""
    return (f"Accounts of the plan only; not in it, and left out: {shown}{more}.",)


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
