"""Trace a number to the row of the file it came from."""

from trueline.core.errors import MissingError
from trueline.exports.opening import open_export
from trueline.facts.fact import Trace
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
    known = workspace.facts.batch(newest.revision)
    importer = importer_of(workspace, batch.origin)
    with workspace.facts.raw(batch.origin.sha256) as path:
        export = open_export(path, batch.origin.file)
        cells = importer.row(export, newest.part, newest.line)
    return Trace(
        fact=fact,
        subject=subject,
        versions=versions,
        batch=batch,
        part=batch.parts[newest.part],
        line=newest.line,
        cells=cells,
        known_at=known.committed_at,
    )
