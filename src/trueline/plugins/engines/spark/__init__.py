"""Spark: answers questions on a cluster that an organisation already runs.

Reads the same Parquet files as the default engine and gives the same numbers. It pays when the
work is shared by many machines or must stay where the data are; on one machine DuckDB is
several times faster. The setting TRUELINE_SPARK says where: a master (``local[*]``,
``spark://host:7077``, ``yarn``) for a session in this process, which takes Java 17 or newer, or
the address of a Spark Connect server (``sc://host:15002``), which takes none.

Every machine of the cluster must see the ledger's folder at the same path. Imports stay on the
machine that runs Trueline. Proven with Spark 4.3 on one machine's own cluster; a cluster over
several hosts was not tried.
"""

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq
from ibis.config import Config, options

from trueline.core.errors import PluginError, SettingError
from trueline.core.knocking import is_someone_there
from trueline.facts.ledger.damage import refuse_lost
from trueline.plugins.engines.spark.driver import DRIVER
from trueline.plugins.engines.spark.packages import Foreign, package

ADDRESS = re.compile(r"local(\[[\w*,]+\])?|spark://\S+:\d+|yarn|k8s://\S+|sc://[^/\s]+(/;\S+)?")
SAME_ANSWERS = {
    "spark.sql.ansi.enabled": "true",  # what does not fit fails instead of becoming null
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # no zone is invented
    "spark.sql.variable.substitute": "false",  # an account may be named ${x}
}
"""What a session must be told to answer as the other engines do."""

FAULTS = "SQLQueryContextLogger"
USUAL_PORTS = {"spark": 7077, "sc": 15002}
SIGNS_OF_PATTERNS = re.compile(r"([\\*?\[\]{}])")


class _Compiling(Config):  # type: ignore[misc]  # Ibis has no types
    treat_nan_as_null: bool = False


options.pyspark = _Compiling()  # else only Ibis's own backend sets it, which we do not use


class SparkEngine:
    """Runs compiled queries in a session of Spark.

    Attributes:
        name: For the setting.
        dialect: What Ibis compiles for.
    """

    name = "spark"
    dialect = "pyspark"

    def __init__(self, address: str = "local[*]") -> None:
        """Keep the address; a session is opened when a thread first asks.

        Args:
            address: A master, or ``sc://host:port`` of a Spark Connect server.
        """
        self._address = address
        self._is_remote = address.startswith("sc://")
        self._own = threading.local()

    def at(self, address: str) -> "SparkEngine":
        """Give this engine at a master or at a Spark Connect server.

        Raises:
            SettingError: It is neither.
        """
        if not ADDRESS.fullmatch(address):
            raise SettingError(
                "TRUELINE_SPARK must be a master, such as local[*] or spark://host:7077, or a "
                f"Spark Connect server, such as sc://host:15002; it is “{address}”."
            )
        return SparkEngine(address)

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> pa.Table:
        """Run a query whose table names are the keys of ``sources``.

        A session that ended meanwhile, as a server ends those that were idle, is opened anew.

        Raises:
            FileNotFoundError: A file is gone.
            DamagedError: A file is not what was written there.
            PluginError: Spark, Java or the server is not there, or it cannot answer.
        """
        is_new = not hasattr(self._own, "session")
        try:
            return self._ask(sql, sources)
        except PluginError:
            raise
        except Exception as failed:
            refuse_lost(sources)
            self._forget()
            if is_new:
                raise self._refusal(failed) from failed
        return self.query(sql, sources)

    def close(self) -> None:
        """End this thread's session, and the driver in this process when there is one."""
        self._forget()
        if not self._is_remote:
            DRIVER.end()

    def _ask(self, sql: str, sources: Mapping[str, Sequence[str]]) -> pa.Table:
        session = self._session()
        for name, paths in sources.items():
            if self._own.shown.get(name) != (files := tuple(paths)):
                # Files of this machine, not of a cluster's own system, and no patterns of names.
                plain = ("file:" + SIGNS_OF_PATTERNS.sub(r"\\\1", one) for one in files)
                rows = session.read.schema(_schema(files[0])).parquet(*plain)
                rows.createOrReplaceTempView(name)
                self._own.shown[name] = files
        return session.sql(sql).toArrow()

    def _session(self) -> Foreign:
        if not hasattr(self._own, "session"):
            _refuse_silent(self._address)
            # Faults leave here as sentences; the package would print each with its whole trace.
            package("pyspark.logger").PySparkLogger.getLogger(FAULTS).disabled = True
            session = self._remote() if self._is_remote else DRIVER.session(self._address)
            for name, value in SAME_ANSWERS.items():
                session.conf.set(name, value)
            self._own.session, self._own.shown = session, {}
        return self._own.session

    def _remote(self) -> Foreign:
        builder = package("pyspark.sql.connect.session").SparkSession.builder
        return builder.remote(self._address).create()

    def _forget(self) -> None:
        session = self._own.__dict__.pop("session", None)
        if session is not None and self._is_remote:
            with suppress(Exception):  # it may be gone already, and that is all we want
                session.stop()

    def _refusal(self, failed: Exception) -> PluginError:
        words = str(failed).strip().partition("\n")[0].partition(" SQLSTATE")[0].rstrip(".")
        return PluginError(
            f"Spark at {_shown(self._address)} could not answer: {words}. See that it runs, that "
            "it is of the same release as the package pyspark here, and that each of its machines "
            "sees the ledger's folder at the same path."
        )


def _schema(path: str) -> Foreign:
    types = package("pyspark.sql.pandas.types")
    return types.from_arrow_schema(pq.read_schema(path), prefer_timestamp_ntz=True)


def _refuse_silent(address: str) -> None:
    kind, _, rest = address.partition("://")
    places = rest.partition("/")[0]
    if kind in USUAL_PORTS and not is_someone_there(places, usual_port=USUAL_PORTS[kind]):
        raise PluginError(
            f"Nothing answers at {_shown(address)}. Start Spark there, or set TRUELINE_SPARK to "
            "where it runs."
        )


def _shown(address: str) -> str:
    """Give an address without what follows it: it may be a secret."""
    return address.partition("/;")[0]


ENGINE = SparkEngine()
