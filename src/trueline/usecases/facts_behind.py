"""The facts behind a value: each with its id, its batch and the row it stood in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from trueline.contracts.store import Snapshot
from trueline.facts.identity import fact_id
from trueline.facts.post_questions import LIFETIME
from trueline.facts.questions import WHOLE, daily_values
from trueline.facts.row_metrics import rows_of
from trueline.facts.schema import NATIVE_OF
from trueline.measure.lifetimes.differenced import grown_within, may_be_differenced
from trueline.measure.lifetimes.lifetime import published_within
from trueline.measure.lifetimes.seen import SeenPost, Sighting
from trueline.measure.measured import Basis
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.eras import eras_within
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import SURVEY, Part, gather_posts
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.measure_value import ValueQuestion, asked_of_ledger
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact behind a value.

    Attributes:
        fact: Its id, for tracing.
        metric: Id.
        account: ``network/handle``.
        day: Day it speaks of.
        value: In the metric's unit; for counted rows, 1.
        batch: Revision of the import whose file holds it.
        part: Number of the sheet or table, from 0.
        line: Physical line or row, from 1.
    """

    fact: str
    metric: str
    account: str
    day: date
    value: Decimal
    batch: int
    part: int
    line: int


def facts_behind(
    workspace: Workspace, question: ValueQuestion, *, as_of: datetime | int | None = None
) -> tuple[FactLine, ...]:
    """Give every fact that went into a value, day by day.

    Raises:
        MissingError: There is no such metric, account or channel.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    asked, _whose = asked_of_ledger(workspace, answers, question, as_of=as_of)
    if question.basis is Basis.LIFETIME:
        return _of_lifetimes(answers, asked)
    return facts_of(answers.snapshot, asked, answers.catalogue)


def facts_of(
    snapshot: Snapshot, question: MetricQuestion, catalogue: MetricCatalogue
) -> tuple[FactLine, ...]:
    """Give the facts that a resolved question's value stands on.

    Args:
        snapshot: The ledger.
        question: With accounts.
        catalogue: With the organisation's own definitions.

    Raises:
        MissingError: There is no such metric.
    """
    metric = eras_within(catalogue, question.metric, question.part.period)[-1][0]
    leaves = [catalogue.reported(one) for one in catalogue.leaves(metric.reference)]
    if metric.over_time is Rule.WEIGHTED:
        leaves.append(catalogue.reported(metric.weight))
    reported = tuple(one.id for one in leaves if one.rows is None)
    lines = list(_reported(snapshot, reported, question.part)) if reported else []
    for leaf in leaves:
        lines += _counted(snapshot, leaf, question.part)
    if not lines and may_be_differenced(metric):
        posts = gather_posts(snapshot, metric.id, question.part)
        grown = grown_within(posts, question.part.period)
        ends = ((one.post, at) for one in grown for at in (one.begun, one.ended) if at)
        return _of_posts(metric.id, ends)
    return tuple(sorted(lines, key=lambda one: (one.day, one.account, one.metric)))


def _reported(snapshot: Snapshot, metrics: tuple[str, ...], part: Part) -> Iterator[FactLine]:
    asked = daily_values(metrics, part.period, accounts=part.accounts, breakdowns=part.breakdowns)
    for row in snapshot.ask(asked).to_pylist():
        if part.currency and row["currency"] not in ("", part.currency):
            continue
        name = fact_id(
            "metric_day",
            account=row["account"],
            metric=row["metric"],
            breakdown=row["breakdown"],
            day=row["day"],
        )
        yield _line(name, row["metric"], row)


def _counted(snapshot: Snapshot, metric: Metric, part: Part) -> Iterator[FactLine]:
    if metric.rows is None:
        return
    dataset = metric.rows.dataset
    also = ("survey",) if dataset == "survey_answer" else ()
    asked = rows_of(metric.rows, part.period, part.accounts, currency=part.currency, also=also)
    for row in snapshot.ask(asked).to_pylist():
        if also and part.breakdowns not in (WHOLE, (f"{SURVEY}{row['survey']}",)):
            continue
        name = fact_id(dataset, **{NATIVE_OF[dataset]: row["native_id"]})
        yield _line(name, metric.id, row)


def _of_lifetimes(answers: Answers, asked: MetricQuestion) -> tuple[FactLine, ...]:
    lines: list[FactLine] = []
    for metric in answers.catalogue.leaves(asked.metric):
        posts = gather_posts(answers.snapshot, metric, asked.part)
        inside = published_within(posts, asked.part.period)
        lines += _of_posts(metric, ((one, one.newest) for one in inside))
    return tuple(lines)


def _of_posts(metric: str, ends: Iterable[tuple[SeenPost, Sighting]]) -> tuple[FactLine, ...]:
    """Give the lifetime numbers that a value stands on, each as of the day it was seen."""
    lines = (
        FactLine(
            fact=fact_id(
                "post_metric", post=post.post, metric=metric, window=LIFETIME, observed_at=seen.at
            ),
            metric=metric,
            account=post.account,
            day=seen.at.date(),
            value=seen.value,
            batch=seen.batch,
            part=seen.part,
            line=seen.line,
        )
        for post, seen in ends
    )
    return tuple(sorted(lines, key=lambda one: (one.day, one.account, one.fact)))


def _line(fact: str, metric: str, row: dict[str, Any]) -> FactLine:
    return FactLine(
        fact=fact,
        metric=metric,
        account=row["account"],
        day=row["day"],
        value=row["value"],
        batch=row["origin"],
        part=row["part"],
        line=row["line"],
    )
