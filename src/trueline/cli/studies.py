"""How the command line puts studies: what their data allow, and what came of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trueline.cli.files import read_text
from trueline.cli.printing import table
from trueline.core.codec import encode, encode_sparsely
from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.results import Results, results_document
from trueline.evidence.asking.study_file import read_study
from trueline.evidence.estimate import Estimate
from trueline.evidence.study import Study
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.usecases.studying.possible_methods import PossibleMethod
from trueline.usecases.studying.running import StudyRun

HEADINGS = ("  method", "lift", "low", "high", "p", "grade")


def study_at(path: Path) -> Study:
    """Read a study document.

    Raises:
        FaultyInputError: There is no such file, or the document is faulty.
    """
    return read_study(read_text(path), str(path))


def registration_document(made: Registration) -> dict[str, Any]:
    """Give a registration for ``--json``."""
    return {
        "study": made.study.id,
        "registration": made.number,
        "digest": made.digest,
        "at": made.at.isoformat(),
        "by": made.by,
        "changed": list(made.changed),
        "chosen_after_looking": list(made.chosen_after_looking),
        "document": encode_sparsely(made.study),
    }


def methods_document(methods: Sequence[PossibleMethod]) -> list[dict[str, Any]]:
    """Give what data allow for ``--json``."""
    return [encode(one) | {"is_possible": one.is_possible} for one in methods]


def run_document(run: StudyRun) -> dict[str, Any]:
    """Give a run for ``--json``."""
    return {
        "run": run.number,
        "at": run.at.isoformat(),
        "by": run.by,
        "digest": run.results.digest,
        "results": results_document(run.results),
    }


def method_lines(methods: Sequence[PossibleMethod]) -> Iterator[str]:
    """Yield a line for each method, and one for each thing that it lacks."""
    for one in methods:
        mark = "possible" if one.is_possible else "not possible"
        yield f"  {one.title} ({one.name}): {mark}{'' if one.is_wanted else ', not asked for'}"
        yield from (
            f"      needs {need.needs}; there is {need.has}"
            for need in one.needs
            if not need.is_met
        )


def run_lines(run: StudyRun) -> Iterator[str]:
    """Yield a run: the answer, every method with its grade, and what speaks against them."""
    results, study = run.results, run.asked
    registration = results.registration
    locked = f", registered {registration.at:%Y-%m-%d %H:%M} UTC" if registration else ""
    yield f"{study.id}, run {run.number}{locked}"
    yield study.question
    yield from _answer_lines(results, study)
    rows = [_row(one.estimate, one.grade.value) for one in _graded(results)]
    rows += [_row(one, "raw") for one in results.raw]
    if rows:
        yield ""
        yield table(HEADINGS, rows)
    yield from _doubt_lines(results)
    yield from (f"  {one.method} gave no answer. {one.why}" for one in results.refusals)
    yield from (f"  Note: {one}" for one in results.notes)
    digests = results.rows, results.code.digest, results.digest
    yield "  Data {:.12}…, code {:.12}…, results {:.12}…".format(*digests)


def _answer_lines(results: Results, study: Study) -> Iterator[str]:
    finding = results.finding
    if finding is None:
        yield "No method that carries weight gave an answer."
        return
    yield _grade_line(finding)
    if finding.conflict:
        yield f"Designs conflict, and no number is pooled. {finding.conflict}"
    if finding.lift is not None and finding.low is not None and finding.high is not None:
        unit = f" {study.measured_in}" if study.measured_in else ""
        whose = "weighed together" if finding.pooled and not finding.conflict else finding.headline
        yield (
            f"Lift a unit and period, {whose}: {finding.lift:,.4g}{unit}, "
            f"{study.level:.0%} interval {finding.low:,.4g} to {finding.high:,.4g}."
        )
    if finding.selection_share is not None and finding.naive is not None:
        yield (
            f"The naive comparison shows {finding.naive.lift:,.4g}; "
            f"{finding.selection_share:.0%} of that is selection."
        )
    yield from _return_lines(results)


def _grade_line(finding: Finding) -> str:
    """Say what the grade allows to be said; an interval that holds zero shows no effect."""
    if finding.low is not None and finding.high is not None and finding.low <= 0 <= finding.high:
        return f"Grade {finding.grade}. No effect is shown: the interval holds zero."
    return f"Grade {finding.grade}: {finding.grade.words}."


def _return_lines(results: Results) -> Iterator[str]:
    if results.why_no_return:
        yield f"No return: {results.why_no_return}"
    if (found := results.returned) is not None:
        yield (
            f"ROI {found.roi.p50:.0%} ({found.roi.p10:.0%} to {found.roi.p90:.0%}, eight in ten); "
            f"chance that it paid {found.chance_above_zero:.0%}, that it exceeds the hurdle of "
            f"{found.hurdle:.0%} {found.chance_above_hurdle:.0%}."
        )


def _doubt_lines(results: Results) -> Iterator[str]:
    for one in _graded(results):
        for tried in one.refuted:
            yield f"  {one.estimate.method}: {tried.outcome}: {tried.says}"


def _graded(results: Results) -> tuple[GradedEstimate, ...]:
    return results.finding.graded if results.finding else ()


def _row(one: Estimate, grade: str) -> tuple[str, ...]:
    p_value = "–" if one.p_value is None else f"{one.p_value:.3f}"
    lift, low, high = (f"{number:,.4g}" for number in (one.lift, one.low, one.high))
    return f"  {one.method}", lift, low, high, p_value, grade
