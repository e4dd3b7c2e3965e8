"""Starts the process of Java behind a driver.

The package would run Python code in the fresh child between fork and exec, which is not safe in a
process with threads, and a server has threads: once in a while the child died there.
"""

import os
import shlex
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from trueline.plugins.engines.spark.packages import Foreign, package

SECONDS_BETWEEN_LOOKS = 0.05
PORT, SECRET = "PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET"


class NotStartedError(Exception):
    """The process ended before it could be spoken with."""


def start_gateway(conf: Foreign, said: IO[bytes]) -> Foreign:
    """Start the process and give the package's gateway to it.

    It ends when its standard input does, and with it when this process ends.

    Args:
        conf: The package's settings for it.
        said: Where it writes what it says beside.

    Raises:
        NotStartedError: It ended; what it said tells why.
    """
    with TemporaryDirectory(prefix="trueline-spark-") as folder:
        told = Path(folder) / "told"
        # A session of its own keeps an interrupt at the terminal away from it.
        process = subprocess.Popen(  # noqa: S603 - the package's own program
            _command(conf),
            stdin=subprocess.PIPE,
            stderr=said,
            env=os.environ
            | {"SPARK_CONNECT_MODE": "0", "_PYSPARK_DRIVER_CONN_INFO_PATH": str(told)},
            start_new_session=True,
        )
        while not told.exists():
            if process.poll() is not None:
                raise NotStartedError
            time.sleep(SECONDS_BETWEEN_LOOKS)
        gateway = _gateway(told)
    gateway.proc = process
    return gateway


def _command(conf: Foreign) -> list[str]:
    home = Path(package("pyspark.find_spark_home")._find_spark_home())  # noqa: SLF001 - no other
    settings = [word for name, value in conf.getAll() for word in ("--conf", f"{name}={value}")]
    last = shlex.split(os.environ.get("PYSPARK_SUBMIT_ARGS", "pyspark-shell"))
    return [str(home / "bin" / "spark-submit"), *settings, *last]


def _gateway(told: Path) -> Foreign:
    """Let the package speak with a process that runs already; the environment says where."""
    serializers = package("pyspark.serializers")
    with told.open("rb") as words:
        port = serializers.read_int(words)
        secret = serializers.UTF8Deserializer().loads(words)
    before = {name: os.environ.get(name) for name in (PORT, SECRET)}
    try:
        os.environ |= {PORT: str(port), SECRET: secret}
        return package("pyspark.java_gateway").launch_gateway()
    finally:
        _restore(before)


def _restore(before: Mapping[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
