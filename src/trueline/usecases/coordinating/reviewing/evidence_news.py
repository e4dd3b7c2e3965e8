"""Which studies were answered since a meeting, and whether their grade changed."""

from datetime import datetime

from trueline.contracts.agenda_source import EvidenceNews
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.usecases.workspace import Workspace


def evidence_news(
    workspace: Workspace, *, since: datetime | None, as_of: datetime | None = None
) -> tuple[EvidenceNews, ...]:
    """Give the studies that were run after a moment, with the grade that stood at it.

    Args:
        workspace: Of the organisation.
        since: When the last meeting was closed; None where there was none, and all are news.
        as_of: Moment whose knowledge counts; None for the present.
    """
    known = listed_studies(workspace, as_of=as_of)
    news = [one for one in known if one.run and (since is None or one.run.at > since)]
    earlier = listed_studies(workspace, as_of=since) if since is not None and news else ()
    grades = {one.registration.study.id: _grade(one) for one in earlier}
    return tuple(
        EvidenceNews(
            study=one.registration.study.id,
            question=one.registration.study.question,
            kpi=one.registration.study.kpi,
            grade=_grade(one),
            before=grades.get(one.registration.study.id, ""),
            on=one.run.at.date(),
        )
        for one in news
        if one.run is not None
    )


def _grade(one: ListedStudy) -> str:
    finding = one.run.results.finding if one.run else None
    return finding.grade.value if finding else ""
