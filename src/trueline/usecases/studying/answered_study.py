"""Answer a study from its observations: every method, every refutation, weighed together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from trueline.contracts.estimator import Estimator
from trueline.contracts.refutation import Case
from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.results import Refusal, Results, as_kept
from trueline.evidence.estimate import CannotEstimateError, Estimate
from trueline.evidence.observations import Observations
from trueline.evidence.observing.observed import Happening
from trueline.evidence.one_thread import one_thread
from trueline.evidence.refuted import Refuted
from trueline.evidence.study import Study
from trueline.evidence.weighing.finding import Finding, weigh_estimates
from trueline.evidence.weighing.grading import GradedEstimate, grade_estimate, raise_agreeing
from trueline.evidence.weighing.priors import PUBLISHED, BiasPriors
from trueline.evidence.worth.roi import Return, return_on
from trueline.evidence.worth.total_lift import total_lift_of
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS
from trueline.usecases.studying.code_digest import code_in_force
from trueline.usecases.studying.possible_methods import refuse_unknown_methods

Progress = Callable[[str, int], None]
"""Called with a step in words and the methods done; raises StoppedError to stop."""

GRADED_AT = 0.9
"""Level of every interval that a grade hangs on, whatever level a study shows."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an answer depends on beside study and data.

    Attributes:
        registration: The question, as it was locked; None where nobody did.
        happenings: What else was known to have happened.
        priors: How far a design of each grade may be off.
    """

    registration: Registration | None = None
    happenings: tuple[Happening, ...] = ()
    priors: BiasPriors = PUBLISHED


def answered_study(
    study: Study,
    observations: Observations,
    circumstances: Circumstances,
    *,
    progress: Progress = lambda _step, _done: None,
) -> Results:
    """Answer a study by every method that it asks for.

    A method that refuses is a result. Numerical libraries work on one thread, so that the answer
    is the same to the last digit on every machine of a kind.

    Raises:
        FaultyInputError: The study names a method that there is not.
        StoppedError: ``progress`` asked to stop.
    """
    refuse_unknown_methods(study)
    wanted = [one for one in ESTIMATORS.all() if not study.methods or one.name in study.methods]
    with one_thread():
        estimates, refusals = _asked(wanted, study, observations, progress)
        pooled = [(method, estimate) for method, estimate in estimates if method.is_pooled]
        cases = [_case(study, observations, circumstances, *one) for one in pooled]
        graded = [
            grade_estimate(case.estimate, _attempts(case, progress, len(wanted))) for case in cases
        ]
        graded = _shown(raise_agreeing(graded), [estimate for _, estimate in pooled])
    raw = tuple(one for method, one in estimates if not method.is_pooled)
    finding = _weighed(study, graded, raw, circumstances.priors)
    returned, why = _returned(study, finding)
    answered = Results(
        registration=circumstances.registration,
        rows=observations.digest,
        row_count=observations.row_count,
        missing_share=observations.missing_share,
        notes=observations.notes,
        happenings=circumstances.happenings,
        code=code_in_force(),
        refusals=tuple(refusals),
        raw=raw,
        finding=finding,
        returned=returned,
        why_no_return=why,
    )
    return as_kept(answered)


def _asked(
    methods: Sequence[Estimator], study: Study, observations: Observations, progress: Progress
) -> tuple[list[tuple[Estimator, Estimate]], list[Refusal]]:
    """Ask every method; what refuses says why."""
    estimates: list[tuple[Estimator, Estimate]] = []
    refusals: list[Refusal] = []
    for done, method in enumerate(methods):
        progress(method.title, done)
        tell = partial(_tell, progress, method.title, done)
        try:
            estimates.append((method, method.answer(study, observations, tell=tell)))
        except CannotEstimateError as refused:
            refusals.append(Refusal(method.name, str(refused)))
    return estimates, refusals


def _tell(progress: Progress, title: str, done: int, share: float) -> None:
    progress(f"{title}, {share:.0%}", done)


def _case(
    study: Study,
    observations: Observations,
    circumstances: Circumstances,
    method: Estimator,
    estimate: Estimate,
) -> Case:
    """Give what is to be refuted, with intervals of one level: a study's own buys no grade."""
    if study.level != GRADED_AT:
        study = replace(study, level=GRADED_AT)
        estimate = method.answer(study, observations)
    return Case(study, observations, method, estimate, circumstances.registration)


def _shown(graded: Sequence[GradedEstimate], shown: Sequence[Estimate]) -> list[GradedEstimate]:
    """Give graded estimates with intervals of the study's own level again."""
    return [replace(one, estimate=own) for one, own in zip(graded, shown, strict=True)]


def _attempts(case: Case, progress: Progress, done: int) -> tuple[Refuted, ...]:
    """Try everything that means something for an estimate."""
    return tuple(_tried(case, progress, done))


def _tried(case: Case, progress: Progress, done: int) -> Iterator[Refuted]:
    for one in REFUTATIONS.all():
        if not one.applies(case):
            continue
        progress(f"{case.estimator.title}: {one.title}", done)
        yield one.refute(case)


def _weighed(
    study: Study,
    graded: Sequence[GradedEstimate],
    raw: Sequence[Estimate],
    priors: BiasPriors,
) -> Finding | None:
    if not graded:
        return None
    naive = raw[0] if raw else None
    return weigh_estimates(
        graded,
        priors,
        level=study.level,
        naive=naive,
        least_lift=study.least_lift,
    )


def _returned(study: Study, finding: Finding | None) -> tuple[Return | None, str]:
    """Give what a lift is worth, or why that cannot be said."""
    if study.worth is None:
        return None, ""
    total = total_lift_of(finding, study.better)
    if finding is None or total is None:
        return None, "There is no lift with an error that could be worth something."
    try:
        return return_on(
            study.worth,
            total,
            grade=finding.grade,
            study=study.id,
            seed=study.seed,
        ), ""
    except ValueError as unclear:
        return None, str(unclear)
