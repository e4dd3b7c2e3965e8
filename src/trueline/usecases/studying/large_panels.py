"""Panels too large to be laid out here: an engine puts them together, and the cube is kept."""

from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trueline.contracts.study_shelf import StudyShelf
from trueline.core.errors import FaultyInputError
from trueline.evidence.cube.asking import ask_cube_in_slices
from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.cube.kept import digest_cube, read_cube, write_cube
from trueline.evidence.cube.long_panel import LongPanel
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Event, Observations
from trueline.evidence.observing.rows import refused
from trueline.evidence.study import Study, Windows
from trueline.exports.files.parquet_file import PARQUET
from trueline.facts.ledger.disk import room_for
from trueline.usecases.catalogues import ENGINES
from trueline.usecases.studying.reading.wanted import refuse_missing, wanted_of

MOST_ROWS = 5_000_000
"""Rows of a panel that are laid out in memory."""

ENGINE, TABLE = "duckdb", "panel"
"""A file of one's own is read in this process, whatever engine the ledger has."""

SUFFIX = ".cube.json"


def is_large(path: Path, study: Study) -> bool:
    """Say whether a file is a panel in Parquet that is too large to be laid out in memory."""
    if not study.columns.period or not path.is_file():
        return False
    with path.open("rb") as stream:
        is_parquet = stream.read(len(PARQUET)) == PARQUET
    return is_parquet and row_count_of(path) > MOST_ROWS


def row_count_of(path: Path) -> int:
    """Give the number of rows of a Parquet file."""
    return int(pq.read_metadata(path).num_rows)


def cube_of_file(path: Path, study: Study) -> MomentCube:
    """Put a large panel together without holding it in memory.

    Raises:
        FaultyInputError: It lacks a column, its rows are not sound, or the study asks what only
            rows can tell.
    """
    _refuse_what_takes_rows(study)
    columns, treatment = study.columns, study.treatment
    schema = pq.read_schema(path)
    refuse_missing(wanted_of(study), schema.names, path.name)
    kind = schema.field(treatment.column).type
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    panel = LongPanel(
        unit=columns.unit,
        period=columns.period,
        outcome=columns.outcome,
        start=treatment.column,
        strata=columns.strata,
        never=0 if is_number else None,
        table=TABLE,
    )
    ask = partial(ENGINES.get(ENGINE).query, sources={TABLE: [str(path)]})
    try:
        return ask_cube_in_slices(ask, panel)
    except CannotEstimateError as unsound:
        raise refused(path.name, str(unsound), "Mend the rows.") from None


def observed_cube(cube: MomentCube, row_count: int, events: tuple[Event, ...] = ()) -> Observations:
    """Give what is seen of a panel that was put together."""
    kept = sum(one.count for one in cube.cells)
    missing = cube.dropped_count / (kept + cube.dropped_count) if kept else 1.0
    notes = (
        (f"Units left out because a period of theirs has no value: {cube.dropped_count}.",)
        if cube.dropped_count
        else ()
    )
    return Observations(
        digest=digest_cube(cube),
        row_count=row_count,
        missing_share=missing,
        cube=cube,
        events=events,
        notes=notes,
    )


def keep_cube(shelf: StudyShelf, cube: MomentCube) -> None:
    """Keep a cube under its digest; what is kept already stays.

    Raises:
        NoRoomError: The disk is full.
    """
    place = _place(shelf, digest_cube(cube))
    if not place.exists():
        draft = place.with_name(f"{place.name}.part")
        with room_for("The cube of a study"):
            draft.write_text(write_cube(cube), encoding="utf-8")
            draft.replace(place)


def cube_kept(shelf: StudyShelf, digest: str) -> MomentCube | None:
    """Give a cube that was kept; None where rows were kept instead.

    Raises:
        DamagedError: It is not what was kept.
    """
    place = _place(shelf, digest)
    return read_cube(place.read_text(encoding="utf-8")) if place.exists() else None


def _place(shelf: StudyShelf, digest: str) -> Path:
    return shelf.place_of_rows(digest).with_name(digest + SUFFIX)


def _refuse_what_takes_rows(study: Study) -> None:
    """Refuse what a cube cannot tell.

    Raises:
        FaultyInputError: The study asks it.
    """
    columns = study.columns
    takes = (
        ("treatment", "a column with each unit's first treated period", not _says_start(study)),
        ("columns/unit", "a column that names the unit", not columns.unit),
        ("windows", "no windows: cut the file instead", study.windows != Windows()),
        ("columns/media", "no media", bool(columns.media)),
        ("columns/attributed", "no claims", bool(columns.attributed)),
        ("columns/controls", "no control series", bool(columns.controls)),
        ("columns/cluster", "no clusters", bool(columns.cluster)),
        ("columns/placebo_outcome", "no other outcome", bool(columns.placebo_outcome)),
    )
    issues = [
        refused(f"study, {path}", f"A panel of this size takes {words}.", REMEDY).issues[0]
        for path, words, is_faulty in takes
        if is_faulty
    ]
    if issues:
        raise FaultyInputError(*issues)


REMEDY = f"Change the study, or give a file of at most {MOST_ROWS:,} rows."


def _says_start(study: Study) -> bool:
    return bool(study.treatment.column) and study.treatment.says_start
