"""Words of messages: who writes, and what happened, the same in every importer and question."""

from enum import StrEnum


class Author(StrEnum):
    """Who wrote a message or did something to a conversation."""

    CUSTOMER = "customer"
    MEMBER = "member"
    AGENT = "agent"
    BOT = "bot"
    SYSTEM = "system"


class MessageKind(StrEnum):
    """What a row of the dataset ``message`` is."""

    MESSAGE = "message"
    NOTE = "note"
    ASSIGNED = "assigned"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    SPAM = "spam"
