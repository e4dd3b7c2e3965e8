"""What the application database says is wrong with itself."""

from django.db import connection

SOUND = "ok"


def database_faults() -> tuple[str, ...]:
    """Give what is wrong with the database's file; empty for nothing, or for a server's."""
    if connection.vendor != "sqlite":
        return ()
    with connection.cursor() as cursor:
        cursor.execute("pragma integrity_check")
        said = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("pragma foreign_key_check")
        broken = [
            f"{row[0]} names a row of {row[2]} that is not there" for row in cursor.fetchall()
        ]
    return tuple(one for one in (*said, *broken) if one != SOUND)
