"""Documents of plans as they are kept, and every shape in which they ever were.

A document is kept without defaults, so that a field which is added later, with a default, changes
neither an old document nor its digest. What would change one gets a new format here: a field
that is renamed or moved, and a default that changes.

=======  ==========================================================================
format   shape
=======  ==========================================================================
1        every field spelt out; no number of a format
2        without defaults; the format's number beside the plan
=======  ==========================================================================
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cattrs.errors import BaseValidationError

from trueline.core.codec import decode, encode_sparsely
from trueline.core.digest import digest_document
from trueline.core.errors import DamagedError, FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.edit_documents import edit_document
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField

FORMAT = 2
FIRST_FORMAT = 1


def keep_plan(plan: Plan) -> dict[str, Any]:
    """Give the document as which a plan is kept."""
    return {"format": FORMAT, "plan": encode_sparsely(plan)}


def open_plan(document: Mapping[str, Any]) -> Plan:
    """Give the plan of a document that was kept at any time.

    Args:
        document: As ``keep_plan`` gave it, in this or an earlier version of Trueline.

    Raises:
        FaultyInputError: A newer version of Trueline kept it.
        DamagedError: It is no plan.
    """
    number = document.get("format", FIRST_FORMAT)
    require_known_format(number)
    kept = document if number == FIRST_FORMAT else document.get("plan", {})
    try:
        return decode(kept, Plan)
    except (BaseValidationError, TypeError, ValueError) as failed:
        raise DamagedError(
            "A plan that was kept cannot be opened: its document is damaged. Restore it from a "
            "back-up."
        ) from failed


def keep_edits(edits: Sequence[Edit]) -> dict[str, Any]:
    """Give the document as which edits are kept."""
    return {"format": FORMAT, "edits": [edit_document(one) for one in edits]}


def open_edits(document: Mapping[str, Any]) -> tuple[Edit, ...]:
    """Give the edits of a document that was kept at any time.

    Raises:
        FaultyInputError: A newer version of Trueline kept it.
        DamagedError: They are no edits.
    """
    require_known_format(document.get("format"))
    try:
        return tuple([_opened_edit(one) for one in document["edits"]])
    except (KeyError, TypeError, ValueError) as failed:
        raise DamagedError(
            "Edits that were kept cannot be opened: their document is damaged. Restore it from a "
            "back-up."
        ) from failed


def plan_digest(plan: Plan) -> str:
    """Give the SHA-256 that names what a plan says, wherever it is kept or written."""
    return digest_document(encode_sparsely(plan))


def require_known_format(number: object) -> None:
    """Refuse what a later version of Trueline kept.

    Raises:
        FaultyInputError: This one does not know the format.
    """
    if not isinstance(number, int) or not FIRST_FORMAT <= number <= FORMAT:
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                "format",
                f"This plan is kept in format {number}, and this Trueline knows formats up to "
                f"{FORMAT}.",
                "Open it with the newer Trueline that kept it, or bring this one up to date.",
            )
        )


_OPENED: Mapping[str, Callable[[Mapping[str, Any]], Edit]] = {
    "set": lambda kept: SetField(kept["set"], kept["value"], kept["was"]),
    "add": lambda kept: AddPart(kept["add"], kept["name"], kept["part"], kept["after"]),
    "remove": lambda kept: RemovePart(kept["remove"], kept["was"], kept["after"]),
    "move": lambda kept: MovePart(kept["move"], kept["to"], kept["after"], kept["was_after"]),
}
"""How each kind of edit is opened again; unlike a person's, it lacks nothing."""


def _opened_edit(kept: Mapping[str, Any]) -> Edit:
    [read] = [read for kind, read in _OPENED.items() if kind in kept]
    return read(kept)
