"""What was caused: studies, their estimates, what they are worth.

In a notebook: ``from trueline.evidence import Study, read_study``; names are loaded when they are
first used. What runs a study stands higher: ``trueline.answer`` and ``trueline.open().studies()``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trueline.evidence.asking.results import Results
    from trueline.evidence.asking.study_file import read_study, write_study
    from trueline.evidence.estimate import CannotEstimateError, Estimate
    from trueline.evidence.stated_worth import Cost, Guess, Worth
    from trueline.evidence.study import (
        Assignment,
        Estimand,
        LiftTest,
        Study,
        Treatment,
        Windows,
    )
    from trueline.evidence.study_source import Columns, Medium, Source
    from trueline.evidence.weighing.finding import Finding, weigh_estimates
    from trueline.evidence.weighing.grade import Grade
    from trueline.evidence.weighing.grading import grade_estimate
    from trueline.evidence.worth.roi import Return, return_on

_HOMES = {
    "asking.results": ("Results",),
    "asking.study_file": ("read_study", "write_study"),
    "study_source": ("Columns", "Medium", "Source"),
    "estimate": ("CannotEstimateError", "Estimate"),
    "stated_worth": ("Cost", "Guess", "Worth"),
    "study": ("Assignment", "Estimand", "LiftTest", "Study", "Treatment", "Windows"),
    "weighing.finding": ("Finding", "weigh_estimates"),
    "weighing.grade": ("Grade",),
    "weighing.grading": ("grade_estimate",),
    "worth.roi": ("Return", "return_on"),
}
"""Where each name lives."""

__all__ = [
    "Assignment",
    "CannotEstimateError",
    "Columns",
    "Cost",
    "Estimand",
    "Estimate",
    "Finding",
    "Grade",
    "Guess",
    "LiftTest",
    "Medium",
    "Results",
    "Return",
    "Source",
    "Study",
    "Treatment",
    "Windows",
    "Worth",
    "grade_estimate",
    "read_study",
    "return_on",
    "weigh_estimates",
    "write_study",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above
    """Load a name when it is first used, so that importing this package loads nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
