"""What a study looks at: rows of a file or of the ledger, and what else happened meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trueline.evidence.observations import Observations
from trueline.evidence.observing.observed import Happening, observed
from trueline.evidence.observing.rows import Rows
from trueline.evidence.study import Study
from trueline.usecases.studying.happenings import happenings_of
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.reading.people import without_people
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """What a study looks at.

    Attributes:
        study: With its columns named and its people keyed; the same question.
        rows: As they were read.
        happenings: What else is known to have happened.
        observations: Of all that.
    """

    study: Study
    rows: Rows
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

        asked, rows = rows_of_ledger(workspace, study, as_of=as_of)
    else:
        path = Path(study.source.path).expanduser()
        found = path if path.is_absolute() or folder is None else folder / path
        rows = rows_of_file(found, study, name=path.name)
        asked = study
    if study.source.by == "member":
        asked, rows = without_people(asked, rows, workspace.person_key)
    return looked_at(asked, rows, happenings_of(workspace, asked, rows))


def looked_at(study: Study, rows: Rows, happenings: tuple[Happening, ...]) -> Looked:
    """Put rows and happenings together."""
    return Looked(study, rows, happenings, observed(rows, study, happenings))
