"""The best grade that a study of each KPI reached."""

from collections.abc import Mapping
from datetime import datetime

from trueline.evidence.weighing.grade import Grade
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.workspace import Workspace


def best_grades(workspace: Workspace, *, as_of: datetime | None = None) -> Mapping[str, Grade]:
    """Give the best grade of each KPI's studies by the KPI's path.

    Only a study that shows an effect counts: one whose interval holds zero supports no sentence
    that claims one.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    found: dict[str, Grade] = {}
    for one in listed_studies(workspace, as_of=as_of):
        finding = one.run.results.finding if one.run and one.is_answered else None
        kpi = one.registration.study.kpi
        if finding is None or finding.low is None or finding.high is None or not kpi:
            continue
        if finding.low > 0 or finding.high < 0:
            found[kpi] = min(found.get(kpi, Grade.E), finding.grade)
    return found
