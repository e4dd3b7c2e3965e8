"""The best study about a KPI: whose grade stands beside the KPI's number."""

from collections.abc import Iterable

from trueline.usecases.studying.listed_studies import ListedStudy, is_about


def best_about(studies: Iterable[ListedStudy], kpi: str) -> tuple[ListedStudy, ...]:
    """Give the studies about a KPI, the best grade first, and the newer one of the same grade.

    A study that has not been run, or whose methods gave no answer, comes after all that have.

    Args:
        studies: Of the organisation.
        kpi: ``scope/goal/kpi``.
    """
    own = [one for one in studies if is_about(one.registration.study, kpi)]
    newest_first = sorted(own, key=lambda one: one.registration.at, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: grade_of(one) or "Z"))


def grade_of(study: ListedStudy) -> str:
    """Give the letter of a study's claim; empty before it was run, and where nothing answered."""
    finding = study.run.results.finding if study.run else None
    return finding.grade.value if finding else ""
