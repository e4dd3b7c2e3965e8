"""Where the application database is: a file in the home, or a database on a server."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from trueline.core.errors import SettingError

EXAMPLE = "postgresql://trueline:password@db.example.org:5432/trueline"
SECONDS_TO_CONNECT = 10
SECONDS_KEPT = 600
"""How long a thread keeps a connection between requests."""


def database_at(address: str, home: Path) -> dict[str, Any]:
    """Give Django's settings of the application database.

    Args:
        address: Of a database on a PostgreSQL server; empty for a file in the home.
        home: Folder for that file.

    Raises:
        SettingError: The address cannot be understood, or a package is missing.
    """
    return _server(address) if address else _file(home / "trueline.sqlite3")


def _file(path: Path) -> dict[str, Any]:
    # A commit must outlive a power cut, hence FULL; writers queue up instead of failing, hence
    # IMMEDIATE and a patient timeout.
    return {
        "ENGINE": "trueline.web.database",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
            ),
        },
    }


def _server(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _unclear() from None
    name = unquote(parts.path).strip("/")
    if parts.scheme not in {"postgresql", "postgres"} or not name or "/" in name:
        raise _unclear()
    if find_spec("psycopg") is None:
        raise SettingError(
            "TRUELINE_DATABASE names a PostgreSQL server, and the package psycopg is not "
            "installed. Install Trueline with its extra: pip install 'trueline[postgres]'."
        )
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "trueline.web.database.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or asked.pop("host", "")),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": SECONDS_KEPT,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": SECONDS_TO_CONNECT, "keepalives_idle": 60, **asked},
    }


def _unclear() -> SettingError:
    # The address is not repeated: it holds a password.
    return SettingError(f"TRUELINE_DATABASE must look like {EXAMPLE}.")
