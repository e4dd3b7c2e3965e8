"""A real cluster on this host: a master, two workers, and a Spark Connect server on them.

Started from the package's own programs with the machine's Java, on ports and in a folder of its
own; every process is ended by its id.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

from tests.engines import QUICK_JAVA
from tests.ports import free_port
from trueline.core.knocking import is_someone_there

WORKERS = 2
SECONDS_TO_START = 60.0
CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a cluster listens.

    Attributes:
        master: For a classic session.
        connect: For Spark Connect.
        environment: What a driver of this host needs.
        folder: Where the machines write; each worker's folder names the applications it ran.
    """

    master: str
    connect: str
    environment: dict[str, str]
    folder: Path

    def workers_of(self, application: str) -> int:
        """Count the workers that ran executors of an application, by a part of its id."""
        return len(list(self.folder.glob(f"worker-*/{application}")))


@contextmanager
def spark_cluster(folder: Path) -> Iterator[Cluster]:
    """Run a cluster for as long as the context lasts; Connect may still be starting."""
    master, connect, page = free_port(), free_port(), free_port()
    environment = {
        **{name: text for name, text in os.environ.items() if not name.startswith("SPARK")},
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_MASTER_OPTS": f"-Dspark.deploy.defaultCores={WORKERS}",  # one on each worker
        "SPARK_CONF_DIR": str(folder),
        "JAVA_TOOL_OPTIONS": QUICK_JAVA,
        "SPARK_EXECUTOR_MEMORY": "512m",
        "SPARK_DRIVER_MEMORY": "512m",
    }
    settings = {"spark.sql.shuffle.partitions": WORKERS, "spark.ui.enabled": "false"}
    (folder / "spark-defaults.conf").write_text(
        "".join(f"{name} {value}\n" for name, value in settings.items()), encoding="utf-8"
    )
    address = f"spark://127.0.0.1:{master}"
    deploy = "org.apache.spark.deploy"
    with ExitStack() as stopping:

        def run(name: str, *words: str) -> None:
            stopping.enter_context(_running(words, folder / name, environment))

        run(
            "master", "spark-class", f"{deploy}.master.Master",
            "--host", "127.0.0.1", "--port", str(master), "--webui-port", str(page),
        )  # fmt: skip
        wait_for(address)
        for number in range(WORKERS):
            run(
                f"worker-{number}", "spark-class", f"{deploy}.worker.Worker",
                "--host", "127.0.0.1", "--port", str(free_port()),
                "--webui-port", str(free_port()), "--cores", "2", "--memory", "2g",
                "--work-dir", str(folder / f"worker-{number}"), address,
            )  # fmt: skip
        _wait_for_workers(page)  # else an application would begin, and end, on the first alone
        run(
            "connect", "spark-submit", "--master", address, "--class", CONNECT,
            "--conf", f"spark.connect.grpc.binding.port={connect}",
            "--name", "Connect",
        )  # fmt: skip
        yield Cluster(address, f"sc://127.0.0.1:{connect}", environment, folder)


@contextmanager
def _running(words: tuple[str, ...], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    folder.mkdir()
    package = find_spec("pyspark")
    assert package is not None
    assert package.origin is not None
    home = Path(package.origin).parent
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [str(home / "bin" / words[0]), *words[1:]],
            env={**environment, "SPARK_HOME": str(home)},
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for_workers(page: int) -> None:
    """Wait until the master knows every worker, by what its page says."""
    end = time.monotonic() + SECONDS_TO_START
    while _alive(page) < WORKERS:
        assert time.monotonic() < end, "the master does not know all of its workers"
        time.sleep(0.2)


def _alive(page: int) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{page}/json/") as told:
            return int(json.load(told)["aliveworkers"])
    except OSError:  # the page is opened after the master's own door
        return 0


def wait_for(address: str) -> None:
    """Wait until something listens at an address of Spark."""
    place = address.partition("://")[2]
    end = time.monotonic() + SECONDS_TO_START
    while not is_someone_there(place, usual_port=0):
        assert time.monotonic() < end, f"nothing listens at {address}"
        time.sleep(0.2)
