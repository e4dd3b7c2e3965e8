"""Two scopes that pull one number apart, or that crowd one account.

What: KPIs of two scopes look at the same metric of the same account, and one wants it up while the
other wants it down; a KPI of a channel objective is that of the scope whose social goal it serves.
Or the content plan of a channel lets two scopes post to one account, and together they post more
often than the channel says that an account takes. Rows of the content plan that are counted once
have no pace and are left out; so are parts of a metric that cannot overlap, such as two countries.

Why it matters: whoever reaches their target then spoils the other's, and both will be right about
their own numbers. Followers of a crowded account leave, and neither scope sees why.

How to mend it: agree on one direction, or narrow one of the KPIs to accounts of its own. Share the
posts out between the scopes, or raise the cap if the account takes more.

Source: mission check A14; coordination of departments, so that few tasks overlap (S3).
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import roughly
from trueline.plan.cascade import accounts_of
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.judging_kpis import JudgingKpi, judging_kpis
from trueline.plan.kpi import Direction
from trueline.plan.parts import join
from trueline.plan.publishing import loads_of

OPPOSED = {Direction.UP, Direction.DOWN}
TWO = 2


def _find(ground: CheckGround) -> Iterator[Found]:
    yield from _opposed(ground.plan)
    for channel in ground.plan.channels:
        yield from _crowded(ground.plan, channel)


def _opposed(plan: Plan) -> Iterator[Found]:
    by_metric: dict[str, list[JudgingKpi]] = defaultdict(list)
    scoped = (one for one in judging_kpis(plan) if one.scope)
    for placed in sorted(scoped, key=lambda one: one.path):
        by_metric[placed.kpi.metric.partition("@")[0]].append(placed)
    for alike in by_metric.values():
        for one, other in combinations(alike, TWO):
            is_of_two = one.scope != other.scope
            if is_of_two and {one.kpi.direction, other.kpi.direction} == OPPOSED:
                yield from _on_one_account(plan, one, other)


def _on_one_account(plan: Plan, one: JudgingKpi, other: JudgingKpi) -> Iterator[Found]:
    first, second = one.kpi.filter, other.kpi.filter
    both = sorted({*accounts_of(plan, first)} & {*accounts_of(plan, second)})
    parts = set(first.segments), set(second.segments)
    if both and not (all(parts) and parts[0].isdisjoint(parts[1])):
        yield Found(
            join(other.path, "direction"),
            f"{one.whose} wants “{one.kpi.name}” to go {one.kpi.direction} and "
            f"{other.whose} wants “{other.kpi.name}” to go {other.kpi.direction}; both are "
            f"{other.kpi.metric} of {', '.join(both)}.",
            "Agree on one direction, or let each KPI look at accounts of its own.",
            about=f"{one.path}: {', '.join(both)}",
        )


def _crowded(plan: Plan, channel: Channel) -> Iterator[Found]:
    names = {scope.id: scope.name for scope in plan.scopes}
    for load in loads_of(channel):
        rows = [one for one in channel.content if one.account in ("", load.account)]
        scopes = sorted({one.scope for one in rows if one.scope and one.quantity})
        if load.is_above and len(scopes) >= TWO:
            who = " and ".join(names.get(one, one) for one in scopes)
            yield Found(
                join("channels", channel.id, "content"),
                f"{who} together plan {roughly(load.planned)} posts a {load.per} on "
                f"{load.account}, and it takes {load.cap}.",
                "Share the posts out between them, or raise the cap of the channel.",
                about=f"{load.account}: {roughly(load.planned)} {load.per}, {', '.join(scopes)}",
            )


CHECK = Check(
    name="scopes-at-odds",
    title="Scopes work against each other",
    severity=Severity.WARNS,
    source="A14, S3",
    find=_find,
)
