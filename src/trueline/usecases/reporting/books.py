"""The books of reports: own layouts, issues, their frozen briefings and files."""

from trueline.contracts.books import Book
from trueline.usecases.reporting.issued import FrozenBriefing, IssuedFile, IssuedReport
from trueline.usecases.reporting.layout import Layout

LAYOUTS = Book("report layout", Layout)
ISSUES = Book("issued report", IssuedReport)
BRIEFINGS = Book("issued briefing", FrozenBriefing)
FILES = Book("issued file", IssuedFile)
