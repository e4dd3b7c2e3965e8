"""All studies of an organisation, each with its question in force and its newest answer."""

from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.study_shelf import EntryKind
from trueline.evidence.asking.registration import Registration
from trueline.evidence.study import Study
from trueline.usecases.studying.registering import registration_in
from trueline.usecases.studying.running import StudyRun, run_in
from trueline.usecases.studying.subject_of import path_in_plan
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedStudy:
    """A study among others.

    Attributes:
        registration: In force.
        run: The newest; None before the first.
    """

    registration: Registration
    run: StudyRun | None

    @property
    def is_answered(self) -> bool:
        """Say whether the question that is in force was run."""
        asked = self.run.results.registration if self.run else None
        return asked is not None and asked.digest == self.registration.digest


def is_about(study: Study, kpi: str) -> bool:
    """Say whether a study is about a KPI; both may name it by its path or by its place."""
    return bool(study.kpi) and path_in_plan(study.kpi) == path_in_plan(kpi)


def listed_studies(
    workspace: Workspace, *, kpi: str = "", as_of: datetime | None = None
) -> tuple[ListedStudy, ...]:
    """Give all studies, the newest registration first.

    Args:
        workspace: Of the organisation.
        kpi: Path or place of a KPI, for the studies about it alone; empty for all.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    shelf = workspace.studies
    every = map(registration_in, shelf.newest(EntryKind.REGISTRATION, as_of=as_of))
    known = {one.study.id: one for one in every if not kpi or is_about(one.study, kpi)}
    entries = shelf.newest(EntryKind.RUN, as_of=as_of) if known else ()
    runs = {one.about: run_in(one) for one in entries if one.about in known}
    found = [ListedStudy(one, runs.get(name)) for name, one in known.items()]
    return tuple(sorted(found, key=lambda one: one.registration.at, reverse=True))
