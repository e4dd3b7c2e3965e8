"""What a study looks at: rows of a file or of the ledger, and what else happened meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.observations import Observations
from trueline.evidence.observing.observed import Happening, observed, placed_events
from trueline.evidence.observing.rows import Rows
from trueline.evidence.observing.timeline import order_periods
from trueline.evidence.study import Study
from trueline.usecases.studying.happenings import happenings_of
from trueline.usecases.studying.large_panels import (
    cube_of_file,
    is_large,
    observed_cube,
    row_count_of,
)
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.reading.people import without_people
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """What a study looks at.

    Attributes:
        study: With its columns named and its people keyed; the same question.
        rows: As they were read; None for a panel so large that only its cube was made.
        happenings: What else is known to have happened.
        observations: Of all that.
    """

    study: Study
    rows: Rows | None
    happenings: tuple[Happening, ...]
    observations: Observations


def look_for(
    workspace: Workspace,
    study: Study,
    *,
    folder: Path | None = None,
    as_of: datetime | int | None = None,
) -> Looked:
    """Read what a study looks at.

    Args:
        workspace: Whose facts, annotations and keys of people.
        study: The question.
        folder: Where relative paths begin; None for the working folder.
        as_of: Moment or revision of the ledger whose knowledge counts; None for the present.

    Raises:
        FaultyInputError: The rows are faulty or leave something open.
        MissingError: The metric, or what the plan should say of it, is not there.
        RefusedQuestionError: The metric cannot be told by unit and period.
    """
    if study.source.metric:
        from trueline.usecases.studying.reading.ledger_rows import (  # noqa: PLC0415 - loads Arrow
            rows_of_ledger,
        )

        return _looked(workspace, *rows_of_ledger(workspace, study, as_of=as_of))
    path = _path_of(study, folder)
    if is_large(path, study):
        cube = cube_of_file(path, study)
        happened = happenings_of(workspace, study, cube.periods)
        return looked_at_cube(study, cube, happened, row_count=row_count_of(path))
    rows = rows_of_file(path, study, name=path.name)
    if study.source.by == "member":
        study, rows = without_people(study, rows, workspace.person_key)
    return _looked(workspace, study, rows)


def looked_at(study: Study, rows: Rows, happenings: tuple[Happening, ...]) -> Looked:
    """Put rows and happenings together."""
    return Looked(study, rows, happenings, observed(rows, study, happenings))


def looked_at_cube(
    study: Study, cube: MomentCube, happenings: tuple[Happening, ...], *, row_count: int
) -> Looked:
    """Put a panel that was put together and happenings together."""
    timeline = order_periods(cube.periods, where=study.source.path)
    events = placed_events(timeline, happenings)
    return Looked(study, None, happenings, observed_cube(cube, row_count, events))


def _looked(workspace: Workspace, study: Study, rows: Rows) -> Looked:
    column = study.columns.period
    periods = rows.words[column].levels if column else ()
    return looked_at(study, rows, happenings_of(workspace, study, periods))


def _path_of(study: Study, folder: Path | None) -> Path:
    path = Path(study.source.path).expanduser()
    return path if path.is_absolute() or folder is None else folder / path
