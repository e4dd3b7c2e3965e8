"""Wishes for an agenda: what people add to a meeting that has not begun, and what they move up."""

from dataclasses import dataclass

from trueline.coordination.reviewing.agenda import AgendaItem


@dataclass(frozen=True, slots=True)
class AgendaWishes:
    """What people want of a meeting that has not begun.

    Attributes:
        added: Items of theirs, in the order in which they came.
        order: Keys of items that were moved, in the order of the whole agenda at that time; empty
            while nobody moved anything.
    """

    added: tuple[AgendaItem, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What turned out to be wrong in the minutes of a closed meeting, which themselves stay.

    Attributes:
        key: Of the item that it is about; empty for the meeting as a whole.
        text: What is right.
        reason: Why it is corrected.
    """

    key: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MinutesMail:
    """What became of the mails with the minutes of a meeting.

    Attributes:
        sent: Addresses that they were handed over for.
        failed: Address and reason of each that could not be handed over.
        without: Members who have no account, so that no address of theirs is known.
    """

    sent: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
