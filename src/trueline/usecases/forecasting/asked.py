"""What is asked of the ledger for a KPI's history, before it is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.core.period import Period
from trueline.facts.questions import WHOLE
from trueline.measure.composed import Formula
from trueline.measure.gathered import Span
from trueline.measure.known_until import ended_before, words_of_ended
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.eras import eras_within
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.channels.in_use import accounts_closed
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers
from trueline.usecases.explaining.breaks_between import breaks_known, comparable_from
from trueline.usecases.forecasting.history_words import (
    caveats_of_accounts,
    caveats_of_days,
    why_stale,
)

DAY = timedelta(days=1)
LONGEST = timedelta(days=7 * 208)
"""How far a history goes back; older weeks say little of the next."""
FRESH_FOR = timedelta(days=28)
"""How old an account's newest value may be for its weeks to be continued."""


@dataclass(frozen=True, slots=True)
class Seen:
    """From where forecasts are made.

    Attributes:
        answers: Of the snapshot whose knowledge counts.
        plan: Whose KPIs.
        breaks: Definition breaks that are known.
        on: Day; no later one counts.
    """

    answers: Answers
    plan: Plan
    breaks: tuple[DefinitionBreak, ...]
    on: date


@dataclass(frozen=True, slots=True)
class AskedHistory:
    """What is asked for one KPI's history.

    Attributes:
        metric: By the definition that is in force.
        leaves: Metrics whose facts it needs, by id.
        formula: Of a metric made of others, else None.
        accounts: All that the KPI looks at.
        breakdowns: Parts of them; the empty text is the whole.
        fresh: Which accounts still report which leaf, and since when.
        first: No week begins before.
        last: Last day of the last week.
        on: Last day that counts, for what is known after the last week.
        caveats: What a reader must know of it, in sentences.
    """

    metric: Metric
    leaves: Mapping[str, Metric]
    formula: Formula | None
    accounts: tuple[str, ...]
    breakdowns: tuple[str, ...]
    fresh: tuple[Span, ...]
    first: date
    last: date
    on: date
    caveats: tuple[str, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """All that its weeks depend on: metric, accounts and days."""
        days = self.first, self.last, self.on
        return self.metric.reference, self.accounts, self.breakdowns, self.fresh, days, self.caveats

    @property
    def week_count(self) -> int:
        """Weeks between its first and its last day."""
        return max(((self.last - self.first).days + 1) // 7, 0)

    def week(self, back: int) -> Period:
        """Give the days of a week; 0 is the last."""
        until = self.last + DAY - timedelta(days=7 * back)
        return Period(until - timedelta(days=7), until)


def ask_history(seen: Seen, placed: PlacedKpi) -> AskedHistory | str:
    """Give what is to be asked for a KPI's history, or why there is none.

    Weeks end with the last day that is known of all accounts which still report. Weeks before a
    definition break do not count.
    """
    accounts = accounts_of(seen.plan, placed.kpi.filter)
    if not accounts:
        return "The plan names no account that this KPI looks at."
    whole = Period(seen.on + DAY - LONGEST, seen.on + DAY)
    catalogue = seen.answers.catalogue
    metric, era = eras_within(catalogue, placed.kpi.metric, whole)[-1]
    leaves = _leaves(catalogue, metric)
    breakdowns = placed.kpi.filter.segments or WHOLE
    if breakdowns != WHOLE and any(one.rows for one in leaves.values()):
        return f"{metric.name} is counted from single rows, not told apart by segment."
    expression = catalogue.formula_of(metric)
    formula = Formula(expression, leaves) if expression is not None else None
    if formula and not formula.goes_by_day:
        return f"{metric.name} is worked out over all its days at once; weeks do not make it up."
    spans = seen.answers.known.spans(leaves, accounts, breakdowns)
    ended = _ended(seen, metric, spans)
    spans = tuple(one for one in spans if one.account not in dict(ended))
    fresh = _fresh(spans, seen.on)
    if not fresh:
        return why_stale(metric.name, spans, seen.on)
    comparable = _comparable(seen, placed, accounts, whole)
    first = max(era.first, comparable or era.first, min(one.first_day for one in fresh))
    last = min(last_days(fresh, seen.on).values())
    weeks, began = Period.closed(first, last), (comparable, era.first)
    days = caveats_of_days(weeks, fresh, on=seen.on, began_with=began)
    return AskedHistory(
        metric=metric,
        leaves=leaves,
        formula=formula,
        accounts=accounts,
        breakdowns=tuple(breakdowns),
        fresh=fresh,
        first=first,
        last=last,
        on=seen.on,
        caveats=(*words_of_ended(ended), *caveats_of_accounts(spans, fresh, first), *days),
    )


def last_days(spans: Iterable[Span], on: date) -> Mapping[tuple[str, str], date]:
    """Give the newest day of each account's metric, none later than a day."""
    found: dict[tuple[str, str], date] = {}
    for one in spans:
        place, day = (one.account, one.metric), min(one.last_day, on)
        if one.first_day <= on:
            found[place] = max(found.get(place, day), day)
    return found


def _leaves(catalogue: MetricCatalogue, metric: Metric) -> Mapping[str, Metric]:
    return {one: catalogue.reported(one) for one in catalogue.leaves(metric.reference)}


def _ended(seen: Seen, metric: Metric, spans: Sequence[Span]) -> tuple[tuple[str, date], ...]:
    """Give the closed accounts that a level no longer holds, as its actual leaves them out."""
    if metric.over_time is not Rule.LAST:
        return ()
    closed = accounts_closed(seen.plan.channels)
    others = last_days((one for one in spans if one.account not in closed), seen.on)
    day = min(others.values(), default=None)
    return ended_before(day, (one for one in spans if one.account in closed))


def _fresh(spans: Sequence[Span], on: date) -> tuple[Span, ...]:
    """Leave the spans of what still reports: the newest value is not older than four weeks."""
    last = last_days(spans, on)
    return tuple(
        one
        for one in spans
        if one.first_day <= on and on - last[one.account, one.metric] <= FRESH_FOR
    )


def _comparable(
    seen: Seen, placed: PlacedKpi, accounts: tuple[str, ...], whole: Period
) -> date | None:
    answers = seen.answers
    return comparable_from(
        breaks_known(
            answers.known,
            seen.breaks,
            placed.kpi.metric,
            accounts,
            whole,
            metrics=answers.catalogue,
        )
    )
