"""Studies in a notebook: answered at once, or registered, run and replayed in a home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from trueline.core.errors import RefusedQuestionError
from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.results import Results
from trueline.evidence.asking.study_file import read_study
from trueline.evidence.observing.observed import observed
from trueline.evidence.observing.rows import Rows
from trueline.evidence.study import Study
from trueline.usecases.studying.answered_study import Circumstances, answered_study
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.studying.possible_methods import PossibleMethod, possible_methods
from trueline.usecases.studying.reading.arrow_rows import rows_of_table
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.registering import register_study
from trueline.usecases.studying.running import Replay, StudyRun, replay_study, run_of, run_study
from trueline.usecases.workspace import Workspace

BY = "notebook"
"""Who registers and runs what is registered and run here."""


@dataclass(frozen=True, slots=True)
class Studies:
    """The studies of one organisation, for notebooks.

    Attributes:
        workspace: Of the organisation.
    """

    workspace: Workspace

    def possible(self, study: Study | Path | str) -> tuple[PossibleMethod, ...]:
        """Say which methods the data of a study allow; shows no outcome.

        Raises:
            FaultyInputError: The study or its data are faulty.
        """
        asked, folder = _study_at(study)
        looked = look_for(self.workspace, asked, folder=folder)
        return possible_methods(looked.study, looked.observations)

    def register(self, study: Study | Path | str) -> Registration:
        """Lock a study, or the study document at a path.

        Raises:
            FaultyInputError: The document is faulty, or names a method that there is not.
            RefusedQuestionError: It is registered already, word for word.
        """
        asked, folder = _study_at(study)
        return register_study(self.workspace, asked, by=BY, folder=folder or Path.cwd())

    def run(self, study: str) -> StudyRun:
        """Run a registered study by its id, and keep what came of it.

        Raises:
            MissingError: Nobody registered it.
            FaultyInputError: Its data are faulty or leave something open.
        """
        return run_study(self.workspace, study, by=BY)

    def show(self, study: str, number: int | None = None) -> StudyRun:
        """Give a run as it was kept; the newest unless its number is given.

        Raises:
            MissingError: There is no such run.
        """
        return run_of(self.workspace, study, number)

    def replay(self, study: str, number: int | None = None) -> Replay:
        """Make a run again from its kept rows.

        Raises:
            MissingError: There is no such run, or its rows are gone.
        """
        return replay_study(self.workspace, study, number)

    def all(self) -> tuple[ListedStudy, ...]:
        """Give all studies, the newest registration first."""
        return listed_studies(self.workspace)


def answer(study: Study | Path | str, table: Any = None) -> Results:  # noqa: ANN401 - any table
    """Answer a study at once, from a table in memory or from its file.

    Nobody registered it, so that its grade is a step lower than it might be.

    Args:
        study: The question, or the path of its document.
        table: Columns by name, an Arrow table, or a data frame of a library that speaks Arrow;
            None for the file that the study names.

    Raises:
        FaultyInputError: The study or its data are faulty.
        RefusedQuestionError: It asks the ledger, which only a home has.
    """
    asked, folder = _study_at(study)
    if asked.source.metric:
        raise RefusedQuestionError(
            "This study asks the ledger of an organisation.",
            instead="Register and run it with trueline.open().studies().",
        )
    rows = _rows(asked, folder, table)
    return answered_study(asked, observed(rows, asked), Circumstances())


def _rows(study: Study, folder: Path | None, table: Any) -> Rows:  # noqa: ANN401 - any table
    if table is None:
        return rows_of_file((folder or Path.cwd()) / study.source.path, study)
    return rows_of_table(_as_arrow(table), study)


def _as_arrow(table: Any) -> pa.Table:  # noqa: ANN401 - any table
    if isinstance(table, Mapping):
        return pa.table({name: _as_column(values) for name, values in table.items()})
    return pa.table(table)


def _as_column(values: Sequence[Any]) -> pa.Array:
    return pa.array(values)


def _study_at(study: Study | Path | str) -> tuple[Study, Path | None]:
    if isinstance(study, Study):
        return study, None
    path = Path(study)
    return read_study(path.read_text(encoding="utf-8"), path.name), path.absolute().parent
