"""Asks the ledger for what a metric needs, and gives it as records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.lifetime_questions import lifetime_snapshots
from trueline.facts.questions import (
    WHOLE,
    daily_values,
    sums_by_account,
)
from trueline.facts.row_metrics import (
    QUANTILES,
    row_quantile,
    row_sums,
    rows_of,
)
from trueline.measure.gathered import Gathered
from trueline.measure.lifetimes.seen import SeenPost, Sighting
from trueline.measure.quantiles import Quantile, RowValue
from trueline.metrics.metric import Metric, RowSource

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the ledger is looked at.

    Attributes:
        period: Days.
        accounts: Names; empty for all.
        breakdowns: Parts of the accounts; the empty text is the whole.
        currency: Money in this currency only; empty for all.
    """

    period: Period
    accounts: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = WHOLE
    currency: str = ""


SURVEY = "survey="
"""How a breakdown names a survey."""
_DAILY = ("day", "metric", "account", "breakdown", "value", "currency")


def gather(snapshot: Snapshot, metrics: Sequence[str], part: Part) -> tuple[Gathered, ...]:
    """Give what each account reported of metrics over the period."""
    question = sums_by_account(
        metrics, part.period, accounts=part.accounts, breakdowns=part.breakdowns
    )
    return tuple(
        Gathered(
            metric=row["metric"],
            account=row["account"],
            breakdown=row["breakdown"],
            currency=row["currency"],
            total=row["total"],
            last=row["last"],
            high=row["high"],
            day_count=row["day_count"],
            fact_count=row["day_count"],
            first_day=row["first_day"],
            last_day=row["last_day"],
        )
        for row in _rows(snapshot, question)
        if _is_asked(row, part)
    )


def gather_daily(snapshot: Snapshot, metrics: Sequence[str], part: Part) -> tuple[Gathered, ...]:
    """Give what each account reported of metrics on each day."""
    question = daily_values(
        metrics, part.period, accounts=part.accounts, breakdowns=part.breakdowns
    )
    table = snapshot.ask(question.select(*_DAILY))  # where a value stands is not read
    columns = (table.column(name).to_pylist() for name in _DAILY)
    return tuple(
        Gathered(metric, account, value, value, value, 1, 1, day, day, breakdown, currency)
        for day, metric, account, breakdown, value, currency in zip(*columns, strict=True)
        if not (part.currency and currency) or currency == part.currency
    )


def gather_rows(
    snapshot: Snapshot, metric: Metric, source: RowSource, part: Part
) -> tuple[Gathered, ...]:
    """Give sums of a metric's rows by account, currency and day; answers by survey as well."""
    of_surveys = source.dataset == "survey_answer"
    rows = _rows_asked(source, part, also=("survey",) if of_surveys else ())
    question = row_sums(rows, "day", *(("survey",) if of_surveys else ()))
    return tuple(
        replace(
            _one_day(metric.id, row, row["total"], row["row_count"], currency=row["currency"]),
            breakdown=f"{SURVEY}{row['survey']}" if of_surveys else "",
        )
        for row in _rows(snapshot, question)
    )


def gather_quantile(snapshot: Snapshot, source: RowSource, part: Part) -> Quantile:
    """Give a quantile over all rows of a metric at once."""
    rows = _rows_asked(source, part)
    [row] = _rows(snapshot, row_quantile(rows, QUANTILES[source.aggregate]))
    value = None if row["value"] is None else Decimal(str(row["value"]))
    return Quantile(value, row["row_count"], row["last_day"])


def gather_posts(snapshot: Snapshot, metric: str, part: Part) -> tuple[SeenPost, ...]:
    """Give every post of the accounts with its lifetime numbers; the part's days do not matter."""
    rows = _rows(snapshot, lifetime_snapshots(metric, part.accounts))
    return tuple(_seen(list(some)) for _, some in groupby(rows, key=itemgetter("account", "post")))


def gather_row_values(snapshot: Snapshot, source: RowSource, part: Part) -> tuple[RowValue, ...]:
    """Give every row that a metric is computed from."""
    rows = _rows_asked(source, part)
    return tuple(
        RowValue(row["day"], row["value"]) for row in _rows(snapshot, rows.select("day", "value"))
    )


def _seen(rows: Sequence[Mapping[str, Any]]) -> SeenPost:
    published = rows[0]["published_at"]
    return SeenPost(
        post=rows[0]["post"],
        account=rows[0]["account"],
        published_on=published.date() if published else None,
        sightings=tuple(
            Sighting(one["observed_at"], one["value"], one["origin"], one["part"], one["line"])
            for one in rows
        ),
    )


def _is_asked(row: Mapping[str, Any], part: Part) -> bool:
    """Leave out money in another currency than is asked for."""
    return not (part.currency and row["currency"]) or row["currency"] == part.currency


def _rows_asked(source: RowSource, part: Part, *, also: Sequence[str] = ()) -> "ir.Table":
    return rows_of(source, part.period, part.accounts, currency=part.currency, also=also)


def _one_day(
    metric: str,
    row: dict[str, Any],
    value: Decimal,
    fact_count: int,
    *,
    currency: str,
) -> Gathered:
    return Gathered(
        metric=metric,
        account=row["account"],
        total=value,
        last=value,
        high=value,
        day_count=1,
        fact_count=fact_count,
        first_day=row["day"],
        last_day=row["day"],
        currency=currency,
    )


def _rows(snapshot: Snapshot, question: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - Ibis
    found: list[dict[str, Any]] = snapshot.ask(question).to_pylist()
    return found
