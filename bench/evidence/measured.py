"""Processes that are measured: ours in our environment, a library's in its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OURS = Path(sys.executable)
PEERS = ROOT / ".venv-evidence" / "bin" / "python"
CORES = {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2", "NUMBA_NUM_THREADS": "2"}
"""Two cores for everybody, ours and the libraries'."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process took, start and imports included.

    Attributes:
        wall: Seconds on the clock.
        cpu: Seconds of all processors; tells more when the machine is shared.
        peak: MB of memory at most.
        said: What it printed as its last line, as JSON; its own inner clocks may be in it.
    """

    wall: float
    cpu: float
    peak: float
    said: dict[str, Any]


def has_peers() -> bool:
    """Say whether the libraries are installed; print what to do where they are not."""
    if not PEERS.exists():
        print("The libraries are not installed: run make bench-evidence, which does it once.")
    return PEERS.exists()


def run_measured(python: Path, script: Sequence[str], cores: dict[str, str] = CORES) -> Measured:
    """Run ``python *script`` to its end; its last line is its answer.

    Raises:
        RuntimeError: It failed; its own words were printed.
    """
    began = time.perf_counter()
    environment = os.environ | cores | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with subprocess.Popen(
        [str(python), *script], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{' '.join(script)} failed:\n{output}")
    said = json.loads(output.strip().splitlines()[-1])
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)
