"""Spending: what a study's media mix says of budgets, and which channels to switch off first."""

from collections.abc import Callable
from dataclasses import dataclass

from threadpoolctl import threadpool_limits

from trueline.core.errors import RefusedQuestionError
from trueline.evidence.media.mix import Mix, fit_mix
from trueline.evidence.observations import MediaSeries
from trueline.evidence.planning.pauses import PauseTest, Stakes, Told, propose_pauses
from trueline.evidence.study import Study
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.evidence.worth.budget import Reallocation, reallocate, responses_of
from trueline.metrics.metric import Better
from trueline.usecases.studying.kept_rows import rows_kept
from trueline.usecases.studying.observing_study import looked_at
from trueline.usecases.studying.running import StudyRun, priors_in_force, run_of
from trueline.usecases.workspace import Workspace

METHOD = "media-mix"
LEAST_TESTED = 2
HORIZON = 52

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class PlannedBudget:
    """The money of a study's channels, spread anew, or the reason why not.

    Attributes:
        study: As it was run.
        grade: Of the media mix.
        reallocation: None where the evidence does not carry one.
        why: Why there is none, and what to do; empty where there is one.
        untested: Channels that no experiment calibrates; their money stays.
    """

    study: Study
    grade: Grade
    reallocation: Reallocation | None
    why: str
    untested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedPauses:
    """Channels to switch off for a while, so that their effect is seen.

    Attributes:
        study: As it was run.
        grade: Of the media mix now.
        pauses: Those worth most first; empty where every channel has a test.
        horizon: Periods of spending that the answers decide.
    """

    study: Study
    grade: Grade
    pauses: tuple[PauseTest, ...]
    horizon: int


def plan_budget(
    workspace: Workspace,
    study: str,
    *,
    total: float | None = None,
    tell: Tell = lambda _share: None,
) -> PlannedBudget:
    """Spread the money of a study's channels so that it moves most.

    Only channels that an experiment calibrates take part, for a media mix without experiments is
    grade D whatever its interval says. Where an attempt to refute the mix succeeded, no money is
    moved by it.

    Args:
        workspace: Of the organisation.
        study: Id of a study that was run with a media mix.
        total: Of a period, in the currency; None for what was spent on average.
        tell: Told the share done; what it raises stops.

    Raises:
        MissingError: There is no run of the study, or its rows are gone.
        RefusedQuestionError: The run has no answer by a media mix.
        CannotAllocateError: The total cannot be spread.
    """
    run, graded = _answered(workspace, study)
    asked = run.asked
    tested = {one.medium for one in asked.tests}
    media = tuple(one.name for one in asked.columns.media)
    untested = tuple(one for one in media if one not in tested)
    why = _why_none(asked, graded, len(media) - len(untested))
    if why:
        return PlannedBudget(asked, graded.grade, None, why, untested)
    mix, _ = _fitted(workspace, run, tell)
    bias = priors_in_force(workspace).share(Grade.C)
    responses = responses_of(mix, bias=bias, seed=asked.seed)
    found = reallocate(responses, total=total, tested=tested)
    return PlannedBudget(asked, graded.grade, found, "", untested)


def plan_pauses(
    workspace: Workspace,
    study: str,
    *,
    horizon: int = HORIZON,
    tell: Tell = lambda _share: None,
) -> PlannedPauses:
    """Propose pauses of the channels of a study that no experiment calibrates.

    What they cost and what they would teach in money is said where the study states a margin.

    Args:
        workspace: Of the organisation.
        study: Id of a study that was run with a media mix.
        horizon: Periods of spending that the answers decide.
        tell: Told the share done; what it raises stops.

    Raises:
        MissingError: There is no run of the study, or its rows are gone.
        RefusedQuestionError: The run has no answer by a media mix.
    """
    run, graded = _answered(workspace, study)
    mix, series = _fitted(workspace, run, tell)
    asked = run.asked
    margin = asked.worth.margin if asked.worth else None
    told = Told(asked.season, tuple(one.medium for one in asked.tests), priors_in_force(workspace))
    stakes = Stakes(margin.p50, horizon) if margin else None
    return PlannedPauses(asked, graded.grade, propose_pauses(mix, series, told, stakes), horizon)


def _answered(workspace: Workspace, study: str) -> tuple[StudyRun, GradedEstimate]:
    run = run_of(workspace, study)
    finding = run.results.finding
    for one in finding.graded if finding else ():
        if one.estimate.method == METHOD:
            return run, one
    whys = [one.why for one in run.results.refusals if one.method == METHOD]
    raise RefusedQuestionError(
        f"The last run of {study} has no answer by a media mix. {' '.join(whys)}".rstrip(),
        instead="Give the spend of each channel under columns/media, and run the study.",
    )


def _why_none(study: Study, graded: GradedEstimate, tested: int) -> str:
    if study.better is not Better.UP:
        return "Less of the outcome is better; money is spread only where more is."
    if graded.grade > graded.start:
        reasons = " ".join(one.says for one in graded.reasons)
        return f"The media mix was lowered to grade {graded.grade}. {reasons}"
    if tested < LEAST_TESTED:
        return (
            f"An experiment calibrates {tested} of its channels; money moves between two at least. "
            "Its pauses say which to switch off first."
        )
    return ""


def _fitted(workspace: Workspace, run: StudyRun, tell: Tell) -> tuple[Mix, MediaSeries]:
    """Fit the mix again from the rows of the run: the same draws to the last digit."""
    rows = rows_kept(workspace.studies, run.results.rows)
    looked = looked_at(run.asked, rows, run.results.happenings)
    series = looked.observations.media
    assert series is not None  # noqa: S101 - the run has an answer by it
    asked = run.asked
    with threadpool_limits(limits=1):
        mix = fit_mix(series, asked.tests, season=asked.season, seed=asked.seed, progress=tell)
    return mix, series
