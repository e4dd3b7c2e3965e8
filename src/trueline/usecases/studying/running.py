"""Run a registered study and keep what came of it; run it again and say whether it is the same."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.codec import decode, encode
from trueline.core.errors import MissingError
from trueline.evidence.asking.results import Results, read_results, results_document
from trueline.evidence.study import Study
from trueline.evidence.weighing.priors import PUBLISHED, BiasPriors
from trueline.usecases.studying.answered_study import Circumstances, answered_study
from trueline.usecases.studying.kept_rows import keep_rows, rows_kept
from trueline.usecases.studying.large_panels import cube_kept, keep_cube
from trueline.usecases.studying.observing_study import Looked, look_for, looked_at, looked_at_cube
from trueline.usecases.studying.registering import folder_of, registration_of
from trueline.usecases.studying.rows_seen import held_against_seen
from trueline.usecases.workspace import Workspace

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class StudyRun:
    """One run of a study.

    Attributes:
        number: From 1, within the study's id.
        at: When, in UTC.
        by: Who ran it.
        asked: The study as it was put to its rows: columns named, people keyed.
        results: What came of it.
    """

    number: int
    at: datetime
    by: str
    asked: Study
    results: Results


@dataclass(frozen=True, slots=True)
class Replay:
    """A run made again.

    Attributes:
        run: As it was kept.
        results: As they come out now.
    """

    run: StudyRun
    results: Results

    @property
    def is_same(self) -> bool:
        """Say whether every number is the same to the last digit."""
        return self._numbers(self.run.results) == self._numbers(self.results)

    @property
    def has_same_code(self) -> bool:
        """Say whether the same sources and libraries worked them out."""
        return self.run.results.code == self.results.code

    def _numbers(self, results: Results) -> str:
        return replace(results, code=self.run.results.code).digest


def run_study(
    workspace: Workspace,
    study: str,
    *,
    by: str,
    progress: Progress = lambda _step, _done: None,
) -> StudyRun:
    """Run a study by its newest registration, and keep what came of it.

    Args:
        workspace: Of the organisation.
        study: Id of the study.
        by: Who runs it.
        progress: Called with each step in words; raises StoppedError to stop, and then nothing is
            kept.

    Raises:
        MissingError: Nobody registered it: no estimate is shown of a study that is not locked.
        FaultyInputError: Its data are faulty or leave something open.
        StoppedError: ``progress`` asked to stop.
        ConflictError: Somebody else ran it meanwhile.
    """
    registration = registration_of(workspace, study)
    asked = registration.study
    looked = look_for(workspace, asked, folder=folder_of(workspace, registration))
    registration = held_against_seen(workspace, registration, looked)
    circumstances = Circumstances(registration, looked.happenings, priors_in_force(workspace))
    results = answered_study(looked.study, looked.observations, circumstances, progress=progress)
    _keep(workspace, looked)
    number = len(workspace.studies.history(EntryKind.RUN, study)) + 1
    run = StudyRun(number, workspace.now(), by, looked.study, results)
    workspace.studies.keep(Entry(EntryKind.RUN, study, number, _document(run), by=by, at=run.at))
    return run


def replay_study(workspace: Workspace, study: str, number: int | None = None) -> Replay:
    """Make a run again from the rows that were kept with it; keeps nothing.

    Args:
        workspace: Of the organisation.
        study: Id of the study.
        number: Of the run; None for the newest.

    Raises:
        MissingError: There is no such run, or its rows are gone.
        DamagedError: Its rows are not what was kept.
    """
    run = _kept(workspace, study, number)
    looked = looked_again(workspace, run)
    finding = run.results.finding
    circumstances = Circumstances(
        run.results.registration,
        run.results.happenings,
        finding.priors if finding else PUBLISHED,
    )
    return Replay(run, answered_study(run.asked, looked.observations, circumstances))


def run_of(
    workspace: Workspace, study: str, number: int | None = None, *, as_of: datetime | None = None
) -> StudyRun:
    """Give a run as it was kept.

    Args:
        workspace: Of the organisation.
        study: Id of the study.
        number: Of the run; None for the newest.
        as_of: Moment whose knowledge counts, in UTC; None for the present.

    Raises:
        MissingError: There is no such run.
    """
    return _kept(workspace, study, number, as_of=as_of)


def run_in(entry: Entry) -> StudyRun:
    """Read a run as it was kept."""
    return _read(entry)


def priors_in_force(workspace: Workspace, *, as_of: datetime | None = None) -> BiasPriors:
    """Give how far designs of each grade may be off: the organisation's own, else published."""
    kept = workspace.studies.history(EntryKind.BIAS_PRIORS, as_of=as_of)
    return decode(json.loads(kept[-1].document), BiasPriors) if kept else PUBLISHED


def looked_again(workspace: Workspace, run: StudyRun) -> Looked:
    """Put together again what a run looked at, from what was kept of it.

    Raises:
        MissingError: Its rows are not there any more.
        DamagedError: They are not what was kept.
    """
    kept, asked = run.results, run.asked
    cube = cube_kept(workspace.studies, kept.rows)
    if cube is not None:
        return looked_at_cube(asked, cube, kept.happenings, row_count=kept.row_count)
    return looked_at(asked, rows_kept(workspace.studies, kept.rows), kept.happenings)


def _keep(workspace: Workspace, looked: Looked) -> None:
    """Keep what a run looked at: its rows, or the cube of a panel too large for that."""
    if looked.rows is not None:
        keep_rows(workspace.studies, looked.rows)
    elif looked.observations.cube is not None:
        keep_cube(workspace.studies, looked.observations.cube)


def _kept(
    workspace: Workspace, study: str, number: int | None, *, as_of: datetime | None = None
) -> StudyRun:
    for one in reversed(workspace.studies.history(EntryKind.RUN, study, as_of=as_of)):
        if number in (None, one.number):
            return _read(one)
    which = f"no run {number}" if number else "no run"
    raise MissingError(f"There is {which} of the study {study}.")


def _document(run: StudyRun) -> str:
    document: dict[str, Any] = {
        "asked": encode(run.asked),
        "results": results_document(run.results),
    }
    return json.dumps(document, sort_keys=True, ensure_ascii=False)


def _read(entry: Entry) -> StudyRun:
    document = json.loads(entry.document)
    return StudyRun(
        number=entry.number,
        at=entry.at,
        by=entry.by,
        asked=decode(document["asked"], Study),
        results=read_results(json.dumps(document["results"])),
    )
