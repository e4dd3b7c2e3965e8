"""The connection to SQLite; Django asks for a module of this name.

A full disk, a damaged file or one that may not be written can show at any statement and at any
commit. Each is told apart here, once, where every error of the database passes.
"""

from functools import partial
from pathlib import Path

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper
from django.db.utils import Error
from django.utils.functional import cached_property

from trueline.core.errors import TruelineError
from trueline.web.database.sentences import (
    ClosedDatabaseError,
    DamagedDatabaseError,
    FullDatabaseError,
    SentencedErrors,
)

REFUSALS: tuple[tuple[tuple[str, ...], type[TruelineError], str], ...] = (
    (
        ("disk is full", "disk I/O error", "No space left"),
        FullDatabaseError,
        (
            "The application database could not be written, and nothing was kept: {failed}. "
            "Make room on the disk and try again."
        ),
    ),
    (
        ("file is not a database", "malformed"),
        DamagedDatabaseError,
        "The application database {file} is damaged: {failed}. Restore it from a back-up.",
    ),
    (
        ("unable to open database", "readonly database"),
        ClosedDatabaseError,
        (
            "The application database {file} cannot be opened for writing: {failed}. Check that "
            "the disk has room and that you may write to the file and to its folder."
        ),
    ),
)
"""What SQLite says, and what that means for a person."""


class DatabaseWrapper(SQLiteWrapper):
    """SQLite with errors that say what to do."""

    @cached_property
    def wrap_database_errors(self) -> SentencedErrors:
        """Every error passes through this context."""
        return SentencedErrors(self, partial(_refusal, self.settings_dict["NAME"]))


def _refusal(file: Path | str, failed: Error) -> TruelineError | None:
    for signs, kind, sentence in REFUSALS:
        if any(sign in str(failed) for sign in signs):
            return kind(sentence.format(failed=failed, file=file))
    return None
