"""The ledger to rows: one for each unit and day or week, by the metric's own rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.core.period import Period
from trueline.core.spoken_lists import listed
from trueline.evidence.observing.rows import Rows, code_words, digest_rows, refused
from trueline.evidence.study import Study
from trueline.evidence.study_source import Columns
from trueline.facts.part_questions import parts_reported
from trueline.measure.measured import Measured
from trueline.metrics.metric import Rule
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

COLUMNS = Columns(unit="unit", period="period", outcome="outcome")
"""What the rows of facts are called."""

REGIONS = frozenset({"country", "region", "city", "market", "state"})
"""What breakdowns by region are by."""

GRADUAL = frozenset({Rule.SUM, Rule.FROM_ROWS})
"""Rules by which a week with a missing day is no week."""

MOST_CELLS = 200_000
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the ledger.

    Attributes:
        answers: Of one snapshot.
        study: The question.
        plan: In force.
        accounts: Whose facts.
        days: That are known and within the windows.
    """

    answers: Answers
    study: Study
    plan: Plan
    accounts: tuple[str, ...]
    days: Period


def rows_of_ledger(
    workspace: Workspace, study: Study, *, as_of: datetime | int | None = None
) -> tuple[Study, Rows]:
    """Read a metric by unit and period.

    A period in which days are missing has no value. The week in which the tactic began counts as
    with it.

    Returns:
        The study with its columns named; and the rows.

    Raises:
        MissingError: No plan is in force, or there is no such metric.
        RefusedQuestionError: The metric has no value by such units and periods.
        FaultyInputError: The windows or the start are no days.
    """
    asking = asking_of(workspace, study, as_of)
    periods = list(_periods(asking.days, study.source.grain))
    units = units_of(asking)
    if len(periods) * len(units) > MOST_CELLS:
        raise RefusedQuestionError(
            f"{len(units)} units over {len(periods)} periods are too many to read at once.",
            instead="Ask by week, or for fewer days.",
        )
    cells = [
        (name, period.first.isoformat(), value)
        for name, part in units.items()
        for period, value in zip(periods, _values(asking, part, periods), strict=True)
    ]
    if all(np.isnan(value) for _, _, value in cells):
        raise RefusedQuestionError(_why_nothing(asking, units, periods))
    words = {
        COLUMNS.unit: code_words(unit for unit, _, _ in cells),
        COLUMNS.period: code_words(day for _, day, _ in cells),
    }
    numbers = {COLUMNS.outcome: np.array([value for _, _, value in cells])}
    lines = np.arange(1, len(cells) + 1, dtype=np.int64)
    where = f"{study.source.metric} by {study.source.by}"
    return _named(study), Rows(where, lines, words, numbers, digest_rows(words, numbers))


def asking_of(workspace: Workspace, study: Study, as_of: datetime | int | None) -> Asking:
    """Give what a study asks of the ledger.

    Raises:
        MissingError: No plan is in force, or there is no such metric.
        RefusedQuestionError: The ledger has no such numbers.
        FaultyInputError: The windows are no days, or nothing is known within them.
    """
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise MissingError("There is no plan in force; the units of facts are those of its plan.")
    catalogue = catalogue_of(workspace, as_of=as_of)
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue)
    accounts = study.source.accounts or tuple(
        one.key for channel in adopted.plan.channels for one in channel.accounts
    )
    leaves = {one: catalogue.reported(one) for one in catalogue.leaves(study.source.metric)}
    spans = answers.known.spans(leaves, accounts)
    if not spans:
        raise RefusedQuestionError(
            f"The ledger has no {study.source.metric} of {listed(accounts)}.",
            instead="Import it, or name another metric.",
        )
    first = max(_day(study.windows.first, "windows/first"), min(one.first_day for one in spans))
    last = min(
        _day(study.windows.last, "windows/last", date.max),
        max(one.last_day for one in spans),
        workspace.today,
    )
    if last < first:
        raise refused("study, windows", "No day that is known lies in them.", "Mend the windows.")
    return Asking(answers, study, adopted.plan, accounts, Period.closed(first, last))


def _periods(days: Period, grain: str) -> Iterator[Period]:
    """Yield days, or whole weeks from Monday on."""
    if grain == "day":
        yield from (Period.closed(one, one) for one in days.days())
        return
    monday = days.first + timedelta(days=-days.first.weekday() % 7)
    while monday + WEEK <= days.until:
        yield Period(monday, monday + WEEK)
        monday += WEEK


def units_of(asking: Asking) -> Mapping[str, Part]:
    """Give the units by name, each with the part of the ledger that is its own.

    Raises:
        RefusedQuestionError: The metric is not told apart by such units.
    """
    by = asking.study.source.by
    if by == "account":
        return {one: Part(asking.days, (one,)) for one in asking.accounts}
    if by == "channel":
        own = (
            (channel.id, tuple(one.key for one in channel.accounts if one.key in asking.accounts))
            for channel in asking.plan.channels
        )
        return {name: Part(asking.days, accounts) for name, accounts in own if accounts}
    return _units_of_breakdowns(asking, by)


def _units_of_breakdowns(asking: Asking, by: str) -> Mapping[str, Part]:
    metric = asking.study.source.metric
    leaves = tuple(asking.answers.catalogue.leaves(metric))
    table = asking.answers.snapshot.ask(parts_reported(leaves, asking.days, asking.accounts))
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(row["breakdown"] for row in table.to_pylist()):
        kind, _, value = word.partition("=")
        if value and "; " not in word:
            found.setdefault(kind, []).append(word)
    kinds = [one for one in found if (one in REGIONS) == (by == "region")]
    if len(kinds) != 1:
        known = listed(found) or "nothing below the account"
        raise RefusedQuestionError(
            f"{metric} is not told apart by one kind of {by}; it is by {known}.",
            instead="Ask by account or by channel.",
        )
    return {
        one.partition("=")[2]: Part(asking.days, asking.accounts, (one,))
        for one in sorted(found[kinds[0]])
    }


def _values(asking: Asking, part: Part, periods: list[Period]) -> Iterator[float]:
    question = MetricQuestion(asking.study.source.metric, part)
    ground = asking.answers.ground(question, by_day=True)
    rule = ground.asked.metric.over_time
    for period in periods:
        found = work_out(ground.within(period))
        is_whole = found.coverage >= 1 or rule not in GRADUAL
        yield float(found.value) if found.value is not None and is_whole else float("nan")


def _why_nothing(asking: Asking, units: Mapping[str, Part], periods: list[Period]) -> str:
    """Say why there is not one value, in the words of the newest period's own refusal."""
    metric, by = asking.study.source.metric, asking.study.source.by
    told = f"There is no value of {metric} by {by} and {asking.study.source.grain}."
    if not units or not periods:
        return told
    question = MetricQuestion(metric, next(iter(units.values())))
    found: Measured = work_out(asking.answers.ground(question, by_day=True).within(periods[-1]))
    return f"{told} {found.why}".strip()


def _named(study: Study) -> Study:
    """Give the study with its columns named, and its start as the week's Monday."""
    treatment = study.treatment
    if treatment.start:
        start = _day(treatment.start, "treatment/start")
        if study.source.grain == "week":
            start -= timedelta(days=start.weekday())
        treatment = replace(treatment, start=start.isoformat())
    return replace(study, columns=COLUMNS, treatment=treatment)


def _day(text: str, path: str, usual: date = date.min) -> date:
    if not text:
        return usual
    try:
        return date.fromisoformat(text)
    except ValueError:
        what = f"“{text}” is no day."
        raise refused(f"study, {path}", what, "Write it like 2026-03-31.") from None
