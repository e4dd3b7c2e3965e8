"""PostgreSQL from Debian: a table with keys and a primary key; no history, no line of origin.

The server is ours alone, on 127.0.0.1, with settings for a small machine; it is gone afterwards.
"""

import io
import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pyarrow as pa
from pyarrow import csv

from bench.facts.contender import cpu_of_family
from bench.facts.exports import Exports
from bench.facts.scorecard import POSTGRESQL, named_database

SETTINGS = (
    "shared_buffers=1GB", "work_mem=256MB", "maintenance_work_mem=512MB", "max_wal_size=8GB",
    "max_parallel_workers_per_gather=1", "jit=off",
)  # fmt: skip
CAME = "account text, metric text, day date, breakdown text, value numeric(18, 6)"
KEYED = """select a.id, m.id, b.id, day, value from came join account a using (account)
 join metric m using (metric) join breakdown b on b.breakdown = coalesce(came.breakdown, '')"""


def programs() -> Path | None:
    """Find the server's programs; None without them."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name)
    )
    return found[-1] if found else None


class PostgreSQL:
    """A fact table in a server."""

    def __init__(self, folder: Path) -> None:
        self._data, self._bin = folder / "data", programs()
        if self._bin is None:
            raise SystemExit("There is no PostgreSQL on this machine.")
        self._as: tuple[str, ...] = ()
        if os.geteuid() == 0:  # the server refuses to run as root
            self._as = ("runuser", "-u", "postgres", "--")
            folder.chmod(0o711)
            shutil.chown(folder, "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._run("initdb", "-U", "bench", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust")
        options = " ".join(f"-c {one}" for one in SETTINGS)
        self._run("pg_ctl", "-w", "-l", str(self._data / "log"), "-o",
                  f"-h 127.0.0.1 -p {port} -k '' {options}", "start")  # fmt: skip
        self._connection = psycopg.connect(
            f"host=127.0.0.1 port={port} user=bench dbname=postgres", autocommit=True
        )
        self._process = int((self._data / "postmaster.pid").read_text().split()[0])

    def _run(self, program: str, *words: str) -> None:
        command = [*self._as, f"{self._bin}/{program}", "-D", str(self._data), *words]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)

    def close(self) -> None:
        """Stop the server."""
        self._connection.close()
        self._run("pg_ctl", "-m", "fast", "-w", "stop")

    def load(self, exports: Exports) -> None:
        self._name(exports)
        run = self._connection.execute
        run(
            "create table fact(account_id int, metric_id smallint, breakdown_id int, day date,"
            " value numeric(18, 6))"
        )
        for month in exports.months:
            with self._connection.transaction():
                self._copy(month)
                run(f"insert into fact {KEYED}")
        run("alter table fact add primary key (account_id, metric_id, breakdown_id, day)")
        run("analyse fact")

    def _name(self, exports: Exports) -> None:
        given = named_database(exports.names, exports.kpis)
        for one in ("account", "metric", "breakdown", "kpi"):
            told = given.execute(f"describe {one}").fetchall()
            kinds = ", ".join(f"{name} {_kind(kind)}" for name, kind, *_ in told)
            self._connection.execute(f"create table {one}({kinds})")
            rows = given.execute(f"from {one}").fetchall()
            with self._connection.cursor().copy(f"copy {one} from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        given.close()

    def _copy(self, path: Path) -> None:
        self._connection.execute(f"create temp table came ({CAME}) on commit drop")
        columns = "account, metric, breakdown, day, value"
        text = f"copy came({columns}) from stdin (format csv, header)"
        with path.open("rb") as stream, self._connection.cursor().copy(text) as copy:
            while piece := stream.read(1 << 20):
                copy.write(piece)

    def merge(self, exports: Exports) -> None:
        with self._connection.transaction():
            self._copy(exports.weekly)
            self._connection.execute(
                f"insert into fact {KEYED} on conflict (account_id, metric_id, breakdown_id, day)"
                " do update set value = excluded.value where fact.value <> excluded.value"
            )

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        text = f"copy ({POSTGRESQL.of('fact')}) to stdout (format csv, header)"

        def ask() -> pa.Table:
            with self._connection.cursor().copy(text) as copy:
                content = b"".join(copy)
            return csv.read_csv(io.BytesIO(content))

        return {"facts": ask}

    def byte_count(self) -> int:
        [count] = self._connection.execute("select pg_total_relation_size('fact')").fetchone() or [
            0
        ]
        return int(count)

    def server_cpu(self) -> float:
        return cpu_of_family(self._process)


def _kind(kind: str) -> str:
    return {"VARCHAR": "text"}.get(kind, kind)
