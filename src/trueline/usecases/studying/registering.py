"""Lock a study before anybody looks at an answer; changing it is locking it anew."""

import json
from datetime import datetime
from pathlib import Path

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.codec import decode, encode
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.evidence.asking.registration import Registration, changes_between
from trueline.evidence.asking.study_file import digest_study
from trueline.evidence.study import Study
from trueline.usecases.studying.looks import Look, looks_elsewhere, looks_of
from trueline.usecases.studying.possible_methods import refuse_unknown_methods
from trueline.usecases.studying.subject_of import refuse_claiming_names
from trueline.usecases.workspace import Workspace

KEPT = "kept with the organisation"
"""Stands for the folder of files that people brought, wherever the home lies."""


def register_study(
    workspace: Workspace, study: Study, *, by: str, folder: Path | None = None
) -> Registration:
    """Lock a study: from now on it is known what was asked, and when.

    A study that was registered before is registered anew, with what changed. Where an estimate of
    an earlier registration, or of the same question under another id, had been shown by then, what
    differs from what was asked when the first was shown costs a step of the grade, now and in every
    later registration.

    Args:
        workspace: Of the organisation.
        study: All that is asked.
        by: Who registers it.
        folder: Where relative paths of its source begin; None for facts.

    Raises:
        FaultyInputError: It names a method that there is not.
        RefusedQuestionError: It is registered already, word for word; or one of its names claims
            a cause before it is known.
        ConflictError: Somebody else registered it meanwhile.
    """
    refuse_unknown_methods(study)
    refuse_claiming_names(study)
    known = registrations(workspace, study.id)
    last = known[-1] if known else None
    digest = digest_study(study)
    if last is not None and last.digest == digest:
        raise RefusedQuestionError(
            f"{study.id} is registered already, word for word, since {last.at:%Y-%m-%d %H:%M} UTC.",
            instead="Run it.",
        )
    at, named = workspace.now(), _named(workspace, folder) if folder and study.source.path else ""
    first = _first_look(workspace, study, named, at)
    made = Registration(
        study=study,
        number=len(known) + 1,
        digest=digest,
        at=at,
        by=by,
        changed=changes_between(last.study, study) if last else (),
        has_looked=first is not None,
        folder=named,
        since_looking=changes_between(_asked_at(first, known), study) if first else None,
    )
    workspace.studies.keep(
        Entry(EntryKind.REGISTRATION, study.id, made.number, _document(made), by=by, at=made.at)
    )
    return made


def registrations(
    workspace: Workspace, study: str, *, as_of: datetime | None = None
) -> tuple[Registration, ...]:
    """Give every registration of a study, oldest first; empty where there is none."""
    entries = workspace.studies.history(EntryKind.REGISTRATION, study, as_of=as_of)
    return tuple(registration_in(one) for one in entries)


def registration_of(
    workspace: Workspace, study: str, *, as_of: datetime | None = None
) -> Registration:
    """Give the registration of a study that is in force.

    Raises:
        MissingError: Nobody registered a study of this id.
    """
    known = registrations(workspace, study, as_of=as_of)
    if not known:
        raise MissingError(f"No study {study} is registered; register it before it is run.")
    return known[-1]


def registration_in(entry: Entry) -> Registration:
    """Read a registration as it was kept."""
    return decode(json.loads(entry.document), Registration)


def folder_of(workspace: Workspace, registration: Registration) -> Path | None:
    """Give where relative paths of a registered source begin; None for facts."""
    if registration.folder == KEPT:
        return workspace.studies.folder_of_files()
    return Path(registration.folder) if registration.folder else None


def _first_look(workspace: Workspace, study: Study, folder: str, at: datetime) -> Look | None:
    """Give when the first estimate of a question was shown; None where none was."""
    own = looks_of(workspace, study.id)[:1]
    elsewhere = looks_elsewhere(workspace, study, folder=folder, until=at)[:1]
    return min((*own, *elsewhere), key=lambda one: one.at, default=None)


def _asked_at(look: Look, known: tuple[Registration, ...]) -> Study:
    """Give what was asked when an estimate was shown: under a study's own id, where it was there.

    Args:
        look: The first, at this study or at the same question under another id.
        known: Registrations of this study, oldest first.
    """
    before = [one.study for one in known if one.at < look.at]
    is_own = any(one.study.id == look.study for one in known)
    return before[-1] if before and not is_own else look.registration.study


def _named(workspace: Workspace, folder: Path) -> str:
    """Name a folder; that of kept files by a word, since a home may be moved."""
    is_kept = folder == workspace.studies.folder_of_files()
    return KEPT if is_kept else str(folder.absolute())


def _document(made: Registration) -> str:
    return json.dumps(encode(made), sort_keys=True, ensure_ascii=False)
