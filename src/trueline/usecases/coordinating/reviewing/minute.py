"""Minute: what is said of an item, and of what class an exception is."""

from dataclasses import replace

from trueline.coordination.reviewing.changing import item_of, minuted_of, with_minuted
from trueline.coordination.reviewing.session import ExceptionClass, Session
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.usecases.coordinating.reviewing.sitting import Sitting, change_sitting
from trueline.usecases.workspace import Workspace

LONGEST_WORDS = 8000


class MinuteConflictError(ConflictError):
    """Two people minuted one item at once.

    Attributes:
        theirs: What the other one wrote, and what stands.
    """

    def __init__(self, theirs: str) -> None:
        """Keep what stands, so that a page can show both texts."""
        super().__init__("Somebody else wrote this item's minutes meanwhile. Choose, or join both.")
        self.theirs = theirs


def minute(
    workspace: Workspace, meeting: str, key: str, text: str, *, was: str | None = None, by: str
) -> Session:
    """Keep what is said of an item.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        key: Of the item.
        text: What is said, as a whole.
        was: What the writer saw before; None for whatever stands.
        by: Who writes.

    Raises:
        FaultyInputError: It is too long.
        MinuteConflictError: Something else was written since.
        MissingError: There is no such item.
        RefusedQuestionError: The meeting is not open.
        ConflictError: Others change it at this moment, again and again.
    """
    said = _tidied(text)
    if len(said) > LONGEST_WORDS:
        much = f"The minutes of this item have {len(said)} characters."
        raise FaultyInputError(
            Issue(Severity.BLOCKS, "text", much, f"Use {LONGEST_WORDS} at most.")
        )

    def minuted(found: Sitting) -> Session:
        stands = minuted_of(found.session, key).text
        if was is not None and stands not in (_tidied(was), said):
            raise MinuteConflictError(stands)
        return with_minuted(found.session, key, lambda one: replace(one, text=said))

    return change_sitting(workspace, meeting, minuted, by=by)


def classify(
    workspace: Workspace, meeting: str, key: str, variance: ExceptionClass | None, *, by: str
) -> Session:
    """Say of what class an exception is; None takes the class back.

    Raises:
        RefusedQuestionError: It is no exception, or the meeting is not open.
        MissingError: There is no such item.
        ConflictError: Others change the meeting at this moment, again and again.
    """

    def classed(found: Sitting) -> Session:
        if not item_of(found.session, key).must_be_classed:
            raise RefusedQuestionError("Only exceptions have a class.")
        return with_minuted(found.session, key, lambda one: replace(one, variance=variance))

    return change_sitting(workspace, meeting, classed, by=by)


def _tidied(text: str) -> str:
    """Give a text without blanks at its ends and with one kind of line end, as browsers vary."""
    return text.replace("\r\n", "\n").strip()
