"""Failures of a database as sentences that a person can act on; Django takes them for its own."""

from collections.abc import Callable
from types import TracebackType

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import (
    DatabaseError,
    DatabaseErrorWrapper,
    DataError,
    Error,
    OperationalError,
)

from trueline.core.errors import (
    DamagedError,
    FaultyInputError,
    NoRoomError,
    SettingError,
    TruelineError,
)


class FullDatabaseError(NoRoomError, OperationalError):
    """The disk has no room for the database; Django rolls back as after any error of its own."""


class DamagedDatabaseError(DamagedError, DatabaseError):
    """The database's file is not what was written there."""


class ClosedDatabaseError(SettingError, OperationalError):
    """The database may not be opened or written, or nobody answers where it should be."""


class UnfitTextError(FaultyInputError, DataError):
    """A text that the database cannot keep; it came from a file or from a form."""


Refusal = Callable[[Error], TruelineError | None]
"""What an error means for a person; None when it is a fault of the program."""


class SentencedErrors(DatabaseErrorWrapper):
    """Turns a driver's errors into Django's, and those that a person can mend into sentences."""

    def __init__(self, database: BaseDatabaseWrapper, refusal: Refusal) -> None:
        """Stand at the door of one database.

        Args:
            database: Whose errors pass.
            refusal: Tells them apart.
        """
        super().__init__(database)
        self._refusal = refusal

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let errors that are known leave as refusals that Django takes for its own."""
        try:
            super().__exit__(exc_type, exc_value, traceback)
        except Error as failed:
            refusal = None if isinstance(failed, TruelineError) else self._refusal(failed)
            if refusal is None:
                raise
            raise refusal from failed
