"""Correct what a network reported, with a reason; see what was corrected."""

from dataclasses import dataclass

from trueline.facts.batch import Batch
from trueline.facts.correction import Corrected, Correction, read_corrections
from trueline.facts.manifest import CORRECTION
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction that was ever made.

    Attributes:
        batch: Revision that made it; `undo` takes it back.
        made: Fact, old, new, reason, who, when.
        undone_by: Revision that took it back; None while it holds.
    """

    batch: int
    made: Corrected
    undone_by: int | None


def correct(workspace: Workspace, *corrections: Correction, by: str) -> Batch:
    """Put values in the place of what is known, as one batch that outranks every import.

    It holds until it is taken back with ``undo_import``; what imports say meanwhile is kept and
    comes forward then.

    Args:
        workspace: Whose ledger.
        corrections: Of different facts; a value of None withdraws one.
        by: Who makes them.

    Raises:
        FaultyInputError: A reason is missing, a value cannot be kept, a fact is named twice.
        MissingError: There is no such fact.
        RefusedQuestionError: It is of a kind that is not corrected, or has the value already.
    """
    return workspace.facts.correct(corrections, by=by, now=workspace.now())


def corrections_made(workspace: Workspace) -> tuple[CorrectionLine, ...]:
    """Give every correction that was ever made, newest first.

    Raises:
        DamagedError: The file behind one is missing or is not what was written.
    """
    found: list[CorrectionLine] = []
    for batch in workspace.facts.batches():
        if batch.origin.importer == CORRECTION:
            with workspace.facts.raw(batch.origin.sha256) as path:
                made = read_corrections(path)
            found += [CorrectionLine(batch.revision, one, batch.undone_by) for one in made]
    return tuple(found)
