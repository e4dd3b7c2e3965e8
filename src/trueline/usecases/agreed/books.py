"""The books that several use cases of coordination open."""

from trueline.contracts.books import Book
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.session import Session

DECISIONS = Book("decision", Decision)
ACTIONS = Book("action item", ActionItem)
SESSIONS = Book("meeting", Session)
