"""The past of a study: its rows, read without asking who is going to be treated."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Members, Observations
from trueline.evidence.observing.grid import lay_out
from trueline.evidence.observing.observed import observed
from trueline.evidence.observing.rows import Rows, code_words, refused
from trueline.evidence.study import Study, Treatment
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.studying.reading.file_rows import rows_of_file
from trueline.usecases.studying.reading.people import without_people
from trueline.usecases.workspace import Workspace

NOBODY = "(nobody is treated yet)"


def past_of(
    workspace: Workspace, study: Study, *, folder: Path | None = None
) -> tuple[Observations, int | None]:
    """Read what a test can be planned on.

    A start that is named may lie after the data: it is what is planned.

    Args:
        workspace: Whose facts and keys of people.
        study: The question.
        folder: Where relative paths begin; None for the working folder.

    Returns:
        Observations, of rows without the tactic where rows are units; and the index of the first
        period that counts no more, None for the first treated one.

    Raises:
        CannotEstimateError: So many rows that only their moments are kept.
        FaultyInputError: The rows are faulty or leave something open.
    """
    if study.source.path and not study.columns.period:
        return _of_units(workspace, study, folder), None
    by_name = not study.treatment.column
    asked = replace(study, treatment=_open(study.treatment)) if by_name else study
    looked = look_for(workspace, asked, folder=folder)
    if looked.rows is None:
        raise CannotEstimateError(
            "The file is so large that only its moments were kept; plan the test on a random "
            "sample of its units."
        )
    end = _start(looked.study, looked.rows, study.treatment.start) if by_name else None
    return looked.observations, end


def _open(treatment: Treatment) -> Treatment:
    """Give a treatment that says how units are assigned, and not yet which."""
    return replace(treatment, units=(), start="")


def _start(study: Study, rows: Rows, start: str) -> int | None:
    """Give the place of a start, which may lie after the data."""
    if not start:
        return None
    timeline = lay_out(rows, study.columns, study.windows).timeline
    place = timeline.place(start)
    if place is None:
        what = f"“{start}” is not written as the data write periods."
        raise refused("study, treatment/start", what, f"Write it like {timeline.names[0]}.")
    return place


def _of_units(workspace: Workspace, study: Study, folder: Path | None) -> Observations:
    """Read rows that are units; those that got the tactic already are left out."""
    path = Path(study.source.path).expanduser()
    path = path if path.is_absolute() or folder is None else folder / path
    is_open = not study.treatment.column
    rows = rows_of_file(path, study, name=path.name)
    if study.source.by == "member":
        study, rows = without_people(study, rows, workspace.person_key)
    if is_open:
        treatment = replace(_open(study.treatment), column=NOBODY)
        study = replace(study, treatment=treatment)
        rows = replace(rows, words={**rows.words, NOBODY: code_words(["0"] * rows.count)})
    found = observed(rows, study)
    assert found.members is not None  # noqa: S101 - rows without periods are members
    return replace(found, members=_alone(found.members))


def _alone(members: Members) -> Members:
    kept = np.flatnonzero(~members.treated)
    return replace(
        members,
        outcome=members.outcome[kept],
        treated=members.treated[kept],
        covariates=members.covariates[kept],
        before=members.before[kept],
        cluster=members.cluster[kept],
        strata=members.strata[kept],
        placebo=None,
        lost=(0, 0),
    )
