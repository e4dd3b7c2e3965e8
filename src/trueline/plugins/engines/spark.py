"""Spark: answers questions on a cluster that an organisation already runs.

Reads the same Parquet files as the default engine and gives the same numbers. It pays when the
work is shared by many machines or must stay where the data are; on one machine DuckDB is about
ten times faster. The setting TRUELINE_SPARK says where: a master (``local[*]``,
``spark://host:7077``, ``yarn``) for a session in this process, which takes Java 17 or newer, or
the address of a Spark Connect server (``sc://host:15002``), which takes none.

Every machine of the cluster must see the ledger's folder at the same path. Imports stay on the
machine that runs Trueline. Proven with Spark 4.3 on one machine's own cluster; a cluster over
several hosts was not tried.
"""

import os
import re
import shutil
import threading
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from tempfile import TemporaryFile
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trueline.core.errors import PluginError, SettingError
from trueline.core.knocking import is_someone_there
from trueline.facts.damage import refuse_lost

ADDRESS = re.compile(r"local(\[[\w*,]+\])?|spark://\S+:\d+|yarn|k8s://\S+|sc://[^/\s]+(/;\S+)?")
SAME_ANSWERS = {
    "spark.sql.ansi.enabled": "true",  # what does not fit fails instead of becoming null
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # no zone is invented
    "spark.sql.variable.substitute": "false",  # an account may be named ${x}
}
"""What a session must be told to answer as the other engines do."""

OWN_DRIVER = {
    "spark.app.name": "Trueline",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
ON_THIS_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
}
Foreign = Any  # something of a package that need not be installed

FAULTS = "SQLQueryContextLogger"
USUAL_PORTS = {"spark": 7077, "sc": 15002}
SIGNS_OF_PATTERNS = re.compile(r"([\\*?\[\]{}])")


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
        self._own = threading.local()
        self._gate = threading.Lock()
        self._driver: Foreign = None

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
        with self._gate:
            _end(self._driver)
            self._driver = None

    def _ask(self, sql: str, sources: Mapping[str, Sequence[str]]) -> pa.Table:
        session = self._session()
        for name, paths in sources.items():
            if self._own.shown.get(name) != (files := tuple(paths)):
                schema = _schema(files[0])
                rows = session.read.schema(schema).parquet(*map(_literal, files))
                rows.createOrReplaceTempView(name)
                self._own.shown[name] = files
        return session.sql(sql).toArrow()

    def _session(self) -> Foreign:
        if not hasattr(self._own, "session"):
            _refuse_silent(self._address)
            # Faults leave here as sentences; the package would print each with its whole trace.
            _package("pyspark.logger").PySparkLogger.getLogger(FAULTS).disabled = True
            session = self._remote() if self._address.startswith("sc://") else self._local()
            for name, value in SAME_ANSWERS.items():
                session.conf.set(name, value)
            self._own.session, self._own.shown = session, {}
        return self._own.session

    def _remote(self) -> Foreign:
        builder = _package("pyspark.sql.connect.session").SparkSession.builder
        return builder.remote(self._address).create()

    def _local(self) -> Foreign:
        with self._gate:
            if not _is_alive(self._driver):
                _end(self._driver)
                self._driver = _driver(self._address)
            return self._driver.newSession()

    def _forget(self) -> None:
        session = self._own.__dict__.pop("session", None)
        if session is not None and self._address.startswith("sc://"):
            with suppress(Exception):  # it may be gone already, and that is all we want
                session.stop()

    def _refusal(self, failed: Exception) -> PluginError:
        words = str(failed).strip().partition("\n")[0].partition(" SQLSTATE")[0].rstrip(".")
        return PluginError(
            f"Spark at {_shown(self._address)} could not answer: {words}. See that it runs, that "
            "it is of the same release as the package pyspark here, and that each of its machines "
            "sees the ledger's folder at the same path."
        )


def _driver(master: str) -> Foreign:
    """Start a driver in a process of its own; what Java says beside is shown only if it fails."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise PluginError(
            f"Spark at {master} needs Java 17 or newer on this machine, and there is none. Install "
            "it (default-jre-headless on Debian), or name a Spark Connect server, sc://host:port."
        )
    gateway, spark = _package("pyspark.java_gateway"), _package("pyspark")
    wanted = OWN_DRIVER | (ON_THIS_MACHINE if master.startswith("local") else {})
    conf = spark.SparkConf().setMaster(master).setAll(list(wanted.items()))
    with TemporaryFile() as said:
        try:
            java = gateway.launch_gateway(conf, {"stderr": said})
            context = spark.SparkContext(conf=conf, gateway=java)
        except Exception as failed:
            said.seek(0)
            words = said.read().decode("utf-8", "replace").strip() or str(failed)
            raise PluginError(
                f"Spark at {master} did not start: {words.splitlines()[-1].rstrip('.')}."
            ) from failed
    return _package("pyspark.sql").SparkSession(context)


def _is_alive(driver: Foreign) -> bool:
    try:
        return not driver.sparkContext._jsc.sc().isStopped()  # noqa: SLF001 - the only one to know
    except Exception:  # noqa: BLE001 - whatever it is, nobody answers there
        return False


def _end(driver: Foreign) -> None:
    """End a driver's process, however ill it is; the package would cling to it for good."""
    if driver is None:
        return
    context, java = driver.sparkContext, driver.sparkContext._gateway  # noqa: SLF001 - as above
    for stop in (driver.stop, java.shutdown, java.proc.stdin.close, java.proc.wait):
        with suppress(Exception):
            stop()
    kind, session = type(context), type(driver)
    kind._gateway = kind._jvm = kind._active_spark_context = None  # noqa: SLF001 - as above
    session._instantiatedSession = None  # noqa: SLF001 - as above


def _package(name: str) -> Foreign:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of pandas, which we do not use
            return import_module(name)
    except ImportError as missing:
        raise PluginError(
            f"The engine spark needs a package that is not installed ({missing.name or missing}). "
            "Install Trueline with its extra: pip install 'trueline[spark]'."
        ) from missing


def _schema(path: str) -> Foreign:
    types = _package("pyspark.sql.pandas.types")
    return types.from_arrow_schema(pq.read_schema(path), prefer_timestamp_ntz=True)


def _literal(path: str) -> str:
    """Give a path of this machine as Spark takes it: a file, and no pattern of file names."""
    return "file:" + SIGNS_OF_PATTERNS.sub(r"\\\1", path)


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
