"""What else happened while a study looked: the organisation's annotations, tactics and breaks."""

from collections.abc import Iterator, Sequence

from trueline.contracts.annotation_shelf import Annotation, AnnotationKind, AnnotationSource
from trueline.core.period import Period
from trueline.evidence.observing.observed import Happening
from trueline.evidence.observing.timeline import days_spanned
from trueline.evidence.study import Study
from trueline.plan.naming import place_of
from trueline.usecases.explaining.breaks_between import breaks_between
from trueline.usecases.noting.annotations import annotations_of
from trueline.usecases.studying.subject_of import path_in_plan
from trueline.usecases.workspace import Workspace

EVENT, BREAK, TACTIC = "event", "definition-break", "tactic"


def happenings_of(
    workspace: Workspace, study: Study, periods: Sequence[str]
) -> tuple[Happening, ...]:
    """Give what the organisation knows to have happened in the days that a study looks at.

    A file that the study ties neither to a KPI nor to a tactic of the plan may be about anything:
    then nothing is taken from the annotations.

    Args:
        workspace: Whose annotations and breaks.
        study: The question.
        periods: Each as the data write it; empty for one row a unit.
    """
    is_own = bool(study.source.metric or study.kpi or study.tactic)
    adopted = workspace.plans.adopted()
    if not is_own or adopted is None or not periods:
        return ()
    days = days_spanned(periods, where=study.source.path or study.source.metric)
    if days is None:
        return ()
    about = place_of(path_in_plan(study.kpi)) if study.kpi else ""
    found = annotations_of(workspace, adopted.plan, days, about)
    told = {one for annotation in found for one in _told(annotation, study)}
    return tuple(
        sorted({*told, *_breaks(workspace, study, days)}, key=lambda one: (one.day, one.title))
    )


def _told(annotation: Annotation, study: Study) -> Iterator[Happening]:
    entry = annotation.entry
    match annotation.source:
        case AnnotationSource.PERSON if entry.kind is not AnnotationKind.DECISION:
            yield Happening(entry.day, entry.title, EVENT)
        case AnnotationSource.TACTIC if not _is_own(annotation, study):
            yield Happening(entry.day, entry.title, TACTIC)


def _is_own(annotation: Annotation, study: Study) -> bool:
    """Say whether it is the study's own tactic that began or ended."""
    return bool(study.tactic) and path_in_plan(annotation.refers) == path_in_plan(study.tactic)


def _breaks(workspace: Workspace, study: Study, days: Period) -> Iterator[Happening]:
    if not study.source.metric:
        return
    for one in breaks_between(workspace, study.source.metric, study.source.accounts, days):
        if not one.is_bridged and one.broken.day in days:
            yield Happening(one.broken.day, one.broken.what, BREAK)
