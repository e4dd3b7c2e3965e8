"""What is measured and guessed, as lines that reports print."""

from collections.abc import Mapping

from trueline.contracts.reported.measured import GuessLine, NeededLine
from trueline.measure.reading import Reading
from trueline.measure.verdict import Verdict
from trueline.plan.parts import split
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.deciding.needs_decision import NeededDecision
from trueline.usecases.missing_days import MissingDays
from trueline.usecases.read_assumptions import AssumptionReading

MONEY = "money"


def needed_line(needed: NeededDecision, names: Mapping[str, str]) -> NeededLine:
    """Put something that needs a decision into a line.

    Args:
        needed: What needs it.
        names: Of the KPIs, by path.
    """
    name, link = _named(needed)
    return NeededLine(
        matter=needed.matter.value,
        name=name,
        cause=needed.cause,
        kpis=tuple(names.get(path, path) for path in needed.kpis),
        share=needed.share,
        days_left=needed.days_left,
        shortfall=needed.shortfall,
        currency=needed.currency,
        link=link,
    )


def _named(needed: NeededDecision) -> tuple[str, str]:
    match needed.about:
        case Reading() as reading:
            return reading.kpi.name, f"/kpis/{reading.path}/"
        case AssumptionReading() as guess:
            return guess.assumption.statement, "/assumptions/"
        case MissingDays() as gap:
            return gap.account, "/data/sources/"
        case LoggedDecision() as one:
            return one.decision.what, f"/decisions/{one.decision.id}/"
        case findings:
            return findings[0].title, "/plan/"


def guess_line(guess: AssumptionReading, currency: str) -> GuessLine:
    """Put an assumption into a line.

    Args:
        guess: As it was read.
        currency: Of the plan.
    """
    said, seen = guess.assumption, guess.seen
    unit = guess.metric.measured_in if guess.metric else said.measured_in
    steps = split(guess.path)
    return GuessLine(
        statement=said.statement,
        scope=steps[1] if steps[:1] == ("scopes",) else "",
        p10=said.p10,
        p50=said.p50,
        p90=said.p90,
        seen=seen.value,
        low=seen.low,
        high=seen.high,
        measured_in=currency if unit == MONEY else unit,
        verdict=guess.verdict.value,
        is_broken=guess.verdict is Verdict.BROKEN,
        why="" if seen.value is not None else seen.why,
        tested_on=said.test_on,
        kpis=tuple(one.kpi.name for one in guess.carries),
    )
