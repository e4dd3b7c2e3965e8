"""Looks: when estimates of a question were shown, by which registration and on which rows."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.study_shelf import EntryKind
from trueline.core.codec import decode
from trueline.evidence.asking.registration import Registration
from trueline.evidence.study import Study
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Look:
    """One run, by which estimates were shown.

    Attributes:
        study: Id of the study that was run.
        number: Of the run.
        at: When, in UTC.
        registration: In force at that time.
        rows: SHA-256 of what was looked at.
    """

    study: str
    number: int
    at: datetime
    registration: Registration
    rows: str


def looks_of(workspace: Workspace, study: str) -> tuple[Look, ...]:
    """Give every look at the answer to a study, oldest first; empty where there was none."""
    found = (_look(one) for one in workspace.studies.history(EntryKind.RUN, study))
    return tuple(one for one in found if one is not None)


def looks_elsewhere(
    workspace: Workspace, study: Study, *, folder: str, until: datetime
) -> tuple[Look, ...]:
    """Give looks at the same question under other ids: same outcome, treatment and rows or tactic.

    Args:
        workspace: Of the organisation.
        study: The question.
        folder: Where its relative paths begin, as a registration names it.
        until: Last moment that counts, in UTC.

    Returns:
        Oldest first.
    """
    found = _by_others(workspace, study, until)
    return tuple(one for one in found if _asks_the_same(one.registration, study, folder))


def looks_at_rows(
    workspace: Workspace, study: Study, rows: str, *, until: datetime
) -> tuple[Look, ...]:
    """Give looks at the same question under other ids and at the very same rows, oldest first.

    Args:
        workspace: Of the organisation.
        study: The question.
        rows: SHA-256 of what it looks at, wherever it lies.
        until: Last moment that counts, in UTC.
    """
    return tuple(
        one
        for one in _by_others(workspace, study, until)
        if one.rows == rows
        and _has_the_same_outcome(one.registration.study, study)
        and _treats_the_same(one.registration.study, study)
    )


def _by_others(workspace: Workspace, study: Study, until: datetime) -> tuple[Look, ...]:
    others = (one.about for one in workspace.studies.newest(EntryKind.RUN) if one.about != study.id)
    found = (look for other in others for look in looks_of(workspace, other) if look.at <= until)
    return tuple(sorted(found, key=lambda one: (one.at, one.study, one.number)))


def _look(entry: Entry) -> Look | None:
    """Read what a run was of; None where nobody had registered it."""
    results = json.loads(entry.document)["results"]
    if results["registration"] is None:
        return None
    registration = decode(results["registration"], Registration)
    return Look(entry.about, entry.number, entry.at, registration, results["rows"])


def _asks_the_same(before: Registration, study: Study, folder: str) -> bool:
    seen = before.study
    if not _has_the_same_outcome(seen, study):
        return False
    has_same_tactic = bool(study.tactic) and seen.tactic == study.tactic
    has_same_rows = _rows_named(seen, before.folder) == _rows_named(study, folder)
    return _treats_the_same(seen, study) and (has_same_tactic or has_same_rows)


def _has_the_same_outcome(seen: Study, study: Study) -> bool:
    before, after = seen.columns.outcome, study.columns.outcome
    return before == after and seen.source.metric == study.source.metric


def _treats_the_same(seen: Study, study: Study) -> bool:
    """Say whether the same units count as treated.

    Another start is a choice about the same question, unless both name a tactic, and not the same:
    two tactics may reach the same shops one after the other.
    """
    before, after = seen.treatment, study.treatment
    if (before.column, set(before.units)) != (after.column, set(after.units)):
        return False
    is_another = bool(seen.tactic and study.tactic) and seen.tactic != study.tactic
    return before.start == after.start or not is_another


def _rows_named(study: Study, folder: str) -> tuple[str, str, str]:
    source = study.source
    return (str(Path(folder) / source.path) if source.path else "", source.metric, source.by)
