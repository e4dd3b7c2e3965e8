"""What happened since a decision: its numbers then and now, and never what brought it about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.coordination.deciding.decision import Decision, Seen, SeenOf
from trueline.coordination.deciding.shown import shown
from trueline.coordination.deciding.since import Since, change_in_words
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Plan
from trueline.plan.kpi import Direction, Measuring
from trueline.plan.naming import place_of
from trueline.plan.narrowed import with_kpis
from trueline.usecases.coordinating.deciding.since_studies import with_studies
from trueline.usecases.explaining.breaks_between import breaks_of_kpis
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

ONE_DAY = timedelta(days=1)
TELLS = frozenset({Direction.UP, Direction.DOWN})


@dataclass(frozen=True, slots=True)
class _Then:
    """What a decision's numbers are held against."""

    workspace: Workspace
    plan: Plan
    on: date
    as_of: datetime | int | None


def day_held(decision: Decision, on: date) -> date:
    """Give the day on which a decision's numbers are looked at again.

    That is today until it was looked at, or until its day of review: the day that was set
    beforehand, so that nobody picks a better one afterwards.

    Args:
        decision: Any.
        on: Today.
    """
    days = (on, decision.reviewed_on, decision.review_on)
    return min(one for one in days if one is not None)


def since_decided(
    workspace: Workspace,
    decision: Decision,
    *,
    on: date,
    as_of: datetime | int | None = None,
) -> tuple[Since, ...]:
    """Give what each KPI that people saw came to, by the plan that they decided on.

    That plan is asked, so that both numbers mean the same even where the KPI was changed since.
    The best study about a KPI stands beside it, in the words of its grade.

    Args:
        workspace: Of the organisation.
        decision: With its frozen numbers.
        on: Today; see ``day_held``.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    seen = {
        place: one
        for one in decision.seen
        if one.of is SeenOf.ACTUAL and (place := place_of(one.path))
    }
    if not seen or decision.plan_before is None:
        return ()
    plan = workspace.plans.version(decision.plan_before).plan
    then = _Then(workspace, with_kpis(plan, seen), day_held(decision, on), as_of)
    readings = {
        one.path: one for one in score(workspace, then.plan, on=then.on, as_of=as_of).readings
    }
    again = _again(then, seen)
    gone = _otherwise_now(workspace, plan, seen)
    breaks = _breaks(then, seen, readings)
    paces = {one.path: one.value for one in decision.seen if one.of is SeenOf.PACE}
    held = (
        _since(
            _Held(one, readings[place], again.get(place), breaks.get(place, ())),
            catalogue_of(workspace, as_of=as_of).get(readings[place].kpi.metric),
            paces.get(one.path),
            gone.get(place, ""),
        )
        for place, one in seen.items()
        if place in readings
    )
    return with_studies(workspace, plan, held, as_of=as_of)


@dataclass(frozen=True, slots=True)
class _Held:
    """A frozen number with what it is held against.

    Attributes:
        seen: The actual as it was frozen.
        now: The KPI on the later day.
        again: The days that were seen, as they are known now; None where they cannot be read.
        breaks: Of the KPI's definition, on the days that either number covers.
    """

    seen: Seen
    now: Reading
    again: Measured | None
    breaks: tuple[BreakOnTheWay, ...]

    @property
    def has_broken(self) -> bool:
        """Whether then and now count differently: a sum to date that broke before goes on alike."""
        is_window = self.now.kpi.measuring is Measuring.TRAILING
        last = self.seen.on
        return any(is_window or last is None or one.broken.settled > last for one in self.breaks)

    @property
    def broken(self) -> tuple[str, ...]:
        """The breaks, in sentences."""
        words = "Its definition changed on {0}: {1}"
        return tuple(
            words.format(day_in_words(one.broken.day), one.broken.what) for one in self.breaks
        )


def _since(held: _Held, metric: Metric, pace: Decimal | None, gone: str) -> Since:
    seen, now = held.seen, held.now.actual
    why = _why_apart(held)
    restated = _restated(held)
    start = seen.value if restated is None else restated
    change = None if why or now.value is None or start is None else now.value - start
    notes = tuple(
        one for one in (_told(held, restated), *held.broken, *_shared(held, metric), gone) if one
    )
    adds_up = held.now.kpi.measuring is Measuring.TO_DATE and metric.over_time is Rule.SUM
    return Since(
        seen=seen,
        name=held.now.kpi.name,
        value=now.value,
        first=now.period.first if now.value is not None else None,
        last=now.period.last if now.value is not None else None,
        change=change,
        says=why if change is None else change_in_words(change, now.measured_in),
        restated=restated,
        pace=(pace, held.now.pace),
        status=held.now.status.value,
        is_better=None if adds_up else _is_better(held.now.kpi.direction, change),
        notes=(*notes, *now.caveats),
    )


def _why_apart(held: _Held) -> str:
    """Say why two numbers cannot be held together; empty where they can."""
    return next(_reasons(held), "")


def _reasons(held: _Held) -> Iterator[str]:
    seen, now = held.seen, held.now.actual
    if seen.value is None:
        yield "There was no number when it was decided."
    if now.value is None:
        yield now.why or "There is no number now."
    if now.metric != seen.metric:
        yield f"What is counted was defined anew since: {seen.metric} then, {now.metric} now."
    if now.measured_in != seen.measured_in:
        yield f"It is measured in {now.measured_in} now, and was in {seen.measured_in}."
    if held.has_broken:
        yield "The numbers of then and now do not count the same."
    if seen.on is not None and now.period.last <= seen.on:
        yield f"No day after {day_in_words(seen.on)} is known yet."


def _restated(held: _Held) -> Decimal | None:
    again = held.again
    is_same = again is None or again.value is None or again.value == held.seen.value
    return None if is_same or again is None else again.value


def _told(held: _Held, restated: Decimal | None) -> str:
    """Tell that of the days that people saw more is known now, or other figures."""
    if restated is None or held.again is None:
        return ""
    then, now = held.seen.coverage, held.again.coverage
    what = "The figures of the days that were seen were corrected since"
    if then is not None and now > then:
        what = (
            f"Of the days that were seen {per_cent(then)} were known then and {per_cent(now)} are "
            "known now"
        )
    return (
        f"{what}: {held.seen.text} was shown, {shown(restated, held.seen.measured_in)} is known "
        "now; the change is reckoned from that."
    )


def _shared(held: _Held, metric: Metric) -> Iterator[str]:
    """Say how many days both numbers cover, where windows of days are put together."""
    seen, now = held.seen, held.now
    is_window = now.kpi.measuring is Measuring.TRAILING and metric.over_time is not Rule.LAST
    if not is_window or seen.on is None:
        return
    days = (seen.on - now.actual.period.first).days + 1
    if 0 < days < now.kpi.trailing_days:
        yield f"Both numbers cover {days} of the same {now.kpi.trailing_days} days."


def _is_better(direction: Direction, change: Decimal | None) -> bool | None:
    if not change or direction not in TELLS:
        return None
    return (change > 0) is (direction is Direction.UP)


def _again(then: _Then, seen: Mapping[str, Seen]) -> dict[str, Measured]:
    """Read the days that people saw as they are known now; only where they are the same days."""
    found: dict[str, Measured] = {}
    for day in {one.on for one in seen.values() if one.on is not None and one.value is not None}:
        places = {place for place, one in seen.items() if one.on == day}
        narrow = with_kpis(then.plan, places)
        card = score(then.workspace, narrow, on=day, as_of=then.as_of)
        for one in card.readings:
            days, own = one.actual.period, seen[one.path]
            is_same = (days.first, days.last) == (own.first, own.on)
            if is_same and one.actual.metric == own.metric:
                found[one.path] = one.actual
    return found


def _breaks(
    then: _Then, seen: Mapping[str, Seen], readings: Mapping[str, Reading]
) -> Mapping[str, tuple[BreakOnTheWay, ...]]:
    """Give what broke the definition of each KPI on the days of its numbers then and now."""
    found: dict[str, tuple[BreakOnTheWay, ...]] = {}
    for placed in placed_kpis(then.plan):
        own, now = seen[placed.path], readings[placed.path].actual.period
        if own.first is not None and own.first < now.until:
            days = Period(own.first, now.until)
            given = breaks_of_kpis(then.workspace, then.plan, [placed], days, as_of=then.as_of)
            found[placed.path] = tuple(one for one in given[placed.path] if not one.is_bridged)
    return found


def _otherwise_now(workspace: Workspace, plan: Plan, seen: Mapping[str, Seen]) -> Mapping[str, str]:
    """Say which KPIs the plan in force no longer has, or measures otherwise."""
    adopted = workspace.plans.adopted()
    now = {one.path: one.kpi for one in placed_kpis(adopted.plan)} if adopted else {}
    before = {one.path: one.kpi for one in placed_kpis(plan)}
    told = {}
    for place in seen:
        kpi, old = now.get(place), before[place]
        if kpi is None:
            told[place] = "The plan in force no longer has this KPI; it is read as it was then."
        elif (kpi.metric, kpi.filter, kpi.measuring, kpi.trailing_days) != (
            old.metric,
            old.filter,
            old.measuring,
            old.trailing_days,
        ):
            told[place] = (
                "The plan in force measures it otherwise; both numbers are read as it was measured "
                "when it was decided."
            )
    return told
