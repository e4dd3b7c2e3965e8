"""What studies say about a KPI: rows for its page, and its grade in a few words."""

from django.utils.translation import gettext as _

from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf
from trueline.web.studying.listed import StudyRow, study_row


def studies_about(workspace: Workspace, path: str, then: AsOf | None) -> tuple[StudyRow, ...]:
    """Give the studies about a KPI, the best grade first.

    Args:
        workspace: Of the organisation.
        path: ``scope/goal/kpi``.
        then: Past day whose knowledge counts; None for what is known now.
    """
    found = listed_studies(workspace, kpi=path, as_of=then.moment if then else None)
    return tuple(sorted(map(study_row, found), key=lambda one: one.grade or "Z"))


def evidence_about(workspace: Workspace, path: str, then: AsOf | None) -> str:
    """Say the best grade of the studies about a KPI, or that there is none."""
    rows = studies_about(workspace, path, then)
    if not rows:
        return _("No study yet")
    if not rows[0].grade:
        return _("Registered, not run")
    return _("Grade {0}: {1}").format(rows[0].grade, rows[0].words)
