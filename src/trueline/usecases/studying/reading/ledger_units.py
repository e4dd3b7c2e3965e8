"""Which units the ledger tells a metric apart by: before a study of it is asked."""

from dataclasses import replace

from trueline.evidence.study import Study, Windows
from trueline.usecases.studying.reading.ledger_rows import asking_of, units_of
from trueline.usecases.workspace import Workspace


def units_known(workspace: Workspace, study: Study) -> tuple[str, ...]:
    """Give the names of the units of which the ledger has a study's metric; shows no number.

    Args:
        workspace: Whose ledger.
        study: Its source counts, and nothing else.

    Raises:
        MissingError: No plan is in force, or there is no such metric.
        RefusedQuestionError: The ledger has no such numbers, or tells them apart otherwise.
    """
    whole = replace(study, windows=Windows())
    return tuple(units_of(asking_of(workspace, whole, None)))
