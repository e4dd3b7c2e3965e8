"""The connection to PostgreSQL; Django asks for a module of this name.

Its errors are told apart by their codes, which are the same in every language that a server may
speak. https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

from functools import partial

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper
from django.db.utils import DataError, Error, InterfaceError, OperationalError
from django.utils.functional import cached_property

from trueline.core.errors import TruelineError
from trueline.core.issue import Issue, Severity
from trueline.web.database.sentences import (
    ClosedDatabaseError,
    DamagedDatabaseError,
    FullDatabaseError,
    SentencedErrors,
    UnfitTextError,
)

REFUSALS: tuple[tuple[tuple[str, ...], type[TruelineError], str], ...] = (
    (
        ("53100", "58030"),  # disk full, input or output failed
        FullDatabaseError,
        (
            "The application database at {place} could not be written, and nothing was kept: "
            "{failed}. Make room on the disk of that machine and try again."
        ),
    ),
    (
        ("XX001", "XX002"),
        DamagedDatabaseError,
        "The application database at {place} is damaged: {failed}. Restore it from a back-up.",
    ),
    (
        ("53300",),
        ClosedDatabaseError,
        (
            "The application database at {place} takes no more connections: {failed}. Try again, "
            "or let it take more (max_connections)."
        ),
    ),
    (
        ("25006", "42501"),  # a copy that is only read, or rights that are missing
        ClosedDatabaseError,
        (
            "The application database at {place} may not be written: {failed}. TRUELINE_DATABASE "
            "must name the main server and the owner of the database."
        ),
    ),
    (
        ("08", "28", "3D", "57P"),  # connection lost, not allowed in, no such database, shut down
        ClosedDatabaseError,
        (
            "The application database at {place} cannot be reached: {failed}. Check that the "
            "server runs, and that TRUELINE_DATABASE has the right address, name and password."
        ),
    ),
)
"""Codes of PostgreSQL by their beginning, and what they mean for a person."""

UNFIT = (None, "22001", "22021", "22P05")
"""Codes for texts that are too long or hold the sign 0; None is the driver's own."""

LOST = "08"
"""Beginning of the codes for connections; what fails before there is one has no code."""


class DatabaseWrapper(PostgreSQLWrapper):
    """PostgreSQL with errors that say what to do."""

    @cached_property
    def wrap_database_errors(self) -> SentencedErrors:
        """Every error passes through this context."""
        told = self.settings_dict
        place = f"{told['HOST'] or 'this machine'}:{told['PORT'] or 5432}/{told['NAME']}"
        return SentencedErrors(self, partial(_refusal, place))


def _refusal(place: str, failed: Error) -> TruelineError | None:
    code = getattr(failed.__cause__, "sqlstate", None)
    if isinstance(failed, DataError) and code in UNFIT:
        return UnfitTextError(_unfit(_first_words(failed)))
    if code is None and isinstance(failed, OperationalError | InterfaceError):
        code = LOST
    for signs, kind, sentence in REFUSALS:
        if code is not None and code.startswith(signs):
            return kind(sentence.format(failed=_first_words(failed), place=place))
    return None


def _unfit(why: str) -> Issue:
    return Issue(
        Severity.BLOCKS,
        "",
        f"A text cannot be kept by the application database: {why}.",
        "Shorten names beyond 500 characters, and remove signs with the code 0.",
    )


def _first_words(failed: Error) -> str:
    return str(failed).strip().partition("\n")[0].rstrip(".")
