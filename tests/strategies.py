"""Hypothesis strategies for records, each sound by the rules of its own package."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from trueline.metrics.catalogue import load_catalogue
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import BusinessGoal, Perspective, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Assumption, Direction, Kpi, Level, Measuring, Timing
from trueline.plan.metric_use import Filter, MetricUse
from trueline.plan.target import Baseline, Curve, CurveKind, CurvePoint, Target

One = TypeVar("One")

texts = st.text(st.characters(codec="utf-8"), max_size=20)
titles = texts.filter(lambda text: bool(text.strip()))
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False)
weights = st.decimals("0.000001", 1, places=6)
shares = st.decimals(0, 1, places=6)
references = st.sampled_from([metric.reference for metric in load_catalogue().all()])


def some_of(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these names, each once."""
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), unique=True, max_size=3).map(tuple)


def several(
    one: Callable[[str], st.SearchStrategy[One]], *, least: int = 0, most: int = 2
) -> st.SearchStrategy[tuple[One, ...]]:
    """Several records, each built on an id of its own."""
    named = st.lists(ids, unique=True, min_size=least, max_size=most)
    return named.flatmap(lambda names: st.tuples(*map(one, names)))


@st.composite
def curves(draw: st.DrawFn, due: date) -> Curve:
    """Linear, seasonal or by points before the due day."""
    match draw(st.sampled_from(CurveKind)):
        case CurveKind.SEASONAL:
            months = draw(st.lists(weights, min_size=12, max_size=12))
            return Curve(CurveKind.SEASONAL, month_weights=tuple(months))
        case CurveKind.POINTS:
            before = st.dates(due - timedelta(days=900), due - timedelta(days=1))
            on = sorted(draw(st.sets(before, min_size=1, max_size=4)))
            points = tuple(CurvePoint(day, draw(shares)) for day in on)
            return Curve(CurveKind.POINTS, points=points)
        case _:
            return Curve()


@st.composite
def kpis(draw: st.DrawFn, name: str, plan: Plan) -> Kpi:
    """A KPI of a plan whose perspectives and channels stand."""
    first = draw(days)
    direction = draw(st.sampled_from(Direction))
    near, middle, far = sorted(
        draw(st.tuples(numbers, numbers, numbers)), reverse=direction is Direction.DOWN
    )
    baseline = Baseline(near, first, first + timedelta(days=30), draw(texts))
    begins = max(baseline.until, plan.first)
    due = begins + timedelta(days=draw(st.integers(1, 900)))
    stretch = draw(st.sampled_from([None, far]))
    target = Target(middle, due, draw(curves(due)), stretch, middle - 1)
    return Kpi(
        id=name,
        name=draw(texts),
        metric=draw(references),
        direction=direction,
        perspective=draw(st.sampled_from([side.id for side in plan.perspectives])),
        owner=draw(texts),
        measuring=draw(st.sampled_from(Measuring)),
        trailing_days=draw(st.integers(1, 400)),
        statement=draw(texts),
        baseline=draw(st.sampled_from([None, baseline])),
        target=draw(st.sampled_from([None, target])),
        timing=draw(st.sampled_from(Timing)),
        level=draw(st.sampled_from(Level)),
        filter=draw(filters(plan)),
        weight=draw(weights),
        frequency_days=draw(st.integers(1, 90)),
        assumptions=draw(several(lambda one: assumptions(one, plan))),
    )


@st.composite
def assumptions(draw: st.DrawFn, name: str, plan: Plan) -> Assumption:
    """A guess whose range rises."""
    p10, p50, p90 = sorted(draw(st.tuples(numbers, numbers, numbers)))
    metric = draw(st.just("") | references)
    part = draw(filters(plan))
    return Assumption(name, draw(texts), p50, p10, p90, draw(days), metric, part)


@st.composite
def filters(draw: st.DrawFn, plan: Plan) -> Filter:
    """A part of a plan's channels and accounts."""
    accounts = tuple(account.key for channel in plan.channels for account in channel.accounts)
    return Filter(
        channels=draw(some_of(tuple(channel.id for channel in plan.channels))),
        accounts=draw(some_of(accounts)),
        segments=draw(st.lists(texts, max_size=2).map(tuple)),
    )


@st.composite
def tactics(draw: st.DrawFn, name: str, plan: Plan, own_kpis: tuple[str, ...] = ()) -> Tactic:
    """Work on channels of a plan, for KPIs of a goal."""
    uses = st.builds(MetricUse, references, filters(plan))
    return Tactic(
        id=name,
        name=draw(texts),
        channels=draw(some_of(tuple(channel.id for channel in plan.channels))),
        owner=draw(texts),
        kpis=draw(some_of(own_kpis)),
        metrics=tuple(draw(st.lists(uses, max_size=2))),
        began=draw(st.none() | days),
    )


@st.composite
def scopes(draw: st.DrawFn, name: str, plan: Plan) -> Scope:
    """A scope whose goals serve the organisation's."""
    served = tuple(goal.id for goal in plan.goals)
    goals = draw(
        several(lambda one: st.builds(BusinessGoal, st.just(one), texts, some_of(served), texts))
    )
    own = tuple(goal.id for goal in goals)
    social_goals = draw(several(lambda one: social_goal(one, plan, own)))
    return Scope(name, draw(texts), "", draw(texts), goals, social_goals)


@st.composite
def social_goal(draw: st.DrawFn, name: str, plan: Plan, served: tuple[str, ...]) -> SocialGoal:
    """A social goal with its KPIs and tactics."""
    judged = draw(several(lambda one: kpis(one, plan)))
    own = tuple(kpi.id for kpi in judged)
    work = draw(several(lambda one: tactics(one, plan, own)))
    return SocialGoal(
        name, draw(texts), draw(some_of(served)), draw(texts), kpis=judged, tactics=work
    )


@st.composite
def channels(draw: st.DrawFn) -> tuple[Channel, ...]:
    """Channels that share no account."""
    handles = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
    keys = st.tuples(st.sampled_from(["instagram", "x", "web"]), handles)
    pages = draw(st.lists(keys, unique=True, max_size=3))
    own = [(Account(*page, name=draw(texts)),) for page in pages] + [()]
    names = draw(st.lists(ids, unique=True, max_size=len(own)))
    return tuple(Channel(name, draw(texts), own[place]) for place, name in enumerate(names))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan that the reader accepts, with texts of any letters."""
    first = draw(days)
    head = Plan(
        organisation=draw(texts),
        title=draw(titles),
        first=first,
        until=first + timedelta(days=draw(st.integers(1, 900))),
        currency=draw(st.sampled_from(["EUR", "GBP", "BDT"])),
        perspectives=draw(
            several(lambda one: st.builds(Perspective, st.just(one), texts, weights), least=1)
        ),
        goals=draw(several(lambda one: st.builds(BusinessGoal, st.just(one), texts))),
        channels=draw(channels()),
    )
    return replace(
        head,
        scopes=draw(several(lambda one: scopes(one, head))),
        loose_tactics=draw(several(lambda one: tactics(one, head))),
    )
