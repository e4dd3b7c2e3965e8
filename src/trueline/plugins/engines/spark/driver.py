"""The driver: the process of Java that plans questions for a master; one for each of ours."""

import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryFile

from trueline.core.errors import PluginError
from trueline.plugins.engines.spark.packages import Foreign, package
from trueline.plugins.engines.spark.starting import start_gateway

OURS = {
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
"""What a master inside the driver wants: no door to the network, no division by hundreds."""


class Driver:
    """Runs while someone asks; one that died is started anew."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._gate = threading.Lock()
        self._master = ""
        self._root: Foreign = None

    def session(self, master: str) -> Foreign:
        """Give a new session with tables of its own.

        Raises:
            PluginError: There is no Java, or the driver did not start.
        """
        with self._gate:
            if master != self._master or not _is_alive(self._root):
                _end(self._root)
                self._master, self._root = "", None
                self._master, self._root = master, _start(master)
            return self._root.newSession()

    def end(self) -> None:
        """End the process when there is one."""
        with self._gate:
            _end(self._root)
            self._master, self._root = "", None


def _start(master: str) -> Foreign:
    """Start the process; what Java says beside is shown only if it fails."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise PluginError(
            f"Spark at {master} needs Java 17 or newer on this machine, and there is none. Install "
            "it (default-jre-headless on Debian), or name a Spark Connect server, sc://host:port."
        )
    spark = package("pyspark")
    wanted = OURS | (ON_THIS_MACHINE if master.startswith("local") else {})
    conf = spark.SparkConf().setMaster(master).setAll(list(wanted.items()))
    java: Foreign = None
    with TemporaryFile() as said:
        try:
            java = start_gateway(conf, said)
            context = spark.SparkContext(conf=conf, gateway=java)
        except Exception as failed:
            _end_process(java)
            said.seek(0)
            words = str(failed) if java else said.read().decode("utf-8", "replace").strip()
            raise PluginError(
                f"Spark at {master} did not start: {words.strip().splitlines()[0].rstrip('.')}."
            ) from failed
    return package("pyspark.sql").SparkSession(context)


def _is_alive(root: Foreign) -> bool:
    try:
        return not root.sparkContext._jsc.sc().isStopped()  # noqa: SLF001 - the only one to know
    except Exception:  # noqa: BLE001 - whatever it is, nobody answers there
        return False


def _end(root: Foreign) -> None:
    if root is not None:
        _whatever_comes(root.stop)
        _end_process(root.sparkContext._gateway)  # noqa: SLF001 - as above
        type(root)._instantiatedSession = None  # noqa: SLF001 - as above


def _end_process(java: Foreign) -> None:
    """End a process, however ill it is; the package itself would cling to it for good."""
    if java is not None:
        for stop in (java.shutdown, java.proc.stdin.close, java.proc.wait):
            _whatever_comes(stop)
        kind = package("pyspark").SparkContext
        kind._gateway = kind._jvm = kind._active_spark_context = None  # noqa: SLF001 - as above


def _whatever_comes(stop: Callable[[], object]) -> None:
    with suppress(Exception):
        stop()


DRIVER = Driver()
