"""What every contender of the bench can do, and how long it takes."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from bench.facts.exports import Exports

TICKS = os.sysconf("SC_CLK_TCK")


class Contender(Protocol):
    """A way to keep daily values."""

    def load(self, exports: Exports) -> None:
        """Bring in every month, durably."""

    def merge(self, exports: Exports) -> None:
        """Bring in the weekly file: add new rows, put restated values in the old ones' place."""

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        """Give the ways in which the scorecard can be asked."""

    def byte_count(self) -> int:
        """Give the bytes that all of it takes up."""

    def server_cpu(self) -> float:
        """Give the CPU seconds so far of processes that work for it; 0 without any."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """What one piece of work took.

    Attributes:
        wall: On the clock.
        cpu: Of all processors, ours and a server's; tells more when the machine is shared.
    """

    wall: float
    cpu: float


def timed(contender: Contender, work: Callable[[], object]) -> tuple[Seconds, object]:
    """Do a piece of work once."""
    server, cpu, wall = contender.server_cpu(), time.process_time(), time.perf_counter()
    answer = work()
    return Seconds(
        time.perf_counter() - wall,
        time.process_time() - cpu + contender.server_cpu() - server,
    ), answer


def best(contender: Contender, work: Callable[[], object], rounds: int) -> tuple[Seconds, object]:
    """Do a piece of work some times; give the least of each clock."""
    runs = [timed(contender, work) for _ in range(rounds)]
    return Seconds(min(one.wall for one, _ in runs), min(one.cpu for one, _ in runs)), runs[-1][1]


def bytes_below(folder: Path, *, pattern: str = "*") -> int:
    """Give the bytes of all files below a folder."""
    return sum(one.stat().st_size for one in folder.rglob(pattern) if one.is_file())


def cpu_of_family(parent: int) -> float:
    """Give the CPU seconds of a process, its children, and those of them that have ended."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == parent:
            ticks += sum(map(int, fields[11:15]))
        elif int(fields[1]) == parent:
            ticks += sum(map(int, fields[11:13]))
    return ticks / TICKS
