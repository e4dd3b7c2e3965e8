"""What the command line says of edits: who wrote them, and why they were refused."""

from trueline.cli.command import REFUSED, Answer
from trueline.cli.printing import issue_lines
from trueline.core.codec import encode
from trueline.plan.applying import Conflict, Refused

BY = "command line"
"""Who writes what is written here; whoever may use it, runs the machine."""


def refusal(refused: Refused) -> Answer:
    """Say why edits were not done, with both values where somebody else was first."""
    document = {
        "issues": [encode(one) for one in refused.issues],
        "conflicts": [encode(one) for one in refused.conflicts],
    }
    lines = [*issue_lines(refused.issues), *(_both(one) for one in refused.conflicts)]
    return Answer(document, "\n".join(lines), REFUSED)


def _both(one: Conflict) -> str:
    return f"        yours: {one.yours!r}; there now: {one.theirs!r}; when you looked: {one.was!r}"
