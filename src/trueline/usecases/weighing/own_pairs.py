"""Pairs among an organisation's own studies: one effect, asked by a trial and by another design."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.study import Assignment, Study
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.priors import Pair
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.running import StudyRun
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OwnPair:
    """A pair, and where it was found.

    Attributes:
        trial: Id of the study in which chance decided.
        other: Id of the other study.
        method: Of the other study's estimate.
        pair: Both lifts with their errors.
    """

    trial: str
    other: str
    method: str
    pair: Pair


def own_pairs(workspace: Workspace, *, as_of: datetime | None = None) -> tuple[OwnPair, ...]:
    """Give every pair of a trial of grade A and another study of the same tactic and outcome.

    Other designs on the rows of a trial are no pair: where chance decided there is no selection to
    learn from. Of each other study the best estimate of each grade counts, since those of one grade
    share their errors. A trial and a study are of the same effect where both name the same
    tactic, and count the same outcome of the same unit and period.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    runs = [one.run for one in listed_studies(workspace, as_of=as_of) if one.run is not None]
    trials = [run for run in runs if run.asked.treatment.assignment is Assignment.RANDOMISED]
    others = [run for run in runs if run.asked.treatment.assignment is not Assignment.RANDOMISED]
    found = (
        pair
        for trial in trials
        for other in others
        if _ask_the_same(trial.asked, other.asked)
        for pair in _pairs(trial, other)
    )
    return tuple(sorted(found, key=lambda one: (one.trial, one.other, one.method)))


def _pairs(trial: StudyRun, other: StudyRun) -> Iterator[OwnPair]:
    known = _of_trial(trial.results.finding)
    finding = other.results.finding
    if known is None or known.error is None or finding is None:
        return
    told: set[Grade] = set()
    for one in finding.graded:
        estimate, grade = one.estimate, one.grade
        if grade in told or grade is Grade.E or not estimate.error:
            continue
        if estimate.effect != known.effect:
            continue
        told.add(grade)
        pair = Pair(grade, known.lift, known.error, estimate.lift, estimate.error)
        yield OwnPair(trial.asked.id, other.asked.id, estimate.method, pair)


def _of_trial(finding: Finding | None) -> Estimate | None:
    """Give what a trial found that ran as it should; None where none did."""
    graded = finding.graded if finding else ()
    return next(
        (
            one.estimate
            for one in graded
            if one.grade is Grade.A and one.estimate.design is Design.RANDOMISED
        ),
        None,
    )


def _ask_the_same(first: Study, second: Study) -> bool:
    tactic = _tactic(first)
    return bool(tactic) and tactic == _tactic(second) and _counted(first) == _counted(second)


def _tactic(study: Study) -> str:
    return study.tactic or study.tactic_name.strip().casefold()


def _counted(study: Study) -> tuple[str, ...]:
    """Give what an outcome counts, of whom, and over how long."""
    source, columns = study.source, study.columns
    if source.metric:
        return ("facts", source.metric, source.by, source.grain)
    outcome = study.outcome.strip().casefold() or columns.outcome
    return ("file", outcome, study.measured_in, columns.unit, columns.period)
