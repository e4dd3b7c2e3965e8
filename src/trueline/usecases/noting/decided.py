"""Decisions as annotations: on the day on which they were taken, at the KPIs that they name."""

from collections.abc import Iterator

from trueline.contracts.annotation_shelf import (
    Annotation,
    AnnotationEntry,
    AnnotationKind,
    AnnotationSource,
)
from trueline.plan.naming import path_of
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.agreed.decisions import parts_of
from trueline.usecases.noting.window import Window
from trueline.usecases.workspace import Workspace


def decided(workspace: Workspace, window: Window) -> Iterator[Annotation]:
    """Yield the decisions of some days that name the KPIs looked at, or whose numbers they saw.

    Where every KPI is looked at, decisions that name none are told too.
    """
    paths = {path_of(one.path): one.path for one in window.kpis}
    for kept in DECISIONS.newest(workspace.entries, as_of=window.as_of):
        one = kept.record
        named = parts_of(one)
        kpis = tuple(place for path, place in paths.items() if path in named)
        if one.decided_on in window.period and (kpis or window.is_whole):
            entry = AnnotationEntry(one.decided_on, one.what, AnnotationKind.DECISION, kpis=kpis)
            yield Annotation(
                f"decision-{one.id}",
                entry,
                one.decided_by,
                kept.at,
                AnnotationSource.DECISION,
                one.id,
            )
