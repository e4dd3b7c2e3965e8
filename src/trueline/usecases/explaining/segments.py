"""Segments: by what a metric can be told apart below the account, and its parts by one of them.

Reported metrics are told apart by what networks report them by, such as source or country; metrics
that are counted from single rows by what a row says of itself, such as the topic of a
conversation.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from trueline.facts.part_questions import kinds_of_posts, parts_reported
from trueline.facts.questions import WHOLE
from trueline.facts.row_metrics import ADDED_UP, QUANTILES, row_quantile, row_sums, rows_of
from trueline.measure.explaining.part_pair import NOT_MEASURED, Amount, PartPair
from trueline.measure.gathered import Gathered
from trueline.metrics.metric import Metric
from trueline.usecases.explaining.compared import Compared, Group, amount_of, compare, hull_of
from trueline.usecases.ground import Ground

POST, POST_TYPE = "post", "post type"
ROW_SEGMENTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "conversation": {"topic": "topic", "contact by": "channel"},
        "conversion": {"touch": "touch", "code": "code"},
        "post": {POST_TYPE: "kind"},
    }
)
"""By dataset of single rows: what a reader may ask for, and the column that says it."""


def segments_of(compared: Compared) -> Mapping[str, tuple[str, ...]]:
    """Give by what a metric can be told apart, with the breakdowns; none for those of rows.

    Where the question is about breakdowns itself, only those are its parts.
    """
    leaves = _leaves(compared)
    datasets = {one.rows.dataset if one.rows else "" for one in leaves.values()}
    if datasets == {""}:
        return _reported(compared, tuple(leaves))
    if len(datasets) == 1:
        return dict.fromkeys(ROW_SEGMENTS.get(datasets.pop(), {}), ())
    return {}


def by_segment(
    compared: Compared, segment: str, breakdowns: tuple[str, ...]
) -> tuple[PartPair, ...]:
    """Give a metric's parts by one of ``segments_of``.

    Args:
        compared: Both periods.
        segment: Which.
        breakdowns: That belong to it.
    """
    if not breakdowns:
        return _by_rows(compared, segment)
    groups = _groups(compared, segment, breakdowns)
    return _pairs(groups, _with_breakdowns(compared, breakdowns))


def _leaves(compared: Compared) -> Mapping[str, Metric]:
    catalogue = compared.answers.catalogue
    found: dict[str, Metric] = {}
    for ground in compared.grounds:
        names = catalogue.leaves(ground.asked.metric.reference)
        found |= {one: catalogue.reported(one) for one in names}
    return found


def _reported(compared: Compared, metrics: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    part = hull_of(compared.questions).part
    known = part.breakdowns
    if known == WHOLE:
        rows = compared.answers.snapshot.ask(parts_reported(metrics, part.period, part.accounts))
        known = tuple(dict.fromkeys(row["breakdown"] for row in rows.to_pylist()))
    found: dict[str, list[str]] = {}
    for one in known:
        found.setdefault(_dimension(one), []).append(one)
    if POST in found:
        found[POST_TYPE] = found[POST]
    return {name: tuple(each) for name, each in found.items()}


def _dimension(breakdown: str) -> str:
    """Give what a breakdown is by: ``country`` for ``country=DE``."""
    return " and ".join(one.partition("=")[0] for one in breakdown.split("; "))


def _with_breakdowns(compared: Compared, breakdowns: tuple[str, ...]) -> tuple[Ground, Ground]:
    before, after = (
        replace(one, part=replace(one.part, breakdowns=breakdowns)) for one in compared.questions
    )
    return compare(compared.answers, before, after).grounds


def _groups(compared: Compared, segment: str, breakdowns: tuple[str, ...]) -> list[Group]:
    if segment not in (POST, POST_TYPE):
        return [Group(one, _value(one), (one,)) for one in breakdowns]
    described = _posts(compared, breakdowns)
    if segment == POST:
        return [Group(one, _title(described.get(one)) or _value(one), (one,)) for one in breakdowns]
    kinds: dict[str, list[str]] = {}
    for one in breakdowns:
        kinds.setdefault((described.get(one) or {}).get("kind", ""), []).append(one)
    return [Group(f"kind={kind}", kind, tuple(each)) for kind, each in kinds.items()]


def _posts(compared: Compared, breakdowns: tuple[str, ...]) -> Mapping[str, dict[str, Any]]:
    """Give what files say of the posts that breakdowns name, by breakdown."""
    networks = {account.partition("/")[0] for account in compared.accounts}
    ids = {f"{network}/{_value(one)}": one for network in networks for one in breakdowns}
    rows = compared.answers.snapshot.ask(kinds_of_posts(tuple(ids))).to_pylist()
    return {ids[row["post"]]: row for row in rows}


def _title(post: Mapping[str, Any] | None) -> str:
    return str(post["title"]) if post else ""


def _value(breakdown: str) -> str:
    return ", ".join(one.partition("=")[2] for one in breakdown.split("; "))


def _by_rows(compared: Compared, segment: str) -> tuple[PartPair, ...]:
    metric = compared.metric
    if metric.rows is not None and metric.rows.aggregate not in ADDED_UP:
        return _quantiles(compared, segment)
    grounds = _told_apart(compared, segment)
    words = sorted({one.breakdown for ground in grounds for one in ground.gathered})
    return tuple(
        PartPair(f"{segment}={one}", one, *(_of_rows(ground, one) for ground in grounds))
        for one in words
    )


def _told_apart(compared: Compared, segment: str) -> tuple[Ground, Ground]:
    """Give both periods' grounds with each row's own word as its breakdown."""
    part = hull_of(compared.questions).part
    found: list[Gathered] = []
    for metric in _leaves(compared).values():
        if metric.rows is None:
            continue
        column = ROW_SEGMENTS[metric.rows.dataset][segment]
        rows = rows_of(
            metric.rows, part.period, part.accounts, currency=part.currency, also=(column,)
        )
        answer = compared.answers.snapshot.ask(row_sums(rows, "day", column)).to_pylist()
        found.extend(_gathered(metric.id, row, row[column]) for row in answer)
    before, after = (
        replace(one, gathered=tuple(each for each in found if each.first_day in one.asked.period))
        for one in compared.grounds
    )
    return before, after


def _gathered(metric: str, row: Mapping[str, Any], breakdown: str) -> Gathered:
    return Gathered(
        metric=metric,
        account=row["account"],
        total=row["total"],
        last=row["total"],
        high=row["total"],
        day_count=1,
        fact_count=row["row_count"],
        first_day=row["day"],
        last_day=row["day"],
        breakdown=breakdown,
        currency=row["currency"],
    )


def _pairs(groups: list[Group], grounds: tuple[Ground, Ground]) -> tuple[PartPair, ...]:
    return tuple(
        PartPair(one.key, one.label, *(_amount(ground, one.members) for ground in grounds))
        for one in groups
    )


def _amount(ground: Ground, breakdowns: tuple[str, ...]) -> Amount:
    if ground.refusal is not None:
        return NOT_MEASURED
    own = tuple(one for one in ground.gathered if one.breakdown in breakdowns)
    return amount_of(replace(ground, gathered=own))


def _of_rows(ground: Ground, word: str) -> Amount:
    """Give the amount of the rows that say a word; days without such a row count as none."""
    own = (replace(one, breakdown="") for one in ground.gathered if one.breakdown == word)
    return amount_of(replace(ground, gathered=tuple(own)))


def _quantiles(compared: Compared, segment: str) -> tuple[PartPair, ...]:
    before, after = (_quantiles_of(compared, at, segment) for at in (0, 1))
    return tuple(
        PartPair(
            f"{segment}={one}", one, before.get(one, NOT_MEASURED), after.get(one, NOT_MEASURED)
        )
        for one in sorted(before.keys() | after.keys())
    )


def _quantiles_of(compared: Compared, at: int, segment: str) -> Mapping[str, Amount]:
    source, part = compared.metric.rows, compared.questions[at].part
    if source is None:
        return {}
    column = ROW_SEGMENTS[source.dataset][segment]
    rows = rows_of(source, part.period, part.accounts, also=(column,))
    asked = row_quantile(rows, QUANTILES[source.aggregate], column)
    return {
        row[column]: Amount(Decimal(str(row["value"])), row_count=row["row_count"])
        for row in compared.answers.snapshot.ask(asked).to_pylist()
    }
