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
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.plan.document import Plan
from trueline.usecases.studying.possible_methods import PossibleMethod
from trueline.usecases.studying.running import StudyRun
from trueline.usecases.studying.subject_of import said_of
from trueline.usecases.workspace import Workspace

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


def run_lines(run: StudyRun, plan: Plan | None = None) -> Iterator[str]:
    """Yield a run: the answer, every method with its grade, and what speaks against them.

    Args:
        run: As it was kept.
        plan: Whose tactic it may be about; None for none.
    """
    results, study = run.results, run.asked
    registration = results.registration
    locked = f", registered {registration.at:%Y-%m-%d %H:%M} UTC" if registration else ""
    yield f"{study.id}, run {run.number}{locked}"
    yield study.question
    yield from _answer_lines(run, plan)
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


def _answer_lines(run: StudyRun, plan: Plan | None) -> Iterator[str]:
    finding = run.results.finding
    if finding is None:
        yield "No method that carries weight gave an answer."
        return
    said = said_of(finding, run.asked, plan)
    yield said.sentence
    yield from said.beside
    yield from filter(None, (said.breaks_if,))
    yield from _return_lines(run.results)
    yield from (f"  To raise the grade: {one}" for one in said.would_raise)


def plan_in_force(workspace: Workspace) -> Plan | None:
    """Give the plan in force; None where there is none."""
    adopted = workspace.plans.adopted()
    return adopted.plan if adopted else None


def _return_lines(results: Results) -> Iterator[str]:
    if results.why_no_return:
        yield f"No return: {results.why_no_return}"
    if (found := results.returned) is not None:
        ratio = "ROI not said, since the cost may be nothing"
        if found.roi is not None:
            ends = f"{found.roi.p10:.0%} to {found.roi.p90:.0%}"
            ratio = f"ROI {found.roi.p50:.0%} ({ends}, eight in ten)"
        if found.chance_above_zero is None or found.chance_above_hurdle is None:
            yield f"{ratio}; no chance that it paid is said at this grade."
            return
        yield (
            f"{ratio}; "
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
