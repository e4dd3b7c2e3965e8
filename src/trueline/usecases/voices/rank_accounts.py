"""Rank accounts by every reach-and-response index that a plan declares."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.voices.questions import (
    levels_of_accounts,
    numbers_of_posts,
    published_posts,
)
from trueline.measure.voices.index import index_of_accounts
from trueline.measure.voices.index_report import IndexReport
from trueline.measure.voices.post_parts import PostNumbers, name_of_metric
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Rule
from trueline.plan.document import Plan
from trueline.plan.organisation.listening import ResponseIndex
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

SEED = 38
ALSO = ("views", "impressions", "reach", "comments", "replies", "shares", "reactions", "likes")
"""Looked at for signs of gaming, whatever the parts are."""

Numbers = dict[str, Decimal]


def rank_accounts(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | int | None = None
) -> tuple[IndexReport, ...]:
    """Give every reach-and-response index of a plan with its accounts in order.

    Args:
        workspace: Whose ledger.
        plan: Declares the indexes.
        on: Last day of the posts; each index says how many days before it count.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    if not plan.response_indexes:
        return ()
    snapshot, catalogue = (
        workspace.facts.snapshot(as_of=as_of),
        catalogue_of(workspace, as_of=as_of),
    )
    reports = []
    for one in plan.response_indexes:
        period = Period.closed(on - timedelta(days=one.days - 1), on)
        posts = _posts(snapshot, catalogue, one, period)
        random = np.random.default_rng(SEED)
        reports.append(index_of_accounts(one, period, posts, random=random))
    return tuple(reports)


def _posts(
    snapshot: Snapshot, catalogue: MetricCatalogue, declared: ResponseIndex, period: Period
) -> tuple[PostNumbers, ...]:
    needed = _metrics(declared)
    levels = [one for one in needed if _is_level(catalogue, one)]
    gathered: dict[int, Numbers] = defaultdict(dict)
    wanted = sorted({*needed, *ALSO} - set(levels))
    rows = snapshot.ask(numbers_of_posts(declared.network, period, wanted)).to_pylist()
    for row in rows:
        gathered[row["post_id"]][row["metric"]] = row["value"]
    own = _levels(snapshot, declared.network, period, levels)
    about = _topic(declared.words)
    return tuple(
        PostNumbers(
            post=row["native_id"],
            account=row["account"],
            published=row["published_at"],
            words=row["title"],
            numbers=gathered[row["post_id"]] | own.get(row["account"], {}),
        )
        for row in snapshot.ask(published_posts(declared.network, period)).to_pylist()
        if (not declared.accounts or row["account"] in declared.accounts)
        and (about is None or about.search(row["title"].casefold()))
    )


def _levels(
    snapshot: Snapshot, network: str, period: Period, metrics: Sequence[str]
) -> dict[str, Numbers]:
    if not metrics:
        return {}
    found: dict[str, Numbers] = defaultdict(dict)
    for row in snapshot.ask(levels_of_accounts(network, period, metrics)).to_pylist():
        found[row["account"]][row["metric"]] = row["value"]
    return found


def _metrics(declared: ResponseIndex) -> set[str]:
    named = {one for part in declared.parts for one in (*part.counted, part.per)}
    named |= {*declared.outcome, declared.outcome_per}
    return {name_of_metric(one) for one in named if one}


def _is_level(catalogue: MetricCatalogue, metric: str) -> bool:
    return catalogue.get(metric).over_time is Rule.LAST


def _topic(words: Sequence[str]) -> re.Pattern[str] | None:
    """Give what finds one of the words in a text in small letters; None to take every text."""
    told = [re.escape(one.casefold().strip()) for one in words if one.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)") if told else None
