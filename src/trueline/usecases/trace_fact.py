"""Trace a number to the row of the file it came from."""

from collections.abc import Mapping

from trueline.core.errors import MissingError
from trueline.core.people_in_text import ERASED
from trueline.exports.files.opening import open_export
from trueline.facts.batch import Origin
from trueline.facts.correction import correction_row
from trueline.facts.fact import FactVersion, Trace
from trueline.facts.manifest import CORRECTION
from trueline.facts.redacted import ERASED_ROW
from trueline.usecases.reading_by_mapping import importer_of
from trueline.usecases.workspace import Workspace


def trace_fact(workspace: Workspace, fact: str) -> Trace:
    """Give a fact's way back: what was known of it, the import, and the raw row as it stands.

    Args:
        workspace: Whose ledger.
        fact: Id as ``facts.identity`` writes it.

    Raises:
        MissingError: There is no such fact, or the raw row is gone.
        FaultyInputError: The mapping that read it names a metric that is no more.
    """
    subject, versions = workspace.facts.versions(fact)
    if not versions:
        raise MissingError(f"There is no fact {fact}.")
    newest = versions[0]
    batch = workspace.facts.batch(newest.origin)
    is_same = newest.revision == newest.origin
    known = batch if is_same else workspace.facts.batch(newest.revision)
    return Trace(
        fact=fact,
        subject=subject,
        versions=versions,
        batch=batch,
        part=batch.parts[newest.part],
        line=newest.line,
        cells=_raw_row(workspace, batch.origin, newest),
        known_at=known.committed_at,
    )


def _raw_row(workspace: Workspace, origin: Origin, version: FactVersion) -> Mapping[str, str]:
    """Give the row as it stands in the file; that of a correction was written by ourselves."""
    redaction = workspace.facts.upkeep.redaction(origin.sha256)
    if redaction is not None and (version.part, version.line) in redaction.redacted:
        return {ERASED: ERASED_ROW}
    with workspace.facts.raw(origin.sha256) as path:
        if origin.importer == CORRECTION:
            return correction_row(path, version.line)
        importer = importer_of(workspace, origin)
        return importer.row(open_export(path, origin.file), version.part, version.line)
