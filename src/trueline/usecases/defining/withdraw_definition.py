"""Withdraw a definition that nothing rests on; what was known before goes on to count by it."""

from dataclasses import replace

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.expression import leaves_of
from trueline.metrics.formula import parse_formula
from trueline.metrics.own import OwnDefinition
from trueline.metrics.own_catalogue import catalogue_with
from trueline.usecases.defining.uses import plans_naming
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


def withdraw_definition(workspace: Workspace, reference: str, *, by: str) -> OwnDefinition:
    """Take back the newest version of a metric while nothing rests on it, and give it.

    Metrics that followed it count as they did before.

    Args:
        workspace: Of the organisation.
        reference: Id and version.
        by: Who takes it back.

    Raises:
        MissingError: The organisation defined no such version, or it was withdrawn already.
        RefusedQuestionError: A plan names it, or one that followed it, or another definition was
            made with it.
    """
    name, _, version = reference.partition("@")
    own = [one for one in workspace.definitions.all() if one.withdrawn_at is None]
    found = next((one for one in own if one.reference == reference), None)
    if found is None or not version.isdecimal():
        raise MissingError(f"Your organisation has no definition {reference}.")
    later = [one.reference for one in own if one.at > found.at and _rests_on(one, name)]
    named = later or [*plans_naming(workspace, _touched(workspace, found))]
    if named:
        raise RefusedQuestionError(
            f"{reference} cannot be withdrawn: {', '.join(named)} rests on it.",
            instead="Change the formula once more; days from then on count by that.",
        )
    return workspace.definitions.withdraw(name, int(version), by=by, now=workspace.now())


def _rests_on(other: OwnDefinition, name: str) -> bool:
    return other.metric == name or name in leaves_of(parse_formula(other.formula))


def _touched(workspace: Workspace, found: OwnDefinition) -> tuple[str, ...]:
    """Give the definitions that would be gone or mean something else."""
    before = catalogue_of(workspace)
    gone = replace(found, withdrawn_at=workspace.now())
    own = workspace.definitions.all()
    after = catalogue_with(gone if one is found else one for one in own)
    known = (one.reference for one in (*before.older.values(), *before.all()))
    return tuple(one for one in known if _meaning(before, one) != _meaning(after, one))


def _meaning(metrics: MetricCatalogue, reference: str) -> tuple[object, ...]:
    if reference not in metrics:
        return ()
    return tuple((day, metrics.formula_of(one)) for day, one in metrics.eras(reference))
