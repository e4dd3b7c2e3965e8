"""Which importer reads a file: one that knows its kind, or the one that reads by a mapping."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trueline.contracts.importer import Importer, ReadsByMapping
from trueline.contracts.mapping_shelf import SavedMapping
from trueline.core.errors import FaultyInputError, MissingError, PluginError
from trueline.core.issue import Issue, Severity
from trueline.exports.cells.answers import Asks
from trueline.exports.cells.headers import normalise
from trueline.exports.files.export import Export
from trueline.exports.files.refusing import note
from trueline.exports.mapping.mapping import Role, fingerprint_of, has_header_of
from trueline.exports.mapping.mapping_soundness import refuse_faulty_mapping
from trueline.exports.tables.recognising import recognise
from trueline.exports.tables.recognition import Recognition, Unrecognised
from trueline.facts.batch import Origin
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import IMPORTERS
from trueline.usecases.workspace import Workspace

MAPPED = "mapped-table"
"""Name of the importer that reads by mappings."""

_HOW = (
    "Say what its columns mean: map them on the Data page; or with `trueline mapping propose "
    "FILE`, mend what it prints, and `trueline mapping save`."
)


@dataclass(frozen=True, slots=True)
class ChosenImporter:
    """What reads a file.

    Attributes:
        importer: Reads it.
        recognition: What the file is.
        mapping: Name and version of the mapping, for the batch; empty where none was needed.
        issues: What a person should know of the choice.
    """

    importer: Importer
    recognition: Recognition
    mapping: str = ""
    issues: tuple[Issue, ...] = ()


def choose_importer(workspace: Workspace, export: Export, mapping: str = "") -> ChosenImporter:
    """Give what reads a file.

    An importer that knows the file comes first, unless the person names a mapping. A saved
    mapping is taken by itself only when a sheet has exactly its headers.

    Args:
        workspace: Holds the mappings.
        export: The file.
        mapping: Name of the mapping that the person wants, or name and version; empty for none.

    Raises:
        FaultyInputError: Nothing fits, or several mappings do; a person is asked.
    """
    if mapping:
        return _named(workspace, export, mapping)
    found = recognise(export, IMPORTERS.all())
    if isinstance(found, Recognition):
        return ChosenImporter(IMPORTERS.get(found.importer), found)
    known = workspace.mappings.all()
    fitting = [one for one in known if has_header_of(one.mapping, export)]
    if len(fitting) > 1:
        names = " and ".join(one.mapping.name for one in fitting)
        remedy = "Name the one to read it by when you import it (--mapping NAME)."
        raise FaultyInputError(
            _asking(export, f"Several saved mappings fit this file: {names}.", remedy)
        )
    if not fitting:
        raise FaultyInputError(*_unknown(export, found, known))
    return _by_mapping(export, fitting[0])


def importer_of(workspace: Workspace, origin: Origin) -> Importer:
    """Give what read a batch, so that its rows can be shown again.

    Raises:
        MissingError: The importer or the mapping is not there any more.
        FaultyInputError: The mapping has become unsound.
    """
    if not origin.mapping:
        return IMPORTERS.get(origin.importer)
    return reads_by(workspace.mappings.get(origin.mapping))


def reads_by(saved: SavedMapping) -> Importer:
    """Give the importer of tables, bound to a mapping.

    Raises:
        FaultyInputError: The mapping has become unsound, such as by a metric that is no more.
        PluginError: No importer reads by mappings.
    """
    refuse_faulty_mapping(saved.mapping, load_catalogue().metrics)
    importer = IMPORTERS.get(MAPPED)
    if not isinstance(importer, ReadsByMapping):
        raise PluginError(f"The importer {MAPPED} does not read by mappings.")
    return importer.with_mapping(saved.mapping)


def _named(workspace: Workspace, export: Export, name: str) -> ChosenImporter:
    try:
        saved = workspace.mappings.get(name)
    except MissingError as missing:
        remedy = "See those that are saved with `trueline mapping list`, or on the Data page."
        raise FaultyInputError(_asking(export, str(missing), remedy)) from None
    return _by_mapping(export, saved)


def _by_mapping(export: Export, saved: SavedMapping) -> ChosenImporter:
    importer = reads_by(saved)
    found = importer.recognise(export)
    if found is None or not found.is_certain:
        lacking = _lacking(export, saved)
        what = f"The mapping {saved.mapping.name} needs columns that no sheet has together: "
        raise FaultyInputError(_asking(export, f"{what}{', '.join(lacking)}.", _HOW))
    return ChosenImporter(importer, found, saved.reference, _told(export, saved))


def _told(export: Export, saved: SavedMapping) -> tuple[Issue, ...]:
    mapping = saved.mapping
    constants = [one for one in (mapping.network, mapping.account, mapping.currency) if one]
    given = f" It gives {', '.join(constants)} where the file says nothing." if constants else ""
    what = f"Read by the mapping {mapping.name}, version {saved.version}.{given}"
    return (note(export.name, what),)


def _lacking(export: Export, saved: SavedMapping) -> tuple[str, ...]:
    """Give the needed headers that stand nowhere; all of them when each stands somewhere."""
    needed = [one.header for one in saved.mapping.columns if one.role is not Role.IGNORED]
    cells = _head_cells(export)
    return tuple(one for one in needed if normalise(one) not in cells) or tuple(needed)


def _unknown(
    export: Export, found: Unrecognised, known: Sequence[SavedMapping]
) -> tuple[Issue, ...]:
    """Say what is unknown, and how a person can have the file read all the same."""
    if not any(sum(map(bool, row.cells)) > 1 for sheet in export.sheets for row in sheet.head):
        return found.issues  # nothing that a mapping could read
    near = _nearest(export, known)
    told = (
        f" The saved mapping {near} has most of these columns; name it to use it." if near else ""
    )
    return tuple(
        replace(one, remedy=f"{one.remedy} {_HOW}{told}", asks=Asks.MAPPING)
        if one.is_blocking
        else one
        for one in found.issues
    )


def _nearest(export: Export, known: Sequence[SavedMapping]) -> str:
    cells = _head_cells(export)
    shares = {
        one.mapping.name: len(one.mapping.fingerprint & cells) / len(one.mapping.fingerprint)
        for one in known
    }
    best = max(shares, key=lambda name: shares[name], default="")
    return best if best and shares[best] > 0.5 else ""  # noqa: PLR2004 - most of them


def _head_cells(export: Export) -> frozenset[str]:
    return fingerprint_of(
        cell for sheet in export.sheets for row in sheet.head for cell in row.cells
    )


def _asking(export: Export, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, export.name, what, remedy, asks=Asks.MAPPING)
