"""What studies say about a KPI: rows for its page, and its best grade in a few words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.usecases.studying.best_study import best_about
from trueline.web.looked_at import LookedAt
from trueline.web.studying.known_studies import known_studies
from trueline.web.studying.listed import StudyRow, study_row


@dataclass(frozen=True, slots=True)
class Proof:
    """How well it is known what moved a KPI.

    Attributes:
        grade: Letter of the best study about it; empty without one.
        words: The same in a few words, or why there is none.
        studies: All about it, the best grade first.
    """

    grade: str
    words: str
    studies: tuple[StudyRow, ...]


def proof_of(looked: LookedAt, path: str) -> Proof:
    """Give what studies say about a KPI.

    Args:
        looked: The plan against its actuals.
        path: ``scope/goal/kpi``.
    """
    rows = tuple(map(study_row, best_about(known_studies(looked).studies, path)))
    if not rows:
        return Proof("", _("No study yet"), ())
    best = rows[0]
    if not best.grade:
        return Proof("", _("Registered, not run") if best.is_waiting else _("No answer"), rows)
    return Proof(best.grade, _("Grade {0}: {1}").format(best.grade, best.words), rows)
