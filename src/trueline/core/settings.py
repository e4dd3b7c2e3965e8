"""The settings of Trueline, listed once: the program, the docs and a test read this table."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["folder", "text", "whole number", "yes or no", "address"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that the person who runs Trueline may choose, through the environment.

    Attributes:
        name: Environment variable.
        kind: How its text is understood.
        default: Text taken when it is not set; empty when its absence has a meaning of its own.
        words: What it does, in a sentence.
    """

    name: str
    kind: Kind
    default: str
    words: str


SETTINGS = (
    Setting(
        "TRUELINE_HOME",
        "folder",
        "var",
        "Folder that holds everything Trueline keeps: application database, facts, raw files.",
    ),
    Setting(
        "TRUELINE_DATABASE",
        "text",
        "",
        "Application database on a PostgreSQL server, as "
        "postgresql://name:password@host:5432/database; empty means a SQLite file in the home "
        "folder. It holds people, plans and the ledger's manifest.",
    ),
    Setting(
        "TRUELINE_ENGINE",
        "text",
        "duckdb",
        "What answers questions: duckdb, in this process, or spark, on a cluster.",
    ),
    Setting(
        "TRUELINE_SPARK",
        "text",
        "local[*]",
        "Where Spark runs when the engine is spark: a master, such as spark://host:7077, or a "
        "Spark Connect server, such as sc://host:15002.",
    ),
    Setting(
        "TRUELINE_HOST",
        "text",
        "127.0.0.1",
        "Address that the server listens on; the demo signs in with one click only on 127.0.0.1.",
    ),
    Setting("TRUELINE_PORT", "whole number", "8000", "Port that the server listens on."),
    Setting(
        "TRUELINE_ADDRESS",
        "address",
        "",
        "Address that people type, such as https://trueline.example.org; empty means host and "
        "port, and is refused when the host is every address of the machine (0.0.0.0 or ::). "
        "With https, cookies travel over https only.",
    ),
    Setting(
        "TRUELINE_SECRET_KEY",
        "text",
        "",
        "Key that signs sessions, 50 characters or more; empty means one that is made at the "
        "first start and kept in the home folder.",
    ),
    Setting(
        "TRUELINE_MAIL",
        "text",
        "console",
        "What hands mails over: console, which prints them where the server runs, or a mail server "
        "such as smtp://name:password@mail.example.org:587; with smtps it is encrypted from the "
        "start, with smtp before anything is sent, unless the server is this very machine.",
    ),
    Setting(
        "TRUELINE_MAIL_FROM",
        "text",
        "Trueline <trueline@localhost>",
        "Whom mails come from.",
    ),
    Setting(
        "TRUELINE_DEBUG",
        "yes or no",
        "no",
        "Shows the program's inner state when a page fails; for development only.",
    ),
)
