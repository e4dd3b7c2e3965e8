"""Say what importing a file would do, and keep nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trueline.contracts.store import Progress
from trueline.core.errors import FaultyInputError
from trueline.exports.files.export import Export
from trueline.exports.files.opening import open_export
from trueline.exports.tables.recognising import recognise
from trueline.exports.tables.recognition import Recognition, Unrecognised
from trueline.facts.batch import SetAsideRow
from trueline.usecases.catalogues import IMPORTERS
from trueline.usecases.import_file import FileResult, ImportOrder, import_file, silent
from trueline.usecases.mendable_file import PlacedRow, rows_in_export
from trueline.usecases.reading_by_mapping import ChosenImporter, choose_importer
from trueline.usecases.set_aside_rows import SetAsideGroup, group_set_aside
from trueline.usecases.workspace import Workspace

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class PreviewedGroup:
    """Rows that would be set aside for one reason.

    Attributes:
        reason: In a sentence.
        count: How many there are.
        shown: The first of them, under their headers, personal cells masked.
    """

    reason: str
    count: int
    shown: tuple[PlacedRow, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a file.

    Attributes:
        result: As the import would give it; a refused file has an issue that blocks.
        mapping: Name and version of the mapping that would read it; empty for none.
        looks_like: What an unknown file seems to be, in a sentence; empty for known ones.
        nearest: The kinds that an unknown file is nearest to.
        groups: Rows that would be set aside, the most frequent reason first.
    """

    result: FileResult
    mapping: str = ""
    looks_like: str = ""
    nearest: tuple[Recognition, ...] = ()
    groups: tuple[PreviewedGroup, ...] = ()


def chosen_for(workspace: Workspace, order: ImportOrder) -> ChosenImporter | None:
    """Give what would read a file, an importer or a saved mapping; None when nothing would."""
    try:
        return choose_importer(workspace, open_export(order.path, order.name), order.mapping)
    except FaultyInputError:
        return None


def preview_import(
    workspace: Workspace, order: ImportOrder, progress: Progress = silent
) -> Preview:
    """Work out all that an import would do.

    Args:
        workspace: Whose ledger.
        order: What would be imported; it is read as a dry run, whatever it says.
        progress: As ``import_file`` has it.

    Raises:
        StoppedError: ``progress`` asked to stop.
    """
    try:
        export = open_export(order.path, order.name)
    except FaultyInputError as faulty:
        return Preview(FileResult(order.name, None, None, is_repeat=False, issues=faulty.issues))
    try:
        chosen = choose_importer(workspace, export, order.mapping)
    except FaultyInputError as faulty:
        return _unknown(order, export, faulty)
    result = import_file(workspace, replace(order, dry_run=True), progress)
    result = replace(result, recognition=chosen.recognition)
    rows = result.batch.set_aside if result.batch and not result.is_repeat else ()
    groups = _groups(export, chosen, group_set_aside(rows))
    return Preview(result, mapping=chosen.mapping, groups=groups)


def _unknown(order: ImportOrder, export: Export, faulty: FaultyInputError) -> Preview:
    result = FileResult(order.name, None, None, is_repeat=False, issues=faulty.issues)
    found = recognise(export, IMPORTERS.all())
    if not isinstance(found, Unrecognised):  # known, but not by the mapping that was named
        return Preview(result)
    return Preview(result, looks_like=found.looks_like, nearest=found.nearest)


def _groups(
    export: Export, chosen: ChosenImporter, groups: Sequence[SetAsideGroup]
) -> tuple[PreviewedGroup, ...]:
    shown = [row for one in groups for row in one.rows[:SHOWN_ROWS]]
    placed = {_key(one.row): one for one in rows_in_export(export, chosen.importer, shown)}
    return tuple(
        PreviewedGroup(
            one.reason,
            len(one.rows),
            tuple(placed[_key(row)] for row in one.rows[:SHOWN_ROWS]),
        )
        for one in groups
    )


def _key(row: SetAsideRow) -> tuple[int, int, str]:
    return row.part, row.line, row.reason
