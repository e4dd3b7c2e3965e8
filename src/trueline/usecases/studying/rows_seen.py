"""Rows that were looked at already: a run is held against what earlier runs had shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trueline.core.errors import DamagedError, MissingError
from trueline.evidence.asking.registration import Registration
from trueline.evidence.observations import Indices
from trueline.evidence.observing.revised import is_cube_revised, revised_rows
from trueline.evidence.observing.rows import NO_WORD, Rows
from trueline.evidence.study import Study
from trueline.usecases.studying.kept_rows import rows_kept
from trueline.usecases.studying.large_panels import cube_kept
from trueline.usecases.studying.looks import Look, looks_at_rows, looks_of
from trueline.usecases.studying.observing_study import Looked
from trueline.usecases.workspace import Workspace

NAMED = 3
"""Rows that a sentence names."""


def held_against_seen(
    workspace: Workspace, registration: Registration, looked: Looked
) -> Registration:
    """Give a registration with what changed in rows that earlier runs had shown.

    New periods are free; so are new units of a trial that is watched while it runs, and rows that
    come back to what was seen first.

    Args:
        workspace: Of the organisation.
        registration: In force.
        looked: What is about to be answered.
    """
    digest = looked.observations.digest
    own = looks_of(workspace, registration.study.id)
    sound = {one.rows: one for one in reversed(own) if not one.registration.revised}
    revised = (
        ()
        if digest in sound
        else tuple(said for one in sound.values() for said in _revised(workspace, one, looked))
    )
    copied = () if registration.has_looked else tuple(_copied(workspace, registration, digest))
    return replace(registration, revised=(*revised, *copied))


def _copied(workspace: Workspace, registration: Registration, digest: str) -> Iterator[str]:
    found = looks_at_rows(workspace, registration.study, digest, until=registration.at)
    yield from (f"the study {one.study} had shown these rows by then" for one in found[:1])


def _revised(workspace: Workspace, look: Look, looked: Looked) -> Iterator[str]:
    """Say what changed since one look."""
    try:
        cube = cube_kept(workspace.studies, look.rows)
        seen = None if cube else rows_kept(workspace.studies, look.rows)
    except (MissingError, DamagedError):
        yield f"rows that run {look.number} had shown are not there to be held against these"
        return
    now = looked.observations.cube
    if seen is not None and looked.rows is not None:
        yield from _rows_revised(look, seen, looked.rows, looked.study)
    elif cube is None or now is None or is_cube_revised(cube, now):
        yield f"the panel that run {look.number} had shown says something else"


def _rows_revised(look: Look, seen: Rows, now: Rows, study: Study) -> Iterator[str]:
    columns = study.columns
    found = revised_rows(seen, now, unit=columns.unit, period=columns.period)
    # Keys of people say nothing to a reader.
    named = [] if study.source.by == "member" else [columns.unit, columns.period]
    shown = f"that run {look.number} had shown"
    if len(found.changed):
        yield f"rows {shown} say something else: {_told(seen, found.changed, named)}"
    if len(found.vanished):
        yield f"rows {shown} vanished: {_told(seen, found.vanished, named)}"
    is_free = study.is_watched and not columns.period
    if len(found.added) and not is_free:
        what = f"periods {shown}" if columns.period else f"those {shown}"
        yield f"rows were added to {what}: {_told(now, found.added, named)}"


def _told(rows: Rows, places: Indices, columns: Sequence[str]) -> str:
    """Count rows and name the first of them: ``4 (larkmoor in 2026-12-07 and 3 more)``."""
    known = [rows.words[one] for one in columns if one in rows.words]
    if not known:
        return str(len(places))
    names = [
        " in ".join(one.levels[one.codes[place]] for one in known if one.codes[place] != NO_WORD)
        for place in places[:NAMED]
    ]
    more = f" and {len(places) - NAMED} more" if len(places) > NAMED else ""
    return f"{len(places)} ({', '.join(names)}{more})"
