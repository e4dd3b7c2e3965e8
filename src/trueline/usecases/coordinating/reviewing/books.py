"""The books that review sessions alone open."""

from trueline.contracts.books import Book
from trueline.coordination.reviewing.wishes import AgendaWishes, Correction, MinutesMail

WISHES = Book("agenda wishes", AgendaWishes)
CORRECTIONS = Book("correction of minutes", Correction)
MAILS = Book("minutes mailed", MinutesMail)
