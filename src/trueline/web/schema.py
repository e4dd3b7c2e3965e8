"""Brings the application database to the shape that this version of the program needs."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from trueline.core.errors import SettingError, TruelineError
from trueline.web.database.locks import only_one


def bring_up_to_date() -> None:
    """Apply what is missing; do nothing when nothing is.

    Raises:
        SettingError: The database was written by a newer version of the program.
        NoRoomError: The disk is full; what was there is as it was.
        DamagedError: The database's file is not what was written there.
    """
    settings.TRUELINE_HOME.mkdir(parents=True, exist_ok=True)
    if not _is_behind():
        return
    with only_one("schema", settings.TRUELINE_HOME / "schema.lock"):
        if _is_behind():
            _migrate()
            call_command("createcachetable", verbosity=0)


def _migrate() -> None:
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except MigrationSchemaMissing as failed:  # Django's own words hide why
        if isinstance(failed.__context__, TruelineError):
            raise failed.__context__ from failed
        raise


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    unknown = {
        key for key in executor.loader.applied_migrations if key[0] == "web" and key not in known
    }
    if unknown:
        raise SettingError(
            f"{settings.TRUELINE_HOME} was written by a newer version of Trueline "
            f"(it has {min(unknown)[1]}). Start that version, or use another home."
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
