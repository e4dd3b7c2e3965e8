"""Freeze the numbers that a decision rests on, through the readings that every page shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from trueline.coordination.deciding.decision import Seen, SeenOf
from trueline.coordination.deciding.shown import shown
from trueline.core.errors import MissingError
from trueline.core.percent import chance_in_words, per_cent
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.plan.document import Plan
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.naming import path_of, place_of
from trueline.plan.narrowed import with_kpis
from trueline.plan.parts import look_up
from trueline.usecases.read_assumptions import AssumptionReading, read_assumptions
from trueline.usecases.score import score
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.subject_of import said_of
from trueline.usecases.workspace import Workspace

PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where numbers are read."""

    workspace: Workspace
    plan: Plan
    on: date
    as_of: datetime | int | None

    @property
    def moment(self) -> datetime | None:
        """The moment whose knowledge counts, for what is kept by moments; None for the present."""
        return self.as_of if isinstance(self.as_of, datetime) else None


def seen_now(
    workspace: Workspace,
    plan: Plan | None,
    paths: Sequence[str],
    *,
    on: date,
    as_of: datetime | int | None = None,
) -> tuple[Seen, ...]:
    """Give the numbers of parts of the plan, and of studies, as they are shown on a day.

    Of a KPI that is its actual, target, pace and forecast; of an assumption what the plan states
    and what was observed; of a study its finding with interval and grade. What else is named has
    no numbers and gives none.

    Args:
        workspace: Of the organisation.
        plan: In force; None where there is none, and then paths name studies alone.
        paths: Of parts of the plan, as ``scopes/…``, or ids of studies; each counts once.
        on: Day of the readings.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: A path names nothing of the plan, and no study.
    """
    found: dict[str, tuple[Seen, ...]] = {}
    wanted = tuple(dict.fromkeys(paths))
    inside = [one for one in wanted if "/" in one]
    if plan is not None:
        ground = _Ground(workspace, plan, on, as_of)
        parts = {one: look_up(plan, one) for one in inside}
        kpis = {place_of(one): one for one, part in parts.items() if isinstance(part, Kpi)}
        guesses = {one for one, part in parts.items() if isinstance(part, Assumption)}
        found |= _of_kpis(ground, tuple(kpis)) if kpis else {}
        found |= _of_guesses(ground, guesses) if guesses else {}
    elif inside:
        raise MissingError("There is no plan in force, so nothing of it can be named.")
    moment = as_of if isinstance(as_of, datetime) else None
    studies = [one for one in wanted if "/" not in one]
    found |= _of_studies(workspace, plan, studies, moment) if studies else {}
    return tuple(seen for one in wanted for seen in found.get(one, ()))


def of_reading(reading: Reading, revision: int) -> tuple[Seen, ...]:
    """Give what a KPI's reading shows.

    Args:
        reading: Of the KPI.
        revision: Of the ledger that it was read from.
    """
    return tuple(_of_reading(reading, revision))


def _of_kpis(ground: _Ground, places: Sequence[str]) -> dict[str, tuple[Seen, ...]]:
    narrow = with_kpis(ground.plan, places)
    card = score(ground.workspace, narrow, on=ground.on, as_of=ground.as_of)
    return {path_of(one.path): of_reading(one, card.revision) for one in card.readings}


def _of_reading(one: Reading, revision: int) -> Iterator[Seen]:
    actual, path, name = one.actual, path_of(one.path), one.kpi.name
    unit, status = actual.measured_in, one.status.value
    yield Seen(
        path,
        f"{name}, actual",
        _actual_in_words(actual),
        value=actual.value,
        measured_in=unit if actual.value is not None else "",
        on=actual.period.last,
        status=status,
        of=SeenOf.ACTUAL,
        first=actual.period.first,
        metric=actual.metric,
        revision=revision,
        coverage=actual.coverage.quantize(PLACES),
    )
    target = one.kpi.target
    if target is not None:
        text = shown(target.value, unit)
        yield Seen(
            path, f"{name}, target", text, target.value, unit, on=target.due, of=SeenOf.TARGET
        )
    if one.pace is not None:
        text = per_cent(one.pace)
        pace = one.pace.quantize(PLACES)
        yield Seen(
            path,
            f"{name}, pace",
            text,
            pace,
            "share",
            on=one.held_on,
            status=status,
            of=SeenOf.PACE,
        )
    if one.forecast is not None and one.forecast.landing is not None:
        yield _of_forecast(one, revision)


def _actual_in_words(actual: Measured) -> str:
    """Give a value as it is shown, with how many of its days it knows where days are missing."""
    if actual.value is None:
        return actual.why
    words = shown(actual.value, actual.measured_in)
    if actual.coverage >= NEARLY_ALL:
        return words
    return f"{words} ({per_cent(actual.coverage)} of its days)"


def _of_forecast(one: Reading, revision: int) -> Seen:
    ahead, unit = one.forecast, one.actual.measured_in
    if ahead is None or ahead.landing is None:
        raise ValueError(f"{one.path} has no forecast.")
    landing = ahead.landing
    low, high = shown(landing.low, unit), shown(landing.high, unit)
    chance = (
        f"; chance of the target {chance_in_words(ahead.chance)}"
        if ahead.chance is not None
        else ""
    )
    return Seen(
        path_of(one.path),
        f"{one.kpi.name}, forecast",
        f"{shown(landing.value, unit)} ({low} to {high} in 8 cases of 10{chance})",
        value=landing.value,
        measured_in=unit,
        on=landing.day,
        of=SeenOf.FORECAST,
        revision=revision,
    )


def _of_guesses(ground: _Ground, paths: set[str]) -> dict[str, tuple[Seen, ...]]:
    every = read_assumptions(ground.workspace, ground.plan, on=ground.on, as_of=ground.moment)
    currency = ground.plan.currency
    return {one.path: tuple(_of_guess(one, currency)) for one in every if one.path in paths}


def _of_guess(one: AssumptionReading, currency: str) -> Iterator[Seen]:
    guess, seen = one.assumption, one.seen
    unit = one.metric.measured_in if one.metric else guess.measured_in
    unit = currency if unit == "money" else unit
    text = _range(guess.p50, guess.p10, guess.p90, unit)
    name = guess.statement
    yield Seen(one.path, f"{name}, as the plan states", text, guess.p50, unit, of=SeenOf.STATED)
    days = one.days
    yield Seen(
        one.path,
        f"{name}, observed",
        _range(seen.value, seen.low, seen.high, unit) if seen.value is not None else seen.why,
        value=seen.value,
        measured_in=unit if seen.value is not None else "",
        on=days.last if days else None,
        status=one.verdict.value,
        of=SeenOf.OBSERVED,
        first=days.first if days else None,
        metric=one.metric.reference if one.metric else "",
    )


def _range(value: Decimal | None, low: Decimal | None, high: Decimal | None, unit: str) -> str:
    text = shown(value, unit)
    return (
        text
        if low is None or high is None
        else f"{text} ({shown(low, unit)} to {shown(high, unit)})"
    )


def _of_studies(
    workspace: Workspace, plan: Plan | None, names: Sequence[str], as_of: datetime | None
) -> dict[str, tuple[Seen, ...]]:
    known = {one.registration.study.id: one for one in listed_studies(workspace, as_of=as_of)}
    found: dict[str, tuple[Seen, ...]] = {}
    for name in names:
        if name not in known:
            raise MissingError(f"There is no study {name}, and no part of the plan of this path.")
        run = known[name].run
        study = run.asked if run else known[name].registration.study
        finding = run.results.finding if run else None
        if run is None or finding is None:
            text = "It was registered and not answered yet."
            found[name] = (Seen(name, study.question, text, of=SeenOf.FINDING),)
            continue
        answer = said_of(finding, study, plan)
        lift = None if finding.lift is None else Decimal(f"{finding.lift:.6g}")
        found[name] = (
            Seen(
                name,
                study.question,
                answer.sentence,
                value=lift,
                on=run.at.date(),
                grade=finding.grade.value,
                of=SeenOf.FINDING,
            ),
        )
    return found
