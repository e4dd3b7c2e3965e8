"""What people say of tables that no importer knows: propose it, save it, list it, remove it."""

from collections.abc import Sequence
from pathlib import Path

from trueline.contracts.mapping_shelf import SavedMapping
from trueline.exports.cells.headers import Column
from trueline.exports.files.export import Export
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import TableMapping
from trueline.exports.mapping.mapping_soundness import refuse_faulty_mapping
from trueline.exports.mapping.proposing import MappingProposal, propose_mapping
from trueline.exports.tables.dated_importer import DatedImporter
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import IMPORTERS
from trueline.usecases.workspace import Workspace


def propose(workspace: Workspace, path: Path, name: str) -> MappingProposal:
    """Propose what the columns of a file mean, each with its reason; a person confirms it.

    Args:
        workspace: Holds the mappings that were saved.
        path: Where the file's bytes are.
        name: What people call it; the mapping is named after it.

    Raises:
        FaultyInputError: The file cannot be opened, or holds no table with a header.
    """
    export = open_export(path, name)
    saved = tuple(one.mapping for one in workspace.mappings.all())
    return propose_mapping(export, load_catalogue().metrics, _known_columns(export), saved)


def save_mapping(workspace: Workspace, mapping: TableMapping, *, by: str) -> SavedMapping:
    """Save what a person said; a changed mapping of the same name becomes its next version.

    Raises:
        FaultyInputError: Something in it is open or wrong; every fault is an issue.
    """
    refuse_faulty_mapping(mapping, load_catalogue().metrics)
    return workspace.mappings.save(mapping, by=by, now=workspace.now())


def mappings(workspace: Workspace) -> Sequence[SavedMapping]:
    """Give the newest version of every mapping in use, by name."""
    return workspace.mappings.all()


def forget_mapping(workspace: Workspace, name: str) -> SavedMapping:
    """Take a mapping out of use and give it as it was; what it read stays and can be traced.

    Raises:
        MissingError: There is none of this name.
    """
    return workspace.mappings.remove(name)


def _known_columns(export: Export) -> tuple[Column, ...]:
    """Give every column that an importer declares, with its names in all languages."""
    kinds: list[TableKind] = []
    for importer in IMPORTERS.all():
        if isinstance(importer, TableImporter):
            kinds += importer.kinds
        elif isinstance(importer, DatedImporter):
            kinds += importer.kinds_of(export, None)
    return tuple(column for kind in kinds for column in kind.columns)
