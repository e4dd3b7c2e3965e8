"""What studies say about the KPIs of a decision, beside what the KPIs came to since."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from trueline.coordination.deciding.since import Since
from trueline.plan.document import Plan
from trueline.plan.naming import place_of
from trueline.usecases.studying.best_study import best_about, grade_of
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.studying.subject_of import said_of
from trueline.usecases.workspace import Workspace


def with_studies(
    workspace: Workspace, plan: Plan, found: Iterable[Since], *, as_of: datetime | int | None
) -> tuple[Since, ...]:
    """Give the same with the finding of the best study about each KPI, in its grade's own words.

    Args:
        workspace: Whose studies.
        plan: Whose tactics they name.
        found: What each KPI came to.
        as_of: Moment whose knowledge counts; None, or a revision, for the present.
    """
    moment = as_of if isinstance(as_of, datetime) else None
    studies = listed_studies(workspace, as_of=moment)
    told = []
    for one in found:
        best = next(iter(best_about(studies, place_of(one.seen.path))), None)
        finding = best.run.results.finding if best and best.run else None
        if best is None or best.run is None or finding is None:
            told.append(one)
            continue
        sentence = said_of(finding, best.run.asked, plan).sentence
        name = best.registration.study.id
        told.append(replace(one, study=name, grade=grade_of(best), finding=sentence))
    return tuple(told)
