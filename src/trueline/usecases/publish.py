"""Publish current facts as Delta tables that other engines read, without a copy."""

from collections.abc import Sequence

from trueline.facts.upkeep.publishing import Published
from trueline.usecases.workspace import Workspace


def publish(workspace: Workspace, datasets: Sequence[str] = ()) -> tuple[Published, ...]:
    """Bring the published tables up to the newest revision; do nothing where they are.

    Args:
        workspace: Whose ledger.
        datasets: Names in ``facts.schema``; empty for all that hold facts.

    Raises:
        MissingError: There is no such dataset.
        ConflictError: Another process published meanwhile.
    """
    return tuple(workspace.facts.upkeep.publish(datasets, now=workspace.now()))
