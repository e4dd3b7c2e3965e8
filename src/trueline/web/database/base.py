"""The connection; Django asks for a module of this name.

A full disk, a damaged file or one that may not be written can show at any statement and at any
commit. Each is told apart here, once, where every error of the database passes.
"""

from types import TracebackType
from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper
from django.db.utils import DatabaseError, DatabaseErrorWrapper, OperationalError
from django.utils.functional import cached_property

from trueline.core.errors import DamagedError, NoRoomError, SettingError, TruelineError


class FullDatabaseError(NoRoomError, OperationalError):
    """The disk has no room for the database; Django rolls back as after any error of its own."""


class DamagedDatabaseError(DamagedError, DatabaseError):
    """The database's file is not what was written there."""


class ClosedDatabaseError(SettingError, OperationalError):
    """The database's file may not be opened or written."""


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
    def wrap_database_errors(self) -> "SentencedErrors":
        """Every error passes through this context."""
        return SentencedErrors(self)


class SentencedErrors(DatabaseErrorWrapper):
    """Turns SQLite's errors into Django's, and those that a person can mend into sentences."""

    def __init__(self, database: DatabaseWrapper) -> None:
        """Stand at the door of one database."""
        super().__init__(database)
        self._settings = database.settings_dict

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let errors that are known leave as refusals that Django takes for its own."""
        try:
            super().__exit__(exc_type, exc_value, traceback)
        except DatabaseError as failed:
            refusal = _refusal(str(failed), self._settings)
            if refusal is None:
                raise
            raise refusal from failed


def _refusal(failed: str, settings: dict[str, Any]) -> TruelineError | None:
    for signs, kind, sentence in REFUSALS:
        if any(sign in failed for sign in signs):
            return kind(sentence.format(failed=failed, file=settings["NAME"]))
    return None
